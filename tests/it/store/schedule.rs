//! The schedule that a store keeps, and the runtimes that follow from it.

use std::sync::{Arc, atomic::Ordering};

use perennial::{
    Epoch, SpecVersion, Store, Table, Version, Versioned,
    backend::{Backend, Memory, ReadEngine, WriteBatch, WriteOp},
    registry,
    schedule::{Deployment, RegisterError, Registration, Rules, Schedule, UpdateError},
    store::{
        Change, ChangeKind, RuntimeError, ScheduleReadError, ScheduleWriteError, SpecVersionError,
    },
};

use super::fragile::Fragile;

const V1: Version = Version::of::<1>();
const V2: Version = Version::of::<2>();

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, activates(2 = 6))]
pub struct User {
    pub name: String,
    #[versioned(since = 2)]
    pub karma: u32,
}

pub const USERS: Table<u64, User> = Table::new("users");

fn user(karma: u32) -> User {
    User { name: "ada".to_owned(), karma }
}

pub fn list(entries: &[(u32, u64)]) -> Schedule {
    let entries = entries.iter();
    entries.map(|&(spec, from)| Deployment::new(SpecVersion(spec), Epoch(from))).collect()
}

pub fn by(at: u64) -> Change<'static> {
    Change::new("governance", Epoch(at))
}

pub fn open(backend: Memory) -> Store<Memory> {
    Store::open(backend, registry![USERS]).unwrap()
}

/// A store with this schedule from its genesis on.
pub fn scheduled(entries: &[(u32, u64)]) -> Store<Memory> {
    let store = open(Memory::new());
    let rules = Rules::new(8);
    store.schedule().register(list(entries), &by(0), &rules, Registration::Genesis).unwrap();
    store
}

pub fn plant(store: &Store<Memory>, key: &str, value: &[u8]) {
    let mut batch = WriteBatch::new();
    let (key, value) = (key.as_bytes().to_vec(), value.to_vec());
    batch.push(WriteOp::Put { table: "perennial.meta", key, value });
    store.backend().commit(&batch).unwrap();
}

pub fn meta(store: &Store<Memory>, key: &str) -> Option<Vec<u8>> {
    store.backend().get("perennial.meta", key.as_bytes()).unwrap().map(|row| row.as_ref().to_vec())
}

#[test]
fn writes_follow_the_runtime_that_is_active_at_the_epoch() {
    let store = scheduled(&[(5, 0), (6, 20)]);
    assert_eq!(store.advance_to(Epoch(19)).unwrap(), SpecVersion(5));
    let before = store.at(Epoch(19)).unwrap();
    assert_eq!((before.spec_version(), before.epoch()), (SpecVersion(5), Some(Epoch(19))));
    assert_eq!(before.table(USERS).unwrap().put(&1, &user(0)).unwrap(), V1);
    assert!(before.table(USERS).unwrap().put(&2, &user(7)).is_err());

    assert_eq!(store.advance_to(Epoch(20)).unwrap(), SpecVersion(6));
    let after = store.at(Epoch(20)).unwrap();
    assert_eq!(after.table(USERS).unwrap().put(&2, &user(7)).unwrap(), V2);
    assert_eq!(after.table(USERS).unwrap().get(&1).unwrap(), Some(user(0)));
    // The past is as it was.
    assert_eq!(store.at(Epoch(19)).unwrap().spec_version(), SpecVersion(5));
}

#[test]
fn a_handle_sees_one_version_whatever_becomes_of_the_schedule() {
    let store = scheduled(&[(5, 0)]);
    store.advance_to(Epoch(10)).unwrap();
    let handle = store.at(Epoch(10)).unwrap().table(USERS).unwrap();
    let mut batch = store.at(Epoch(10)).unwrap().batch();
    store.schedule().update(list(&[(5, 0), (6, 20)]), &by(10), &Rules::default()).unwrap();
    store.advance_to(Epoch(20)).unwrap();
    assert_eq!(handle.put(&1, &user(0)).unwrap(), V1);
    assert_eq!(batch.put(USERS, &2, &user(0)).unwrap(), V1);
    batch.commit().unwrap();
    assert_eq!(store.table(USERS).unwrap().put(&3, &user(0)).unwrap(), V2);
}

#[test]
fn an_epoch_that_the_store_has_not_advanced_to_is_refused() {
    let store = scheduled(&[(5, 0), (6, 20)]);
    store.advance_to(Epoch(0)).unwrap();
    let error = store.at(Epoch(20)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "spec version 6 is active at epoch 20, and the store is at 5 in epoch 0: go on with \
         `advance_to`, once every node runs a binary that knows it"
    );
    // Nor is one of the same runtime: by then another may be active.
    let later = store.at(Epoch(1)).unwrap_err();
    assert!(matches!(later, RuntimeError::NotAdvanced { active: SpecVersion(5), .. }), "{later}");
    assert_eq!(store.active_at(Epoch(20)).unwrap(), SpecVersion(6));
    assert_eq!(store.spec_version(), SpecVersion(5));
}

#[test]
fn without_a_schedule_or_before_its_beginning_no_epoch_says_anything() {
    let store = open(Memory::new());
    assert_eq!((store.epoch(), store.schedule().current().unwrap()), (None, None));
    assert!(matches!(store.at(Epoch(3)), Err(RuntimeError::NoSchedule { epoch: Epoch(3) })));
    assert!(store.advance_to(Epoch(3)).is_err());

    let store = scheduled(&[(5, 10)]);
    let error = store.advance_to(Epoch(3)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "nothing is active at epoch 3: spec version 5 is the first, from epoch 10 on"
    );
    assert_eq!(store.epoch(), None);
}

#[test]
fn epoch_and_spec_version_are_kept_and_never_go_down() {
    let store = scheduled(&[(5, 0), (6, 20)]);
    store.advance_to(Epoch(25)).unwrap();
    assert_eq!(store.advance_to(Epoch(3)).unwrap(), SpecVersion(6));
    assert_eq!((store.epoch(), store.spec_version()), (Some(Epoch(25)), SpecVersion(6)));
    let reopened = open(store.backend().clone());
    assert_eq!((reopened.epoch(), reopened.spec_version()), (Some(Epoch(25)), SpecVersion(6)));
    assert_eq!(reopened.schedule().current().unwrap(), Some(list(&[(5, 0), (6, 20)])));
}

#[test]
fn a_schedule_does_not_begin_below_what_was_raised_by_hand_and_is_not_overtaken() {
    let store = open(Memory::new());
    store.raise_spec_version(SpecVersion(6)).unwrap();
    let rules = Rules::default();
    for entries in [list(&[(5, 0)]), list(&[(5, 3)]), list(&[(5, 0), (7, 3)])] {
        let below = store.schedule().register(entries, &by(0), &rules, Registration::Genesis);
        let is_below = |error| {
            let reached = SpecVersion(6);
            matches!(error, ScheduleWriteError::BelowReached { version: SpecVersion(5), reached: found, .. } if found == reached)
        };
        assert!(below.is_err_and(is_below));
    }
    let first = list(&[(5, 0), (6, 1), (7, 20)]);
    let wide = Rules::new(3);
    store.schedule().register(first, &by(2), &wide, Registration::Genesis).unwrap();
    let error = store.raise_spec_version(SpecVersion(7)).unwrap_err();
    assert!(matches!(error, SpecVersionError::Scheduled { asked: SpecVersion(7) }), "{error}");
    store.raise_spec_version(SpecVersion(6)).unwrap();
    assert_eq!(store.advance_to(Epoch(20)).unwrap(), SpecVersion(7));
}

#[test]
fn each_change_is_recorded_with_who_when_and_why() {
    let store = scheduled(&[(5, 0)]);
    let change = by(10).because("proposal 12");
    store.schedule().update(list(&[(5, 0), (6, 20)]), &change, &Rules::default()).unwrap();
    store.schedule().update(list(&[(5, 0)]), &by(12), &Rules::default()).unwrap();

    let changes = store.schedule().changes().unwrap();
    let kinds: Vec<_> = changes.iter().map(|change| (change.number, change.kind)).collect();
    let updated = ChangeKind::Updated;
    assert_eq!(kinds, [(1, ChangeKind::Registered), (2, updated), (3, updated)]);
    assert_eq!((changes[1].by.as_str(), changes[1].at), ("governance", Epoch(10)));
    assert_eq!(changes[1].reason, "proposal 12");
    assert_eq!(changes[1].schedule, list(&[(5, 0), (6, 20)]));
    assert_eq!(store.schedule().current().unwrap(), Some(list(&[(5, 0)])));
}

#[test]
fn a_refused_change_leaves_neither_schedule_nor_record() {
    let store = scheduled(&[(5, 0)]);
    let rules = Rules::default();
    let twice = store.schedule().register(list(&[(5, 0)]), &by(1), &rules, Registration::Genesis);
    assert!(matches!(twice, Err(ScheduleWriteError::AlreadyRegistered)));
    let retroactive = store.schedule().update(list(&[(5, 0), (6, 9)]), &by(9), &rules);
    let update =
        |error| matches!(error, ScheduleWriteError::Update(UpdateError::Retroactive { .. }));
    assert!(retroactive.is_err_and(update));
    assert_eq!(store.schedule().current().unwrap(), Some(list(&[(5, 0)])));
    assert_eq!(store.schedule().changes().unwrap().len(), 1);
    assert_eq!(store.epoch(), None);
    let nameless = store.schedule().update(list(&[(5, 0)]), &Change::new("", Epoch(1)), &rules);
    assert!(matches!(nameless, Err(ScheduleWriteError::Nameless)));

    let store = open(Memory::new());
    let none = store.schedule().update(list(&[(5, 0)]), &by(1), &rules);
    assert!(matches!(none, Err(ScheduleWriteError::NotRegistered)));
    let at_once =
        store.schedule().register(list(&[(5, 1)]), &by(1), &rules, Registration::Ordinary);
    let is_at_once =
        |error| matches!(error, ScheduleWriteError::Register(RegisterError::ActiveAtOnce { .. }));
    assert!(at_once.is_err_and(is_at_once));
}

#[test]
fn no_change_is_made_before_the_epoch_that_the_store_has_reached() {
    let store = scheduled(&[(5, 0), (6, 20)]);
    store.advance_to(Epoch(20)).unwrap();
    // As of epoch 10, the deployment of epoch 20 could be aborted; it is active by now.
    let error = store.schedule().update(list(&[(5, 0)]), &by(10), &Rules::default()).unwrap_err();
    let ScheduleWriteError::EpochPassed { at, reached } = &error else { panic!("{error}") };
    assert_eq!((*at, *reached), (Epoch(10), Epoch(20)));
    let late = store.schedule().update(list(&[(5, 0)]), &by(20), &Rules::default());
    assert!(late.is_err_and(|error| error.to_string().contains("keep the active one")));
}

#[test]
fn a_stored_schedule_that_cannot_be_read_is_an_error_and_reading_goes_on() {
    let store = scheduled(&[(5, 0), (6, 20)]);
    store.advance_to(Epoch(0)).unwrap();
    store.table(USERS).unwrap().put(&1, &user(0)).unwrap();
    let rows: [&[u8]; 5] = [b"", b"{", b"\xff", b"[1]", b"null"];
    for row in rows {
        plant(&store, "schedule", row);
        let store = open(store.backend().clone());
        let error = store.schedule().current().unwrap_err();
        assert!(matches!(error, ScheduleReadError::Schedule { .. }), "{error}");
        assert!(matches!(store.at(Epoch(0)), Err(RuntimeError::Schedule(_))));
        let update = store.schedule().update(list(&[(5, 0)]), &by(1), &Rules::default());
        assert!(matches!(update, Err(ScheduleWriteError::Read(_))), "{update:?}");
        assert_eq!(store.table(USERS).unwrap().get(&1).unwrap(), Some(user(0)));
        // What the store's own spec version allows is still written.
        assert_eq!(store.table(USERS).unwrap().put(&1, &user(0)).unwrap(), V1);
    }

    store.schedule().restore(&by(2)).unwrap();
    assert_eq!(store.schedule().current().unwrap(), Some(list(&[(5, 0), (6, 20)])));
    let newest = store.schedule().changes().unwrap().pop().unwrap();
    assert_eq!((newest.number, newest.kind), (2, ChangeKind::Restored));
    assert!(matches!(store.schedule().restore(&by(2)), Err(ScheduleWriteError::Sound)));
}

#[test]
fn a_malformed_stored_schedule_is_an_error_that_repair_ends() {
    let store = open(Memory::new());
    let (wide, entries) = (Rules::new(8), list(&[(5, 0), (6, 5), (7, 8)]));
    store.schedule().register(entries, &by(9), &wide, Registration::Genesis).unwrap();
    // The limit was lowered: updates are refused, the runtime is not in doubt.
    let lower = Rules::new(2);
    let update = store.schedule().update(list(&[(7, 8)]), &by(9), &lower);
    let is_stored = |error: &_| matches!(error, ScheduleWriteError::Update(UpdateError::Stored(_)));
    assert!(update.is_err_and(|error| is_stored(&error)));
    assert_eq!(store.advance_to(Epoch(9)).unwrap(), SpecVersion(7));
    store.schedule().repair(list(&[(7, 8)]), &by(9), &lower).unwrap();
    assert_eq!(store.schedule().current().unwrap(), Some(list(&[(7, 8)])));

    // A list that contradicts itself: nothing can be said about what is active.
    plant(&store, "schedule", list(&[(7, 8), (7, 9)]).to_json().as_bytes());
    let error = store.at(Epoch(9)).unwrap_err();
    assert!(matches!(error, RuntimeError::Malformed(_)), "{error}");
    assert!(store.advance_to(Epoch(9)).is_err());
}

#[test]
fn damaged_records_and_epochs_are_errors() {
    let store = scheduled(&[(5, 0)]);
    let key = "schedule.change.00000000000000000001";
    let record = meta(&store, key).unwrap();
    let text = String::from_utf8(record).unwrap();
    let broken = [
        text.replace("\"number\":1", "\"number\":2"),
        text.replace("registered", "invented"),
        text.replace("\"format\":1", "\"format\":2"),
        text.replace("\"by\"", "\"whom\""),
        "[]".to_owned(),
    ];
    for row in broken {
        assert_ne!(row, text);
        plant(&store, key, row.as_bytes());
        let error = store.schedule().changes().unwrap_err();
        assert!(error.to_string().contains(key), "{error}");
    }
    // A damaged record stands in no new change's way, nor does a key that is no record's.
    plant(&store, "schedule.change.zzz", b"");
    plant(&store, "schedule.change.+0000000000000000005", b"");
    store.schedule().update(list(&[(5, 0), (6, 20)]), &by(3), &Rules::default()).unwrap();

    assert!(meta(&store, "schedule.change.00000000000000000002").is_some());
    // The last number there is was never given out.
    plant(&store, "schedule.change.18446744073709551615", b"{}");
    store.schedule().update(list(&[(5, 0)]), &by(3), &Rules::default()).unwrap();
    plant(&store, "schedule.change.18446744073709551614", b"{}");
    let full = store.schedule().update(list(&[(5, 0)]), &by(3), &Rules::default());
    assert!(matches!(full, Err(ScheduleWriteError::RecordsFull)));

    plant(&store, "epoch", b"123");
    let error = Store::open(store.backend().clone(), registry![USERS]).unwrap_err();
    assert!(error.to_string().contains("epoch"), "{error}");
}

#[test]
fn a_change_that_the_engine_does_not_take_changes_nothing() {
    let engine = Fragile::new(u32::MAX);
    let broken = Arc::clone(&engine.broken);
    let store = Store::open(engine, registry![USERS]).unwrap();
    let rules = Rules::default();
    store.schedule().register(list(&[(5, 0)]), &by(0), &rules, Registration::Genesis).unwrap();
    broken.store(true, Ordering::Relaxed);
    assert!(store.schedule().update(list(&[(5, 0), (6, 20)]), &by(7), &rules).is_err());
    assert!(store.advance_to(Epoch(7)).is_err());
    broken.store(false, Ordering::Relaxed);
    assert_eq!(store.schedule().current().unwrap(), Some(list(&[(5, 0)])));
    assert_eq!((store.epoch(), store.spec_version()), (None, SpecVersion::ZERO));
}

#[test]
fn the_runtime_of_an_epoch_is_not_mixed_of_before_and_after() {
    let engine = Fragile::new(u32::MAX);
    let behind_get = Arc::clone(&engine.behind_get);
    let store = Store::open(engine, registry![USERS]).unwrap();
    let rules = Rules::default();
    store.schedule().register(list(&[(5, 0)]), &by(0), &rules, Registration::Genesis).unwrap();
    store.advance_to(Epoch(19)).unwrap();
    // While the runtime of an epoch is asked for, a deployment is decided and the store goes there.
    let meanwhile = |list: Schedule, at, to, asked: u64| {
        let other = store.clone();
        let go_on = move || {
            other.schedule().update(list, &by(at), &Rules::default()).unwrap();
            other.advance_to(Epoch(to)).unwrap();
        };
        *behind_get.lock().unwrap() = Some(("schedule", Box::new(go_on)));
        let mixed = store.at(Epoch(asked)).map(|runtime| runtime.spec_version());
        assert!(behind_get.lock().unwrap().is_none(), "nothing happened in between");
        mixed
    };
    let mixed = meanwhile(list(&[(5, 0), (6, 20)]), 19, 20, 20);
    assert_eq!(mixed.unwrap(), SpecVersion(6));
    // Who asks for the epoch that the store was in is not interrupted.
    let before = meanwhile(list(&[(6, 20), (7, 30)]), 20, 30, 20);
    assert_eq!(before.unwrap(), SpecVersion(6));
    assert_eq!(store.at(Epoch(30)).unwrap().spec_version(), SpecVersion(7));
}

#[test]
fn who_reads_what_a_commit_wrote_gets_its_runtime_at_once() {
    let engine = Fragile::new(u32::MAX);
    let behind_commit = Arc::clone(&engine.behind_commit);
    let store = Store::open(engine, registry![USERS]).unwrap();
    let deployments = list(&[(5, 0), (6, 20)]);
    let rules = Rules::default();
    store.schedule().register(deployments, &by(0), &rules, Registration::Genesis).unwrap();
    store.advance_to(Epoch(19)).unwrap();
    let (sender, receiver) = std::sync::mpsc::channel();
    let other = store.clone();
    // The rows say 20 and 6 already, the store does not yet.
    *behind_commit.lock().unwrap() = Some(Box::new(move || {
        assert_eq!(other.spec_version(), SpecVersion(5));
        let runtime = other.runtime(SpecVersion(6)).map(|runtime| runtime.spec_version());
        let at = other.at(Epoch(20)).map(|runtime| runtime.spec_version());
        let ahead = other.at(Epoch(21)).is_err() && other.runtime(SpecVersion(7)).is_err();
        sender.send((runtime.unwrap(), at.unwrap(), ahead)).unwrap();
    }));
    store.advance_to(Epoch(20)).unwrap();
    assert_eq!(receiver.try_recv().unwrap(), (SpecVersion(6), SpecVersion(6), true));
}
