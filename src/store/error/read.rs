//! Rows that cannot be read.

use alloc::boxed::Box;

use crate::{backend::BackendError, error::DecodeError, key::KeyFault, store::KeyBytes};

/// A row that cannot be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The stored value does not decode.
    #[error("table `{table}`, key {key}: {source}")]
    Value {
        /// The table.
        table: &'static str,
        /// The key.
        key: KeyBytes,
        /// What is wrong with the value.
        source: DecodeError,
    },
    /// The key in the table does not decode.
    #[error("table `{table}`, key {key}: {source}")]
    Key {
        /// The table.
        table: &'static str,
        /// The key.
        key: KeyBytes,
        /// What is wrong with it.
        source: Box<KeyFault>,
    },
    /// The key that was asked for has no bytes.
    #[error("table `{table}`: the key cannot be written: {source}")]
    KeyEncode {
        /// The table.
        table: &'static str,
        /// Why not.
        source: Box<KeyFault>,
    },
    /// The engine failed.
    #[error(transparent)]
    Backend(#[from] BackendError),
}

impl ReadError {
    /// Whether the engine failed, so that other rows will not do better.
    #[must_use]
    pub const fn is_backend(&self) -> bool {
        match self {
            Self::Backend(_) => true,
            Self::Value { .. } | Self::Key { .. } | Self::KeyEncode { .. } => false,
        }
    }
}
