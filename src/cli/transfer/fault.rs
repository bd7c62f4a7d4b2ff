//! What is wrong with an export.

use std::{fmt, io, prelude::rust_2024::*};

use super::header::FORMAT;

/// Where in an export.
#[derive(Clone, Copy, Debug)]
pub(in crate::cli) enum At {
    /// From 1.
    Line(u64),
    /// From 0, behind compression.
    Byte(u64),
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(line) => write!(f, "line {line}"),
            Self::Byte(byte) => write!(f, "at byte {byte}"),
        }
    }
}

/// Why an export is not read on.
#[derive(Debug)]
pub(in crate::cli) enum Fault {
    /// The file could not be read.
    Io(io::Error),
    /// It ends before its footer.
    Cut(At),
    /// What stands there does not belong there.
    Wrong(At, String),
    /// Each row is one, but they are not those that were exported.
    Changed(At, String),
    /// It begins like no export.
    Foreign(String),
    /// A newer release wrote it.
    Newer(u64),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => write!(f, "it could not be read: {error}"),
            Self::Cut(at) => write!(f, "{at}: it ends here, before its footer: it is incomplete"),
            Self::Wrong(at, what) => write!(f, "{at}: {what}"),
            Self::Changed(at, what) => write!(
                f,
                "{at}: {what}; the file is damaged, or was edited: if you edited it, say `--edited`"
            ),
            Self::Foreign(what) => write!(f, "this is no export: {what}"),
            Self::Newer(found) => write!(
                f,
                "the export has format {found}, this binary knows up to {FORMAT}: use a newer binary"
            ),
        }
    }
}
