use alloc::string::ToString;
use std::{fs::File, path::Path};

use redb::{Builder, Database, DatabaseError};

use super::{
    create::{FILE, FOREIGN, io_failed},
    engine::Redb,
    error::{ENGINE, open_failed},
    options::RedbOptions,
    overlay::{Overlay, Stop},
    panics::{Guard, damaged},
};
use crate::backend::{BackendError, BackendErrorKind, folder};

impl Redb {
    /// Opens the database in the folder at `path` for reading alone. Nothing on the disk is changed or
    /// made, so the folder may be one that we may not write to.
    ///
    /// A database whose process was killed is read, too, up to its last whole commit: what redb has to
    /// put in order is kept in memory. That costs as much as redb's repair: it reads the whole file,
    /// three times. Any number of such engines share a file, though none with a writer, which is
    /// refused while they live.
    ///
    /// Pages are read without looking at their checksums, as redb does. If a file was damaged, a read
    /// fails with `Corrupted`, also where redb panics, or gives what is there:
    /// [`verify_checksums`](Self::verify_checksums) tells. Commits fail with the kind `ReadOnly`, and so
    /// does creating tables that are not there; a store whose tables are all there opens and reads.
    ///
    /// # Errors
    ///
    /// [`BackendError`] of the kinds `Locked`, `PermissionDenied`, `NotADatabase` (also if there is no
    /// such folder), `Corrupted`, and the general ones.
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::backend::{Backend, BackendErrorKind, ReadEngine, Redb, WriteBatch, WriteOp};
    ///
    /// # let folder = tempfile::tempdir()?;
    /// # let path = folder.path().join("data");
    /// let mut writer = Redb::open(&path)?;
    /// writer.create_tables(&["users"])?;
    /// assert_eq!(Redb::open_read_only(&path).unwrap_err().kind, BackendErrorKind::Locked);
    /// drop(writer);
    ///
    /// let engine = Redb::open_read_only(&path)?;
    /// assert!(engine.get("users", b"ada")?.is_none());
    /// let mut batch = WriteBatch::new();
    /// batch.push(WriteOp::Remove { table: "users", key: b"ada".to_vec() });
    /// assert_eq!(engine.commit(&batch).unwrap_err().kind, BackendErrorKind::ReadOnly);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn open_read_only(path: impl AsRef<Path>) -> Result<Self, BackendError> {
        Self::open_read_only_with(path, RedbOptions::default())
    }

    /// Opens like [`Redb::open_read_only`], with options; those of writing say nothing.
    ///
    /// # Errors
    ///
    /// Those of [`Redb::open_read_only`].
    pub fn open_read_only_with(
        path: impl AsRef<Path>,
        options: RedbOptions,
    ) -> Result<Self, BackendError> {
        Self::open_read_only_until(path, options, || false)
    }

    /// Opens like [`Redb::open_read_only_with`], and gives up with an error as soon as `is_asked` says
    /// so: after a crash this reads the whole file.
    pub(crate) fn open_read_only_until(
        path: impl AsRef<Path>,
        options: RedbOptions,
        is_asked: fn() -> bool,
    ) -> Result<Self, BackendError> {
        let path = path.as_ref();
        let stop = Stop::new(is_asked);
        let database = open(path, &options, stop.clone())?;
        let engine = Self::new(database, path, options, Guard::On)?;
        stop.deafen();
        Ok(engine)
    }

    /// Reads the whole file of the database in the folder at `path`, and holds every page against its
    /// checksum. As [`Redb::open_read_only`] it changes nothing on the disk, and a database whose
    /// process was killed is no damaged one.
    ///
    /// It finds changes of what the last commit refers to. A file whose process was killed and that was
    /// damaged, too, may pass as it was a commit earlier: redb cannot tell that from a commit that was
    /// cut short.
    ///
    /// # Errors
    ///
    /// [`BackendError`] of the kind `Corrupted` if there is damage, and those of
    /// [`Redb::open_read_only`].
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::backend::{Redb, RedbOptions};
    ///
    /// # let folder = tempfile::tempdir()?;
    /// # let path = folder.path().join("data");
    /// drop(Redb::open(&path)?);
    /// Redb::verify_checksums(&path, RedbOptions::default())?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn verify_checksums(
        path: impl AsRef<Path>,
        options: RedbOptions,
    ) -> Result<(), BackendError> {
        Self::verify_checksums_until(path, options, || false)
    }

    /// The same, and gives up with an error as soon as `is_asked` says so.
    pub(crate) fn verify_checksums_until(
        path: impl AsRef<Path>,
        options: RedbOptions,
        is_asked: fn() -> bool,
    ) -> Result<(), BackendError> {
        const ACTION: &str = "verify";
        let path = path.as_ref();
        let place = path.display().to_string();
        let database = open(path, &options, Stop::new(is_asked))?;
        Guard::On.run(ACTION, &place, || {
            let mut database = database;
            let checked = database.check_integrity();
            // Here, where it may panic: it closes what was found to be damaged.
            drop(database);
            match checked {
                Ok(true) => Ok(()),
                Ok(false) => {
                    let what = "pages or their map were damaged, though redb could repair them";
                    Err(damaged(ACTION, &place, what))
                }
                Err(error) => {
                    let mut error = open_failed(&place, error);
                    error.action = ACTION;
                    Err(error)
                }
            }
        })
    }
}

fn open(path: &Path, options: &RedbOptions, stop: Stop) -> Result<Database, BackendError> {
    folder::check(ENGINE, path, FILE, FOREIGN)?;
    let file = path.join(FILE);
    let place = file.display().to_string();
    let opened = File::open(&file).map_err(|error| io_failed(&file, error))?;
    let len = opened.metadata().map_err(|error| io_failed(&file, error))?.len();
    if len == 0 {
        // redb would begin a database in it.
        let kind = BackendErrorKind::NotADatabase;
        return Err(BackendError::new(ENGINE, "open", place, kind, "the file is empty"));
    }
    let mut builder = Builder::new();
    builder.set_cache_size(options.cache_bytes);
    Guard::On.run("open", &place, || {
        let overlay = Overlay::new(opened, stop).map_err(|error| open_failed(&place, error))?;
        builder.create_with_backend(overlay).map_err(|error| match error {
            DatabaseError::DatabaseAlreadyOpen => locked(&place),
            error => open_failed(&place, error),
        })
    })
}

/// A writer has it.
#[cold]
fn locked(place: &str) -> BackendError {
    let source = "a process has it open for writing, and redb lets nobody read beside it: stop that \
                  process, or read a copy of the folder that was made while it was stopped";
    BackendError::new(ENGINE, "open", place, BackendErrorKind::Locked, source)
}
