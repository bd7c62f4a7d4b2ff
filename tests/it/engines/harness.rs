//! The engines under test, and short words for what tests do with them.

use std::{fmt::Debug, path::Path};

use perennial::backend::{
    Backend, BackendError, Cursor, Direction, KeyRange, Memory, ReadEngine, WriteBatch, WriteOp,
};
#[cfg(feature = "redb")]
use perennial::backend::{Redb, RedbOptions};
#[cfg(feature = "rocksdb")]
use perennial::backend::{RocksDb, RocksDbOptions};

/// An engine that the suite can open.
pub trait Engine: Backend + Debug + Sized {
    /// By this file the engine knows its folder; empty for an engine without one.
    const FILE: &'static str;

    /// Opens with the defaults, or as near to them as a test can bear.
    fn open_at(path: &Path) -> Result<Self, BackendError>;

    /// Opens without waiting for the disk.
    fn open_quick(path: &Path) -> Result<Self, BackendError>;
}

impl Engine for Memory {
    const FILE: &'static str = "";

    fn open_at(_: &Path) -> Result<Self, BackendError> {
        Ok(Self::new())
    }

    fn open_quick(path: &Path) -> Result<Self, BackendError> {
        Self::open_at(path)
    }
}

#[cfg(feature = "redb")]
impl Engine for Redb {
    const FILE: &'static str = "perennial.redb";

    fn open_at(path: &Path) -> Result<Self, BackendError> {
        Self::open(path)
    }

    fn open_quick(path: &Path) -> Result<Self, BackendError> {
        let mut options = RedbOptions::default();
        options.sync = false;
        Self::open_with(path, options)
    }
}

#[cfg(feature = "rocksdb")]
impl Engine for RocksDb {
    const FILE: &'static str = "CURRENT";

    /// Small buffers and blocks, so that tests reach files and not memory alone.
    fn open_at(path: &Path) -> Result<Self, BackendError> {
        let mut options = RocksDbOptions::default();
        options.write_buffer_bytes = 64 << 10;
        options.block_bytes = 512;
        Self::open_with(path, options)
    }

    fn open_quick(path: &Path) -> Result<Self, BackendError> {
        let mut options = RocksDbOptions::default();
        options.write_buffer_bytes = 64 << 10;
        options.sync = false;
        Self::open_with(path, options)
    }
}

/// An engine that opens for reading alone.
pub trait ReadOnly: Engine {
    fn open_read_only_at(path: &Path) -> Result<Self, BackendError>;
}

#[cfg(feature = "redb")]
impl ReadOnly for Redb {
    fn open_read_only_at(path: &Path) -> Result<Self, BackendError> {
        Self::open_read_only(path)
    }
}

#[cfg(feature = "rocksdb")]
impl ReadOnly for RocksDb {
    fn open_read_only_at(path: &Path) -> Result<Self, BackendError> {
        Self::open_read_only(path)
    }
}

/// A row, copied out of the engine.
pub type Row = (Vec<u8>, Vec<u8>);

pub fn put(table: &'static str, key: &[u8], value: &[u8]) -> WriteOp {
    WriteOp::Put { table, key: key.to_vec(), value: value.to_vec() }
}

pub fn remove(table: &'static str, key: &[u8]) -> WriteOp {
    WriteOp::Remove { table, key: key.to_vec() }
}

pub fn batch(ops: impl IntoIterator<Item = WriteOp>) -> WriteBatch {
    let mut batch = WriteBatch::new();
    ops.into_iter().for_each(|op| batch.push(op));
    batch
}

pub fn commit(engine: &impl Backend, ops: impl IntoIterator<Item = WriteOp>) {
    engine.commit(&batch(ops)).unwrap();
}

pub fn get(engine: &impl ReadEngine, table: &str, key: &[u8]) -> Option<Vec<u8>> {
    engine.get(table, key).unwrap().map(|value| value.as_ref().to_vec())
}

/// Takes all rows that a cursor has left, and asks once more at the end.
pub fn drain(cursor: &mut impl Cursor) -> Vec<Row> {
    let mut rows = Vec::new();
    while let Some(entry) = cursor.next().unwrap() {
        let row = (entry.key.to_vec(), entry.value.to_vec());
        let again = cursor.current().map(|entry| (entry.key.to_vec(), entry.value.to_vec()));
        assert_eq!(again.as_ref(), Some(&row), "a cursor lends a row as often as asked");
        rows.push(row);
    }
    assert!(cursor.current().is_none(), "behind the last row there is none");
    assert!(cursor.next().unwrap().is_none(), "a cursor at its end stays there");
    rows
}

pub fn scan(
    engine: &impl ReadEngine,
    table: &str,
    range: &KeyRange,
    direction: Direction,
) -> Vec<Row> {
    // Of one moment, since somebody may be writing.
    let moment = engine.snapshot().unwrap();
    let cursor = || moment.cursor(table, range, direction).unwrap();
    let rows = drain(&mut cursor());
    let mut expecting = cursor();
    expecting.expect_fields();
    assert!(expecting.current().is_none(), "before the first row there is none");
    assert_eq!(drain(&mut expecting), rows, "rows whose fields are expected are the same");
    let mut late = cursor();
    if late.next().unwrap().is_some() {
        late.expect_fields();
        late.expect_fields();
        let first = late.current().map(|entry| entry.value.to_vec());
        assert_eq!(first.as_ref(), rows.first().map(|(_, value)| value));
        assert_eq!(drain(&mut late), rows[1..], "a walk may expect them from anywhere on");
    }
    drain(&mut engine.cursor(table, range, direction).unwrap())
}

pub fn all(engine: &impl ReadEngine, table: &str) -> Vec<Row> {
    scan(engine, table, &KeyRange::all(), Direction::Forward)
}
