//! The tables under check: their values, and how these go.

use std::{collections::BTreeSet, string::String, vec::Vec};

use super::{
    CheckFault, CheckFinding,
    binary::inside,
    keys::keys,
    places::TablePlace,
    round::{Round, failed},
    row::{Row, Way, fault_of},
    scope::Scope,
    values::{Sampled, sampled},
};
use crate::{
    entity::VersionInfo,
    history::Samples,
    store::Registry,
    train::Release,
    version::{SpecVersion, Version},
};

/// A table with all that goes through it.
struct Prepared<'a> {
    place: &'a TablePlace<'a>,
    values: Vec<(Sampled, Option<Vec<u8>>)>,
    /// The way of a value, by its number.
    ways: Vec<(usize, Way)>,
    keys: Vec<Vec<u8>>,
}

/// What the check of the tables came to.
#[derive(Default)]
pub(super) struct Checked {
    /// How many values were written and read.
    pub(super) values: u64,
    /// The versions of entities of which there were some.
    pub(super) covered: BTreeSet<(String, Version)>,
}

/// Takes samples of all versions through all tables.
pub(super) fn check(
    scope: &Scope<'_>,
    places: &[TablePlace<'_>],
    registry: &Registry,
    given: &Samples,
    findings: &mut Vec<CheckFinding>,
) -> Checked {
    let registry = registry.only(|table| places.iter().any(|place| place.info == table));
    let prepared = places.iter().map(|place| prepare(scope, place, given, findings));
    let prepared: Vec<_> = prepared.collect();
    let mut checked = Checked::default();
    let rounds = prepared.iter().map(|table| table.ways.chunks(table.keys.len().max(1)).len());
    for number in 0..rounds.max().unwrap_or(0) {
        let mut rows: Vec<Row<'_>> =
            prepared.iter().flat_map(|table| rows(table, number)).collect();
        let mut round = Round { scope, registry: &registry, findings, values: 0 };
        let done = round.run(&mut rows);
        checked.values += round.values;
        if let (Err(reason), Some(place)) = (done, places.first()) {
            let (entity, version) = (place.info.entity().into(), place.info.latest());
            findings.push(of_table(place, Release::Entity { entity, version }, failed(reason)));
            return checked;
        }
    }
    for table in &prepared {
        for (value, _) in &table.values {
            checked.covered.extend(inside(table.place.info.hooks(), value.version));
        }
    }
    checked
}

fn of_table(place: &TablePlace<'_>, release: Release, fault: CheckFault) -> CheckFinding {
    let finding = CheckFinding::new(place.feature.clone(), release, fault);
    CheckFinding { table: Some(place.info.name().into()), ..finding }
}

/// The samples of a table, their ways and their keys.
fn prepare<'a>(
    scope: &Scope<'_>,
    place: &'a TablePlace<'a>,
    given: &Samples,
    findings: &mut Vec<CheckFinding>,
) -> Prepared<'a> {
    let info = place.info;
    let release = |version| Release::Entity { entity: info.entity().into(), version };
    let mut prepared = Prepared { place, values: Vec::new(), ways: Vec::new(), keys: Vec::new() };
    for version in info.versions().iter().filter(|version| version.activates <= scope.after) {
        let samples = sampled(info.hooks(), version, info.codec(), given);
        if samples.is_empty() {
            findings.push(of_table(place, release(version.version), CheckFault::NoSamples));
        }
        for value in samples {
            match info.probe_view(&value.stored) {
                Ok(view) => {
                    let number = prepared.values.len();
                    let ways = ways(scope, info.versions(), version);
                    prepared.ways.extend(ways.into_iter().map(|way| (number, way)));
                    prepared.values.push((value, view));
                }
                Err(refused) => {
                    for fault in fault_of(refused).0 {
                        let finding = of_table(place, release(value.version), fault);
                        let sample = Some(value.sample.clone());
                        findings.push(CheckFinding { sample, ..finding });
                    }
                }
            }
        }
    }
    prepared.keys = keys(info, prepared.ways.len(), given);
    if prepared.keys.is_empty() && !prepared.ways.is_empty() {
        findings.push(of_table(place, release(info.latest()), CheckFault::NoKeys));
        prepared.values.clear();
        prepared.ways.clear();
    }
    prepared
}

/// How a value of a version goes.
fn ways(scope: &Scope<'_>, all: &[VersionInfo], version: &VersionInfo) -> Vec<Way> {
    let newest = |at: SpecVersion| {
        let active = all.iter().filter(|info| info.activates <= at);
        active.map(|info| info.version).max()
    };
    let is_newest_first = newest(version.activates) == Some(version.version);
    let ways: &[Way] = match (version.activates <= scope.before, is_newest_first) {
        (true, true) => &[Way::OldStored, Way::OldWritten, Way::OldRewritten],
        (true, false) => &[Way::OldStored, Way::OldRewritten],
        (false, true) => {
            &[Way::NewEarly, Way::NewStoredEarly, Way::NewWritten, Way::NewStored, Way::NewAfter]
        }
        (false, false) => &[Way::NewEarly, Way::NewStoredEarly, Way::NewStored, Way::NewAfter],
    };
    ways.to_vec()
}

/// The rows of a table in one round: as many as there are keys.
fn rows<'a>(table: &'a Prepared<'a>, round: usize) -> Vec<Row<'a>> {
    let ways = table.ways.chunks(table.keys.len().max(1)).nth(round).unwrap_or_default();
    let rows = ways.iter().zip(&table.keys).filter_map(|((number, way), key)| {
        let (value, view) = table.values.get(*number)?;
        let view = view.as_deref();
        Some(Row { place: table.place, value, view, way: *way, key, held: None })
    });
    rows.collect()
}
