use std::{
    fs::{self, File, OpenOptions},
    io,
    path::Path,
};

use redb::{Builder, Database};

use super::{
    error::{ENGINE, open_failed},
    options::RedbOptions,
};
use crate::backend::{BackendError, BackendErrorKind, folder};

pub(super) const FILE: &str = "perennial.redb";
const FILE_NEW: &str = "perennial.redb.new";
const FILE_LOCK: &str = "perennial.redb.lock";
/// By this file RocksDB knows its folders.
pub(super) const FOREIGN: &str = "CURRENT";

/// Opens the database in a folder; makes both if they are missing.
pub(super) fn open(path: &Path, options: &RedbOptions) -> Result<Database, BackendError> {
    folder::prepare(ENGINE, path, FOREIGN)?;
    let mut builder = Builder::new();
    builder.set_cache_size(options.cache_bytes);
    let file = path.join(FILE);
    let exists = file.try_exists().map_err(|error| io_failed(path, error))?;
    if !exists {
        create(path, &builder)?;
    }
    builder.open(&file).map_err(|error| open_failed(file.display(), error))
}

/// Makes the database under another name first: redb takes a file whose making was cut short for
/// one that is not a database, and would refuse it for ever.
fn create(path: &Path, builder: &Builder) -> Result<(), BackendError> {
    let failed = |error| io_failed(path, error);
    let lock =
        OpenOptions::new().create(true).truncate(false).write(true).open(path.join(FILE_LOCK));
    // Held until the end: two makers would rename their files over each other's.
    let lock = lock.map_err(failed)?;
    lock.lock().map_err(failed)?;
    let file = path.join(FILE);
    if file.try_exists().map_err(failed)? {
        return Ok(());
    }
    let new = path.join(FILE_NEW);
    match fs::remove_file(&new) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(failed(error)),
        Ok(()) | Err(_) => {}
    }
    drop(builder.create(&new).map_err(|error| open_failed(new.display(), error))?);
    fs::rename(&new, &file).map_err(failed)?;
    sync_folder(path).map_err(failed)
}

/// Puts the folder's list of names on the disk, where the system lets a folder be opened.
fn sync_folder(path: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(path)?.sync_all() } else { Ok(()) }
}

#[cold]
pub(super) fn io_failed(path: &Path, error: io::Error) -> BackendError {
    let kind: BackendErrorKind = folder::kind_of(&error);
    BackendError::new(ENGINE, "open", path.display(), kind, error)
}
