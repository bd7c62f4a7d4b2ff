//! Databases that do not open, and spec versions that do not rise.

use alloc::{string::String, vec::Vec};

use super::{CatalogFault, catalog::Lines};
use crate::{backend::BackendError, store::KeyBytes, version::SpecVersion};

/// A database that cannot be opened as a store. Nothing was written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OpenError {
    /// The database has tables, but none of ours: another program made it.
    #[error(
        "this is a database of another program: it has no table `{meta}`, but {}; nothing was \
         written, check the path",
        List(tables)
    )]
    NotPerennial {
        /// The table that every store has.
        meta: &'static str,
        /// The tables that it has instead.
        tables: Vec<String>,
    },
    /// A newer release of this library laid the database out in another way.
    #[error(
        "the database has format {found}, this binary knows up to {known}: open it with a newer one"
    )]
    NewerFormat {
        /// The format of the database.
        found: u32,
        /// The newest format that this binary knows.
        known: u32,
    },
    /// An entry of the meta table is not what this library writes there.
    #[error("table `{table}`, key `{key}` holds {found}, not {expected}; restore the database")]
    DamagedMeta {
        /// The meta table.
        table: &'static str,
        /// Its key.
        key: &'static str,
        /// What belongs there.
        expected: &'static str,
        /// What lies there.
        found: KeyBytes,
    },
    /// An import into the database was cut short, so that not all rows are there.
    #[error(
        "an import into this database was not finished, and {rows} rows are there: run it again with \
         `--resume`, or delete the database"
    )]
    ImportUnfinished {
        /// How many rows are there, of all tables.
        rows: u64,
    },
    /// What the database says about its tables, and what this binary says, do not fit together.
    #[error(
        "the tables of this database are not those of this binary; nothing was written:{}",
        Lines(faults)
    )]
    Catalog {
        /// All that does not fit, of all tables; never empty.
        faults: Vec<CatalogFault>,
    },
    /// Two tables of the registry have one name.
    #[error("the registry names table `{table}` twice; give one of them another name")]
    DuplicateTable {
        /// The name.
        table: &'static str,
    },
    /// The engine failed.
    #[error(transparent)]
    Backend(#[from] BackendError),
}

/// A spec version that the store does not go to.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SpecVersionError {
    /// The store is further already, and may hold values that the older runtime cannot read.
    #[error(
        "the store is at spec version {reached} and does not go back to {asked}; \
         run a binary of spec version {reached} or later"
    )]
    Lower {
        /// What the store has reached.
        reached: SpecVersion,
        /// What was asked for.
        asked: SpecVersion,
    },
    /// The store follows a schedule, which alone decides.
    #[error(
        "the store follows a schedule and is not raised to {asked} past it: add a deployment to the \
         schedule, and go on with `advance_to`"
    )]
    Scheduled {
        /// What was asked for.
        asked: SpecVersion,
    },
    /// The engine failed; the spec version is what it was.
    #[error(transparent)]
    Backend(#[from] BackendError),
}

/// Names, quoted and separated by commas.
struct List<'a>(&'a [String]);

impl core::fmt::Display for List<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        for (index, name) in self.0.iter().enumerate() {
            let separator = if index == 0 { "" } else { ", " };
            write!(f, "{separator}`{name}`")?;
        }
        Ok(())
    }
}
