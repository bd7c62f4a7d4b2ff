//! What is wrong with a file, and where.

use std::{
    boxed::Box,
    fmt,
    path::{Path, PathBuf},
};

use super::{FileErrorKind, Place};
use crate::train::Rejection;

/// One mistake in a `train.toml`, with its place.
///
/// # Examples
///
/// ```
/// use perennial::train::{FileErrorKind, TrainFile};
///
/// let text = "format = 1\nbase = 5\npolicy = \"pm2052\"\n";
/// let error = TrainFile::parse(text).unwrap_err();
/// assert!(matches!(error.kind(), FileErrorKind::UnknownPolicy { .. }));
/// assert_eq!(
///     error.to_string(),
///     "line 3, column 10: there is no policy `pm2052`; did you mean `pm2025`? there are: seed001, \
///      seed001_parallel, pm2025; or write a `[policy]` table",
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileError {
    path: Option<PathBuf>,
    place: Option<Place>,
    kind: Box<FileErrorKind>,
}

impl FileError {
    /// The file, where it was read from or written to a disk.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Where the mistake is. `None` where there is no text to point at: the file cannot be read, or is
    /// too large.
    #[must_use]
    pub const fn place(&self) -> Option<Place> {
        self.place
    }

    /// What kind of mistake it is.
    #[must_use]
    pub const fn kind(&self) -> &FileErrorKind {
        &self.kind
    }

    /// Why the train refuses an event, if it is that.
    #[must_use]
    pub fn rejection(&self) -> Option<&Rejection> {
        let FileErrorKind::Rejected(rejection) = self.kind() else { return None };
        Some(rejection)
    }

    pub(super) fn without_place(kind: FileErrorKind) -> Self {
        Self { path: None, place: None, kind: Box::new(kind) }
    }

    pub(super) fn within(mut self, path: &Path) -> Self {
        self.path = Some(path.to_path_buf());
        self
    }
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.path, self.place) {
            (Some(path), Some(Place { line, column })) => {
                write!(f, "{}:{line}:{column}: ", path.display())?;
            }
            (Some(path), None) => write!(f, "{}: ", path.display())?,
            (None, Some(place)) => write!(f, "{place}: ")?,
            (None, None) => {}
        }
        self.kind.fmt(f)
    }
}

impl std::error::Error for FileError {}

/// A mistake at a byte of the text that is being read.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) at: usize,
    pub(super) kind: Box<FileErrorKind>,
}

impl Fault {
    pub(super) fn new(at: usize, kind: FileErrorKind) -> Self {
        Self { at, kind: Box::new(kind) }
    }

    /// The mistake with its place in a text, in which the text that was read begins at `base`.
    pub(super) fn in_text(self, text: &str, base: usize) -> FileError {
        let place = Some(Place::of(text, base.saturating_add(self.at)));
        FileError { path: None, place, kind: self.kind }
    }
}
