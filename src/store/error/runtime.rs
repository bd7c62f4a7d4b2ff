//! Runtimes that a store does not write as.

use crate::version::SpecVersion;

/// A runtime that the store does not write as.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RuntimeError {
    /// The store has not reached its spec version.
    #[error(
        "the store is at spec version {reached}, {asked} was asked for; raise it first, once every \
         node runs a binary that knows it"
    )]
    NotReached {
        /// What was asked for.
        asked: SpecVersion,
        /// What the store has reached.
        reached: SpecVersion,
    },
}
