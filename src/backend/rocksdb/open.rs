use alloc::{collections::BTreeSet, string::String};
use std::{fs, io, path::Path};

use rocksdb::{Cache, ColumnFamilyDescriptor, DB, DEFAULT_COLUMN_FAMILY_NAME, Options};

use super::{
    error::{ENGINE, failed},
    options::RocksDbOptions,
};
use crate::backend::{BackendError, BackendErrorKind, folder};

/// By this file the redb engine knows its folders.
pub(super) const FOREIGN: &str = "perennial.redb";
/// The name of the current manifest is in this file; RocksDB writes it last when it makes a
/// database.
pub(super) const CURRENT: &str = "CURRENT";

/// Opens the database with all its column families, and names them: RocksDB opens all or none.
pub(super) fn open(
    path: &Path,
    options: &RocksDbOptions,
    cache: &Cache,
) -> Result<(DB, BTreeSet<String>), BackendError> {
    folder::prepare(ENGINE, path, FOREIGN)?;
    let database = options.database();
    let families = list(path, &database)?;
    let describe = |name| ColumnFamilyDescriptor::new(name, options.family(cache));
    let opened = DB::open_cf_descriptors(&database, path, families.iter().map(describe));
    Ok((opened.map_err(|error| open_failed(path, error))?, families))
}

pub(super) fn list(path: &Path, database: &Options) -> Result<BTreeSet<String>, BackendError> {
    // The default family is given its options too, or it would be opened with RocksDB's own.
    let default = String::from(DEFAULT_COLUMN_FAMILY_NAME);
    let exists = path.join(CURRENT).try_exists().map_err(|error| io_failed(path, error))?;
    if !exists {
        return Ok(BTreeSet::from([default]));
    }
    let families = DB::list_cf(database, path).map_err(|error| open_failed(path, error))?;
    Ok(families.into_iter().chain([default]).collect())
}

#[cold]
pub(super) fn open_failed(path: &Path, error: rocksdb::Error) -> BackendError {
    let mut error = failed("open", path.display(), error);
    // A damaged database still has a manifest; without one, `CURRENT` is somebody else's file.
    if error.kind == BackendErrorKind::Corrupted && matches!(has_manifest(path), Ok(false)) {
        error.kind = BackendErrorKind::NotADatabase;
    }
    error
}

fn has_manifest(path: &Path) -> io::Result<bool> {
    for entry in fs::read_dir(path)? {
        if entry?.file_name().as_encoded_bytes().starts_with(b"MANIFEST-") {
            return Ok(true);
        }
    }
    Ok(false)
}

#[cold]
fn io_failed(path: &Path, error: io::Error) -> BackendError {
    BackendError::new(ENGINE, "open", path.display(), folder::kind_of(&error), error)
}
