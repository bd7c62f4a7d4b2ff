//! Writes that land together.

use perennial::{
    SpecVersion, Table,
    store::{TableError, WriteError},
};

use super::user::{DRAFTS, USERS, User, V1, VersionedUser, key, store, store_at, user, v1};

#[test]
fn a_batch_lands_over_several_tables_when_committed() {
    let store = store();
    let (users, drafts) = (store.table(USERS).unwrap(), store.table(DRAFTS).unwrap());
    users.put(&key("gone"), &user("Gone", 1)).unwrap();
    let mut batch = store.batch();
    assert!(batch.is_empty());
    batch.put(USERS, &key("ada"), &user("Ada", 1)).unwrap();
    batch.put(USERS, &key("ada"), &user("Ada", 2)).unwrap();
    assert_eq!(batch.put_versioned(DRAFTS, &(1, key("ada")), &v1("Ada")).unwrap(), V1);
    batch.remove(USERS, &key("gone")).unwrap();
    batch.remove(USERS, &key("never there")).unwrap();
    assert_eq!(users.get(&key("ada")).unwrap(), None);
    assert!(users.contains(&key("gone")).unwrap());

    batch.commit().unwrap();
    assert_eq!(users.get(&key("ada")).unwrap(), Some(user("Ada", 2)));
    assert_eq!(drafts.get_versioned(&(1, key("ada"))).unwrap(), Some(v1("Ada")));
    assert!(!users.contains(&key("gone")).unwrap());
}

#[test]
fn a_dropped_batch_writes_nothing() {
    let store = store();
    let mut batch = store.batch();
    batch.put(USERS, &key("ada"), &user("Ada", 1)).unwrap();
    drop(batch);
    assert_eq!(store.table(USERS).unwrap().scan_all().count().unwrap(), 0);
}

#[test]
fn a_refused_write_leaves_the_batch_usable_and_is_not_in_it() {
    const STRANGER: Table<String, User> = Table::new("stranger");
    let store = store_at(SpecVersion::ZERO);
    let mut batch = store.batch();
    batch.put(USERS, &key("a"), &user("A", 0)).unwrap();
    let lost = batch.put(USERS, &key("b"), &user("B", 7)).unwrap_err();
    assert!(matches!(lost, WriteError::Gate { .. }), "{lost}");
    let early = VersionedUser::V2(user("C", 0));
    let early = batch.put_versioned(USERS, &key("c"), &early).unwrap_err();
    assert!(matches!(early, WriteError::Gate { .. }), "{early}");
    let unknown = batch.put(STRANGER, &key("d"), &user("D", 0)).unwrap_err();
    assert!(
        matches!(unknown, WriteError::Table(TableError::NotRegistered { table: "stranger" })),
        "{unknown}"
    );
    batch.put(USERS, &key("e"), &user("E", 0)).unwrap();
    batch.commit().unwrap();
    let keys: Vec<_> = store.table(USERS).unwrap().scan(..).keys().map(Result::unwrap).collect();
    assert_eq!(keys, ["a", "e"]);
}
