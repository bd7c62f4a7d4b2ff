//! Writes that are refused.

use alloc::boxed::Box;
use core::fmt;

use super::{Contradiction, KeyBytes, NewerVersion, ReadError, TableError};
use crate::{backend::BackendError, error::DecodeError, gate::GateError, key::KeyFault};

/// A write that was refused. Nothing of it was written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WriteError {
    /// The value may not be written as things are.
    #[error("table `{table}`{}: {source}", OfKey(key))]
    Gate {
        /// The table.
        table: &'static str,
        /// The key, if there is one.
        key: Option<KeyBytes>,
        /// What stands in the way.
        source: Box<GateError>,
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

/// A key as a part of a sentence, if there is one.
struct OfKey<'a>(&'a Option<KeyBytes>);

impl fmt::Display for OfKey<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.as_ref().map_or(Ok(()), |key| write!(f, ", key {key}"))
    }
}
