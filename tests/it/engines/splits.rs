//! The laws of dividing a range into parts.

use std::{ops::Bound, path::Path};

use perennial::backend::{Direction, KeyRange, ReadEngine};

use super::harness::{Engine, commit, put, scan};

/// Keys that lie evenly, behind one prefix, in a few heaps, and each at twice the one before.
fn shapes() -> [Vec<Vec<u8>>; 5] {
    let even = (0..3000_u32).map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes().to_vec());
    let behind = (0..3000_u32).map(|n| format!("a long prefix that all share/{n:05}").into_bytes());
    let heaps =
        (0..3000_u32).map(|n| [vec![0xF0; (n % 3) as usize * 9], vec![7, n as u8]].concat());
    let doubled = (0..60_u32).map(|n| (1_u64 << n).to_be_bytes().to_vec());
    let few = [b"".to_vec(), b"\0".to_vec(), b"\xff\xff".to_vec()];
    [even.collect(), behind.collect(), heaps.collect(), doubled.collect(), few.to_vec()]
}

fn filled<E: Engine>(path: &Path, keys: &[Vec<u8>]) -> E {
    let mut engine = E::open_quick(path).unwrap();
    engine.create_tables(&["rows", "empty"]).unwrap();
    // RocksDB keeps the rest in memory, where its sizes do not reach.
    let (files, memory) = keys.split_at(keys.len() * 9 / 10);
    commit(&engine, files.iter().map(|key| put("rows", key, &[7; 100])));
    commit(&engine, memory.iter().map(|key| put("rows", key, &[7; 100])));
    engine
}

fn ranges() -> Vec<KeyRange> {
    let key = |key: &[u8]| key.to_vec();
    vec![
        KeyRange::all(),
        KeyRange::prefix(b"a long prefix that all share/01"),
        KeyRange::prefix(b"\xF0"),
        KeyRange { start: Bound::Excluded(key(b"\x10")), end: Bound::Included(key(b"\xA0\x07")) },
        KeyRange { start: Bound::Unbounded, end: Bound::Excluded(key(b"\x01")) },
        KeyRange { start: Bound::Included(key(b"z")), end: Bound::Included(key(b"a")) },
    ]
}

pub fn points_ascend_and_lie_behind_the_first_row_of_the_range<E: Engine>(path: &Path) {
    let mut found = 0;
    for (shape, keys) in shapes().iter().enumerate() {
        let engine = filled::<E>(&path.join(shape.to_string()), keys);
        for range in ranges() {
            let rows = scan(&engine, "rows", &range, Direction::Forward);
            for parts in [0, 1, 2, 3, 17] {
                let points = engine.split("rows", &range, parts).unwrap();
                assert!(points.len() < parts.max(1), "{points:?} for {parts}");
                assert!(points.is_sorted_by(|a, b| a < b), "{points:?}");
                let (first, last) = (rows.first(), rows.last());
                assert!(points.iter().all(|key| first.is_some_and(|row| row.0 < *key)));
                assert!(points.iter().all(|key| last.is_some_and(|row| row.0 >= *key)));
                found += points.len();
            }
        }
        assert!(engine.split("empty", &KeyRange::all(), 4).unwrap().is_empty());
        assert!(engine.split("missing", &KeyRange::all(), 4).unwrap().is_empty());
    }
    assert!(found > 100, "only {found} points");
}

pub fn parts_of_any_shape_have_the_rows_of_the_whole<E: Engine>(path: &Path) {
    for (shape, keys) in shapes().iter().enumerate() {
        let engine = filled::<E>(&path.join(shape.to_string()), keys);
        let snapshot = engine.snapshot().unwrap();
        for range in ranges() {
            let mut rows = Vec::new();
            let mut start = range.start.clone();
            for point in snapshot.split("rows", &range, 5).unwrap() {
                let end = Bound::Excluded(point.clone());
                let part = KeyRange { start, end };
                rows.extend(scan(&snapshot, "rows", &part, Direction::Forward));
                start = Bound::Included(point);
            }
            let part = KeyRange { start, end: range.end.clone() };
            rows.extend(scan(&snapshot, "rows", &part, Direction::Forward));
            assert_eq!(rows, scan(&engine, "rows", &range, Direction::Forward), "{range:?}");
        }
    }
}

pub fn even_keys_are_split_about_evenly<E: Engine>(path: &Path) {
    let [even, ..] = shapes();
    let engine = filled::<E>(path, &even);
    let points = engine.split("rows", &KeyRange::all(), 4).unwrap();
    assert_eq!(points.len(), 3);
    let mut counts = [0; 4];
    for key in &even {
        counts[points.iter().filter(|point| *point <= key).count()] += 1;
    }
    assert!(counts.iter().all(|count| (500..1000).contains(count)), "{counts:?}");
}
