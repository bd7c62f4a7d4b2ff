//! Read, modify, write.

use std::thread;

use perennial::{
    SpecVersion,
    backend::ReadEngine,
    gate::GateError,
    store::{ReadError, WriteError},
};

use super::user::{SPEC_V2, USERS, key, plant, store, store_at, user, v1};

#[test]
fn an_update_creates_changes_and_removes() {
    let store = store();
    let users = store.table(USERS).unwrap();
    let created = users.update(&key("ada"), |before| {
        assert_eq!(before, None);
        Some(user("Ada", 1))
    });
    assert_eq!(created.unwrap(), Some(user("Ada", 1)));
    let raise = |before: Option<super::user::User>| {
        before.map(|user| super::user::User { karma: user.karma + 1, ..user })
    };
    assert_eq!(users.update(&key("ada"), raise).unwrap(), Some(user("Ada", 2)));
    assert_eq!(users.get(&key("ada")).unwrap(), Some(user("Ada", 2)));
    assert_eq!(users.update(&key("ada"), |_| None).unwrap(), None);
    assert!(!users.contains(&key("ada")).unwrap());
    assert_eq!(users.update(&key("ada"), |_| None).unwrap(), None);
}

#[test]
fn an_update_lifts_an_old_value_to_the_newest_active_version() {
    let store = store();
    let users = store.table(USERS).unwrap();
    users.put_versioned(&key("old"), &v1("Old")).unwrap();
    assert_eq!(users.update(&key("old"), |before| before).unwrap(), Some(user("Old", 0)));
    let bytes = store.backend().get("users", b"old").unwrap().unwrap();
    assert_eq!(bytes.as_ref(), b"\x02\x0cOld\0\0\0\0");
}

#[test]
fn what_does_not_decode_is_not_overwritten() {
    let store = store();
    let users = store.table(USERS).unwrap();
    for bytes in [b"\x09future".as_slice(), b"", b"\x01\x0cad", b"\x01\x0cada!"] {
        plant(store.backend(), "users", b"ada", bytes);
        let error = users.update(&key("ada"), |_| panic!("there is nothing to change"));
        let error = error.unwrap_err();
        let WriteError::Undecodable(inner) = &error else { panic!("{error}") };
        assert!(matches!(&**inner, ReadError::Value { table: "users", .. }), "{error}");
        assert_eq!(users.get_raw(&key("ada")).unwrap().unwrap().bytes(), bytes);
    }
}

#[test]
fn a_downcast_that_is_refused_leaves_the_value() {
    let store = store_at(SpecVersion(5));
    let users = store.table(USERS).unwrap();
    users.put(&key("ada"), &user("Ada", 0)).unwrap();
    let error = users.update(&key("ada"), |_| Some(user("Ada", 7))).unwrap_err();
    let WriteError::Gate { source, .. } = error else { panic!("{error}") };
    assert!(matches!(*source, GateError::NotYetActive { needs: SPEC_V2, .. }), "{source}");
    assert_eq!(users.get(&key("ada")).unwrap(), Some(user("Ada", 0)));
}

#[derive(Debug)]
enum Failed {
    Broke,
    Write(WriteError),
}

impl From<WriteError> for Failed {
    fn from(error: WriteError) -> Self {
        Self::Write(error)
    }
}

#[test]
fn a_change_that_fails_writes_nothing() {
    let store = store();
    let users = store.table(USERS).unwrap();
    users.put(&key("ada"), &user("Ada", 1)).unwrap();
    let failed = users.try_update(&key("ada"), |_| Err(Failed::Broke));
    assert!(matches!(failed, Err(Failed::Broke)));
    assert_eq!(users.get(&key("ada")).unwrap(), Some(user("Ada", 1)));
    plant(store.backend(), "users", b"ada", b"\x09");
    let failed = users.try_update(&key("ada"), |_| Err(Failed::Broke));
    let Err(Failed::Write(error)) = failed else { panic!("{failed:?}") };
    assert!(matches!(error, WriteError::Undecodable(_)), "{error}");
}

#[test]
fn a_change_that_panics_leaves_the_store_usable() {
    let store = store();
    let users = store.table(USERS).unwrap();
    users.put(&key("ada"), &user("Ada", 1)).unwrap();
    let thread = thread::scope(|scope| {
        scope.spawn(|| users.update(&key("ada"), |_| panic!("on purpose"))).join()
    });
    assert!(thread.is_err());
    users.put(&key("ada"), &user("Ada", 2)).unwrap();
    assert_eq!(users.get(&key("ada")).unwrap(), Some(user("Ada", 2)));
}

#[test]
fn updates_under_eight_threads_lose_nothing() {
    const ROUNDS: u32 = 200;
    let store = store();
    thread::scope(|scope| {
        for number in 0..8_u32 {
            let store = store.clone();
            scope.spawn(move || {
                let users = store.table(USERS).unwrap();
                for round in 0..ROUNDS {
                    let raise = |before: Option<super::user::User>| {
                        Some(user("shared", before.map_or(0, |user| user.karma) + 1))
                    };
                    users.update(&key("shared"), raise).unwrap();
                    // Other kinds of writes go on in between.
                    users.put(&format!("own {number}"), &user("own", round)).unwrap();
                }
            });
        }
    });
    let users = store.table(USERS).unwrap();
    assert_eq!(users.get(&key("shared")).unwrap().unwrap().karma, 8 * ROUNDS);
    assert_eq!(users.scan_prefix("own ").count().unwrap(), 8);
}
