use alloc::vec::Vec;

use rocksdb::{ReadOptions, Snapshot};

use super::{cursor::RocksDbCursor, engine::RocksDb, engine::RocksDbBytes};
use crate::backend::{BackendError, Direction, KeyRange, ReadEngine};

/// All tables of a [`RocksDb`] as they were at one moment. Rows that it sees are not cleaned away
/// while it lives.
pub struct RocksDbSnapshot<'a> {
    // Declared before the snapshot, which it points to.
    read: ReadOptions,
    /// None of an engine that only reads: nothing changes under it, and it could not make one.
    snapshot: Option<Snapshot<'a>>,
    engine: &'a RocksDb,
}

impl<'a> RocksDbSnapshot<'a> {
    pub(super) fn new(engine: &'a RocksDb) -> Self {
        let snapshot = (!engine.is_read_only()).then(|| engine.database().snapshot());
        let mut read = ReadOptions::default();
        if let Some(snapshot) = &snapshot {
            read.set_snapshot(snapshot);
        }
        Self { read, snapshot, engine }
    }
}

impl ReadEngine for RocksDbSnapshot<'_> {
    type Pinned<'a>
        = RocksDbBytes<'a>
    where
        Self: 'a;
    type Cursor<'a>
        = RocksDbCursor<'a>
    where
        Self: 'a;
    type Snapshot<'a>
        = &'a Self
    where
        Self: 'a;

    fn snapshot(&self) -> Result<&Self, BackendError> {
        Ok(self)
    }

    #[inline]
    fn get(&self, table: &str, key: &[u8]) -> Result<Option<RocksDbBytes<'_>>, BackendError> {
        self.engine.get_with(&self.read, table, key)
    }

    fn get_many(
        &self,
        table: &str,
        keys: &[&[u8]],
    ) -> Result<Vec<Option<RocksDbBytes<'_>>>, BackendError> {
        self.engine.get_many_with(&self.read, table, keys)
    }

    fn cursor(
        &self,
        table: &str,
        range: &KeyRange,
        direction: Direction,
    ) -> Result<RocksDbCursor<'_>, BackendError> {
        let mut options = self.engine.scan_options();
        if let Some(snapshot) = &self.snapshot {
            options.set_snapshot(snapshot);
        }
        Ok(self.engine.cursor_with(options, table, range, direction))
    }

    fn split(
        &self,
        table: &str,
        range: &KeyRange,
        parts: usize,
    ) -> Result<Vec<Vec<u8>>, BackendError> {
        self.engine.split_with(self, table, range, parts)
    }
}
