//! Findings of one cause, as one.

use std::{collections::BTreeSet, string::String, vec::Vec};

use super::{CheckFault, CheckFinding, SampleValue};
use crate::train::Release;

/// Several findings that become one.
struct Folded {
    cause: CheckFinding,
    told: CheckFinding,
    samples: BTreeSet<(String, String)>,
}

/// One finding of those that differ in sample or table alone, and of all in which a removed field is
/// lost. It tells the sample that is read most easily.
pub(super) fn fold(findings: Vec<CheckFinding>) -> Vec<CheckFinding> {
    let mut all: Vec<Folded> = Vec::new();
    for found in findings {
        let found = of_entity(found);
        let cause = cause(&found);
        match all.iter_mut().find(|folded| folded.cause == cause) {
            Some(folded) => folded.add(found),
            None => {
                let samples = found.sample.iter().map(named).collect();
                all.push(Folded { cause, told: found, samples });
            }
        }
    }
    let told = all.into_iter().map(|Folded { told, samples, .. }| CheckFinding {
        more_samples: samples.len().saturating_sub(1),
        ..told
    });
    told.collect()
}

impl Folded {
    fn add(&mut self, found: CheckFinding) {
        self.samples.extend(found.sample.iter().map(named));
        let told = &mut self.told;
        if rank(&found) < rank(told) {
            told.fault = found.fault;
            told.sample = found.sample;
        }
        if let Some(table) = found.table {
            match &told.table {
                None => told.table = Some(table),
                Some(first) if *first == table || told.more_tables.contains(&table) => {}
                Some(_) => told.more_tables.push(table),
            }
        }
    }
}

fn named(sample: &SampleValue) -> (String, String) {
    (sample.name.clone(), sample.value.clone())
}

/// How easily a sample is read: the typical one first, and then the shortest.
fn rank(finding: &CheckFinding) -> (bool, usize) {
    let sample = finding.sample.as_ref();
    sample.map_or((true, usize::MAX), |sample| (sample.name != "typical", sample.value.len()))
}

/// A removed field is its entity's, wherever the entity lies.
fn of_entity(found: CheckFinding) -> CheckFinding {
    match &found.fault {
        CheckFault::Removed { entity, version, .. } => {
            let release = Release::Entity { entity: entity.clone(), version: *version };
            CheckFinding { release, step: None, ..found }
        }
        _ => found,
    }
}

/// What findings of one cause have in common.
fn cause(found: &CheckFinding) -> CheckFinding {
    let mut cause = CheckFinding { sample: None, table: None, ..found.clone() };
    match &mut cause.fault {
        CheckFault::Differs { expected, found } => {
            expected.clear();
            found.clear();
        }
        CheckFault::Unreadable { reason } => *reason = without_places(reason),
        CheckFault::Missing { .. }
        | CheckFault::Later { .. }
        | CheckFault::AlreadyActive { .. }
        | CheckFault::Gone { .. }
        | CheckFault::NotAlone { .. }
        | CheckFault::Unreachable { .. }
        | CheckFault::NoSamples
        | CheckFault::NoKeys
        | CheckFault::Removed { .. }
        | CheckFault::Version { .. }
        | CheckFault::Refused { .. }
        | CheckFault::NotRefused { .. }
        | CheckFault::Store { .. } => {}
    }
    cause
}

/// A reason without the places in bytes, which every sample has elsewhere.
fn without_places(reason: &str) -> String {
    let mut parts = reason.split("at byte ");
    let first = parts.next().unwrap_or_default();
    let rest = parts.map(|part| part.trim_start_matches(|c: char| c.is_ascii_digit()));
    [first].into_iter().chain(rest).collect()
}
