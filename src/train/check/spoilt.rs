//! Stores that lose or change what they hold while a check looks at them: each is found.

use std::{string::ToString, vec::Vec};

use perennial::{Versioned, registry};

use super::{
    CheckError, CheckFault, CheckStep, Set,
    places::TablePlace,
    row::{Row, Way},
    run::run,
    scope::{Moment, Scope},
    values::sampled,
};
use crate::{
    backend::{Cursor, Direction, KeyRange, Memory, ReadEngine, WriteBatch, WriteOp},
    history::Samples,
    schedule::{Deployment, Rules, Schedule},
    store::{Change, Place, Registry, Store, Table},
    train::{Feature, FeatureName, Plan, Policy},
    version::{Epoch, SpecVersion},
};

#[derive(Versioned)]
#[versioned(latest = 2, activates(2 = 6))]
struct User {
    name: std::string::String,
    #[versioned(since = 2)]
    karma: u32,
}

mod newer {
    use perennial::Versioned;

    #[derive(Versioned)]
    #[versioned(latest = 3, activates(2 = 6, 3 = 6))]
    pub(super) struct User {
        pub(super) name: std::string::String,
        #[versioned(since = 2)]
        pub(super) karma: u32,
        #[versioned(since = 3)]
        pub(super) badges: std::vec::Vec<u8>,
    }
}

const USERS: Table<u64, User> = Table::new("users");

fn plan() -> Plan {
    let karma = Feature::new("karma").releases("User V2".parse().unwrap(), SpecVersion(6));
    Plan::new(Policy::seed001(), SpecVersion(5)).feature(karma)
}

/// What both checks say when that happens meanwhile.
fn spoilt(meanwhile: fn(Moment, &Store<Memory>)) -> [CheckError; 2] {
    let (plan, registry) = (plan(), registry![USERS]);
    let alone = Scope::alone(&plan, "karma", &registry).unwrap();
    let set = Set::new("july", ["karma"], SpecVersion(5));
    let set = Scope::set(&plan, &set).unwrap();
    let said = |scope| {
        let mut scope: Scope<'_> = scope;
        scope.meanwhile = meanwhile;
        run(&scope, &registry, &Samples::new())
    };
    [said(alone).unwrap_err(), said(set).unwrap_err()]
}

fn assert_said(meanwhile: fn(Moment, &Store<Memory>), text: &str) {
    for error in spoilt(meanwhile) {
        assert!(error.to_string().contains(text), "{error}");
    }
}

/// The rows of a table as the engine has them.
fn rows(store: &Store<Memory>, table: &str) -> Vec<(Vec<u8>, Vec<u8>)> {
    let backend = store.backend();
    let mut cursor = backend.cursor(table, &KeyRange::all(), Direction::Forward).unwrap();
    let mut rows = Vec::new();
    while let Some(row) = cursor.next().unwrap() {
        rows.push((row.key.to_vec(), row.value.to_vec()));
    }
    rows
}

fn commit(store: &Store<Memory>, op: WriteOp) {
    let mut batch = WriteBatch::new();
    batch.push(op);
    crate::backend::Backend::commit(store.backend(), &batch).unwrap();
}

fn lose_first(store: &Store<Memory>, table: &'static str) {
    let (key, _) = rows(store, table).swap_remove(0);
    commit(store, WriteOp::Remove { table, key });
}

/// Another last byte in the first row that has more than a tag and an empty name.
fn change_byte(store: &Store<Memory>) {
    let mut rows = rows(store, "users").into_iter();
    let (key, mut value) = rows.find(|(_, value)| value.len() > 2).unwrap();
    *value.last_mut().unwrap() ^= 1;
    commit(store, WriteOp::Put { table: "users", key, value });
}

#[test]
fn a_store_that_is_left_alone_holds() {
    let (plan, registry) = (plan(), registry![USERS]);
    let scope = Scope::alone(&plan, "karma", &registry).unwrap();
    run(&scope, &registry, &Samples::new()).unwrap();
}

#[test]
fn a_row_that_the_upgrade_loses_is_found() {
    let lose = |moment, store: &Store<Memory>| {
        if moment == Moment::Upgraded {
            lose_first(store, "users");
        }
    };
    assert_said(lose, "the upgrade changed rows that were there before");
}

#[test]
fn a_byte_that_the_upgrade_changes_is_found() {
    let change = |moment, store: &Store<Memory>| {
        if moment == Moment::Upgraded {
            change_byte(store);
        }
    };
    assert_said(change, "the upgrade changed rows that were there before");
}

#[test]
fn a_row_that_reopening_loses_is_found() {
    let lose = |moment, store: &Store<Memory>| {
        if moment == Moment::Closed {
            lose_first(store, "users");
        }
    };
    for error in spoilt(lose) {
        let [finding] = error.findings() else { panic!("{error}") };
        assert_eq!(finding.step, Some(CheckStep::Reopened));
        assert!(
            matches!(&finding.fault, CheckFault::Store { reason } if reason.contains("nothing"))
        );
    }
}

#[test]
fn a_byte_that_reopening_changes_is_found() {
    let change = |moment, store: &Store<Memory>| {
        if moment == Moment::Closed {
            change_byte(store);
        }
    };
    for error in spoilt(change) {
        let steps: Vec<_> = error.findings().iter().map(|finding| finding.step).collect();
        assert_eq!(steps, [Some(CheckStep::Reopened)], "{error}");
    }
}

#[test]
fn a_catalog_that_loses_an_entry_is_found() {
    let lose = |moment, store: &Store<Memory>| {
        if moment == Moment::Closed {
            lose_first(store, "perennial.catalog");
        }
    };
    assert_said(lose, "the catalog lacks a version that table `users` holds");
}

#[test]
fn a_spec_version_that_is_forgotten_is_found() {
    let forget = |moment, store: &Store<Memory>| {
        if moment == Moment::Closed {
            let (key, value) = (b"spec_version".to_vec(), 5_u32.to_le_bytes().to_vec());
            commit(store, WriteOp::Put { table: "perennial.meta", key, value });
        }
    };
    assert_said(forget, "it forgot its spec version");
}

#[test]
fn a_version_of_a_newer_binary_is_found() {
    let add = |moment, store: &Store<Memory>| {
        if moment == Moment::Closed {
            let users: Table<u64, newer::User> = Table::new("users");
            let newer = Store::open(store.backend().clone(), registry![users]).unwrap();
            let user = newer::User { name: "ada".into(), karma: 1, badges: [1].into() };
            newer.table(users).unwrap().put(&u64::MAX, &user).unwrap();
            let table = "perennial.catalog";
            for (key, value) in rows(&newer, table) {
                commit(store, WriteOp::Put { table, key, value });
            }
        }
    };
    for error in spoilt(add) {
        let [finding] = error.findings() else { panic!("{error}") };
        assert!(finding.sample.is_none(), "{finding}");
        assert!(matches!(finding.fault, CheckFault::Store { .. }), "{finding}");
    }
}

#[test]
fn an_upgrade_that_does_not_come_is_found() {
    let put_off = |moment, store: &Store<Memory>| {
        if moment == Moment::Decided {
            let list =
                [(5, 0), (6, 99)].map(|(spec, at)| Deployment::new(SpecVersion(spec), Epoch(at)));
            let change = Change::new("later", Epoch(1)).because("nobody is ready");
            store.schedule().update(Schedule::from_iter(list), &change, &Rules::default()).unwrap();
        }
    };
    let (plan, registry) = (plan(), registry![USERS]);
    let set = Set::new("july", ["karma"], SpecVersion(5));
    let mut scope = Scope::set(&plan, &set).unwrap();
    scope.meanwhile = put_off;
    let error = run(&scope, &registry, &Samples::new()).unwrap_err();
    let expected = "at epoch 10 it writes as spec version 5, and should as 6";
    assert!(error.to_string().contains(expected), "{error}");
}

/// A row of a store that holds nothing yet.
fn with_row(registry: &Registry, check: impl FnOnce(&mut Row<'_>, Place<'_>)) {
    let store = Store::open(Memory::new(), registry.clone()).unwrap();
    let [info] = registry.tables() else { panic!("one table") };
    let (feature, samples) = (FeatureName::from("karma"), Samples::new());
    let place = TablePlace { info, feature: &feature };
    let version = info.versions().first().unwrap();
    let value = sampled(info.hooks(), version, info.codec(), &samples).swap_remove(0);
    let key = 7_u64.to_be_bytes();
    let mut row = Row {
        place: &place,
        value: &value,
        view: None,
        way: Way::OldStored,
        key: &key,
        held: None,
    };
    check(&mut row, Place { store: &store, runtime: None, key: &[] });
}

#[test]
fn what_lies_there_after_a_refusal_is_found() {
    with_row(&registry![USERS], |row, place| {
        let until = SpecVersion(6);
        assert_eq!(row.verify_absent(place, until), Ok(false));
        row.store(place).unwrap();
        let found = row.verify_absent(place, until).unwrap_err();
        let [CheckFault::NotRefused { until: SpecVersion(6), .. }] = found.0.as_slice() else {
            panic!("{found:?}");
        };
    });
}
