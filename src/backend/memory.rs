//! The engine that keeps everything in memory.
//!
//! Tables are ordered maps behind reference counts. A snapshot or a cursor takes a count and reads
//! on undisturbed; a write copies what somebody else still holds and changes the rest in place.

use alloc::{
    boxed::Box,
    collections::BTreeMap,
    string::{String, ToString},
    sync::Arc,
    vec::Vec,
};
use core::ops::Bound;

use super::{
    Backend, BackendError, Cursor, Direction, Entry, KeyRange, ReadEngine, WriteBatch, WriteOp,
    names::{check_name, check_tables},
};
use crate::sync::RwLock;

const ENGINE: &str = "memory";

type Rows = BTreeMap<Box<[u8]>, Arc<[u8]>>;
type Tables = BTreeMap<Box<str>, Arc<Rows>>;

/// An engine in memory, for tests, runtimes and caches. It works without the standard library.
///
/// A point read takes a count on the one value and holds nothing else. While a snapshot or a
/// cursor lives, the first write to each table copies that table's map: its keys, and a count per
/// value, though never a value. Later writes to the table copy nothing, until the next snapshot.
///
/// A clone starts with the same rows and shares nothing with the original afterwards; it copies no
/// row until one of the two is written to.
///
/// # Examples
///
/// ```
/// use perennial::backend::{Backend, Memory, ReadEngine, WriteBatch, WriteOp};
///
/// let mut engine = Memory::new();
/// engine.create_tables(&["users"])?;
/// let mut batch = WriteBatch::new();
/// batch.push(WriteOp::Put { table: "users", key: b"ada".to_vec(), value: b"\x01".to_vec() });
/// engine.commit(&batch)?;
/// assert_eq!(engine.get("users", b"ada")?.as_deref(), Some(b"\x01".as_slice()));
/// # Ok::<(), perennial::backend::BackendError>(())
/// ```
#[derive(Debug, Default)]
pub struct Memory {
    tables: RwLock<Arc<Tables>>,
}

impl Memory {
    /// An engine without tables.
    #[must_use]
    pub fn new() -> Self {
        Self { tables: RwLock::new(Arc::new(Tables::new())) }
    }

    fn freeze(&self) -> MemorySnapshot {
        MemorySnapshot { tables: Arc::clone(&self.tables.read()) }
    }
}

impl Clone for Memory {
    fn clone(&self) -> Self {
        Self { tables: RwLock::new(self.freeze().tables) }
    }
}

impl ReadEngine for Memory {
    type Pinned<'a> = Arc<[u8]>;
    type Cursor<'a> = MemoryCursor;

    fn get(&self, table: &str, key: &[u8]) -> Result<Option<Arc<[u8]>>, BackendError> {
        Ok(self.tables.read().get(table).and_then(|rows| rows.get(key)).map(Arc::clone))
    }

    fn get_many(
        &self,
        table: &str,
        keys: &[&[u8]],
    ) -> Result<Vec<Option<Arc<[u8]>>>, BackendError> {
        let tables = self.tables.read();
        let rows = tables.get(table);
        Ok(keys.iter().map(|key| rows.and_then(|rows| rows.get(*key)).map(Arc::clone)).collect())
    }

    fn cursor(
        &self,
        table: &str,
        range: &KeyRange,
        direction: Direction,
    ) -> Result<MemoryCursor, BackendError> {
        Ok(MemoryCursor::new(self.tables.read().get(table), range, direction))
    }
}

impl Backend for Memory {
    type Snapshot<'a> = MemorySnapshot;

    fn name(&self) -> &'static str {
        ENGINE
    }

    fn tables(&self) -> Result<Vec<String>, BackendError> {
        Ok(self.tables.read().keys().map(ToString::to_string).collect())
    }

    fn create_tables(&mut self, tables: &[&str]) -> Result<(), BackendError> {
        tables.iter().try_for_each(|table| check_name(ENGINE, table))?;
        let mut held = self.tables.write();
        let held = Arc::make_mut(&mut held);
        for table in tables {
            held.entry(Box::from(*table)).or_default();
        }
        Ok(())
    }

    fn snapshot(&self) -> Result<MemorySnapshot, BackendError> {
        Ok(self.freeze())
    }

    fn commit(&self, batch: &WriteBatch) -> Result<(), BackendError> {
        let mut held = self.tables.write();
        check_tables(ENGINE, batch, |table| held.contains_key(table))?;
        let held = Arc::make_mut(&mut held);
        for op in batch.ops() {
            let (WriteOp::Put { table, .. } | WriteOp::Remove { table, .. }) = op;
            // All tables were found above, under the same lock.
            let Some(rows) = held.get_mut(*table).map(Arc::make_mut) else { continue };
            match op {
                WriteOp::Put { key, value, .. } => {
                    rows.insert(Box::from(key.as_slice()), Arc::from(value.as_slice()));
                }
                WriteOp::Remove { key, .. } => {
                    rows.remove(key.as_slice());
                }
            }
        }
        Ok(())
    }
}

/// All tables of a [`Memory`] as they were at one moment.
#[derive(Clone, Debug)]
pub struct MemorySnapshot {
    tables: Arc<Tables>,
}

impl ReadEngine for MemorySnapshot {
    type Pinned<'a> = &'a [u8];
    type Cursor<'a> = MemoryCursor;

    fn get(&self, table: &str, key: &[u8]) -> Result<Option<&[u8]>, BackendError> {
        Ok(self.tables.get(table).and_then(|rows| rows.get(key)).map(|value| &**value))
    }

    fn get_many(&self, table: &str, keys: &[&[u8]]) -> Result<Vec<Option<&[u8]>>, BackendError> {
        keys.iter().map(|key| self.get(table, key)).collect()
    }

    fn cursor(
        &self,
        table: &str,
        range: &KeyRange,
        direction: Direction,
    ) -> Result<MemoryCursor, BackendError> {
        Ok(MemoryCursor::new(self.tables.get(table), range, direction))
    }
}

/// A walk over a table of a [`Memory`] as it was when the walk began.
///
/// The map cannot be borrowed and owned at once, so each step finds the next key anew, in a number
/// of comparisons logarithmic in the rows.
#[derive(Clone, Debug)]
pub struct MemoryCursor {
    rows: Option<Arc<Rows>>,
    left: KeyRange,
    direction: Direction,
}

impl MemoryCursor {
    fn new(rows: Option<&Arc<Rows>>, range: &KeyRange, direction: Direction) -> Self {
        // The map panics on inverted ranges.
        let rows = rows.filter(|_| !range.is_empty()).map(Arc::clone);
        Self { rows, left: range.clone(), direction }
    }
}

impl Cursor for MemoryCursor {
    fn next(&mut self) -> Result<Option<Entry<'_>>, BackendError> {
        let Some(rows) = &self.rows else { return Ok(None) };
        let bounds = (borrow(&self.left.start), borrow(&self.left.end));
        let mut range = rows.range::<[u8], _>(bounds);
        let (found, passed) = match self.direction {
            Direction::Forward => (range.next(), &mut self.left.start),
            Direction::Backward => (range.next_back(), &mut self.left.end),
        };
        Ok(found.map(|(key, value)| {
            pass(passed, key);
            Entry { key, value }
        }))
    }
}

fn borrow(bound: &Bound<Vec<u8>>) -> Bound<&[u8]> {
    bound.as_ref().map(Vec::as_slice)
}

/// Moves a bound just beyond a key, in the memory that the bound already has.
fn pass(bound: &mut Bound<Vec<u8>>, key: &[u8]) {
    let mut held = match core::mem::replace(bound, Bound::Unbounded) {
        Bound::Included(held) | Bound::Excluded(held) => held,
        Bound::Unbounded => Vec::new(),
    };
    held.clear();
    held.extend_from_slice(key);
    *bound = Bound::Excluded(held);
}
