//! The folder that an engine on disk keeps its files in.

use std::{
    fs,
    io::{self, ErrorKind},
    path::Path,
};

use super::{BackendError, BackendErrorKind};

/// Makes the folder, if it is missing, and refuses one that holds another engine's database: the
/// engine would begin an empty one beside it.
pub(super) fn prepare(
    engine: &'static str,
    path: &Path,
    foreign: &str,
) -> Result<(), BackendError> {
    if let Err(error) = fs::create_dir_all(path) {
        let kind = match error.kind() {
            // A file stands where the folder should be.
            ErrorKind::AlreadyExists | ErrorKind::NotADirectory => BackendErrorKind::NotADatabase,
            _ => kind_of(&error),
        };
        return Err(failed(engine, path, kind, error));
    }
    refuse_foreign(engine, path, foreign)
}

/// Refuses a folder that has not the file by which an engine knows its databases, or has another
/// engine's. Makes nothing.
pub(super) fn check(
    engine: &'static str,
    path: &Path,
    own: &str,
    foreign: &str,
) -> Result<(), BackendError> {
    refuse_foreign(engine, path, foreign)?;
    let (kind, error) = match path.join(own).try_exists() {
        Ok(true) => return Ok(()),
        Ok(false) => {
            let what =
                if path.is_dir() { "has no" } else { "is missing or no folder, so it has no" };
            let source = std::format!("the folder {what} `{own}`");
            (BackendErrorKind::NotADatabase, io::Error::other(source))
        }
        Err(error) if error.kind() == ErrorKind::NotADirectory => {
            (BackendErrorKind::NotADatabase, error)
        }
        Err(error) => (kind_of(&error), error),
    };
    Err(failed(engine, path, kind, error))
}

fn refuse_foreign(engine: &'static str, path: &Path, foreign: &str) -> Result<(), BackendError> {
    match path.join(foreign).try_exists() {
        Ok(false) => Ok(()),
        Ok(true) => {
            let source = std::format!("the folder has a `{foreign}`: another engine's database");
            Err(failed(engine, path, BackendErrorKind::NotADatabase, io::Error::other(source)))
        }
        // A file stands in the place of the folder, or of one above it.
        Err(error) if error.kind() == ErrorKind::NotADirectory => {
            Err(failed(engine, path, BackendErrorKind::NotADatabase, error))
        }
        Err(error) => Err(failed(engine, path, kind_of(&error), error)),
    }
}

#[cold]
fn failed(
    engine: &'static str,
    path: &Path,
    kind: BackendErrorKind,
    error: io::Error,
) -> BackendError {
    BackendError::new(engine, "open", path.display(), kind, error)
}

/// What kind of trouble the operating system reports.
pub(super) fn kind_of(error: &io::Error) -> BackendErrorKind {
    match error.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            BackendErrorKind::PermissionDenied
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => BackendErrorKind::StorageFull,
        _ => BackendErrorKind::Io,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn system_errors_keep_their_kind() {
        let cases = [
            (ErrorKind::PermissionDenied, BackendErrorKind::PermissionDenied),
            (ErrorKind::ReadOnlyFilesystem, BackendErrorKind::PermissionDenied),
            (ErrorKind::StorageFull, BackendErrorKind::StorageFull),
            (ErrorKind::QuotaExceeded, BackendErrorKind::StorageFull),
            (ErrorKind::UnexpectedEof, BackendErrorKind::Io),
        ];
        for (from, to) in cases {
            assert_eq!(kind_of(&io::Error::from(from)), to, "{from:?}");
        }
    }
}
