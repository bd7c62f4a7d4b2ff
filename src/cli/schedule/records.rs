//! The records of changes, held against each other and against the schedule.

use std::{format, prelude::rust_2024::*};

use super::{
    check::AnyConstraints,
    source::{Found, Shown, Stored},
};
use crate::{
    schedule::Rules,
    store::{ChangeKind, ChangeRecord},
};

pub(super) fn check<V: Shown>(found: &Found<V>, stored: &Stored) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut before: Option<&ChangeRecord> = None;
    for record in &stored.records {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                wrong.push(error.clone());
                // What the next one follows is not known.
                before = None;
                continue;
            }
        };
        match before {
            None if record.number == 1 && record.kind != ChangeKind::Registered => {
                wrong.push(format!("the first change was {}, not registered", record.kind));
            }
            None => {}
            Some(before) => wrong.extend(follows(before, record)),
        }
        before = Some(record);
    }
    let numbers: Vec<u64> = stored.records.iter().flatten().map(|record| record.number).collect();
    let expected = 1..=numbers.last().copied().unwrap_or_default();
    let is_unreadable = stored.records.iter().any(Result::is_err);
    if !is_unreadable && !numbers.iter().copied().eq(expected) {
        wrong.push("the numbers of the changes have a gap: records were taken out".to_string());
    }
    wrong.extend(last(found, before));
    let reached = stored.epoch.as_ref().ok().copied().flatten();
    if let (Some(reached), Some(last)) = (reached, before)
        && last.kind == ChangeKind::EpochCorrected
        && reached < last.at
    {
        wrong.push(format!(
            "the database is at epoch {reached}, before that of the last change, {}",
            last.at
        ));
    }
    wrong
}

/// Whether the schedule is the one of the last record.
fn last<V: Shown>(found: &Found<V>, last: Option<&ChangeRecord>) -> Option<String> {
    let restore = "`restore` puts back what was recorded";
    match (&found.schedule, last) {
        (Ok(Some(schedule)), Some(last)) if !V::is_stored(schedule, &last.schedule) => {
            Some(format!(
                "the schedule is not the one that change {} wrote: it was changed without a record; {restore}",
                last.number
            ))
        }
        (Ok(None), Some(last)) => {
            Some(format!("there is no schedule, and change {} wrote one: {restore}", last.number))
        }
        (Ok(Some(_)), None) => Some("there is no record of the schedule's last change".to_string()),
        (Ok(_) | Err(_), _) => None,
    }
}

/// Whether a change may come after another one.
fn follows(before: &ChangeRecord, record: &ChangeRecord) -> Option<String> {
    let (number, at) = (record.number, record.at);
    let rules = Rules::new(u32::MAX).with_constraints(AnyConstraints);
    let error = match record.kind {
        ChangeKind::Updated => {
            let updated = before.schedule.update(record.schedule.clone(), at, &rules);
            updated.err().map(|error| error.to_string())
        }
        ChangeKind::EpochCorrected if record.schedule != before.schedule => {
            Some("the epoch alone was to be corrected, and the schedule changed".to_string())
        }
        ChangeKind::Registered => Some("a schedule was registered over another one".to_string()),
        // They mend what is broken, so there is nothing to follow.
        ChangeKind::Repaired | ChangeKind::Restored | ChangeKind::EpochCorrected => None,
    };
    error.map(|error| format!("change {number}, at epoch {at}: {error}"))
}
