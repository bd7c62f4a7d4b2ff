use alloc::{
    borrow::ToOwned,
    collections::{BTreeMap, BTreeSet},
    string::{String, ToString},
    sync::Arc,
    vec::Vec,
};
use core::fmt;
use std::path::Path;

use redb::{
    Database, Durability, MultimapTableHandle, ReadableDatabase, Table, TableDefinition,
    TableHandle, WriteTransaction,
};

use super::{
    create,
    cursor::RedbCursor,
    error::{ENGINE, failed, read_only},
    options::RedbOptions,
    panics::{self, Guard},
    snapshot::RedbSnapshot,
    view::{Bytes, RedbBytes, TableAt, View},
};
use crate::{
    backend::{
        Backend, BackendError, Direction, KeyRange, ReadEngine, WriteBatch, WriteOp,
        names::{check_name, check_tables},
    },
    sync::RwLock,
};

/// The redb engine: a folder with one file, `perennial.redb`, and no C++ to compile. An empty
/// `perennial.redb.lock` beside it keeps two processes from making the file at once.
///
/// One write happens at a time; others wait. Reads never wait for writes. After an error of input
/// or output, a full disk included, redb refuses all further work until the engine is opened anew;
/// if it was the last step of a commit that failed, the system's sync, only then does it show
/// whether the batch landed, though never a part of it.
///
/// # Examples
///
/// ```
/// use perennial::backend::{Backend, ReadEngine, Redb, WriteBatch, WriteOp};
///
/// # let folder = tempfile::tempdir()?;
/// # let path = folder.path().join("data");
/// let mut engine = Redb::open(&path)?;
/// engine.create_tables(&["users"])?;
/// let mut batch = WriteBatch::new();
/// batch.push(WriteOp::Put { table: "users", key: b"ada".to_vec(), value: b"\x01".to_vec() });
/// engine.commit(&batch)?;
/// let value = engine.get("users", b"ada")?;
/// assert_eq!(value.as_ref().map(|value| value.as_ref()), Some(b"\x01".as_slice()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Redb {
    // Declared before the database: it ends before the database closes.
    reads: RwLock<Option<Arc<View>>>,
    /// Until it is closed.
    database: Option<Database>,
    /// The tables and their numbers, which a view keeps its open tables by.
    tables: BTreeMap<String, usize>,
    path: String,
    options: RedbOptions,
    /// On for an engine that only reads.
    guard: Guard,
}

impl Redb {
    /// Opens the database in the folder at `path`; makes both if they are missing.
    ///
    /// # Errors
    ///
    /// [`BackendError`] of the kinds `Locked`, `PermissionDenied`, `StorageFull`, `NotADatabase`
    /// (a file stands in the folder's place, the file in it is of another program, or the folder
    /// is of another engine), `Corrupted`, and the general ones.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, BackendError> {
        Self::open_with(path, RedbOptions::default())
    }

    /// Opens like [`Redb::open`], with options.
    ///
    /// # Errors
    ///
    /// Those of [`Redb::open`].
    pub fn open_with(path: impl AsRef<Path>, options: RedbOptions) -> Result<Self, BackendError> {
        let path = path.as_ref();
        let database = create::open(path, &options)?;
        Self::new(database, path, options, Guard::Off)
    }

    pub(super) fn new(
        database: Database,
        path: &Path,
        options: RedbOptions,
        guard: Guard,
    ) -> Result<Self, BackendError> {
        let path = path.display().to_string();
        let (reads, database, tables) = (RwLock::default(), Some(database), BTreeMap::new());
        // From here on it is closed as it should be, whatever happens.
        let mut engine = Self { reads, database, tables, path, options, guard };
        engine.tables = guard
            .run("open", &engine.path, || list_tables(engine.database("open")?, &engine.path))?;
        Ok(engine)
    }

    /// Puts on the disk what was committed without [`RedbOptions::sync`].
    ///
    /// # Errors
    ///
    /// [`BackendError`] if the engine cannot write.
    pub fn sync(&self) -> Result<(), BackendError> {
        if self.is_read_only() {
            return Ok(());
        }
        let transaction = self.begin(Durability::Immediate)?;
        transaction.commit().map_err(|error| failed("sync", &self.path, error))
    }

    const fn is_read_only(&self) -> bool {
        self.guard.is_on()
    }

    fn database(&self, action: &'static str) -> Result<&Database, BackendError> {
        let closed = || failed(action, &self.path, redb::Error::DatabaseClosed);
        self.database.as_ref().ok_or_else(closed)
    }

    fn begin(&self, durability: Durability) -> Result<WriteTransaction, BackendError> {
        let begun = self.database("commit to")?.begin_write();
        let mut transaction = begun.map_err(|error| failed("commit to", &self.path, error))?;
        transaction.set_quick_repair(self.options.quick_repair);
        let set = transaction.set_durability(durability);
        set.map_err(|error| failed("commit to", &self.path, error))?;
        Ok(transaction)
    }

    /// A table by its name, or `None` if there is none.
    #[inline]
    pub(super) fn table<'t>(&self, name: &'t str) -> Option<TableAt<'t>> {
        self.tables.get(name).map(|&number| TableAt { name, number })
    }

    #[inline]
    fn view(&self) -> Result<Arc<View>, BackendError> {
        if let Some(view) = &*self.reads.read() {
            return Ok(Arc::clone(view));
        }
        self.begin_view()
    }

    #[cold]
    fn begin_view(&self) -> Result<Arc<View>, BackendError> {
        // The transaction begins under the lock: begun outside, it could be older than the commit
        // that emptied the place it is put in.
        let mut reads = self.reads.write();
        if let Some(view) = &*reads {
            return Ok(Arc::clone(view));
        }
        let database = self.database("read")?;
        let view = View::begin(database, &self.path, self.tables.len(), self.guard)?;
        let view = Arc::new(view);
        *reads = Some(Arc::clone(&view));
        Ok(view)
    }

    fn forget_view(&self) {
        let view = self.reads.write().take();
        drop(view);
    }

    fn write(&self, batch: &WriteBatch) -> Result<(), BackendError> {
        let sync = if self.options.sync { Durability::Immediate } else { Durability::None };
        let transaction = self.begin(sync)?;
        let mut open: Vec<(&str, Table<'_, Bytes, Bytes>)> = Vec::new();
        for op in batch.ops() {
            let (WriteOp::Put { table, .. } | WriteOp::Remove { table, .. }) = op;
            let fail = |error| failed("commit to", table, error);
            let rows = match open.iter_mut().position(|(name, _)| name == table) {
                Some(at) => open.get_mut(at),
                None => {
                    let rows = transaction.open_table(TableDefinition::new(table));
                    open.push((table, rows.map_err(|error| failed("commit to", table, error))?));
                    open.last_mut()
                }
            };
            let Some((_, rows)) = rows else { continue };
            match op {
                WriteOp::Put { key, value, .. } => {
                    drop(rows.insert(key.as_slice(), value.as_slice()).map_err(fail)?);
                }
                WriteOp::Remove { key, .. } => drop(rows.remove(key.as_slice()).map_err(fail)?),
            }
        }
        drop(open);
        transaction.commit().map_err(|error| failed("commit to", &self.path, error))
    }
}

fn list_tables(database: &Database, path: &str) -> Result<BTreeMap<String, usize>, BackendError> {
    let transaction = database.begin_read().map_err(|error| failed("open", path, error))?;
    let fail = |error| failed("open", path, error);
    let tables = transaction.list_tables().map_err(fail)?.map(|table| table.name().to_owned());
    let multimaps = transaction.list_multimap_tables().map_err(fail)?;
    let names = tables.chain(multimaps.map(|table| table.name().to_owned()));
    Ok(names.enumerate().map(|(number, name)| (name, number)).collect())
}

impl Drop for Redb {
    fn drop(&mut self) {
        if self.is_read_only() {
            // redb puts its file in order when it closes, here in memory, and finds the damage again.
            let _ = panics::caught(|| {
                self.forget_view();
                drop(self.database.take());
            });
            return;
        }
        if !self.options.sync {
            // Nobody is left to hear of an error; who must know calls `sync`.
            let _ = self.sync();
        }
    }
}

impl fmt::Debug for Redb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Redb").field("path", &self.path).field("options", &self.options).finish()
    }
}

impl ReadEngine for Redb {
    type Pinned<'a> = RedbBytes<'a>;
    type Cursor<'a> = RedbCursor<'a>;
    type Snapshot<'a> = RedbSnapshot<'a>;

    fn snapshot(&self) -> Result<RedbSnapshot<'_>, BackendError> {
        Ok(RedbSnapshot::new(self.view()?, self))
    }

    #[inline]
    fn get(&self, table: &str, key: &[u8]) -> Result<Option<RedbBytes<'_>>, BackendError> {
        let Some(table) = self.table(table) else { return Ok(None) };
        self.view()?.get(table, key)
    }

    fn get_many(
        &self,
        table: &str,
        keys: &[&[u8]],
    ) -> Result<Vec<Option<RedbBytes<'_>>>, BackendError> {
        let Some(table) = self.table(table) else { return Ok(keys.iter().map(|_| None).collect()) };
        self.view()?.get_many(table, keys)
    }

    fn cursor(
        &self,
        table: &str,
        range: &KeyRange,
        direction: Direction,
    ) -> Result<RedbCursor<'_>, BackendError> {
        let Some(table) = self.table(table) else { return Ok(RedbCursor::at_end(table)) };
        self.view()?.cursor(table, range, direction)
    }
}

impl Backend for Redb {
    fn name(&self) -> &'static str {
        ENGINE
    }

    fn tables(&self) -> Result<Vec<String>, BackendError> {
        Ok(self.tables.keys().cloned().collect())
    }

    fn rows_estimate(&self, table: &str) -> Result<Option<u64>, BackendError> {
        let Some(table) = self.table(table) else { return Ok(Some(0)) };
        self.view()?.len(table).map(Some)
    }

    fn create_tables(&mut self, tables: &[&str]) -> Result<(), BackendError> {
        tables.iter().try_for_each(|table| check_name(ENGINE, table))?;
        let missing: BTreeSet<&str> =
            tables.iter().copied().filter(|table| !self.tables.contains_key(*table)).collect();
        if missing.is_empty() {
            return Ok(());
        }
        if self.is_read_only() {
            return Err(read_only("create tables in", &self.path));
        }
        self.forget_view();
        let transaction = self.begin(Durability::Immediate)?;
        for table in &missing {
            let made = transaction.open_table(TableDefinition::<Bytes, Bytes>::new(table));
            drop(made.map_err(|error| failed("create table", table, error))?);
        }
        transaction.commit().map_err(|error| failed("create tables in", &self.path, error))?;
        let numbers = self.tables.len()..;
        self.tables.extend(missing.into_iter().map(ToOwned::to_owned).zip(numbers));
        Ok(())
    }

    fn commit(&self, batch: &WriteBatch) -> Result<(), BackendError> {
        if self.is_read_only() {
            return Err(read_only("commit to", &self.path));
        }
        check_tables(ENGINE, batch, |table| self.tables.contains_key(table))?;
        if batch.is_empty() {
            return Ok(());
        }
        // Before, so that the pages only the shared view still reads can be used again; after, so
        // that the next read sees the batch.
        self.forget_view();
        let written = self.write(batch);
        self.forget_view();
        written
    }
}
