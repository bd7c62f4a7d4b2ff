//! The store over the engines that keep their data on disk.

use std::path::Path;

use perennial::{
    SpecVersion, Store,
    backend::{Backend, BackendError},
    registry,
    store::OpenError,
};

use super::user::{DRAFTS, SPEC_V2, USERS, V1, V2, key, plant, user, v1};

/// Writes with one process' lifetime, reads with the next.
fn values_and_spec_version_outlive_the_process<B: Backend>(
    open: impl Fn(&Path) -> Result<B, BackendError>,
) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("db");
    {
        let store = Store::open(open(&path).unwrap(), registry![USERS, DRAFTS]).unwrap();
        store.raise_spec_version(SPEC_V2).unwrap();
        let users = store.table(USERS).unwrap();
        users.put(&key("new"), &user("New", 7)).unwrap();
        users.put_versioned(&key("old"), &v1("Old")).unwrap();
        plant(store.backend(), "users", b"unknown", b"\x09future");
        let mut batch = store.batch();
        batch.put(USERS, &key("both"), &user("Both", 1)).unwrap();
        batch.put(DRAFTS, &(1, key("both")), &user("Both", 1)).unwrap();
        batch.commit().unwrap();
        users.update(&key("both"), |user| user.map(|_| super::user::user("Both", 2))).unwrap();
        assert!(users.update(&key("unknown"), |_| None).is_err());
    }
    let store = Store::open(open(&path).unwrap(), registry![USERS]).unwrap();
    assert_eq!(store.spec_version(), SPEC_V2);
    assert!(store.raise_spec_version(SpecVersion(5)).is_err());
    let snapshot = store.snapshot().unwrap();
    store.table(USERS).unwrap().remove(&key("both")).unwrap();
    let users = snapshot.table(USERS).unwrap();
    let rows: Vec<_> = users.scan(..).rev().into_iter().map(Result::ok).collect();
    let expected = [
        None,
        Some((key("old"), user("Old", 0))),
        Some((key("new"), user("New", 7))),
        Some((key("both"), user("Both", 2))),
    ];
    assert_eq!(rows, expected);
    assert_eq!(users.get_raw(&key("unknown")).unwrap().unwrap().bytes(), b"\x09future");
    assert_eq!(users.version_of(&key("old")).unwrap().unwrap().version, Some(V1));
    let many = users.get_many(&["old", "both"].map(key)).unwrap();
    let many: Vec<_> = many.into_iter().map(Result::unwrap).collect();
    assert_eq!(many, [Some(user("Old", 0)), Some(user("Both", 2))]);
    let counts = users.version_counts().unwrap();
    assert_eq!(counts.known.into_iter().collect::<Vec<_>>(), [(V1, 1), (V2, 2)]);
}

fn a_database_of_another_program_is_refused<B: Backend>(
    open: impl Fn(&Path) -> Result<B, BackendError>,
) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("db");
    {
        let mut backend = open(&path).unwrap();
        backend.create_tables(&["blocks"]).unwrap();
    }
    let error = Store::open(open(&path).unwrap(), registry![USERS]).unwrap_err();
    let OpenError::NotPerennial { tables, .. } = error else { panic!("{error}") };
    assert_eq!(tables, ["blocks"]);
    assert_eq!(open(&path).unwrap().tables().unwrap(), ["blocks"]);
}

macro_rules! engines {
    ($($feature:literal $name:ident $Engine:ident;)*) => { $(
        #[cfg(feature = $feature)]
        mod $name {
            use perennial::backend::$Engine;

            #[test]
            fn values_and_spec_version_outlive_the_process() {
                super::values_and_spec_version_outlive_the_process(|path| $Engine::open(path));
            }

            #[test]
            fn a_database_of_another_program_is_refused_and_gets_no_table() {
                super::a_database_of_another_program_is_refused(|path| $Engine::open(path));
            }
        }
    )* };
}

engines! {
    "redb" redb Redb;
    "rocksdb" rocksdb RocksDb;
}
