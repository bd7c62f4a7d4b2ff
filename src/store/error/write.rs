//! Writes that are refused.

use alloc::boxed::Box;

use super::{Contradiction, KeyBytes, NewerVersion, ReadError, TableError};
use crate::{
    backend::BackendError,
    error::{DecodeError, DowncastError},
    key::KeyFault,
    version::{SpecVersion, Version},
};

/// A write that was refused. Nothing of it was written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WriteError {
    /// The newest active version is older than the latest and cannot hold the value.
    #[error(
        "table `{table}`, key {key}: {source}; the store is at spec version {active}, spec version \
         {needs} is needed: raise it once every node runs a binary that knows it"
    )]
    Downcast {
        /// The table.
        table: &'static str,
        /// The key.
        key: KeyBytes,
        /// The store's spec version.
        active: SpecVersion,
        /// The spec version from which the value may be written as it is.
        needs: SpecVersion,
        /// What would be lost.
        source: Box<DowncastError>,
    },
    /// The value cannot be encoded at any spec version.
    #[error("table `{table}`, key {key}: {source}")]
    Encode {
        /// The table.
        table: &'static str,
        /// The key.
        key: KeyBytes,
        /// Why not.
        source: Box<DowncastError>,
    },
    /// The version may not be written yet.
    #[error(
        "table `{table}`, key {key}: {entity} V{version} may be written from spec version {needs} \
         on, the store is at {active}: raise it, or write an older version"
    )]
    NotActive {
        /// The table.
        table: &'static str,
        /// The key.
        key: KeyBytes,
        /// The entity.
        entity: &'static str,
        /// The version.
        version: Version,
        /// The spec version from which it may be written.
        needs: SpecVersion,
        /// The store's spec version.
        active: SpecVersion,
    },
    /// The bytes to adopt are no stored value of the table's entity.
    #[error("table `{table}`, key {key}: the bytes are not adopted: {source}")]
    Adopt {
        /// The table.
        table: &'static str,
        /// The key.
        key: KeyBytes,
        /// What is wrong with them.
        source: DecodeError,
    },
    /// The value to update cannot be read. It is not overwritten.
    #[error("nothing is updated: {0}")]
    Undecodable(#[source] Box<ReadError>),
    /// The key has no bytes.
    #[error("table `{table}`: the key cannot be written: {source}")]
    Key {
        /// The table.
        table: &'static str,
        /// Why not.
        source: Box<KeyFault>,
    },
    /// The table holds a version that only a newer binary knows. It is not written to at all: this
    /// binary cannot tell what the newer one relies on.
    #[error(transparent)]
    NewerVersion(#[from] NewerVersion),
    /// A hand-written `Entity` contradicts itself.
    #[error(transparent)]
    Contradiction(#[from] Contradiction),
    /// The store does not have the table.
    #[error(transparent)]
    Table(#[from] TableError),
    /// The engine failed.
    #[error(transparent)]
    Backend(#[from] BackendError),
}

impl WriteError {
    /// The error of reading what is to be updated.
    #[cold]
    pub(crate) fn undecodable(error: ReadError) -> Self {
        match error {
            ReadError::Backend(error) => Self::Backend(error),
            ReadError::KeyEncode { table, source } => Self::Key { table, source },
            ReadError::Value { .. } | ReadError::Key { .. } => Self::Undecodable(Box::new(error)),
        }
    }
}
