//! Databases whose catalog and this binary do not fit together.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use core::fmt;

use super::KeyBytes;
use crate::{
    backend::BackendError,
    catalog::EntryError,
    schema::Schema,
    version::{SpecVersion, Tag, Version},
};

/// The catalog could not be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CatalogError {
    /// A row of it is no entry.
    #[error("table `{table}`, key {key}: {source}")]
    Entry {
        /// The catalog's table.
        table: &'static str,
        /// The row's key.
        key: KeyBytes,
        /// What is wrong with it.
        source: EntryError,
    },
    /// The engine failed.
    #[error(transparent)]
    Backend(#[from] BackendError),
}

/// A fact about a table that is the same for all its versions, or a version's tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CatalogFact {
    /// The entity's name.
    Entity,
    /// The codec of the values.
    Codec,
    /// The scheme of the keys.
    KeyScheme,
    /// Module and item of a FRAME storage map.
    KeyPath,
    /// What the keys mean.
    Key,
    /// The first byte of the values.
    Tag,
}

impl CatalogFact {
    const fn name(self) -> &'static str {
        match self {
            Self::Entity => "entity",
            Self::Codec => "codec",
            Self::KeyScheme => "key scheme",
            Self::KeyPath => "path of the map",
            Self::Key => "key",
            Self::Tag => "tag",
        }
    }

    const fn advice(self) -> &'static str {
        match self {
            Self::Entity => {
                "a table is one entity's; if the type was only renamed, keep the name that the \
                 database knows: `#[versioned(name = \"…\")]`"
            }
            Self::Codec | Self::KeyScheme | Self::KeyPath | Self::Key => {
                "that of a table never changes: take it back, or begin a table of another name"
            }
            Self::Tag => {
                "that of a version never changes: take it back, with `#[versioned(tags(…))]`"
            }
        }
    }
}

/// A registered table that the database's catalog tells otherwise than this binary.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CatalogFault {
    /// A fact differs.
    #[error(
        "table `{table}`, {entity} {}: the {} is {database} in the database, {binary} in this \
         binary; {}",
        Versions(versions), fact.name(), fact.advice()
    )]
    Differs {
        /// The table.
        table: &'static str,
        /// The entity, as this binary calls it.
        entity: &'static str,
        /// The versions of which the database says so.
        versions: Vec<Version>,
        /// The fact.
        fact: CatalogFact,
        /// What the database says.
        database: String,
        /// What this binary says.
        binary: String,
    },
    /// A version that was written already means something else in this binary.
    #[error("table `{table}`, {entity} V{version} changed its layout:\n{difference}")]
    Layout {
        /// The table.
        table: &'static str,
        /// The entity.
        entity: &'static str,
        /// The version.
        version: Version,
        /// What its values mean in the database.
        database: Schema,
        /// What this binary takes them for.
        binary: Schema,
        /// The difference, and what to do.
        difference: String,
    },
    /// One tag stands for two versions.
    #[error(
        "table `{table}`: tag {tag} stands for both {entity} V{} and V{}, whose values cannot be told \
         apart; open the database with the binary that wrote V{}, or restore it from a backup",
        versions.0, versions.1, versions.1
    )]
    TagTwice {
        /// The table.
        table: &'static str,
        /// The entity.
        entity: &'static str,
        /// The tag.
        tag: Tag,
        /// The versions; the second is one that was written.
        versions: (Version, Version),
    },
    /// The table has rows, but no entry in the catalog.
    #[error(
        "table `{table}` has rows, but there is no entry of it in table `{catalog}`: restore the \
         database from a backup, or let `Store::rebuild_catalog` check every row and write the \
         entries anew"
    )]
    Missing {
        /// The table.
        table: &'static str,
        /// The catalog's table.
        catalog: &'static str,
    },
    /// A row of the catalog is no entry.
    #[error("table `{catalog}`, key {key}: {source}")]
    Entry {
        /// The table that the row is of.
        table: &'static str,
        /// The catalog's table.
        catalog: &'static str,
        /// The row's key.
        key: KeyBytes,
        /// What is wrong with it.
        source: EntryError,
    },
}

impl CatalogFault {
    /// The table.
    #[must_use]
    pub const fn table(&self) -> &'static str {
        match self {
            Self::Differs { table, .. }
            | Self::Layout { table, .. }
            | Self::TagTwice { table, .. }
            | Self::Missing { table, .. }
            | Self::Entry { table, .. } => table,
        }
    }
}

/// A table of which the database holds a version that this binary does not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "table `{table}` holds {entity} V{found}, first written at spec version {spec_version}, and this \
     binary knows up to V{latest}: it reads the table but does not write to it; run a newer binary"
)]
#[non_exhaustive]
pub struct NewerVersion {
    /// The table.
    pub table: &'static str,
    /// The entity.
    pub entity: &'static str,
    /// The newest version in the table.
    pub found: Version,
    /// The newest version that this binary knows.
    pub latest: Version,
    /// The spec version that the store had reached when the newest version was first written.
    pub spec_version: SpecVersion,
}

/// A hand-written `Entity` that contradicts itself, which the catalog would keep for ever.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "table `{table}`: {entity} V{version} gets no entry in the catalog: {what}; correct the \
     hand-written `Entity`"
)]
#[non_exhaustive]
pub struct Contradiction {
    /// The table.
    pub table: &'static str,
    /// The entity.
    pub entity: &'static str,
    /// The version.
    pub version: Version,
    /// What does not agree.
    pub what: String,
}

/// `V1, V2`.
struct Versions<'a>(&'a [Version]);

impl fmt::Display for Versions<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, version) in self.0.iter().enumerate() {
            let separator = if index == 0 { "" } else { ", " };
            write!(f, "{separator}V{version}")?;
        }
        Ok(())
    }
}

/// Each fault on a line of its own; what more lines it has lie under it.
pub(super) struct Lines<'a>(pub(super) &'a [CatalogFault]);

impl fmt::Display for Lines<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines = |fault: &CatalogFault| fault.to_string().replace('\n', "\n  ");
        self.0.iter().try_for_each(|fault| write!(f, "\n- {}", lines(fault)))
    }
}
