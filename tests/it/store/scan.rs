//! Walks over rows.

use std::ops::Bound;

use perennial::{Tag, Version, store::ReadError};

use super::user::{DRAFTS, USERS, User, V1, V2, VersionedUser, key, plant, store, user, v1};

fn names<K>(rows: impl IntoIterator<Item = Result<(K, User), ReadError>>) -> Vec<String> {
    rows.into_iter().map(|row| row.unwrap().1.name).collect()
}

#[test]
fn ranges_are_walked_both_ways_over_mixed_versions() {
    let store = store();
    let users = store.table(USERS).unwrap();
    for name in ["e", "c", "a"] {
        users.put(&key(name), &user(name, 1)).unwrap();
    }
    for name in ["d", "b"] {
        users.put_versioned(&key(name), &v1(name)).unwrap();
    }
    assert_eq!(names(users.scan(..)), ["a", "b", "c", "d", "e"]);
    assert_eq!(names(users.scan(..).rev()), ["e", "d", "c", "b", "a"]);
    assert_eq!(names(users.scan(key("b")..key("d"))), ["b", "c"]);
    assert_eq!(names(users.scan(key("b")..=key("d")).rev()), ["d", "c", "b"]);
    let open = (Bound::Excluded(key("b")), Bound::Unbounded);
    assert_eq!(names(users.scan(open)), ["c", "d", "e"]);
    assert_eq!(names(users.scan(key("d")..key("b"))), [""; 0]);
    assert_eq!(names(users.scan_all()), ["a", "b", "c", "d", "e"]);
    assert_eq!(users.count(key("b")..).unwrap(), 4);
    assert_eq!(users.scan(..key("b")).keys().map(Result::unwrap).collect::<Vec<_>>(), ["a"]);
    let stored: Vec<_> = users.scan(..key("c")).versioned().map(Result::unwrap).collect();
    assert_eq!(stored, [(key("a"), VersionedUser::V2(user("a", 1))), (key("b"), v1("b"))]);
    let raw: Vec<_> = users.scan(key("d")..=key("d")).raw().map(Result::unwrap).collect();
    assert_eq!(raw, [(b"d".to_vec(), b"\x01\x04d".to_vec())]);
}

#[test]
fn prefixes_are_walked_both_ways() {
    let store = store();
    let users = store.table(USERS).unwrap();
    for name in ["sat", "satoshi", "saturn", "sau", "sa"] {
        users.put(&key(name), &user(name, 1)).unwrap();
    }
    assert_eq!(names(users.scan_prefix("sat")), ["sat", "satoshi", "saturn"]);
    assert_eq!(names(users.scan_prefix("sat").rev()), ["saturn", "satoshi", "sat"]);
    assert_eq!(names(users.scan_prefix("x")), [""; 0]);

    let drafts = store.table(DRAFTS).unwrap();
    for (number, name) in [(1, "a"), (1, "b"), (2, "a"), (256, "a")] {
        drafts.put(&(number, key(name)), &user(name, number)).unwrap();
    }
    let keys = |rows| -> Vec<(u32, String)> { Iterator::map(rows, Result::unwrap).collect() };
    assert_eq!(keys(drafts.scan_prefix(&(1_u32,)).keys()), [(1, key("a")), (1, key("b"))]);
    assert_eq!(keys(drafts.scan((2, key(""))..).rev().keys()), [(256, key("a")), (2, key("a"))]);
}

#[test]
fn a_bad_row_is_an_error_and_the_walk_goes_on_behind_it() {
    let store = store();
    let users = store.table(USERS).unwrap();
    for name in ["a", "d"] {
        users.put(&key(name), &user(name, 1)).unwrap();
    }
    plant(store.backend(), "users", b"b", b"\x09future");
    plant(store.backend(), "users", b"c", b"");
    plant(store.backend(), "users", b"c\xff", b"\x01\x04c");
    let rows: Vec<_> = users.scan(..).into_iter().collect();
    assert_eq!(rows.len(), 5);
    assert_eq!(rows[0].as_ref().unwrap().1, user("a", 1));
    assert!(matches!(&rows[1], Err(ReadError::Value { key, .. }) if key.as_bytes() == b"b"));
    assert!(matches!(&rows[2], Err(ReadError::Value { key, .. }) if key.as_bytes() == b"c"));
    assert!(matches!(&rows[3], Err(ReadError::Key { key, .. }) if key.as_bytes() == b"c\xff"));
    assert_eq!(rows[4].as_ref().unwrap().1, user("d", 1));
    assert_eq!(users.scan(..).versioned().filter(Result::is_err).count(), 3);
    assert_eq!(users.scan(..).keys().filter(Result::is_err).count(), 1);
    assert_eq!(users.scan(..).raw().filter(Result::is_ok).count(), 5);
    assert_eq!(users.scan(..).count().unwrap(), 5);
}

#[test]
fn versions_are_counted_with_those_that_nobody_knows() {
    let store = store();
    let users = store.table(USERS).unwrap();
    users.put_versioned(&key("a"), &v1("a")).unwrap();
    users.put_versioned(&key("b"), &v1("b")).unwrap();
    users.put(&key("c"), &user("c", 1)).unwrap();
    plant(store.backend(), "users", b"d", b"\x09");
    plant(store.backend(), "users", b"e", b"");
    let counts = users.version_counts().unwrap();
    assert_eq!(counts.known.into_iter().collect::<Vec<_>>(), [(V1, 2), (V2, 1)]);
    assert_eq!(counts.unknown.into_iter().collect::<Vec<_>>(), [(Tag(9), 1)]);
    assert_eq!(counts.empty, 1);
    let counts = users.version_counts().unwrap();
    assert_eq!((counts.of(V1), counts.of(Version::of::<3>()), counts.total()), (2, 0, 5));
}

#[test]
fn a_visit_ends_with_the_first_error() {
    let store = store();
    let users = store.table(USERS).unwrap();
    for name in ["a", "b", "c"] {
        users.put(&key(name), &user(name, 1)).unwrap();
    }
    let mut seen = Vec::new();
    let result = users.scan(..).rev().visit(|key, _| {
        seen.push(key.to_vec());
        if key == b"b" { Err(Stop::Here) } else { Ok(()) }
    });
    assert!(matches!(result, Err(Stop::Here)));
    assert_eq!(seen, [b"c", b"b"]);
}

#[derive(Debug)]
enum Stop {
    Here,
    Read(#[expect(dead_code, reason = "shown by `unwrap`")] ReadError),
}

impl From<ReadError> for Stop {
    fn from(error: ReadError) -> Self {
        Self::Read(error)
    }
}

#[test]
fn a_snapshot_sees_what_was_and_nothing_after() {
    let store = store();
    let users = store.table(USERS).unwrap();
    users.put(&key("a"), &user("a", 1)).unwrap();
    users.put(&key("b"), &user("b", 1)).unwrap();
    let snapshot = store.snapshot().unwrap();
    users.put(&key("a"), &user("a", 2)).unwrap();
    users.remove(&key("b")).unwrap();
    users.put(&key("c"), &user("c", 1)).unwrap();

    let before = snapshot.table(USERS).unwrap();
    assert_eq!(before.get(&key("a")).unwrap(), Some(user("a", 1)));
    assert_eq!(names(before.scan(..)), ["a", "b"]);
    assert_eq!(before.get_raw(&key("b")).unwrap().unwrap().bytes(), b"\x02\x04b\x01\0\0\0");
    let many = before.get_many(&["c", "b"].map(key)).unwrap();
    let many: Vec<_> = many.into_iter().map(Result::unwrap).collect();
    assert_eq!(many, [None, Some(user("b", 1))]);
    assert_eq!(names(users.scan(..)), ["a", "c"]);
}
