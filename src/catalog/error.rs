//! Rows that are no entries.

use alloc::string::String;

/// A row of the catalog that is no entry.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EntryError {
    /// A newer release of this library wrote it in another form.
    #[error("the entry has format {found}, this binary knows up to {known}: use a newer binary")]
    NewerFormat {
        /// The entry's format.
        found: u64,
        /// The newest format that this binary knows.
        known: u64,
    },
    /// It is of a type that only a newer release of this library knows.
    #[error(
        "the entry has a type that this binary does not know, `{what}`: a newer release of the \
         library wrote it; use a newer binary"
    )]
    UnknownType {
        /// What the type is called.
        what: String,
    },
    /// It is not what this library writes.
    #[error("the entry is damaged: {what}; restore the database from a backup")]
    Damaged {
        /// What is wrong with it.
        what: String,
    },
}

impl EntryError {
    #[cold]
    pub(super) fn damaged(what: impl Into<String>) -> Self {
        Self::Damaged { what: what.into() }
    }
}
