//! How a command ends.

use std::{format, io, prelude::rust_2024::*};

use crate::{
    backend::{BackendError, BackendErrorKind},
    store::{CatalogError, OpenError},
};

/// The exit codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exit {
    Done = 0,
    /// The question has the answer no.
    No = 1,
    Usage = 2,
    Unreadable = 3,
    Unwritten = 4,
    Interrupted = 130,
}

/// Why a command ends before its end.
#[derive(Debug)]
pub(super) enum Failure {
    /// With a message, in a sentence or several lines of them.
    Told(Exit, String),
    /// All was said already, on stdout or stderr.
    Said(Exit),
    /// Who read the output has read enough, which is no error.
    Closed,
}

impl Failure {
    #[cold]
    pub(super) fn no(message: impl ToString) -> Self {
        Self::Told(Exit::No, message.to_string())
    }

    #[cold]
    pub(super) fn usage(message: impl ToString) -> Self {
        Self::Told(Exit::Usage, message.to_string())
    }

    #[cold]
    pub(super) fn unreadable(message: impl ToString) -> Self {
        Self::Told(Exit::Unreadable, message.to_string())
    }

    #[cold]
    pub(super) fn unwritten(message: impl ToString) -> Self {
        Self::Told(Exit::Unwritten, message.to_string())
    }

    /// Ctrl-C, and what was done until then.
    #[cold]
    pub(super) fn interrupted(message: impl ToString) -> Self {
        Self::Told(Exit::Interrupted, message.to_string())
    }

    /// An error of writing to stdout.
    #[cold]
    pub(super) fn of_output(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::Closed,
            _ => Self::unwritten(format!("the output could not be written: {error}")),
        }
    }

    pub(super) const fn exit(&self) -> Exit {
        match self {
            Self::Told(exit, _) | Self::Said(exit) => *exit,
            Self::Closed => Exit::Done,
        }
    }
}

impl From<BackendError> for Failure {
    fn from(error: BackendError) -> Self {
        match error.kind {
            BackendErrorKind::StorageFull => Self::unwritten(error),
            _ => Self::unreadable(error),
        }
    }
}

impl From<OpenError> for Failure {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::Backend(error) => error.into(),
            error => Self::unreadable(error),
        }
    }
}

impl From<CatalogError> for Failure {
    fn from(error: CatalogError) -> Self {
        Self::unreadable(error)
    }
}

#[cfg(test)]
mod tests {
    use super::{Exit, Failure};
    use crate::backend::{BackendError, BackendErrorKind};

    #[test]
    fn a_full_disk_is_not_written_and_all_else_of_engines_not_readable() {
        use BackendErrorKind as Kind;
        for (kind, exit) in [
            (Kind::StorageFull, Exit::Unwritten),
            (Kind::Locked, Exit::Unreadable),
            (Kind::Corrupted, Exit::Unreadable),
            (Kind::Io, Exit::Unreadable),
        ] {
            let error = BackendError::new("redb", "commit to", "users", kind, "so it is");
            assert_eq!(Failure::from(error).exit(), exit, "{kind:?}");
        }
    }
}
