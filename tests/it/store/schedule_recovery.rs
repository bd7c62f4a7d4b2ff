//! Schedules that are lost, damaged, or changed by several at once.

use perennial::{
    Epoch, SpecVersion, Store,
    backend::{Backend, Memory, WriteBatch, WriteOp},
    schedule::{Registration, Rules},
    store::{ChangeKind, ScheduleReadError, ScheduleWriteError, SpecVersionError},
};

use super::schedule::{by, list, meta, open, plant, scheduled};

fn remove(store: &Store<Memory>, key: &str) {
    let mut batch = WriteBatch::new();
    batch.push(WriteOp::Remove { table: "perennial.meta", key: key.as_bytes().to_vec() });
    store.backend().commit(&batch).unwrap();
}

#[test]
fn what_a_newer_binary_wrote_is_not_restored_over() {
    let store = scheduled(&[(5, 0)]);
    let newer = br#"{"format":2,"version_type":"spec_version","deployments":[]}"#;
    plant(&store, "schedule", newer);
    assert!(matches!(store.schedule().current(), Err(ScheduleReadError::Foreign { .. })));
    let restored = store.schedule().restore(&by(1));
    assert!(matches!(restored, Err(ScheduleWriteError::Read(ScheduleReadError::Foreign { .. }))));
    let again = store.schedule().register(
        list(&[(5, 0)]),
        &by(1),
        &Rules::default(),
        Registration::Genesis,
    );
    assert!(matches!(again, Err(ScheduleWriteError::AlreadyRegistered)));
    assert_eq!(meta(&store, "schedule").unwrap(), newer);
}

#[test]
fn a_schedule_that_is_gone_or_contradicts_itself_comes_back_from_the_newest_sound_record() {
    let rules = Rules::default();
    let broken = [
        None,
        Some(list(&[]).to_json()),
        Some(list(&[(5, 3), (6, 2)]).to_json()),
        Some("[1, 2".to_owned()),
    ];
    for row in broken {
        let store = scheduled(&[(5, 0)]);
        store.schedule().update(list(&[(5, 0), (6, 20)]), &by(1), &rules).unwrap();
        store.advance_to(Epoch(20)).unwrap();
        store.schedule().update(list(&[(6, 20), (7, 30)]), &by(21), &rules).unwrap();
        match &row {
            Some(row) => plant(&store, "schedule", row.as_bytes()),
            None => remove(&store, "schedule"),
        }
        // Not even by the back door does the active version go back.
        let back =
            store.schedule().register(list(&[(5, 0)]), &by(22), &rules, Registration::Genesis);
        assert!(matches!(back, Err(ScheduleWriteError::AlreadyRegistered)), "{row:?}");
        assert!(store.at(Epoch(20)).is_err());
        let early = store.schedule().restore(&by(19));
        assert!(matches!(early, Err(ScheduleWriteError::EpochPassed { .. })), "{row:?}");

        // The newest record is damaged, too: the one before holds 6, which the store is at.
        plant(&store, "schedule.change.00000000000000000003", b"?");
        store.schedule().restore(&by(22)).unwrap();
        let restored = store.schedule().current().unwrap();
        assert_eq!(restored, Some(list(&[(5, 0), (6, 20)])), "{row:?}");
        assert_eq!(store.at(Epoch(20)).unwrap().spec_version(), SpecVersion(6));
    }
}

#[test]
fn nothing_below_what_the_store_has_reached_is_restored() {
    let store = scheduled(&[(5, 0)]);
    store.schedule().update(list(&[(5, 0), (6, 20)]), &by(1), &Rules::default()).unwrap();
    store.advance_to(Epoch(20)).unwrap();
    plant(&store, "schedule", b"?");
    plant(&store, "schedule.change.00000000000000000002", b"?");
    let nothing = store.schedule().restore(&by(20));
    let is_it = |error: &_| {
        matches!(
            error,
            ScheduleWriteError::NothingToRestore { records: 2, reached: SpecVersion(6) }
        )
    };
    assert!(nothing.as_ref().is_err_and(is_it), "{nothing:?}");
}

#[test]
fn a_lost_schedule_without_records_is_registered_anew() {
    let store = scheduled(&[(5, 0)]);
    store.advance_to(Epoch(3)).unwrap();
    plant(&store, "schedule", b"?");
    remove(&store, "schedule.change.00000000000000000001");
    let restored = store.schedule().restore(&by(3));
    assert!(matches!(restored, Err(ScheduleWriteError::NotRegistered)));
    let rules = Rules::default();
    store.schedule().register(list(&[(5, 0)]), &by(3), &rules, Registration::Genesis).unwrap();
    assert_eq!(store.at(Epoch(3)).unwrap().spec_version(), SpecVersion(5));
}

#[test]
fn a_wrong_epoch_is_taken_back_as_long_as_it_made_nothing_active() {
    let store = scheduled(&[(5, 0)]);
    let rules = Rules::default();
    // Milliseconds for seconds, say.
    store.advance_to(Epoch(u64::MAX)).unwrap();
    let stuck = store.schedule().update(list(&[(5, 0), (6, 20)]), &by(3), &rules);
    assert!(matches!(stuck, Err(ScheduleWriteError::EpochPassed { .. })));
    store.schedule().correct_epoch(&by(3).because("a typo")).unwrap();
    assert_eq!(store.epoch(), Some(Epoch(3)));
    let newest = store.schedule().changes().unwrap().pop().unwrap();
    assert_eq!((newest.kind, newest.at), (ChangeKind::EpochCorrected, Epoch(3)));
    store.schedule().update(list(&[(5, 0), (6, 20)]), &by(3), &rules).unwrap();

    store.advance_to(Epoch(999)).unwrap();
    let before = store.schedule().correct_epoch(&by(19));
    assert!(matches!(before, Err(ScheduleWriteError::NotTheSameRuntime { .. })), "{before:?}");
    store.schedule().correct_epoch(&by(20)).unwrap();
    let ahead = store.schedule().correct_epoch(&by(20));
    assert!(matches!(ahead, Err(ScheduleWriteError::NotAhead { .. })), "{ahead:?}");
    let reopened = open(store.backend().clone());
    assert_eq!((reopened.epoch(), reopened.spec_version()), (Some(Epoch(20)), SpecVersion(6)));
}

#[test]
fn changes_under_several_threads_are_each_recorded_once() {
    let store = scheduled(&[(5, 0)]);
    let made: usize = std::thread::scope(|scope| {
        let change = |thread: u64| {
            let schedule = store.schedule();
            let tries = (0..50).map(|number| {
                let pending = list(&[(5, 0), (6, 20 + thread * 100 + number)]);
                schedule.update(pending, &by(1), &Rules::default()).is_ok()
            });
            tries.filter(|made| *made).count()
        };
        let threads: Vec<_> = (0..4).map(|thread| scope.spawn(move || change(thread))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).sum()
    });
    assert_eq!(made, 200);
    let changes = store.schedule().changes().unwrap();
    let numbers: Vec<_> = changes.iter().map(|change| change.number).collect();
    assert_eq!(numbers, (1..=201).collect::<Vec<_>>());
    assert_eq!(
        store.schedule().current().unwrap(),
        changes.last().map(|last| last.schedule.clone())
    );
}

#[test]
fn a_change_as_of_a_later_epoch_keeps_what_the_store_writes_as() {
    let wide = Rules::new(8);
    let store = scheduled(&[(5, 0), (6, 20)]);
    store.advance_to(Epoch(10)).unwrap();
    for entries in [list(&[(6, 20)]), list(&[(6, 20), (7, 60)])] {
        let dropped = store.schedule().update(entries, &by(50), &wide);
        let is_it = |error: &_| {
            matches!(
                error,
                ScheduleWriteError::NotAsTheStoreIs {
                    epoch: Epoch(10),
                    active: None,
                    reached: SpecVersion(5),
                }
            )
        };
        assert!(dropped.as_ref().is_err_and(is_it), "{dropped:?}");
    }
    assert_eq!(store.at(Epoch(10)).unwrap().spec_version(), SpecVersion(5));
    store.schedule().update(list(&[(5, 0), (6, 20), (7, 60)]), &by(50), &wide).unwrap();
    assert_eq!(store.advance_to(Epoch(20)).unwrap(), SpecVersion(6));
}

#[test]
fn what_was_aborted_does_not_come_back_from_the_records() {
    let store = scheduled(&[(5, 0)]);
    let rules = Rules::default();
    store.schedule().update(list(&[(5, 0), (6, 20)]), &by(5), &rules).unwrap();
    store.schedule().update(list(&[(5, 0)]), &by(5), &rules).unwrap();
    store.advance_to(Epoch(30)).unwrap();
    plant(&store, "schedule", b"?");
    plant(&store, "schedule.change.00000000000000000003", b"?");
    store.schedule().restore(&by(30)).unwrap();
    assert_eq!(store.schedule().current().unwrap(), Some(list(&[(5, 0)])));
    assert_eq!(store.advance_to(Epoch(30)).unwrap(), SpecVersion(5));
}

#[test]
fn a_row_that_is_sound_and_not_what_the_store_is_at_is_told_and_restored() {
    let store = scheduled(&[(5, 0), (6, 20)]);
    store.advance_to(Epoch(30)).unwrap();
    for entries in [list(&[(5, 0), (6, 90)]), list(&[(5, 0), (5, 0), (6, 90)])] {
        plant(&store, "schedule", entries.to_json().as_bytes());
        assert!(store.at(Epoch(30)).is_err());
        let corrected = store.schedule().correct_epoch(&by(10));
        assert!(matches!(corrected, Err(ScheduleWriteError::Malformed)), "{corrected:?}");
        store.schedule().restore(&by(30)).unwrap();
        assert_eq!(store.at(Epoch(30)).unwrap().spec_version(), SpecVersion(6));
    }
}

#[test]
fn a_lost_schedule_is_not_overtaken_by_hand() {
    let store = scheduled(&[(5, 0)]);
    store.advance_to(Epoch(5)).unwrap();
    remove(&store, "schedule");
    let raised = store.raise_spec_version(SpecVersion(9));
    assert!(matches!(raised, Err(SpecVersionError::Scheduled { .. })), "{raised:?}");
    store.schedule().restore(&by(5)).unwrap();
    assert_eq!(store.at(Epoch(5)).unwrap().spec_version(), SpecVersion(5));
}

#[test]
fn what_a_newer_binary_recorded_is_not_passed_over() {
    let key = "schedule.change.00000000000000000002";
    let newer = [("\"kind\":\"updated\"", "\"kind\":\"merged\""), ("\"format\":1", "\"format\":2")];
    for (from, to) in newer {
        let store = scheduled(&[(5, 0)]);
        store.schedule().update(list(&[(5, 0), (6, 20)]), &by(5), &Rules::default()).unwrap();
        let record = String::from_utf8(meta(&store, key).unwrap()).unwrap();
        assert!(record.contains(from), "{record}");
        plant(&store, key, record.replace(from, to).as_bytes());
        plant(&store, "schedule", b"?");
        let restored = store.schedule().restore(&by(5));
        let is_it = |error: &_| {
            let newer = |error: &_| matches!(error, ScheduleReadError::NewerRecord { .. });
            matches!(error, ScheduleWriteError::Read(error) if newer(error))
        };
        assert!(restored.as_ref().is_err_and(is_it), "{restored:?}");
    }
}

#[test]
fn with_no_readable_record_a_schedule_is_registered_as_the_store_is() {
    let store = scheduled(&[(5, 0)]);
    store.advance_to(Epoch(5)).unwrap();
    plant(&store, "schedule", b"?");
    plant(&store, "schedule.change.00000000000000000001", b"?");
    let nothing = store.schedule().restore(&by(5));
    assert!(matches!(nothing, Err(ScheduleWriteError::NothingToRestore { .. })), "{nothing:?}");
    let register = |entries: &[(u32, u64)]| {
        let genesis = Registration::Genesis;
        store.schedule().register(list(entries), &by(5), &Rules::default(), genesis)
    };
    assert!(matches!(register(&[(7, 0)]), Err(ScheduleWriteError::NotAsTheStoreIs { .. })));
    register(&[(5, 0)]).unwrap();
    assert_eq!(store.at(Epoch(5)).unwrap().spec_version(), SpecVersion(5));
}

#[test]
fn an_epoch_that_lies_behind_changes_nothing() {
    let store = scheduled(&[(5, 0), (6, 20)]);
    store.advance_to(Epoch(30)).unwrap();
    store.schedule().update(list(&[(6, 20), (7, 60)]), &by(30), &Rules::default()).unwrap();
    assert_eq!(store.advance_to(Epoch(10)).unwrap(), SpecVersion(6));
    assert_eq!(store.epoch(), Some(Epoch(30)));
}
