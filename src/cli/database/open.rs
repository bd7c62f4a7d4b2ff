//! Finding out which engine a database is of, and opening it.

use std::{
    fmt, format, fs,
    path::{Path, PathBuf},
    prelude::rust_2024::*,
};

use clap::ValueEnum;

#[cfg(feature = "rocksdb")]
use super::rocksdb;
use crate::{
    backend::{BackendError, Redb, RedbOptions},
    cli::{args::Place, exit::Failure, interrupt},
};

/// By this file the redb engine knows its folders.
const REDB_FILE: &str = "perennial.redb";
/// And by this one RocksDB.
const ROCKSDB_FILE: &str = "CURRENT";
/// For pages in memory. Commands walk over all rows once, which no cache makes faster.
const READ_CACHE_BYTES: usize = 32 << 20;
/// redb keeps what a commit writes in half of it.
const WRITE_CACHE_BYTES: usize = 64 << 20;

/// An engine that keeps its data on a disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum EngineKind {
    Redb,
    #[value(name = "rocksdb")]
    RocksDb,
}

impl fmt::Display for EngineKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Redb => "redb",
            Self::RocksDb => "rocksdb",
        })
    }
}

/// An open database, of whatever engine. `with_engine!` gives it to generic code.
#[cfg_attr(
    feature = "rocksdb",
    expect(clippy::large_enum_variant, reason = "a command has one or two of them")
)]
pub(in crate::cli) enum Database {
    Redb(Redb),
    #[cfg(feature = "rocksdb")]
    RocksDb(
        crate::backend::RocksDb,
        #[expect(dead_code, reason = "kept until the engine before it is closed")] rocksdb::Scratch,
    ),
}

/// Gives the engine of a [`Database`] to an expression that is generic over engines.
macro_rules! with_engine {
    ($database:expr, $engine:pat => $then:expr) => {
        match $database {
            $crate::cli::database::Database::Redb($engine) => $then,
            #[cfg(feature = "rocksdb")]
            $crate::cli::database::Database::RocksDb($engine, ..) => $then,
        }
    };
}
pub(in crate::cli) use with_engine;

/// Opens a database for reading. Nothing of it is changed, also if it was not closed properly.
pub(in crate::cli) fn open_to_read(place: &Place) -> Result<Database, Failure> {
    let (folder, kind) = find(&place.path)?;
    match kind {
        EngineKind::Redb if place.live => Err(Failure::usage(format!(
            "{}: --live reads beside a running writer, which redb lets nobody do: stop the writer and \
             leave out --live, or read a copy of the folder that was made while it was stopped",
            folder.display()
        ))),
        EngineKind::Redb => {
            let options = redb_options(READ_CACHE_BYTES);
            // After a crash redb reads the whole file.
            let opened = Redb::open_read_only_until(folder, options, interrupt::is_asked);
            opened.map(Database::Redb).map_err(|error| match interrupt::is_asked() {
                true => Failure::interrupted("stopped by Ctrl-C while the database was opened"),
                false => error.into(),
            })
        }
        #[cfg(feature = "rocksdb")]
        EngineKind::RocksDb => rocksdb::to_read(&folder, place.live),
        #[cfg(not(feature = "rocksdb"))]
        EngineKind::RocksDb => Err(Failure::unreadable(not_built_in(&folder))),
    }
}

/// Opens a database that is there, for writing.
pub(in crate::cli) fn open_to_write(path: &Path) -> Result<Database, Failure> {
    let (folder, kind) = find(path)?;
    write(&folder, kind).map_err(|refused| match refused {
        #[cfg(not(feature = "rocksdb"))]
        Refused::NotBuiltIn => Failure::unreadable(not_built_in(&folder)),
        Refused::Backend(error) => error.into(),
    })
}

/// Makes a database in a folder, where the caller has seen that there is none.
pub(in crate::cli) fn create(path: &Path, kind: EngineKind) -> Result<Database, Failure> {
    write(path, kind).map_err(|refused| match refused {
        #[cfg(not(feature = "rocksdb"))]
        Refused::NotBuiltIn => Failure::unwritten(not_built_in(path)),
        Refused::Backend(error) => Failure::unwritten(error),
    })
}

enum Refused {
    #[cfg(not(feature = "rocksdb"))]
    NotBuiltIn,
    Backend(BackendError),
}

fn write(folder: &Path, kind: EngineKind) -> Result<Database, Refused> {
    let opened = match kind {
        EngineKind::Redb => {
            Redb::open_with(folder, redb_options(WRITE_CACHE_BYTES)).map(Database::Redb)
        }
        #[cfg(feature = "rocksdb")]
        EngineKind::RocksDb => rocksdb::to_write(folder),
        #[cfg(not(feature = "rocksdb"))]
        EngineKind::RocksDb => return Err(Refused::NotBuiltIn),
    };
    opened.map_err(Refused::Backend)
}

/// The options of redb in this command.
fn redb_options(cache_bytes: usize) -> RedbOptions {
    RedbOptions { cache_bytes, ..RedbOptions::default() }
}

#[cfg(not(feature = "rocksdb"))]
fn not_built_in(path: &Path) -> String {
    format!(
        "{}: this command was built without the engine of RocksDB databases; install it with \
         `--features cli,rocksdb`",
        path.display()
    )
}

/// The folder of a database, and its engine. Who names redb's file means the folder.
pub(in crate::cli) fn find(path: &Path) -> Result<(PathBuf, EngineKind), Failure> {
    if path.file_name().is_some_and(|name| name == REDB_FILE) && path.is_file() {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        return Ok((folder.unwrap_or(Path::new(".")).to_owned(), EngineKind::Redb));
    }
    let has = |file: &str| path.join(file).exists();
    if has(REDB_FILE) {
        Ok((path.to_owned(), EngineKind::Redb))
    } else if has(ROCKSDB_FILE) {
        Ok((path.to_owned(), EngineKind::RocksDb))
    } else {
        let what = what_else(path);
        Err(Failure::unreadable(format!(
            "{}: {what}; a database is a folder with a `{REDB_FILE}`, or RocksDB's `{ROCKSDB_FILE}`, in it",
            path.display()
        )))
    }
}

/// What lies where no database does.
fn what_else(path: &Path) -> String {
    match fs::read_dir(path) {
        Ok(files) => {
            let names: Vec<_> = files.flatten().map(|file| file.file_name()).collect();
            let is_rocksdb = |name: &&std::ffi::OsString| {
                let name = name.as_encoded_bytes();
                name.starts_with(b"MANIFEST-") || name.ends_with(b".sst")
            };
            match names.iter().find(is_rocksdb) {
                Some(name) => format!(
                    "RocksDB's `{ROCKSDB_FILE}` is missing beside its `{}`, restore it from a backup",
                    name.display()
                ),
                None if names.is_empty() => "the folder is empty".to_string(),
                None => "no database lies there".to_string(),
            }
        }
        Err(error) => match error.kind() {
            std::io::ErrorKind::NotFound => "there is no such folder".to_string(),
            std::io::ErrorKind::NotADirectory => "this is a file and no database".to_string(),
            _ => error.to_string(),
        },
    }
}
