//! Catalogs that are not rebuilt.

use super::{Contradiction, OpenError, ReadError};
use crate::backend::BackendError;

/// A catalog that cannot be rebuilt. No entry was written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RebuildError {
    /// A row of a table without entries is none that this binary could have written.
    #[error(
        "the catalog is not rebuilt: {0}; open the database with the binary that wrote the row, or \
         remove the row"
    )]
    Row(#[source] ReadError),
    /// A hand-written `Entity` contradicts itself.
    #[error(transparent)]
    Contradiction(#[from] Contradiction),
    /// The database does not open for another reason.
    #[error(transparent)]
    Open(#[from] OpenError),
}

impl From<BackendError> for RebuildError {
    fn from(error: BackendError) -> Self {
        Self::Open(error.into())
    }
}
