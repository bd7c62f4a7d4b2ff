//! Panics of redb, which it does not rule out for files that were altered.
//!
//! Who reads to find out what is wrong with a file must hear of it, and be able to read on elsewhere.

use alloc::{
    borrow::ToOwned,
    format,
    string::{String, ToString},
};
use core::{any::Any, cell::Cell};
use std::{
    panic::{self, AssertUnwindSafe},
    thread_local,
};

use super::error::ENGINE;
use crate::backend::{BackendError, BackendErrorKind};

thread_local! {
    static EXPECTED: Cell<bool> = const { Cell::new(false) };
}

/// Whether this thread's panic, if it panics now, becomes an error: a panic hook need not tell of it.
#[cfg(feature = "cli")]
pub(crate) fn is_panic_expected() -> bool {
    EXPECTED.get()
}

/// Whether panics of redb become errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Guard {
    /// For stores, which write: after a panic nobody knows what they would write.
    Off,
    /// For reading alone.
    On,
}

impl Guard {
    #[inline]
    pub(super) const fn is_on(self) -> bool {
        matches!(self, Self::On)
    }

    /// Does something with redb.
    #[inline]
    pub(super) fn run<T>(
        self,
        action: &'static str,
        place: &str,
        work: impl FnOnce() -> Result<T, BackendError>,
    ) -> Result<T, BackendError> {
        match self {
            Self::Off => work(),
            Self::On => match caught(work) {
                Ok(done) => done,
                Err(message) => Err(damaged(action, place, &message)),
            },
        }
    }
}

/// The error of what redb takes for sound and is not.
#[cold]
pub(super) fn damaged(action: &'static str, place: &str, what: &str) -> BackendError {
    BackendError::new(ENGINE, action, place, BackendErrorKind::Corrupted, what)
}

/// Does something, and gives the message of its panic.
///
/// What redb leaves behind is not used for writing, and its locks are poisoned where that matters.
pub(super) fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    let before = EXPECTED.replace(true);
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    EXPECTED.set(before);
    done.map_err(|payload| format!("redb gave up on what it found: {}", message(&*payload)))
}

fn message(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().copied().map(ToOwned::to_owned);
    let text = text.or_else(|| payload.downcast_ref::<String>().cloned());
    let text = text.unwrap_or_else(|| "no reason".to_string());
    // It goes into one line of an error.
    text.lines().next().unwrap_or_default().to_owned()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_an_error_that_says_where_and_why() {
        let error = Guard::On.run::<()>("scan", "users", || panic!("page {}\nmore", 3));
        let error = error.unwrap_err();
        assert_eq!((error.kind, error.place.as_str()), (BackendErrorKind::Corrupted, "users"));
        assert!(error.to_string().contains("scan `users`"), "{error}");
        assert!(error.to_string().ends_with("page 3"), "{error}");
        assert!(!EXPECTED.get());
    }

    #[test]
    #[should_panic = "page 3"]
    fn a_panic_of_a_store_stays_one() {
        let _ = Guard::Off.run::<()>("scan", "users", || panic!("page 3"));
    }
}
