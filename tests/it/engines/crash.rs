//! A process that writes is killed at any moment, over and over, with the same database.
//!
//! A kill does not lose what the system has in memory; these tests show that no batch is kept in
//! part and that an acknowledged one is kept, not that the disk was waited for.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::Child,
    sync::mpsc,
    thread,
    time::Duration,
};

use perennial::backend::WriteOp;

use super::{
    child::{self, test_path},
    harness::{Engine, ReadOnly, Row, all, commit, get, put, remove},
    read_only::files,
};

const ROUNDS: u32 = 100;
const SEED: u64 = 0x5EED_CAFE_F00D_D1CE;
const ROWS: u8 = 8;
/// Batches older than this many are removed again, in the batch that takes their place.
const KEPT: u32 = 64;
const TABLES: [&str; 2] = ["left", "right"];
const HEAD: &[u8] = b"head";

/// A generator whose numbers are the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % limit
    }

    fn millis(&mut self, from: u64, to: u64) -> Duration {
        Duration::from_millis(from + self.below(to - from))
    }
}

fn key(batch: u32, row: u8) -> Vec<u8> {
    [&batch.to_be_bytes()[..], &[row]].concat()
}

fn value(table: &str, batch: u32, row: u8) -> Vec<u8> {
    let len = (batch as usize * 37 + usize::from(row) * 11) % 400;
    let mut value = format!("{table} {batch} {row} ").into_bytes();
    value.resize(value.len() + len, row);
    value
}

fn ops(batch: u32) -> Vec<WriteOp> {
    let mut ops = Vec::new();
    for table in TABLES {
        for row in 0..ROWS {
            ops.push(put(table, &key(batch, row), &value(table, batch, row)));
            if let Some(old) = batch.checked_sub(KEPT) {
                ops.push(remove(table, &key(old, row)));
            }
        }
        ops.push(put(table, HEAD, &batch.to_be_bytes()));
    }
    ops
}

/// A table after `last` whole batches.
fn expected(table: &str, last: u32) -> Vec<Row> {
    let mut rows = Vec::new();
    for batch in (last + 1).saturating_sub(KEPT).max(1)..=last {
        rows.extend((0..ROWS).map(|row| (key(batch, row), value(table, batch, row))));
    }
    if last > 0 {
        rows.push((HEAD.to_vec(), last.to_be_bytes().to_vec()));
    }
    rows.sort();
    rows
}

fn last(engine: &impl Engine, table: &str) -> u32 {
    get(engine, table, HEAD).map_or(0, |head| u32::from_be_bytes(head.try_into().unwrap()))
}

/// The other process: writes until it is killed, and tells each batch that is on the disk.
fn write_until_killed<E: Engine>(folder: &Path) {
    let mut engine = E::open_at(folder).unwrap();
    engine.create_tables(&TABLES).unwrap();
    child::tell("open");
    for batch in last(&engine, TABLES[0]) + 1.. {
        commit(&engine, ops(batch));
        child::tell(&format!("ack {batch}"));
    }
}

/// Lets the child run, kills it, and returns the last batch that it told.
fn run_and_kill(mut child: Child, from_open: bool, delay: Duration) -> u32 {
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let (opened, wait_opened) = mpsc::channel();
    let reader = thread::spawn(move || {
        let mut acknowledged = 0;
        let mut line = String::new();
        // The last line may be cut short: `ack 12` of `ack 123`. Only one with its end counts.
        while out.read_line(&mut line).is_ok_and(|len| len > 0) && line.ends_with('\n') {
            let told = line.trim_end();
            if told == "open" {
                // Nobody listens in rounds that do not wait.
                let _ = opened.send(());
            } else if let Some(batch) = told.strip_prefix("ack ") {
                acknowledged = batch.parse().unwrap();
            }
            line.clear();
        }
        acknowledged
    });
    if from_open {
        wait_opened.recv_timeout(Duration::from_secs(60)).expect("the child does not open");
    }
    thread::sleep(delay);
    child.kill().unwrap();
    let status = child.wait().unwrap();
    assert!(status.code().is_none(), "the child ended by itself: {status}");
    reader.join().unwrap()
}

fn crash<E: ReadOnly>(test: &str) {
    if let Some(folder) = child::folder() {
        return write_until_killed::<E>(&folder);
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("data");
    let binary = std::env::current_exe().unwrap();
    let mut random = Random(SEED);
    let (mut before, mut acknowledged_in_all) = (0, 0);
    for round in 0..ROUNDS {
        let delay = random.millis(5, 60);
        // Every fourth kill may hit the opening, and so the repair after the kill before.
        let child = child::command(&binary, test, &path).spawn().unwrap();
        let acknowledged = run_and_kill(child, round % 4 != 3, delay);
        let at = format!("seed {SEED:#x}, round {round}, killed after {delay:?}");

        let left = files(&path);
        let engine = E::open_read_only_at(&path).unwrap_or_else(|error| panic!("{at}: {error}"));
        let read = TABLES.map(|table| all(&engine, table));
        drop(engine);
        assert!(files(&path) == left, "{at}: reading changed the files");

        let mut engine = E::open_at(&path).unwrap_or_else(|error| panic!("{at}: {error}"));
        engine.create_tables(&TABLES).unwrap();
        assert!(TABLES.map(|table| all(&engine, table)) == read, "{at}: it was read otherwise");
        let now = last(&engine, TABLES[0]);
        let known = acknowledged.max(before);
        assert!(now >= known, "{at}: batch {known} was acknowledged, {now} is the last");
        assert!(now <= known + 1, "{at}: batch {known} was the last begun but one, {now} is there");
        for table in TABLES {
            assert!(all(&engine, table) == expected(table, now), "{at}: {now} is there in part");
        }
        acknowledged_in_all += acknowledged.saturating_sub(before);
        before = now;
    }
    println!("{acknowledged_in_all} batches acknowledged in {ROUNDS} rounds");
    assert!(acknowledged_in_all > ROUNDS, "too few batches for the test to mean much");
}

/// Kills a process that makes a new database; the folder must open all the same.
fn crash_while_made<E: Engine>(test: &str) {
    if let Some(folder) = child::folder() {
        return write_until_killed::<E>(&folder);
    }
    let binary = std::env::current_exe().unwrap();
    let mut random = Random(SEED);
    for round in 0..40 {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("data");
        let delay = random.millis(1, 40);
        let child = child::command(&binary, test, &path).spawn().unwrap();
        let acknowledged = run_and_kill(child, false, delay);
        let at = format!("seed {SEED:#x}, round {round}, killed after {delay:?}");

        let mut engine = E::open_at(&path).unwrap_or_else(|error| panic!("{at}: {error}"));
        engine.create_tables(&TABLES).unwrap();
        let now = last(&engine, TABLES[0]);
        assert!(now >= acknowledged, "{at}");
        commit(&engine, ops(now + 1));
        for table in TABLES {
            assert!(all(&engine, table) == expected(table, now + 1), "{at}");
        }
    }
}

#[cfg(feature = "redb")]
#[test]
fn redb_keeps_whole_batches_when_killed() {
    crash::<perennial::backend::Redb>(test_path!(redb_keeps_whole_batches_when_killed));
}

#[cfg(feature = "rocksdb")]
#[test]
fn rocksdb_keeps_whole_batches_when_killed() {
    crash::<perennial::backend::RocksDb>(test_path!(rocksdb_keeps_whole_batches_when_killed));
}

#[cfg(feature = "redb")]
#[test]
fn redb_opens_after_a_kill_while_it_was_made() {
    let test = test_path!(redb_opens_after_a_kill_while_it_was_made);
    crash_while_made::<perennial::backend::Redb>(test);
}

#[cfg(feature = "rocksdb")]
#[test]
fn rocksdb_opens_after_a_kill_while_it_was_made() {
    let test = test_path!(rocksdb_opens_after_a_kill_while_it_was_made);
    crash_while_made::<perennial::backend::RocksDb>(test);
}
