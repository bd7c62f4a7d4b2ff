//! Text that is no schedule.

use alloc::string::String;

use crate::schedule::VersionError;

/// Text that is no schedule. Places are written as `deployments[2].valid_from`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ScheduleJsonError {
    /// It is not JSON.
    #[error("the schedule is not JSON, at line {line}, column {column}: {message}")]
    NotJson {
        /// The line, from 1.
        line: usize,
        /// How many bytes of the line were read.
        column: usize,
        /// What is wrong there.
        message: String,
    },
    /// A key is written twice in one object.
    #[error("the schedule has the key `{key}` twice in one object: keep one of them")]
    RepeatedKey {
        /// The key.
        key: String,
    },
    /// A newer release of this library wrote it in another form.
    #[error("the schedule has format {found}, this binary knows up to {known}: use a newer binary")]
    NewerFormat {
        /// The schedule's format.
        found: u64,
        /// The newest format that this binary knows.
        known: u64,
    },
    /// It is of another kind of version.
    #[error(
        "the schedule is of `{found}`, and `{expected}` was asked for: read it as what it is of"
    )]
    WrongVersionType {
        /// Its kind of version, cut off if it is long.
        found: String,
        /// The kind that was asked for.
        expected: &'static str,
    },
    /// Something else stands in a place.
    #[error("`{at}` of the schedule is wrong: {expected} belongs there")]
    Unexpected {
        /// The place.
        at: String,
        /// What belongs there.
        expected: &'static str,
    },
    /// Something is missing.
    #[error("`{at}` of the schedule is missing")]
    Missing {
        /// The place.
        at: String,
    },
    /// A key is unknown.
    #[error("`{at}` of the schedule is unknown: known are {}", known.join(", "))]
    UnknownKey {
        /// The place, cut off if it is long.
        at: String,
        /// The keys that are known there.
        known: &'static [&'static str],
    },
    /// A version is none.
    #[error("`{at}` of the schedule is no version: {error}")]
    Version {
        /// The place.
        at: String,
        /// What is wrong with it.
        #[source]
        error: VersionError,
    },
}
