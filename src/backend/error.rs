//! What an engine says when it cannot.

use alloc::{
    boxed::Box,
    string::{String, ToString},
};
use core::error::Error;

/// What kind of trouble an engine has, for callers that act on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BackendErrorKind {
    /// Another process, or another handle of this one, has the database open.
    Locked,
    /// The operating system denies access to the folder or file.
    PermissionDenied,
    /// The engine was opened for reading, and does not write.
    ReadOnly,
    /// The disk is full. Nothing of the batch was written.
    StorageFull,
    /// The file is not a database of this engine.
    NotADatabase,
    /// The engine found its own data damaged.
    Corrupted,
    /// Any other input or output error.
    Io,
    /// Anything else.
    Other,
}

impl BackendErrorKind {
    const fn text(self) -> &'static str {
        match self {
            Self::Locked => {
                "the database is open elsewhere; close the other process or handle first"
            }
            Self::PermissionDenied => "access denied; check the owner and mode of the path",
            Self::ReadOnly => "it was opened for reading; open it for writing first",
            Self::StorageFull => {
                "the disk is full, nothing of this write was kept; free space and repeat it"
            }
            Self::NotADatabase => "this is not a database of this engine; check the path",
            Self::Corrupted => {
                "the engine found damage; stop writing, copy the files, restore or repair the copy"
            }
            Self::Io => "input or output failed",
            Self::Other => "the engine refused",
        }
    }
}

/// An engine's error: what was done, to which table or path, and what the engine said.
#[derive(Debug, thiserror::Error)]
#[error("{engine}: {action} `{place}`: {}: {source}", kind.text())]
pub struct BackendError {
    /// The engine's name.
    pub engine: &'static str,
    /// What was being done: `open`, `get`, `commit`, ….
    pub action: &'static str,
    /// The table, or the path of a database that was acted on as a whole.
    pub place: String,
    /// What kind of trouble it is.
    pub kind: BackendErrorKind,
    /// The engine's own error.
    #[source]
    pub source: Box<dyn Error + Send + Sync>,
}

impl BackendError {
    /// An error of `engine` while it did `action` at `place`.
    #[cold]
    pub fn new(
        engine: &'static str,
        action: &'static str,
        place: impl ToString,
        kind: BackendErrorKind,
        source: impl Into<Box<dyn Error + Send + Sync>>,
    ) -> Self {
        Self { engine, action, place: place.to_string(), kind, source: source.into() }
    }
}
