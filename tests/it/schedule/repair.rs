//! The way out of stored lists that break a rule.

use perennial::{
    Epoch, SpecVersion,
    schedule::{Deployment, EntryAt, RepairError, Rules, Schedule, ScheduleError, UpdateError},
};
use proptest::prelude::*;

use super::lists::{any_epoch, any_list};

fn spec(version: u32, epoch: u64) -> Deployment {
    Deployment::new(SpecVersion(version), Epoch(epoch))
}

fn at(index: usize, version: u32, epoch: u64) -> EntryAt<SpecVersion> {
    EntryAt { index, version: SpecVersion(version), valid_from: Epoch(epoch) }
}

fn list(entries: &[Deployment]) -> Schedule {
    entries.iter().cloned().collect()
}

const NOW: Epoch = Epoch(10);

#[test]
fn a_list_longer_than_a_lowered_limit_is_shortened() {
    let (stored, rules) = (list(&[spec(1, 0), spec(2, 3), spec(3, 5)]), Rules::new(2));
    let shorter = list(&[spec(2, 3), spec(3, 5)]);
    let update = stored.update(shorter.clone(), NOW, &rules);
    let too_many = ScheduleError::TooMany { found: 3, max: 2 };
    assert_eq!(update, Err(UpdateError::Stored(too_many)));
    assert_eq!(stored.repair(shorter.clone(), NOW, &rules), Ok(shorter));
    assert!(matches!(stored.repair(stored.clone(), NOW, &rules), Err(RepairError::New(_))));
}

#[test]
fn nil_and_repeated_entries_are_dropped() {
    let stored =
        Schedule::from_entries(vec![None, Some(spec(1, 5)), Some(spec(1, 20)), Some(spec(2, 30))]);
    let rules = Rules::default();
    let sound = list(&[spec(1, 5), spec(2, 30)]);
    assert_eq!(stored.repair(sound.clone(), NOW, &rules), Ok(sound));
    let lacking = list(&[spec(1, 20)]);
    let error = RepairError::ActiveRemoved { active: at(1, 1, 5), now: NOW };
    assert_eq!(stored.repair(lacking, NOW, &rules), Err(error));
}

#[test]
fn a_repair_adds_and_alters_nothing_and_keeps_what_is_active() {
    let (stored, rules) = (list(&[spec(1, 3), spec(2, 5), spec(3, 5), spec(4, 30)]), Rules::new(3));
    let repair = |entries: &[Deployment]| stored.repair(list(entries), NOW, &rules);
    // Of two that begin together, the first is active.
    assert_eq!(
        repair(&[spec(3, 5)]),
        Err(RepairError::ActiveChanged { active: at(1, 2, 5), new: at(0, 3, 5), now: NOW })
    );
    assert_eq!(repair(&[spec(2, 5), spec(5, 40)]), Err(RepairError::Added { new: at(1, 5, 40) }));
    assert_eq!(
        repair(&[spec(2, 5), spec(4, 40)]),
        Err(RepairError::Changed {
            stored: at(3, 4, 30),
            new: at(1, 4, 40),
            difference: "valid_from"
        })
    );
    assert!(repair(&[spec(1, 3), spec(2, 5), spec(4, 30)]).is_ok());
}

#[test]
fn a_stored_list_without_entries_has_nothing_to_repair() {
    let stored = Schedule::from_entries(vec![None]);
    let error = RepairError::Added { new: at(0, 1, 20) };
    assert_eq!(stored.repair(list(&[spec(1, 20)]), NOW, &Rules::default()), Err(error));
}

proptest! {
    #[test]
    fn a_repair_is_sound_and_a_part_that_keeps_what_is_active(
        stored in any_list(),
        keep in prop::collection::vec(any::<bool>(), 6),
        now in any_epoch(),
        max in 0_u32..6,
    ) {
        let kept = stored.entries().iter().zip(keep).filter(|(_, keep)| *keep);
        let new = Schedule::from_entries(kept.map(|(entry, _)| entry.clone()).collect());
        let rules = Rules::new(max);
        let outcome = stored.repair(new.clone(), now, &rules);
        if let Ok(accepted) = &outcome {
            prop_assert_eq!(accepted, &new);
            prop_assert_eq!(accepted.validate(now, &rules), Ok(()));
            prop_assert_eq!(accepted.active(now), stored.active(now));
        } else if new.validate(now, &rules).is_ok() {
            prop_assert_ne!(new.active(now), stored.active(now));
        }
        // Where an update is possible, a repair is one.
        if outcome.is_ok() && stored.validate(now, &rules).is_ok() {
            prop_assert_eq!(stored.update(new, now, &rules), Ok(outcome.unwrap()));
        }
    }

    #[test]
    fn no_lists_make_a_repair_panic(stored in any_list(), new in any_list(), now in any_epoch(), max: u32) {
        if let Ok(accepted) = stored.repair(new, now, &Rules::new(max)) {
            let is_stored = |entry: &Deployment<_>| {
                stored.deployments().any(|stored| stored.difference(entry).is_none())
            };
            prop_assert!(accepted.deployments().all(is_stored));
        }
    }
}
