//! The laws of reading and writing.

use std::{
    path::Path,
    sync::atomic::{AtomicBool, Ordering},
    thread,
};

use perennial::backend::{BackendErrorKind, Direction, KeyRange, ReadEngine, WriteBatch};

use super::harness::{Engine, Row, all, batch, commit, get, put, remove, scan};

fn open<E: Engine>(path: &Path) -> E {
    let mut engine = E::open_at(path).unwrap();
    engine.create_tables(&["left", "right"]).unwrap();
    engine
}

pub fn what_was_put_is_read_and_what_was_removed_is_not<E: Engine>(path: &Path) {
    let engine = open::<E>(path);
    commit(&engine, [put("left", b"a", b"1"), put("left", b"b", b"2")]);
    assert_eq!(get(&engine, "left", b"a").unwrap(), b"1");
    assert_eq!(get(&engine, "left", b"b").unwrap(), b"2");
    assert_eq!(get(&engine, "left", b"ab"), None);

    commit(&engine, [put("left", b"a", b"3"), remove("left", b"b"), remove("left", b"none")]);
    assert_eq!(get(&engine, "left", b"a").unwrap(), b"3");
    assert_eq!(get(&engine, "left", b"b"), None);
    assert_eq!(all(&engine, "left"), [(b"a".to_vec(), b"3".to_vec())]);
}

pub fn the_later_of_two_writes_to_a_key_wins<E: Engine>(path: &Path) {
    let engine = open::<E>(path);
    commit(
        &engine,
        [
            put("left", b"a", b"1"),
            put("right", b"a", b"between"),
            put("left", b"a", b"2"),
            put("left", b"b", b"1"),
            remove("left", b"b"),
            remove("left", b"c"),
            put("left", b"c", b"1"),
        ],
    );
    assert_eq!(get(&engine, "left", b"a").unwrap(), b"2");
    assert_eq!(get(&engine, "left", b"b"), None);
    assert_eq!(get(&engine, "left", b"c").unwrap(), b"1");
}

pub fn a_batch_writes_to_several_tables<E: Engine>(path: &Path) {
    let engine = open::<E>(path);
    commit(&engine, [put("left", b"k", b"l"), put("right", b"k", b"r"), put("left", b"m", b"l")]);
    assert_eq!(all(&engine, "left").len(), 2);
    assert_eq!(all(&engine, "right"), [(b"k".to_vec(), b"r".to_vec())]);
}

pub fn a_batch_with_an_unknown_table_writes_nothing<E: Engine>(path: &Path) {
    let engine = open::<E>(path);
    let ops = [put("left", b"k", b"v"), put("nowhere", b"k", b"v"), put("right", b"k", b"v")];
    let error = engine.commit(&batch(ops)).unwrap_err();
    assert_eq!((error.engine, error.place.as_str()), (engine.name(), "nowhere"));
    assert_eq!(error.kind, BackendErrorKind::Other);
    assert!(error.to_string().contains("create it"), "{error}");
    assert_eq!(all(&engine, "left"), []);
    assert_eq!(all(&engine, "right"), []);
    assert!(!engine.tables().unwrap().iter().any(|table| table == "nowhere"));
}

pub fn an_empty_batch_changes_nothing<E: Engine>(path: &Path) {
    let engine = open::<E>(path);
    commit(&engine, [put("left", b"k", b"v")]);
    engine.commit(&WriteBatch::new()).unwrap();
    assert_eq!(all(&engine, "left").len(), 1);
}

pub fn a_missing_table_reads_as_empty<E: Engine>(path: &Path) {
    let engine = E::open_at(path).unwrap();
    for table in ["nowhere", ""] {
        assert_eq!(get(&engine, table, b"k"), None);
        assert_eq!(all(&engine, table), []);
        let found = engine.get_many(table, &[b"a", b"b"]).unwrap();
        assert_eq!(found.len(), 2);
        assert!(found.iter().all(Option::is_none));
        let snapshot = engine.snapshot().unwrap();
        assert_eq!(get(&snapshot, table, b"k"), None);
        assert_eq!(scan(&snapshot, table, &KeyRange::all(), Direction::Backward), []);
    }
}

pub fn many_keys_are_read_in_their_order_with_repeats_and_misses<E: Engine>(path: &Path) {
    let engine = open::<E>(path);
    commit(&engine, (0..50u8).map(|n| put("left", &[n], &[n, n])));
    let keys: [&[u8]; 6] = [&[7], &[99], &[3], &[7], b"", &[0]];
    let expected =
        [Some([7, 7].as_slice()), None, Some(&[3, 3]), Some(&[7, 7]), None, Some(&[0, 0])];

    let found = engine.get_many("left", &keys).unwrap();
    let found: Vec<_> = found.iter().map(|value| value.as_ref().map(AsRef::as_ref)).collect();
    assert_eq!(found, expected);
    assert!(engine.get_many("left", &[]).unwrap().is_empty());

    let snapshot = engine.snapshot().unwrap();
    commit(&engine, [put("left", &[99], b"later"), remove("left", &[7])]);
    let found = snapshot.get_many("left", &keys).unwrap();
    let found: Vec<_> = found.iter().map(|value| value.as_ref().map(AsRef::as_ref)).collect();
    assert_eq!(found, expected);
}

pub fn keys_and_values_of_any_bytes_and_length_are_kept<E: Engine>(path: &Path) {
    let engine = open::<E>(path);
    let long = |len: usize| (0..len).map(|n| ((n * 31) >> 3) as u8).collect::<Vec<u8>>();
    let mut rows: Vec<Row> = vec![
        (vec![], b"under the empty key".to_vec()),
        (vec![0], vec![]),
        (vec![0, 0], vec![0]),
        (vec![0xFF; 3], vec![0xFF; 300]),
        (long(1_000), long(1 << 20)),
        ("ключ".as_bytes().to_vec(), long(100_000)),
    ];
    commit(&engine, rows.iter().map(|(key, value)| put("left", key, value)));
    for (key, value) in &rows {
        assert!(get(&engine, "left", key).as_ref() == Some(value), "key {key:?}");
    }
    rows.sort();
    assert!(all(&engine, "left") == rows);
    commit(&engine, [remove("left", b"")]);
    assert_eq!(get(&engine, "left", b""), None);
}

pub fn tables_are_listed_and_created_once<E: Engine>(path: &Path) {
    let mut engine = E::open_at(path).unwrap();
    assert_eq!(engine.tables().unwrap(), Vec::<String>::new());
    engine.create_tables(&["b", "a", "b"]).unwrap();
    commit(&engine, [put("a", b"k", b"v")]);
    engine.create_tables(&["c", "a"]).unwrap();
    engine.create_tables(&[]).unwrap();
    let mut tables = engine.tables().unwrap();
    tables.sort();
    assert_eq!(tables, ["a", "b", "c"]);
    assert_eq!(get(&engine, "a", b"k").unwrap(), b"v");
    // A table made late is seen by reads that began to look before.
    commit(&engine, [put("c", b"k", b"v")]);
    assert_eq!(get(&engine, "c", b"k").unwrap(), b"v");
}

pub fn table_names_that_an_engine_cannot_keep_are_refused<E: Engine>(path: &Path) {
    let mut engine = E::open_at(path).unwrap();
    for name in ["", "a\0b"] {
        let error = engine.create_tables(&["fine", name]).unwrap_err();
        assert_eq!(error.kind, BackendErrorKind::Other);
    }
    assert_eq!(engine.tables().unwrap(), Vec::<String>::new());
}

pub fn a_snapshot_sees_all_tables_at_one_moment<E: Engine>(path: &Path) {
    let engine = open::<E>(path);
    commit(&engine, [put("left", b"a", b"1"), put("right", b"a", b"1")]);
    let first = engine.snapshot().unwrap();
    // Read one table before the write and the other only after it.
    assert_eq!(get(&first, "left", b"a").unwrap(), b"1");
    commit(&engine, [put("left", b"a", b"2"), remove("right", b"a"), put("right", b"b", b"2")]);
    let second = engine.snapshot().unwrap();
    commit(&engine, [put("left", b"a", b"3"), put("right", b"a", b"3")]);

    assert_eq!(get(&first, "left", b"a").unwrap(), b"1");
    assert_eq!(get(&first, "right", b"a").unwrap(), b"1");
    assert_eq!(all(&first, "right"), [(b"a".to_vec(), b"1".to_vec())]);
    assert_eq!(get(&second, "left", b"a").unwrap(), b"2");
    assert_eq!(all(&second, "right"), [(b"b".to_vec(), b"2".to_vec())]);
    assert_eq!(get(&engine, "left", b"a").unwrap(), b"3");
    assert_eq!(all(&engine, "right").len(), 2);
}

pub fn the_snapshot_of_a_snapshot_is_the_same_moment<E: Engine>(path: &Path) {
    let engine = open::<E>(path);
    commit(&engine, [put("left", b"a", b"1")]);
    let first = engine.snapshot().unwrap();
    commit(&engine, [put("left", b"a", b"2"), put("right", b"a", b"2")]);
    let second = first.snapshot().unwrap();
    let third = second.snapshot().unwrap();
    commit(&engine, [put("left", b"a", b"3")]);
    assert_eq!(all(&second, "left"), [(b"a".to_vec(), b"1".to_vec())]);
    assert_eq!(get(&third, "left", b"a").unwrap(), b"1");
    assert_eq!(all(&third, "right"), []);
}

pub fn pinned_bytes_outlast_later_writes<E: Engine>(path: &Path) {
    let engine = open::<E>(path);
    commit(&engine, (0..100u8).map(|n| put("left", &[n], &[n; 200])));
    let pinned: Vec<_> = (0..100u8).map(|n| engine.get("left", &[n]).unwrap().unwrap()).collect();
    for round in 0..5u8 {
        commit(&engine, (0..100u8).map(|n| put("left", &[n], &[round; 300])));
        commit(&engine, (0..100u8).map(|n| remove("left", &[n])));
    }
    for (n, value) in (0..100u8).zip(&pinned) {
        assert_eq!(value.as_ref(), &[n; 200]);
    }
}

/// Tells the readers to stop.
struct Stop<'a>(&'a AtomicBool);

impl Drop for Stop<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

pub fn readers_beside_a_writer_see_whole_batches<E: Engine>(path: &Path) {
    let mut engine = E::open_quick(path).unwrap();
    engine.create_tables(&["left", "right"]).unwrap();
    let write = |n: u32| {
        let value = n.to_be_bytes();
        let ops = (0..20u8).map(|k| put("left", &[k], &value));
        commit(&engine, ops.chain((0..20u8).map(|k| put("right", &[k], &value))));
        // A reader that began to look during the commit must not leave its old view to others.
        assert_eq!(get(&engine, "right", &[19]).unwrap(), value, "the writer does not see its own");
    };
    write(0);
    let done = AtomicBool::new(false);
    let (engine, done) = (&engine, &done);
    let read = || {
        let (mut last, mut rounds) = (Vec::new(), 0u32);
        while !done.load(Ordering::Relaxed) || rounds == 0 {
            let newest = get(engine, "left", &[0]).unwrap();
            assert!(newest >= last, "reads went back in time");
            let rows = all(engine, "left");
            assert_eq!(rows.len(), 20);
            assert!(rows.iter().all(|(_, value)| value == &rows[0].1), "half a batch");
            let snapshot = engine.snapshot().unwrap();
            let right = all(&snapshot, "right");
            assert!(right.iter().all(|(_, value)| value == &right[0].1), "half a batch");
            assert_eq!(all(&snapshot, "left"), right, "one table ahead of the other");
            (last, rounds) = (right[0].1.clone(), rounds + 1);
            assert!(last >= newest, "a snapshot older than a read before it");
        }
        rounds
    };
    thread::scope(|scope| {
        let readers: Vec<_> = (0..3).map(|_| scope.spawn(read)).collect();
        {
            // Also when the writer fails: the readers would wait for it for ever.
            let _stop = Stop(done);
            (1..=300).for_each(write);
        }
        let rounds: Vec<u32> = readers.into_iter().map(|reader| reader.join().unwrap()).collect();
        assert!(rounds.iter().all(|rounds| *rounds > 0));
    });
    assert_eq!(get(engine, "right", &[19]).unwrap(), 300u32.to_be_bytes());
}

pub fn opening_anew_finds_everything<E: Engine>(path: &Path) {
    let mut engine = open::<E>(path);
    engine.create_tables(&["empty"]).unwrap();
    commit(&engine, (0..200u8).map(|n| put("left", &[n], &[n; 1_000])));
    commit(&engine, [put("right", b"", b""), remove("left", &[7])]);
    let left = all(&engine, "left");
    drop(engine);

    let engine = E::open_at(path).unwrap();
    let mut tables = engine.tables().unwrap();
    tables.sort();
    assert_eq!(tables, ["empty", "left", "right"]);
    assert_eq!(left.len(), 199);
    assert_eq!(all(&engine, "left"), left);
    assert_eq!(get(&engine, "right", b"").unwrap(), b"");
    assert_eq!(get(&engine, "left", &[7]), None);
}

pub fn commits_without_sync_are_kept_by_closing<E: Engine>(path: &Path) {
    let mut engine = E::open_quick(path).unwrap();
    engine.create_tables(&["left"]).unwrap();
    (0..50u8).for_each(|n| commit(&engine, [put("left", &[n], b"v")]));
    drop(engine);
    assert_eq!(all(&E::open_at(path).unwrap(), "left").len(), 50);
}
