//! What is wrong with a history, all of it at once.

use std::{
    fmt,
    path::{Path, PathBuf},
    string::{String, ToString},
    vec::Vec,
};

/// What kind of thing is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum FindingKind {
    /// A version, a table or a message has no file.
    Missing,
    /// A file cannot be read or written.
    Unreadable,
    /// A file is not what the library writes: cut short, merged by halves, or of a newer format.
    Malformed,
    /// A file was edited after it was written.
    Edited,
    /// A file was written after another one than the file before it.
    Chain,
    /// A version has another layout than it was released with.
    Layout,
    /// A version has another tag than it was released with.
    Tag,
    /// Bytes of a sample do not decode, or are no longer what is written.
    Bytes,
    /// A sample's bytes mean another value than they did.
    Value,
    /// An older value reads as another newer one than it did.
    Upcast,
    /// A version, an entity, a table or a message was released and is no longer known.
    Gone,
    /// Two entities or two enums of messages have one name, or two versions one tag.
    Clash,
    /// A table has another codec, key or entity than it was released with.
    Table,
    /// A message has another index, codec or payload, or is sent from another spec version on, than it
    /// was released with.
    Message,
    /// A type lies deeper than fingerprints look.
    TooDeep,
    /// A version whose values cannot be sampled.
    NoSamples,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub(super) file: PathBuf,
    pub(super) kind: FindingKind,
    pub(super) text: String,
}

impl Finding {
    pub(super) fn new(file: &Path, kind: FindingKind, text: impl ToString) -> Self {
        Self { file: file.to_path_buf(), kind, text: text.to_string() }
    }

    /// The file, or the folder.
    #[must_use]
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// What kind of thing it is.
    #[must_use]
    pub const fn kind(&self) -> FindingKind {
        self.kind
    }

    /// What happened, and what to do.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.file.display(), self.text)
    }
}

/// A history that does not hold. `Debug` shows the same text, so that a test may just return it.
#[derive(Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum HistoryError {
    /// Code and history differ, or the history is damaged. Nothing was written.
    #[error("the history does not hold:{}", Listed(.0))]
    Broken(Vec<Finding>),
    /// Files were written, as asked for. This is an error so that it is not left in a test.
    #[error(
        "{} history file(s) were written, as asked for; look at them and commit them:{}",
        .0.len(),
        Listed(.0)
    )]
    Written(Vec<PathBuf>),
    /// Files were to be written, but each version has one.
    #[error("every version has its file, so none was written")]
    NothingToWrite,
}

impl HistoryError {
    /// What is wrong, in the order of files; empty unless [`Broken`](Self::Broken).
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        match self {
            Self::Broken(findings) => findings,
            Self::Written(_) | Self::NothingToWrite => &[],
        }
    }
}

impl fmt::Debug for HistoryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// One thing per line.
struct Listed<'a, T>(&'a [T]);

impl fmt::Display for Listed<'_, Finding> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|finding| {
            let text = finding.to_string();
            write!(f, "\n  - {}", text.trim_end().replace('\n', "\n    "))
        })
    }
}

impl fmt::Display for Listed<'_, PathBuf> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|path| write!(f, "\n  - {}", path.display()))
    }
}
