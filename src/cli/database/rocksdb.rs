//! RocksDB databases, with little memory.

use std::{format, path::Path};

use tempfile::TempDir;

use super::Database;
use crate::{
    backend::{BackendError, RocksDb, RocksDbOptions},
    cli::exit::Failure,
};

/// The folder that RocksDB wants for itself when it follows a writer; it goes with the database.
pub(in crate::cli) type Scratch = Option<TempDir>;

/// For blocks, indexes and filters in memory.
const CACHE_BYTES: usize = 32 << 20;
const WRITE_BUFFER_BYTES: usize = 16 << 20;
const WRITE_BUFFERS_TOTAL_BYTES: usize = 64 << 20;

pub(super) fn to_read(folder: &Path, is_live: bool) -> Result<Database, Failure> {
    if !is_live {
        let engine = RocksDb::open_read_only_with(folder, options())?;
        return Ok(Database::RocksDb(engine, None));
    }
    let scratch = tempfile::tempdir().map_err(|error| {
        Failure::unreadable(format!("a temporary folder, which --live needs, is not made: {error}"))
    })?;
    let engine = RocksDb::open_secondary_with(folder, scratch.path(), options())?;
    Ok(Database::RocksDb(engine, Some(scratch)))
}

pub(super) fn to_write(folder: &Path) -> Result<Database, BackendError> {
    Ok(Database::RocksDb(RocksDb::open_with(folder, options())?, None))
}

fn options() -> RocksDbOptions {
    RocksDbOptions {
        block_cache_bytes: CACHE_BYTES,
        write_buffer_bytes: WRITE_BUFFER_BYTES,
        write_buffers_total_bytes: WRITE_BUFFERS_TOTAL_BYTES,
        ..RocksDbOptions::default()
    }
}
