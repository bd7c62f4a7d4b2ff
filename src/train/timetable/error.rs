//! Text that is no timetable.

use alloc::string::String;

use super::ForkOrderError;
use crate::{
    train::{ParseNumberError, calendar},
    version::Epoch,
};

/// Text that is no timetable. Places are written as `networks.mainnet.chains.op.block_time`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TimetableError {
    /// It is not text.
    #[error("the timetable is not UTF-8 from line {line}, column {column} on; save it as UTF-8")]
    NotUtf8 {
        /// The line, from 1.
        line: usize,
        /// The byte of the line, from 1.
        column: usize,
    },
    /// It is not JSON.
    #[error("the timetable is not JSON, at line {line}, column {column}: {message}")]
    NotJson {
        /// The line, from 1.
        line: usize,
        /// How many bytes of the line were read.
        column: usize,
        /// What is wrong there.
        message: String,
    },
    /// A key is written twice in one object.
    #[error(
        "the timetable has the key `{key}` twice in one object, the second time at line {line}, \
         column {column}; keep one of them"
    )]
    RepeatedKey {
        /// The key.
        key: String,
        /// The line, from 1.
        line: usize,
        /// The byte of the line, from 1.
        column: usize,
    },
    /// Something else stands in a place.
    #[error("`{at}` of the timetable is wrong: {expected} belongs there")]
    Unexpected {
        /// The place.
        at: String,
        /// What belongs there.
        expected: &'static str,
    },
    /// Something is missing.
    #[error("`{at}` of the timetable is missing")]
    Missing {
        /// The place.
        at: String,
    },
    /// A key is unknown.
    #[error("`{at}` of the timetable is unknown: known there are {}", known.join(", "))]
    UnknownKey {
        /// The place.
        at: String,
        /// The keys that are known there.
        known: &'static [&'static str],
    },
    /// The forks are in no order.
    #[error("`{at}` of the timetable is no order of forks: {error}")]
    Order {
        /// The place.
        at: String,
        /// What is wrong with it.
        #[source]
        error: ForkOrderError,
    },
    /// A fork is neither in the order nor optional.
    #[error(
        "`{at}` of the timetable names the fork `{fork}`, which is neither in `about.fork_order` nor \
         in `about.optional_forks`; add it there, or mend the name"
    )]
    UnknownFork {
        /// The place.
        at: String,
        /// The fork.
        fork: String,
    },
    /// Two chains have one id.
    #[error("`{at}` of the timetable is {id}, as is `{other}`; each chain has an id of its own")]
    ChainIdTwice {
        /// The place of the second one.
        at: String,
        /// The place of the first one.
        other: String,
        /// The id.
        id: u64,
    },
    /// A date is none.
    #[error(
        "`{at}` of the timetable is no date: write it as `2024-01-11T17:00:01Z`, or with an offset in \
         the place of `Z`"
    )]
    Date {
        /// The place.
        at: String,
    },
    /// A date is not that of the time beside it.
    #[error(
        "`{at}` of the timetable is not the date of the time {time} beside it, which is {}; mend one \
         of them",
        calendar::moment_text(*time)
    )]
    OtherDate {
        /// The place of the date.
        at: String,
        /// The time.
        time: Epoch,
    },
    /// The number of an upgrade is none.
    #[error("`{at}` of the timetable is wrong: {error}")]
    Number {
        /// The place.
        at: String,
        /// What is wrong with it.
        #[source]
        error: ParseNumberError,
    },
    /// Two upgrades have one number.
    #[error("`{at}` of the timetable is the number of `{other}`, too; each upgrade has its own")]
    NumberTwice {
        /// The place of the second one.
        at: String,
        /// The place of the first one.
        other: String,
    },
    /// There is a history of a network that is not there.
    #[error("`{at}` of the timetable is the history of a network that is not in `networks`")]
    UnknownNetwork {
        /// The place.
        at: String,
    },
}
