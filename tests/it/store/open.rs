//! Opening databases, ours and others.

use perennial::{
    Bincode, Scale, SpecVersion, Store, Table,
    backend::{Backend, Memory, ReadEngine},
    registry,
    store::{OpenError, TableError},
};

use super::{
    engine::ReadOnly,
    user::{DRAFTS, USERS, User, key, plant, store, user},
};

const META: &str = "perennial.meta";

#[test]
fn a_new_database_gets_its_tables_and_starts_at_spec_version_zero() {
    let store = Store::open(Memory::new(), registry![USERS, DRAFTS]).unwrap();
    let mut tables = store.backend().tables().unwrap();
    tables.sort();
    assert_eq!(tables, ["drafts", "perennial.catalog", META, "users"]);
    assert_eq!(store.spec_version(), SpecVersion::ZERO);
    assert_eq!(store.backend().get(META, b"format").unwrap().unwrap().as_ref(), b"1");
}

#[test]
fn a_database_of_another_program_is_refused_before_anything_is_written() {
    let mut backend = Memory::new();
    backend.create_tables(&["wallets", "blocks"]).unwrap();
    plant(&backend, "blocks", b"k", b"v");
    let error = Store::open(ReadOnly(backend), registry![USERS]).unwrap_err();
    let text = error.to_string();
    let OpenError::NotPerennial { tables, .. } = error else { panic!("{text}") };
    assert_eq!(tables, ["blocks", "wallets"]);
    assert!(text.contains("another program") && text.contains("`blocks`, `wallets`"), "{text}");
}

#[test]
fn tables_that_the_registry_does_not_name_are_left_alone() {
    let store = store();
    store.table(DRAFTS).unwrap().put(&(1, key("ada")), &user("Ada", 1)).unwrap();
    let older = Store::open(store.backend().clone(), registry![USERS]).unwrap();
    older.table(USERS).unwrap().put(&key("bob"), &user("Bob", 2)).unwrap();
    assert!(matches!(
        older.table(DRAFTS).unwrap_err(),
        TableError::NotRegistered { table: "drafts" }
    ));
    let again = Store::open(older.backend().clone(), registry![USERS, DRAFTS]).unwrap();
    let drafts = again.table(DRAFTS).unwrap();
    assert_eq!(drafts.get(&(1, key("ada"))).unwrap(), Some(user("Ada", 1)));
}

#[test]
fn a_table_named_twice_is_an_error() {
    const AGAIN: Table<u32, User> = Table::new("users");
    let backend = ReadOnly(Memory::new());
    let error = Store::open(backend, registry![USERS, DRAFTS, AGAIN]).unwrap_err();
    assert!(matches!(error, OpenError::DuplicateTable { table: "users" }), "{error}");
}

#[test]
fn a_table_of_other_types_is_refused() {
    const OTHER_CODEC: Table<String, User, Bincode> = Table::new("users");
    const OTHER_KEY: Table<u64, User, Scale> = Table::new("users");
    let store = store();
    let codec = store.table(OTHER_CODEC).unwrap_err();
    let TableError::Mismatch { what, registered, asked, .. } = codec else { panic!("{codec}") };
    assert_eq!((what, registered.as_str(), asked.as_str()), ("codec", "scale", "bincode"));
    let key = store.table(OTHER_KEY).unwrap_err();
    assert!(matches!(key, TableError::Mismatch { what: "key type", .. }), "{key}");
    assert!(store.snapshot().unwrap().table(OTHER_CODEC).is_err());
    assert!(store.batch().remove(OTHER_KEY, &1).is_err());
}

#[test]
fn a_newer_format_is_refused_before_anything_is_written() {
    let backend = store().backend().clone();
    plant(&backend, META, b"format", b"2");
    let error = Store::open(ReadOnly(backend), registry![USERS]).unwrap_err();
    assert!(matches!(error, OpenError::NewerFormat { found: 2, known: 1 }), "{error}");
}

#[test]
fn a_damaged_meta_table_is_refused() {
    for (name, bytes) in [("format", b"?".as_slice()), ("format", b""), ("spec_version", b"123")] {
        let backend = store().backend().clone();
        plant(&backend, META, name.as_bytes(), bytes);
        let error = Store::open(ReadOnly(backend), registry![USERS]).unwrap_err();
        assert!(matches!(error, OpenError::DamagedMeta { key, .. } if key == name), "{error}");
    }
}

#[test]
fn an_opening_that_was_cut_short_is_finished() {
    let mut backend = Memory::new();
    backend.create_tables(&[META]).unwrap();
    let store = Store::open(backend, registry![USERS]).unwrap();
    assert_eq!(store.backend().get(META, b"format").unwrap().unwrap().as_ref(), b"1");
}
