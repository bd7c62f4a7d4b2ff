//! Reading and writing one value.

use perennial::{
    Tag,
    store::{ReadError, StoredTag, WriteError},
    wire::FaultKind,
};

use super::user::{DRAFTS, USERS, V1, V2, VersionedUser, key, plant, store, user, v1};

#[test]
fn what_was_put_is_read_in_every_codec() {
    let store = store();
    let (users, drafts) = (store.table(USERS).unwrap(), store.table(DRAFTS).unwrap());
    assert_eq!(users.put(&key("ada"), &user("Ada", 300)).unwrap(), V2);
    assert_eq!(drafts.put(&(1, key("ada")), &user("Ada", 301)).unwrap(), V2);
    assert_eq!(users.get(&key("ada")).unwrap(), Some(user("Ada", 300)));
    assert_eq!(drafts.get(&(1, key("ada"))).unwrap(), Some(user("Ada", 301)));
    assert_eq!(users.get(&key("bob")).unwrap(), None);
    assert_eq!(users.get_raw(&key("ada")).unwrap().unwrap().bytes(), b"\x02\x0cAda\x2c\x01\0\0");
    let raw = drafts.get_raw(&(1, key("ada"))).unwrap().unwrap();
    assert_eq!(raw.bytes(), b"\x02\x03Ada\xfb\x2d\x01");
}

#[test]
fn mixed_versions_read_as_the_latest_and_as_stored() {
    let store = store();
    let users = store.table(USERS).unwrap();
    assert_eq!(users.put_versioned(&key("old"), &v1("Old")).unwrap(), V1);
    users.put(&key("new"), &user("New", 7)).unwrap();
    assert_eq!(users.get(&key("old")).unwrap(), Some(user("Old", 0)));
    assert_eq!(users.get_versioned(&key("old")).unwrap(), Some(v1("Old")));
    let new = VersionedUser::V2(user("New", 7));
    assert_eq!(users.get_versioned(&key("new")).unwrap(), Some(new));
    assert_eq!(users.get_versioned(&key("none")).unwrap(), None);
    assert_eq!(
        users.version_of(&key("old")).unwrap(),
        Some(StoredTag { tag: Tag(1), version: Some(V1) })
    );
    assert!(users.contains(&key("old")).unwrap());
    assert!(!users.contains(&key("none")).unwrap());
}

#[test]
fn a_value_of_a_newer_binary_is_kept_as_bytes() {
    let store = store();
    let users = store.table(USERS).unwrap();
    plant(store.backend(), "users", b"bob", b"\x09future");
    let error = users.get(&key("bob")).unwrap_err();
    let ReadError::Value { table, key: shown, source } = &error else { panic!("{error}") };
    assert_eq!((*table, shown.as_bytes()), ("users", b"bob".as_slice()));
    assert_eq!(source.kind, FaultKind::UnknownTag { tag: 9, latest: 2 });
    assert!(users.get_versioned(&key("bob")).is_err());

    let raw = users.get_raw(&key("bob")).unwrap().unwrap();
    assert_eq!((raw.tag(), raw.body()), (Some(Tag(9)), b"future".as_slice()));
    let tag = users.version_of(&key("bob")).unwrap();
    assert_eq!(tag, Some(StoredTag { tag: Tag(9), version: None }));
    assert!(users.contains(&key("bob")).unwrap());
}

#[test]
fn damaged_values_are_errors_that_say_where() {
    let store = store();
    let users = store.table(USERS).unwrap();
    let cases: [(&[u8], FaultKind, usize); 4] = [
        (b"", FaultKind::Empty, 0),
        (b"\x02\x0cada\x07", FaultKind::UnexpectedEnd { missing: 3 }, 5),
        (b"\x01\x0cada!!", FaultKind::TrailingBytes { count: 2 }, 5),
        (b"\x01\x0cad\xff", FaultKind::InvalidUtf8, 5),
    ];
    for (bytes, kind, offset) in cases {
        plant(store.backend(), "users", b"ada", bytes);
        let error = users.get(&key("ada")).unwrap_err();
        let ReadError::Value { source, .. } = error else { panic!("{error}") };
        assert_eq!((&source.kind, source.offset), (&kind, offset));
    }
    plant(store.backend(), "users", b"ada", b"");
    assert!(matches!(users.version_of(&key("ada")), Err(ReadError::Value { .. })));
    assert_eq!(users.get_raw(&key("ada")).unwrap().unwrap().tag(), None);
}

#[test]
fn get_many_keeps_the_order_and_one_bad_value_hides_no_other() {
    let store = store();
    let users = store.table(USERS).unwrap();
    users.put(&key("a"), &user("A", 1)).unwrap();
    users.put(&key("c"), &user("C", 3)).unwrap();
    plant(store.backend(), "users", b"bad", b"\x09");
    let found = users.get_many(&["c", "bad", "none", "a", "c"].map(key)).unwrap();
    assert_eq!(found.len(), 5);
    assert_eq!(found[0].as_ref().unwrap(), &Some(user("C", 3)));
    assert!(matches!(found[1], Err(ReadError::Value { .. })));
    assert_eq!(found[2].as_ref().unwrap(), &None);
    assert_eq!(found[3].as_ref().unwrap(), &Some(user("A", 1)));
    assert_eq!(found[4].as_ref().unwrap(), &Some(user("C", 3)));
}

#[test]
fn remove_says_whether_there_was_a_value() {
    let store = store();
    let users = store.table(USERS).unwrap();
    users.put(&key("ada"), &user("Ada", 1)).unwrap();
    assert!(users.remove(&key("ada")).unwrap());
    assert!(!users.remove(&key("ada")).unwrap());
    assert_eq!(users.get(&key("ada")).unwrap(), None);
}

#[test]
fn adopt_stores_exact_bytes_of_known_versions_and_nothing_else() {
    let store = store();
    let users = store.table(USERS).unwrap();
    assert_eq!(users.adopt(&key("ada"), b"\x01\x0cada").unwrap(), V1);
    assert_eq!(users.get_raw(&key("ada")).unwrap().unwrap().bytes(), b"\x01\x0cada");
    for bad in [b"".as_slice(), b"\x09\x0cada", b"\x01\x0cada!", b"\x01\x0d\x00ada"] {
        let error = users.adopt(&key("ada"), bad).unwrap_err();
        assert!(matches!(error, WriteError::Adopt { table: "users", .. }), "{error}");
    }
    assert_eq!(users.get_raw(&key("ada")).unwrap().unwrap().bytes(), b"\x01\x0cada");
}
