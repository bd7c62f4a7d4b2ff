use alloc::{boxed::Box, vec::Vec};
use core::ops::Bound;

use rocksdb::{ColumnFamily, DB, DBRawIterator, ReadOptions};

use super::error::failed;
use crate::backend::{BackendError, Cursor, Direction, Entry, KeyRange};

/// A walk over a table of a [`RocksDb`](super::RocksDb).
pub struct RocksDbCursor<'a> {
    rows: Option<DBRawIterator<'a>>,
    table: Box<str>,
    direction: Direction,
    begun: bool,
    done: bool,
}

impl<'a> RocksDbCursor<'a> {
    /// A walk with the options of its database or snapshot, which this narrows to the range.
    pub(super) fn new(
        database: &'a DB,
        family: &'a ColumnFamily,
        table: &str,
        mut options: ReadOptions,
        range: &KeyRange,
        direction: Direction,
    ) -> Self {
        if range.is_empty() {
            return Self::at_end(table, direction);
        }
        // With its bounds RocksDB leaves out files, and stops by itself.
        match &range.start {
            Bound::Included(key) => options.set_iterate_lower_bound(key.as_slice()),
            Bound::Excluded(key) => options.set_iterate_lower_bound(after(key)),
            Bound::Unbounded => {}
        }
        match &range.end {
            Bound::Included(key) => options.set_iterate_upper_bound(after(key)),
            Bound::Excluded(key) => options.set_iterate_upper_bound(key.as_slice()),
            Bound::Unbounded => {}
        }
        let rows = database.raw_iterator_cf_opt(family, options);
        Self { rows: Some(rows), table: Box::from(table), direction, begun: false, done: false }
    }

    /// A walk without rows.
    pub(super) fn at_end(table: &str, direction: Direction) -> Self {
        Self { rows: None, table: Box::from(table), direction, begun: false, done: true }
    }
}

/// The first key after `key`.
fn after(key: &[u8]) -> Vec<u8> {
    let mut next = Vec::with_capacity(key.len() + 1);
    next.extend_from_slice(key);
    next.push(0);
    next
}

impl Cursor for RocksDbCursor<'_> {
    #[inline]
    fn next(&mut self) -> Result<Option<Entry<'_>>, BackendError> {
        let Some(rows) = self.rows.as_mut().filter(|_| !self.done) else { return Ok(None) };
        match (self.begun, self.direction) {
            (false, Direction::Forward) => rows.seek_to_first(),
            (false, Direction::Backward) => rows.seek_to_last(),
            (true, Direction::Forward) => rows.next(),
            (true, Direction::Backward) => rows.prev(),
        }
        self.begun = true;
        match rows.item() {
            Some((key, value)) => Ok(Some(Entry { key, value })),
            None => {
                self.done = true;
                rows.status().map_err(|error| failed("scan", &self.table, error))?;
                Ok(None)
            }
        }
    }

    #[inline]
    fn current(&self) -> Option<Entry<'_>> {
        let rows = self.rows.as_ref().filter(|_| self.begun && !self.done)?;
        rows.item().map(|(key, value)| Entry { key, value })
    }
}
