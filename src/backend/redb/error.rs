use alloc::string::ToString;
use std::io;

use crate::backend::{BackendError, BackendErrorKind, folder};

pub(super) const ENGINE: &str = "redb";

/// The error of an action that is not the opening of the database.
#[cold]
pub(super) fn failed(
    action: &'static str,
    place: impl ToString,
    error: impl Into<redb::Error>,
) -> BackendError {
    let error = error.into();
    BackendError::new(ENGINE, action, place, kind_of(&error), error)
}

/// The error of opening the database, where bytes that make no sense mean another kind of file.
#[cold]
pub(super) fn open_failed(place: impl ToString, error: impl Into<redb::Error>) -> BackendError {
    let error = error.into();
    let kind = match &error {
        redb::Error::Io(error) if error.kind() == io::ErrorKind::InvalidData => {
            BackendErrorKind::NotADatabase
        }
        error => kind_of(error),
    };
    BackendError::new(ENGINE, "open", place, kind, error)
}

/// The error of writing with an engine that only reads.
#[cold]
pub(super) fn read_only(action: &'static str, path: &str) -> BackendError {
    let source = "this engine was opened with `open_read_only`";
    BackendError::new(ENGINE, action, path, BackendErrorKind::ReadOnly, source)
}

fn kind_of(error: &redb::Error) -> BackendErrorKind {
    use redb::Error as E;
    match error {
        E::DatabaseAlreadyOpen => BackendErrorKind::Locked,
        E::Corrupted(_) => BackendErrorKind::Corrupted,
        // A page that lies behind the end of the file.
        E::Io(error) if error.kind() == io::ErrorKind::UnexpectedEof => BackendErrorKind::Corrupted,
        E::Io(error) => folder::kind_of(error),
        // After an error of input or output redb refuses everything until it is opened anew.
        E::PreviousIo => BackendErrorKind::Io,
        E::UpgradeRequired(_)
        | E::RepairAborted
        | E::DatabaseClosed
        | E::TableTypeMismatch { .. }
        | E::TableIsMultimap(_)
        | E::TableIsNotMultimap(_)
        | E::TypeDefinitionChanged { .. }
        | E::TableDoesNotExist(_)
        | E::TableExists(_)
        | E::TableAlreadyOpen(..)
        | E::ValueTooLarge(_)
        | E::UnorderedKey
        | E::Unsupported
        | E::InvalidSavepoint
        | E::ImmediateDurabilityRequired
        | E::PersistentSavepointModified
        | E::PersistentSavepointExists
        | E::EphemeralSavepointExists
        | E::TransactionInProgress
        | E::TransactionPoisoned
        | E::ReadTransactionStillInUse(_)
        | E::LockPoisoned(_) => BackendErrorKind::Other,
        // The enum may grow with a minor release of redb.
        _ => BackendErrorKind::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_told_from_other_errors() {
        let full = || redb::StorageError::Io(io::Error::from(io::ErrorKind::StorageFull));
        assert_eq!(failed("commit to", "users", full()).kind, BackendErrorKind::StorageFull);
        assert_eq!(open_failed("data", full()).kind, BackendErrorKind::StorageFull);
        let damaged = redb::StorageError::Corrupted("page 3".to_string());
        assert_eq!(failed("get", "users", damaged).kind, BackendErrorKind::Corrupted);
    }

    #[test]
    fn strange_bytes_mean_another_file_only_while_opening() {
        let strange = || redb::StorageError::Io(io::Error::from(io::ErrorKind::InvalidData));
        assert_eq!(open_failed("data", strange()).kind, BackendErrorKind::NotADatabase);
        assert_eq!(failed("get", "users", strange()).kind, BackendErrorKind::Io);
    }
}
