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
    let failed = |kind, error| BackendError::new(engine, "open", path.display(), kind, error);
    if let Err(error) = fs::create_dir_all(path) {
        let kind = match error.kind() {
            // A file stands where the folder should be.
            ErrorKind::AlreadyExists | ErrorKind::NotADirectory => BackendErrorKind::NotADatabase,
            _ => kind_of(&error),
        };
        return Err(failed(kind, error));
    }
    match path.join(foreign).try_exists() {
        Ok(false) => Ok(()),
        Ok(true) => {
            let source = std::format!("the folder has a `{foreign}`: another engine's database");
            Err(failed(BackendErrorKind::NotADatabase, io::Error::other(source)))
        }
        Err(error) => Err(failed(kind_of(&error), error)),
    }
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
