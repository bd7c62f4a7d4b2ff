use alloc::{
    borrow::ToOwned,
    collections::BTreeSet,
    string::{String, ToString},
    vec::Vec,
};
use core::fmt;
use std::path::Path;

use rocksdb::{
    Cache, ColumnFamily, DB, DBPinnableSlice, DEFAULT_COLUMN_FAMILY_NAME, ReadOptions,
    WriteOptions, properties::ESTIMATE_NUM_KEYS,
};

use super::{
    cursor::RocksDbCursor,
    error::{ENGINE, failed, read_only},
    open,
    options::RocksDbOptions,
    snapshot::RocksDbSnapshot,
    split,
};
use crate::backend::{
    Backend, BackendError, Cursor, Direction, KeyRange, ReadEngine, WriteBatch, WriteOp,
    names::{check_name, check_tables, missing_table},
};

/// The RocksDB engine: a folder, and in it a column family per table.
///
/// Column families that nobody names are opened, because RocksDB opens all or none, and left
/// alone.
///
/// # Examples
///
/// ```
/// use perennial::backend::{Backend, ReadEngine, RocksDb, WriteBatch, WriteOp};
///
/// # let folder = tempfile::tempdir()?;
/// # let path = folder.path().join("data");
/// let mut engine = RocksDb::open(&path)?;
/// engine.create_tables(&["users"])?;
/// let mut batch = WriteBatch::new();
/// batch.push(WriteOp::Put { table: "users", key: b"ada".to_vec(), value: b"\x01".to_vec() });
/// engine.commit(&batch)?;
/// let value = engine.get("users", b"ada")?;
/// assert_eq!(value.as_ref().map(|value| value.as_ref()), Some(b"\x01".as_slice()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct RocksDb {
    database: DB,
    cache: Cache,
    // Made once: each costs an allocation on the far side.
    read: ReadOptions,
    write: WriteOptions,
    families: BTreeSet<String>,
    options: RocksDbOptions,
    mode: Mode,
}

/// What an engine was opened to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    Write,
    /// To read what there was when it was opened.
    Read,
    /// To read what a writer has written, by and by.
    Follow,
}

impl RocksDb {
    /// Opens the database in the folder at `path`; makes both if they are missing.
    ///
    /// # Errors
    ///
    /// [`BackendError`] of the kinds `Locked`, `PermissionDenied`, `StorageFull`, `NotADatabase`
    /// (a file stands in the folder's place, or the folder is of another program or engine),
    /// `Corrupted`, and the general ones.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, BackendError> {
        Self::open_with(path, RocksDbOptions::default())
    }

    /// Opens like [`RocksDb::open`], with options.
    ///
    /// # Errors
    ///
    /// Those of [`RocksDb::open`].
    pub fn open_with(
        path: impl AsRef<Path>,
        options: RocksDbOptions,
    ) -> Result<Self, BackendError> {
        let cache = options.cache();
        let (database, families) = open::open(path.as_ref(), &options, &cache)?;
        Ok(Self::new(database, cache, families, options, Mode::Write))
    }

    pub(super) fn new(
        database: DB,
        cache: Cache,
        families: BTreeSet<String>,
        options: RocksDbOptions,
        mode: Mode,
    ) -> Self {
        let (read, write) = (ReadOptions::default(), options.write());
        Self { database, cache, read, write, families, options, mode }
    }

    /// Puts on the disk what was committed without [`RocksDbOptions::sync`].
    ///
    /// # Errors
    ///
    /// [`BackendError`] if the engine cannot write.
    pub fn sync(&self) -> Result<(), BackendError> {
        if self.is_read_only() {
            return Ok(());
        }
        self.database.flush_wal(true).map_err(|error| failed("sync", self.place(), error))
    }

    pub(super) fn is_read_only(&self) -> bool {
        self.mode != Mode::Write
    }

    pub(super) const fn mode(&self) -> Mode {
        self.mode
    }

    fn refuse_writing(&self, action: &'static str) -> Result<(), BackendError> {
        if self.is_read_only() { Err(read_only(action, self.place())) } else { Ok(()) }
    }

    pub(super) fn place(&self) -> String {
        self.database.path().display().to_string()
    }

    pub(super) fn database(&self) -> &DB {
        &self.database
    }

    #[inline]
    pub(super) fn get_with(
        &self,
        options: &ReadOptions,
        table: &str,
        key: &[u8],
    ) -> Result<Option<RocksDbBytes<'_>>, BackendError> {
        let Some(family) = self.database.cf_handle(table) else { return Ok(None) };
        match self.database.get_pinned_cf_opt(family, key, options) {
            Ok(found) => Ok(found.map(RocksDbBytes)),
            Err(error) => Err(failed("get", table, error)),
        }
    }

    pub(super) fn get_many_with(
        &self,
        options: &ReadOptions,
        table: &str,
        keys: &[&[u8]],
    ) -> Result<Vec<Option<RocksDbBytes<'_>>>, BackendError> {
        let Some(family) = self.database.cf_handle(table) else {
            return Ok(keys.iter().map(|_| None).collect());
        };
        if keys.is_empty() {
            return Ok(Vec::new());
        }
        if self.is_read_only() {
            // RocksDB promises its own call for many keys to nobody who only reads.
            return keys.iter().map(|key| self.get_with(options, table, key)).collect();
        }
        // RocksDB sorts them otherwise, to read each block once.
        let sorted = keys.is_sorted();
        let keys = keys.iter().copied();
        let found = self.database.batched_multi_get_cf_opt(family, keys, sorted, options);
        found
            .into_iter()
            .map(|found| found.map(|bytes| bytes.map(RocksDbBytes)))
            .collect::<Result<_, _>>()
            .map_err(|error| failed("get", table, error))
    }

    pub(super) fn scan_options(&self) -> ReadOptions {
        let mut options = self.options.scan();
        if self.is_read_only() {
            // Blocks of long walks would push out the indexes.
            options.fill_cache(false);
        }
        options
    }

    pub(super) fn cursor_with(
        &self,
        options: ReadOptions,
        table: &str,
        range: &KeyRange,
        direction: Direction,
    ) -> RocksDbCursor<'_> {
        match self.database.cf_handle(table) {
            Some(family) => {
                RocksDbCursor::new(&self.database, family, table, options, range, direction)
            }
            None => RocksDbCursor::at_end(table, direction),
        }
    }

    /// What `reader`, the engine or one of its snapshots, is best divided at.
    pub(super) fn split_with(
        &self,
        reader: &impl ReadEngine,
        table: &str,
        range: &KeyRange,
        parts: usize,
    ) -> Result<Vec<Vec<u8>>, BackendError> {
        match self.database.cf_handle(table) {
            Some(family) => split::by_size(reader, &self.database, family, table, range, parts),
            None => Ok(Vec::new()),
        }
    }

    fn family(&self, table: &str) -> Result<&ColumnFamily, BackendError> {
        self.database.cf_handle(table).ok_or_else(|| missing_table(ENGINE, table))
    }
}

impl fmt::Debug for RocksDb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.database.path();
        f.debug_struct("RocksDb").field("path", &path).field("options", &self.options).finish()
    }
}

/// A stored value in RocksDB's memory.
pub struct RocksDbBytes<'a>(DBPinnableSlice<'a>);

impl AsRef<[u8]> for RocksDbBytes<'_> {
    #[inline]
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl ReadEngine for RocksDb {
    type Pinned<'a> = RocksDbBytes<'a>;
    type Cursor<'a> = RocksDbCursor<'a>;
    type Snapshot<'a> = RocksDbSnapshot<'a>;

    fn snapshot(&self) -> Result<RocksDbSnapshot<'_>, BackendError> {
        Ok(RocksDbSnapshot::new(self))
    }

    #[inline]
    fn get(&self, table: &str, key: &[u8]) -> Result<Option<RocksDbBytes<'_>>, BackendError> {
        self.get_with(&self.read, table, key)
    }

    fn get_many(
        &self,
        table: &str,
        keys: &[&[u8]],
    ) -> Result<Vec<Option<RocksDbBytes<'_>>>, BackendError> {
        self.get_many_with(&self.read, table, keys)
    }

    fn cursor(
        &self,
        table: &str,
        range: &KeyRange,
        direction: Direction,
    ) -> Result<RocksDbCursor<'_>, BackendError> {
        Ok(self.cursor_with(self.scan_options(), table, range, direction))
    }

    fn split(
        &self,
        table: &str,
        range: &KeyRange,
        parts: usize,
    ) -> Result<Vec<Vec<u8>>, BackendError> {
        self.split_with(self, table, range, parts)
    }
}

impl Backend for RocksDb {
    fn name(&self) -> &'static str {
        ENGINE
    }

    /// The column families. RocksDB makes one called `default` in every database; it counts once
    /// it has a row.
    fn tables(&self) -> Result<Vec<String>, BackendError> {
        let mut tables = self.families.clone();
        let name = DEFAULT_COLUMN_FAMILY_NAME;
        if self.cursor(name, &KeyRange::all(), Direction::Forward)?.next()?.is_none() {
            tables.remove(name);
        }
        Ok(tables.into_iter().collect())
    }

    fn rows_estimate(&self, table: &str) -> Result<Option<u64>, BackendError> {
        let Some(family) = self.database.cf_handle(table) else { return Ok(Some(0)) };
        let rows = self.database.property_int_value_cf(family, ESTIMATE_NUM_KEYS);
        rows.map_err(|error| failed("count", table, error))
    }

    fn create_tables(&mut self, tables: &[&str]) -> Result<(), BackendError> {
        tables.iter().try_for_each(|table| check_name(ENGINE, table))?;
        let family = self.options.family(&self.cache);
        for table in tables {
            if self.families.contains(*table) {
                continue;
            }
            self.refuse_writing("create tables in")?;
            let made = self.database.create_cf(table, &family);
            made.map_err(|error| failed("create table", table, error))?;
            self.families.insert((*table).to_owned());
        }
        Ok(())
    }

    fn commit(&self, batch: &WriteBatch) -> Result<(), BackendError> {
        self.refuse_writing("commit to")?;
        check_tables(ENGINE, batch, |table| self.families.contains(table))?;
        if batch.is_empty() {
            return Ok(());
        }
        let mut write = rocksdb::WriteBatch::default();
        let mut last: Option<(&str, &ColumnFamily)> = None;
        for op in batch.ops() {
            let (WriteOp::Put { table, .. } | WriteOp::Remove { table, .. }) = op;
            let family = match last {
                Some((name, family)) if name == *table => family,
                _ => self.family(table)?,
            };
            last = Some((table, family));
            match op {
                WriteOp::Put { key, value, .. } => write.put_cf(family, key, value),
                WriteOp::Remove { key, .. } => write.delete_cf(family, key),
            }
        }
        let written = self.database.write_opt(write, &self.write);
        written.map_err(|error| failed("commit to", self.place(), error))
    }
}
