use alloc::string::ToString;

use rocksdb::{Error, ErrorKind};

use crate::backend::{BackendError, BackendErrorKind};

pub(super) const ENGINE: &str = "rocksdb";

#[cold]
pub(super) fn failed(action: &'static str, place: impl ToString, error: Error) -> BackendError {
    BackendError::new(ENGINE, action, place, kind_of(&error), error)
}

/// The error of writing with an engine that only reads.
#[cold]
pub(super) fn read_only(action: &'static str, place: impl ToString) -> BackendError {
    let source = "this engine was opened with `open_read_only` or `open_secondary`";
    BackendError::new(ENGINE, action, place, BackendErrorKind::ReadOnly, source)
}

fn kind_of(error: &Error) -> BackendErrorKind {
    match error.kind() {
        ErrorKind::IOError => kind_of_io(error.as_ref()),
        ErrorKind::Corruption => BackendErrorKind::Corrupted,
        ErrorKind::NotFound
        | ErrorKind::NotSupported
        | ErrorKind::InvalidArgument
        | ErrorKind::MergeInProgress
        | ErrorKind::Incomplete
        | ErrorKind::ShutdownInProgress
        | ErrorKind::TimedOut
        | ErrorKind::Aborted
        | ErrorKind::Busy
        | ErrorKind::Expired
        | ErrorKind::TryAgain
        | ErrorKind::CompactionTooLarge
        | ErrorKind::ColumnFamilyDropped
        | ErrorKind::Unknown => BackendErrorKind::Other,
    }
}

/// RocksDB hands over a text alone: the file, then the system's words for the error.
fn kind_of_io(text: &str) -> BackendErrorKind {
    let says = |words: &str| text.contains(words);
    if says("No space left on device") || says("Disk quota exceeded") {
        BackendErrorKind::StorageFull
    } else if says("Permission denied")
        || says("Operation not permitted")
        || says("Read-only file system")
    {
        BackendErrorKind::PermissionDenied
    } else if says("lock hold by current process") || says("While lock file") {
        BackendErrorKind::Locked
    } else {
        BackendErrorKind::Io
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_the_system_are_told_apart() {
        let cases = [
            (
                "IO error: No space left on device: While appending to file: /d/000004.log: \
                 No space left on device",
                BackendErrorKind::StorageFull,
            ),
            (
                "IO error: While lock file: /d/LOCK: Resource temporarily unavailable",
                BackendErrorKind::Locked,
            ),
            (
                "IO error: lock hold by current process, acquire time 1 acquiring thread 2: \
                 /d/LOCK: No locks available",
                BackendErrorKind::Locked,
            ),
            (
                "IO error: While open a file for lock: /d/LOCK: Permission denied",
                BackendErrorKind::PermissionDenied,
            ),
            ("IO error: While fsync: /d/000004.log: Input/output error", BackendErrorKind::Io),
        ];
        for (text, kind) in cases {
            assert_eq!(kind_of_io(text), kind, "{text}");
        }
    }
}
