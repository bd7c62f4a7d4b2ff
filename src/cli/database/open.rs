//! Finding out which engine a database is of, and opening it.

use std::{fmt, format, path::Path};

use clap::ValueEnum;

#[cfg(feature = "rocksdb")]
use crate::backend::RocksDb;
use crate::{
    backend::Redb,
    cli::{args::Place, exit::Failure},
};

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
pub(in crate::cli) enum Database {
    Redb(Redb),
    #[cfg(feature = "rocksdb")]
    RocksDb(RocksDb),
}

/// Gives the engine of a [`Database`] to an expression that is generic over engines.
macro_rules! with_engine {
    ($database:expr, $engine:pat => $then:expr) => {
        match $database {
            $crate::cli::database::Database::Redb($engine) => $then,
            #[cfg(feature = "rocksdb")]
            $crate::cli::database::Database::RocksDb($engine) => $then,
        }
    };
}
pub(in crate::cli) use with_engine;

/// Opens a database for reading. Nothing of it is changed, also if it was not closed properly.
pub(in crate::cli) fn open_to_read(place: &Place) -> Result<Database, Failure> {
    match kind_of(&place.path)? {
        EngineKind::Redb => Ok(Database::Redb(Redb::open(&place.path)?)),
        EngineKind::RocksDb => open_rocksdb(&place.path),
    }
}

/// Opens a database that is there, for writing.
pub(in crate::cli) fn open_to_write(path: &Path) -> Result<Database, Failure> {
    match kind_of(path)? {
        EngineKind::Redb => Ok(Database::Redb(Redb::open(path)?)),
        EngineKind::RocksDb => open_rocksdb(path),
    }
}

#[cfg(feature = "rocksdb")]
fn open_rocksdb(path: &Path) -> Result<Database, Failure> {
    Ok(Database::RocksDb(RocksDb::open(path)?))
}

#[cfg(not(feature = "rocksdb"))]
fn open_rocksdb(path: &Path) -> Result<Database, Failure> {
    let path = path.display();
    Err(Failure::unreadable(format!(
        "{path}: this is a RocksDB database, and this command was built without that engine; install \
         it with `--features cli,rocksdb`"
    )))
}

/// Which engine's database lies in a folder.
fn kind_of(path: &Path) -> Result<EngineKind, Failure> {
    let has = |file: &str| path.join(file).exists();
    if has("perennial.redb") {
        Ok(EngineKind::Redb)
    } else if has("CURRENT") {
        Ok(EngineKind::RocksDb)
    } else {
        let what = if path.exists() { "no database lies there" } else { "there is no such folder" };
        Err(Failure::unreadable(format!(
            "{}: {what}; a database is a folder with a `perennial.redb`, or RocksDB's `CURRENT`, in it",
            path.display()
        )))
    }
}
