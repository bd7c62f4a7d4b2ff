//! What an engine must do.

use alloc::{string::String, vec::Vec};

use super::{BackendError, Direction, KeyRange, WriteBatch, split};

/// A row as an engine lends it: it lives until the cursor moves on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// The key's bytes.
    pub key: &'a [u8],
    /// The stored value.
    pub value: &'a [u8],
}

/// An ordered walk over a table that lends its rows.
pub trait Cursor {
    /// Moves on and lends the row, or `None` at the end. After an error the cursor is at its end.
    ///
    /// # Errors
    ///
    /// [`BackendError`] if the engine cannot read on.
    fn next(&mut self) -> Result<Option<Entry<'_>>, BackendError>;

    /// Says that the values of the rows to come will be read field by field: an engine whose rows lie in
    /// memory that is slow to reach fetches each value at once when it lends it. The walk goes on from
    /// where it is, over the same rows.
    fn expect_fields(&mut self) {}

    /// The row that [`next`](Self::next) lent last, once more; `None` before the first and after
    /// the end.
    fn current(&self) -> Option<Entry<'_>>;
}

/// Reading: the live engine and its snapshots.
///
/// # Laws
///
/// * Keys are ordered as byte strings.
/// * A table that was never created reads as empty.
/// * A snapshot sees all commits before it and none after it; the snapshot of a snapshot is the
///   same moment.
pub trait ReadEngine {
    /// Bytes that stay valid while the guard lives, without a copy where the engine can.
    type Pinned<'a>: AsRef<[u8]>
    where
        Self: 'a;
    /// A walk over a range.
    type Cursor<'a>: Cursor
    where
        Self: 'a;
    /// A consistent view of all tables, which threads may share.
    type Snapshot<'a>: ReadEngine + Sync
    where
        Self: 'a;

    /// A consistent view of all tables as they are now.
    ///
    /// # Errors
    ///
    /// [`BackendError`] if the engine cannot read.
    fn snapshot(&self) -> Result<Self::Snapshot<'_>, BackendError>;

    /// The stored value under a key.
    ///
    /// # Errors
    ///
    /// [`BackendError`] if the engine cannot read.
    fn get(&self, table: &str, key: &[u8]) -> Result<Option<Self::Pinned<'_>>, BackendError>;

    /// The stored values under many keys, in the keys' order, in one call to the engine.
    ///
    /// # Errors
    ///
    /// [`BackendError`] if the engine cannot read.
    fn get_many(
        &self,
        table: &str,
        keys: &[&[u8]],
    ) -> Result<Vec<Option<Self::Pinned<'_>>>, BackendError>;

    /// A walk over the rows of a range. It sees the table as it was when the walk began.
    ///
    /// # Errors
    ///
    /// [`BackendError`] if the engine cannot read.
    fn cursor(
        &self,
        table: &str,
        range: &KeyRange,
        direction: Direction,
    ) -> Result<Self::Cursor<'_>, BackendError>;

    /// At most `parts - 1` keys that divide a range, the rows of each part in number about equal:
    /// each key begins the next part. They are a guess, which costs a walk over the parts some
    /// evenness at worst: surplus keys only make more parts, and keys that do not ascend within
    /// the range are passed over.
    ///
    /// Unless the engine knows better, they divide the keys between the first and the last row as
    /// though rows lay evenly among them.
    ///
    /// # Errors
    ///
    /// [`BackendError`] if the engine cannot read.
    fn split(
        &self,
        table: &str,
        range: &KeyRange,
        parts: usize,
    ) -> Result<Vec<Vec<u8>>, BackendError> {
        split::between_ends(self, table, range, parts)
    }
}

/// A reference reads as what it refers to.
impl<T: ReadEngine + ?Sized> ReadEngine for &T {
    type Pinned<'a>
        = T::Pinned<'a>
    where
        Self: 'a;
    type Cursor<'a>
        = T::Cursor<'a>
    where
        Self: 'a;
    type Snapshot<'a>
        = T::Snapshot<'a>
    where
        Self: 'a;

    fn snapshot(&self) -> Result<T::Snapshot<'_>, BackendError> {
        (**self).snapshot()
    }

    fn get(&self, table: &str, key: &[u8]) -> Result<Option<T::Pinned<'_>>, BackendError> {
        (**self).get(table, key)
    }

    fn get_many(
        &self,
        table: &str,
        keys: &[&[u8]],
    ) -> Result<Vec<Option<T::Pinned<'_>>>, BackendError> {
        (**self).get_many(table, keys)
    }

    fn cursor(
        &self,
        table: &str,
        range: &KeyRange,
        direction: Direction,
    ) -> Result<T::Cursor<'_>, BackendError> {
        (**self).cursor(table, range, direction)
    }

    fn split(
        &self,
        table: &str,
        range: &KeyRange,
        parts: usize,
    ) -> Result<Vec<Vec<u8>>, BackendError> {
        (**self).split(table, range, parts)
    }
}

/// An engine: reading, consistent snapshots, and atomic writes.
///
/// # Laws
///
/// * `commit` lands whole or not at all, over all tables of the batch, also through a crash. Later
///   operations on a key win over earlier ones.
/// * Tables that the engine holds and nobody named are left alone.
pub trait Backend: ReadEngine + Send + Sync + 'static {
    /// The engine's name: `memory`, `redb`, `rocksdb`.
    fn name(&self) -> &'static str;

    /// The tables that exist, in no particular order.
    ///
    /// # Errors
    ///
    /// [`BackendError`] if the engine cannot read.
    fn tables(&self) -> Result<Vec<String>, BackendError>;

    /// About how many rows a table has, if the engine knows without reading them: for progress bars, and
    /// for nothing that has to be right.
    ///
    /// # Errors
    ///
    /// [`BackendError`] if the engine cannot read.
    fn rows_estimate(&self, table: &str) -> Result<Option<u64>, BackendError> {
        let _ = table;
        Ok(None)
    }

    /// Creates those of the tables that do not exist yet. If there are none, it writes nothing, so an
    /// engine that only reads has nothing to refuse.
    ///
    /// # Errors
    ///
    /// [`BackendError`] if the engine cannot write.
    fn create_tables(&mut self, tables: &[&str]) -> Result<(), BackendError>;

    /// Writes a batch, all or nothing. When it returns, the batch is as durable as the engine was
    /// opened to make it: by default, on the disk.
    ///
    /// # Errors
    ///
    /// [`BackendError`] if nothing was written.
    fn commit(&self, batch: &WriteBatch) -> Result<(), BackendError>;
}
