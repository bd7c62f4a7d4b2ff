use alloc::{
    boxed::Box,
    collections::BTreeMap,
    string::{String, ToString},
    sync::Arc,
    vec::Vec,
};

use super::{cursor::MemoryCursor, rows::Rows};
use crate::{
    backend::{
        Backend, BackendError, Direction, KeyRange, ReadEngine, WriteBatch, WriteOp,
        names::{check_name, check_tables},
    },
    sync::RwLock,
};

const ENGINE: &str = "memory";

type Tables = BTreeMap<Box<str>, Arc<Rows>>;

/// An engine in memory, for tests, runtimes and caches. It works without the standard library.
///
/// A point read takes a count on the one value and holds nothing else. While a snapshot or a
/// cursor lives, the first write to each table copies that table's list of leaves, of some hundred
/// rows each, and the first write to each leaf copies that leaf: counts of keys and values, though
/// never a key or a value. So writes that take turns with snapshots cost more the larger the table
/// is; those between two snapshots share the one copy.
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
    type Snapshot<'a> = MemorySnapshot;

    fn snapshot(&self) -> Result<MemorySnapshot, BackendError> {
        Ok(self.freeze())
    }

    #[inline]
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
        Ok(keys.iter().map(|key| rows.and_then(|rows| rows.get(key)).map(Arc::clone)).collect())
    }

    fn cursor(
        &self,
        table: &str,
        range: &KeyRange,
        direction: Direction,
    ) -> Result<MemoryCursor, BackendError> {
        Ok(MemoryCursor::new(self.tables.read().get(table), range, direction))
    }

    fn split(
        &self,
        table: &str,
        range: &KeyRange,
        parts: usize,
    ) -> Result<Vec<Vec<u8>>, BackendError> {
        self.freeze().split(table, range, parts)
    }
}

impl Backend for Memory {
    fn name(&self) -> &'static str {
        ENGINE
    }

    fn tables(&self) -> Result<Vec<String>, BackendError> {
        Ok(self.tables.read().keys().map(ToString::to_string).collect())
    }

    fn rows_estimate(&self, table: &str) -> Result<Option<u64>, BackendError> {
        let rows = self.tables.read().get(table).map_or(0, |rows| rows.len());
        Ok(u64::try_from(rows).ok())
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

    fn commit(&self, batch: &WriteBatch) -> Result<(), BackendError> {
        let mut held = self.tables.write();
        check_tables(ENGINE, batch, |table| held.contains_key(table))?;
        let held = Arc::make_mut(&mut held);
        for op in batch.ops() {
            let (WriteOp::Put { table, .. } | WriteOp::Remove { table, .. }) = op;
            // All tables were found above, under the same lock.
            let Some(rows) = held.get_mut(*table).map(Arc::make_mut) else { continue };
            match op {
                WriteOp::Put { key, value, .. } => rows.put(key, value),
                WriteOp::Remove { key, .. } => rows.remove(key),
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
    type Snapshot<'a> = Self;

    fn snapshot(&self) -> Result<Self, BackendError> {
        Ok(self.clone())
    }

    #[inline]
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

    fn split(
        &self,
        table: &str,
        range: &KeyRange,
        parts: usize,
    ) -> Result<Vec<Vec<u8>>, BackendError> {
        let rows = self.tables.get(table);
        Ok(rows.map(|rows| rows.split(range, parts)).unwrap_or_default())
    }
}
