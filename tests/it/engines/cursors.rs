//! The laws of ordered walks.

use std::{ops::Bound, path::Path};

use perennial::backend::{Cursor, Direction, KeyRange};

use super::harness::{Engine, Row, all, commit, drain, put, remove, scan};

fn filled<E: Engine>(path: &Path, keys: &[&[u8]]) -> E {
    let mut engine = E::open_quick(path).unwrap();
    engine.create_tables(&["rows", "other"]).unwrap();
    commit(&engine, keys.iter().map(|key| put("rows", key, &[key, b"!".as_slice()].concat())));
    // Rows of a neighbouring table must not show.
    commit(&engine, keys.iter().map(|key| put("other", key, b"other")));
    engine
}

/// Walks a range both ways, live and in a snapshot, and compares with a filter of all keys.
fn check(engine: &impl Engine, keys: &[&[u8]], range: &KeyRange) {
    let mut expected: Vec<Row> = keys
        .iter()
        .filter(|key| range.contains(key))
        .map(|key| (key.to_vec(), [key, b"!".as_slice()].concat()))
        .collect();
    expected.sort();
    let snapshot = engine.snapshot().unwrap();
    assert_eq!(scan(engine, "rows", range, Direction::Forward), expected, "{range:?}");
    assert_eq!(scan(&snapshot, "rows", range, Direction::Forward), expected, "{range:?}");
    expected.reverse();
    assert_eq!(scan(engine, "rows", range, Direction::Backward), expected, "{range:?}");
    assert_eq!(scan(&snapshot, "rows", range, Direction::Backward), expected, "{range:?}");
}

fn bounds(keys: &[&[u8]]) -> Vec<Bound<Vec<u8>>> {
    let of = |key: &&[u8]| [Bound::Included(key.to_vec()), Bound::Excluded(key.to_vec())];
    keys.iter().flat_map(of).chain([Bound::Unbounded]).collect()
}

pub fn every_kind_of_bound_cuts_where_it_says<E: Engine>(path: &Path) {
    let keys: [&[u8]; 7] = [b"", b"\0", b"b", b"b\0", b"ba", b"d", b"\xff\xff"];
    let engine = filled::<E>(path, &keys);
    // Bounds on rows and between them, each with each: equal and inverted ones are among them.
    let ends: [&[u8]; 8] = [b"", b"\0", b"a", b"b", b"b\0", b"c", b"d", b"\xff\xff\xff"];
    for start in bounds(&ends) {
        for end in bounds(&ends) {
            check(&engine, &keys, &KeyRange { start: start.clone(), end });
        }
    }
}

pub fn empty_and_inverted_ranges_have_no_rows<E: Engine>(path: &Path) {
    let engine = filled::<E>(path, &[b"", b"a", b"b", b"c"]);
    let key = |key: &[u8]| key.to_vec();
    let ranges = [
        KeyRange { start: Bound::Included(key(b"c")), end: Bound::Included(key(b"a")) },
        KeyRange { start: Bound::Excluded(key(b"c")), end: Bound::Excluded(key(b"a")) },
        KeyRange { start: Bound::Excluded(key(b"b")), end: Bound::Excluded(key(b"b")) },
        KeyRange { start: Bound::Included(key(b"b")), end: Bound::Excluded(key(b"b")) },
        KeyRange { start: Bound::Unbounded, end: Bound::Excluded(key(b"")) },
        KeyRange { start: Bound::Included(key(b"d")), end: Bound::Unbounded },
    ];
    for range in &ranges {
        for direction in [Direction::Forward, Direction::Backward] {
            assert_eq!(scan(&engine, "rows", range, direction), [], "{range:?}");
            assert_eq!(scan(&engine.snapshot().unwrap(), "rows", range, direction), []);
        }
    }
}

pub fn prefixes_end_where_the_prefix_does<E: Engine>(path: &Path) {
    let keys: [&[u8]; 11] = [
        b"",
        b"a",
        b"a\0",
        b"a\xff",
        b"a\xff\0",
        b"a\xff\xff",
        b"b",
        b"\xfe",
        b"\xff",
        b"\xff\xff",
        b"\xff\xff\x01",
    ];
    let engine = filled::<E>(path, &keys);
    for prefix in [b"".as_slice(), b"a", b"a\xff", b"a\xff\xff", b"\xff", b"\xff\xff", b"zz"] {
        let range = KeyRange::prefix(prefix);
        let starts = keys.iter().filter(|key| key.starts_with(prefix)).count();
        assert_eq!(scan(&engine, "rows", &range, Direction::Forward).len(), starts);
        check(&engine, &keys, &range);
    }
}

pub fn a_cursor_does_not_see_later_writes<E: Engine>(path: &Path) {
    let keys: Vec<[u8; 1]> = (0..100).map(|n| [n]).collect();
    let keys: Vec<&[u8]> = keys.iter().map(<[u8; 1]>::as_slice).collect();
    let engine = filled::<E>(path, &keys);
    let before = all(&engine, "rows");

    let mut forward = engine.cursor("rows", &KeyRange::all(), Direction::Forward).unwrap();
    let mut backward = engine.cursor("rows", &KeyRange::all(), Direction::Backward).unwrap();
    // One has begun to read, the other has not.
    let first = forward.next().unwrap().map(|row| (row.key.to_vec(), row.value.to_vec()));
    assert_eq!(first.as_ref(), before.first());
    commit(&engine, (0..100u8).step_by(2).map(|n| remove("rows", &[n])));
    commit(&engine, (0..100u8).map(|n| put("rows", &[n, n], b"new")));
    commit(&engine, [put("rows", &[1], b"changed")]);

    assert_eq!(drain(&mut forward), before[1..]);
    let mut backward = drain(&mut backward);
    backward.reverse();
    assert_eq!(backward, before);
    assert_eq!(all(&engine, "rows").len(), 150);
}

pub fn keys_are_ordered_as_byte_strings<E: Engine>(path: &Path) {
    let numbers = (0..600u16).map(|n| n.wrapping_mul(40_503).to_be_bytes());
    let mut keys: Vec<Vec<u8>> = numbers.map(|n| n[usize::from(n[1] % 2)..].to_vec()).collect();
    keys.sort();
    keys.dedup();
    let mut engine = E::open_quick(path).unwrap();
    engine.create_tables(&["rows"]).unwrap();
    commit(&engine, keys.iter().rev().map(|key| put("rows", key, key)));
    let found: Vec<Vec<u8>> = all(&engine, "rows").into_iter().map(|(key, _)| key).collect();
    assert!(found.iter().any(|key| key.len() == 1) && found.iter().any(|key| key.len() == 2));
    assert_eq!(found, keys);
}
