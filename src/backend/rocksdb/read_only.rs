use std::path::Path;

use rocksdb::{ColumnFamilyDescriptor, DB};

use super::{
    engine::{Mode, RocksDb},
    error::{ENGINE, failed},
    open::{CURRENT, FOREIGN, list, open_failed},
    options::RocksDbOptions,
};
use crate::backend::{BackendError, BackendErrorKind, folder};

impl RocksDb {
    /// Opens the database in the folder at `path` for reading alone. Nothing in the folder is changed or
    /// made, so it may be one that we may not write to.
    ///
    /// It reads what had been committed when it was opened, also if the process that wrote it was
    /// killed: what was only logged until then is read into memory. Blocks are held against their
    /// checksums when they are read. Commits fail with the kind `ReadOnly`, and so
    /// does creating tables that are not there; a store whose tables are all there opens and reads. Snapshots cost nothing.
    ///
    /// Beside a writer that goes on writing it may fail by and by, for files that it has not opened yet
    /// are cleaned away: [`open_secondary`](Self::open_secondary) is made for that.
    ///
    /// # Errors
    ///
    /// [`BackendError`] of the kinds `PermissionDenied`, `NotADatabase` (also if there is no such
    /// folder), `Corrupted`, and the general ones.
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::backend::{Backend, BackendErrorKind, ReadEngine, RocksDb, WriteBatch, WriteOp};
    ///
    /// # let folder = tempfile::tempdir()?;
    /// # let path = folder.path().join("data");
    /// RocksDb::open(&path)?.create_tables(&["users"])?;
    /// let engine = RocksDb::open_read_only(&path)?;
    /// assert!(engine.get("users", b"ada")?.is_none());
    /// let mut batch = WriteBatch::new();
    /// batch.push(WriteOp::Remove { table: "users", key: b"ada".to_vec() });
    /// assert_eq!(engine.commit(&batch).unwrap_err().kind, BackendErrorKind::ReadOnly);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn open_read_only(path: impl AsRef<Path>) -> Result<Self, BackendError> {
        Self::open_read_only_with(path, RocksDbOptions::default())
    }

    /// Opens like [`RocksDb::open_read_only`], with options; those of writing say nothing.
    ///
    /// # Errors
    ///
    /// Those of [`RocksDb::open_read_only`].
    pub fn open_read_only_with(
        path: impl AsRef<Path>,
        options: RocksDbOptions,
    ) -> Result<Self, BackendError> {
        let path = path.as_ref();
        folder::check(ENGINE, path, CURRENT, FOREIGN)?;
        let (database, cache) = (options.reading(), options.cache());
        let families = list(path, &database)?;
        let describe = |name| ColumnFamilyDescriptor::new(name, options.family(&cache));
        let described = families.iter().map(describe);
        let opened = DB::open_cf_descriptors_read_only(&database, path, described, false);
        let opened = opened.map_err(|error| open_failed(path, error))?;
        Ok(Self::new(opened, cache, families, options, Mode::Read))
    }

    /// Opens the database in the folder at `path` for reading beside a process that writes it. Nothing in
    /// the folder is changed or made. RocksDB wants a folder of its own for what it may have to note down,
    /// `scratch`, of which nothing is needed afterwards.
    ///
    /// It reads what had been committed when it was opened, or when it [caught
    /// up](Self::catch_up) last. All files are kept open, [`RocksDbOptions::open_files_max`]
    /// notwithstanding, so that the writer may remove them.
    ///
    /// # Errors
    ///
    /// Those of [`RocksDb::open_read_only`]. If the writer removes a file in the middle of it, opening
    /// fails and may be tried again.
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::backend::{Backend, ReadEngine, RocksDb, WriteBatch, WriteOp};
    ///
    /// # let folder = tempfile::tempdir()?;
    /// # let (path, scratch) = (folder.path().join("data"), folder.path().join("scratch"));
    /// let mut writer = RocksDb::open(&path)?;
    /// writer.create_tables(&["users"])?;
    /// let mut reader = RocksDb::open_secondary(&path, &scratch)?;
    ///
    /// let mut batch = WriteBatch::new();
    /// batch.push(WriteOp::Put { table: "users", key: b"ada".to_vec(), value: b"\x01".to_vec() });
    /// writer.commit(&batch)?;
    /// assert!(reader.get("users", b"ada")?.is_none());
    /// reader.catch_up()?;
    /// assert!(reader.get("users", b"ada")?.is_some());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn open_secondary(path: impl AsRef<Path>, scratch: &Path) -> Result<Self, BackendError> {
        Self::open_secondary_with(path, scratch, RocksDbOptions::default())
    }

    /// Opens like [`RocksDb::open_secondary`], with options; those of writing say nothing.
    ///
    /// # Errors
    ///
    /// Those of [`RocksDb::open_secondary`].
    pub fn open_secondary_with(
        path: impl AsRef<Path>,
        scratch: &Path,
        options: RocksDbOptions,
    ) -> Result<Self, BackendError> {
        let path = path.as_ref();
        folder::check(ENGINE, path, CURRENT, FOREIGN)?;
        let (database, cache) = (options.following(), options.cache());
        let families = list(path, &database)?;
        let describe = |name| ColumnFamilyDescriptor::new(name, options.family(&cache));
        let described = families.iter().map(describe);
        let opened = DB::open_cf_descriptors_as_secondary(&database, path, scratch, described);
        let opened = opened.map_err(|error| open_failed(path, error))?;
        Ok(Self::new(opened, cache, families, options, Mode::Follow))
    }

    /// Reads on in what the writer has written since, if the engine was opened with
    /// [`open_secondary`](Self::open_secondary). Tables that were created since are not seen before it
    /// is opened anew.
    ///
    /// Snapshots and cursors borrow the engine, so nothing changes under them.
    ///
    /// # Errors
    ///
    /// [`BackendError`] if the engine cannot read, or was opened otherwise.
    pub fn catch_up(&mut self) -> Result<(), BackendError> {
        if self.mode() != Mode::Follow {
            let source = "only an engine that was opened with `open_secondary` follows a writer";
            let kind = BackendErrorKind::Other;
            return Err(BackendError::new(ENGINE, "catch up", self.place(), kind, source));
        }
        let done = self.database().try_catch_up_with_primary();
        done.map_err(|error| failed("catch up", self.place(), error))
    }
}
