//! Schedules that cannot be read or changed.

use alloc::string::String;
use core::fmt;

use super::KeyBytes;
use crate::{
    backend::BackendError,
    schedule::{ConstraintsGiven, RegisterError, RepairError, ScheduleJsonError, UpdateError},
    version::{Epoch, SpecVersion},
};

/// A schedule, or the record of a change, that cannot be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ScheduleReadError {
    /// The row of the schedule is damaged.
    #[error(
        "table `{table}`, key `{key}`: the schedule cannot be read: {reason}; if it is damaged, \
         `restore` puts back what the newest sound record of a change says"
    )]
    Schedule {
        /// The table.
        table: &'static str,
        /// The key.
        key: &'static str,
        /// What is wrong with it.
        reason: String,
    },
    /// The row of the schedule is not this binary's to read.
    #[error("table `{table}`, key `{key}`: {source}")]
    Foreign {
        /// The table.
        table: &'static str,
        /// The key.
        key: &'static str,
        /// Whose it is.
        source: ScheduleJsonError,
    },
    /// The record of a change is damaged.
    #[error("table `{table}`, key {key}: the record of a change cannot be read: {reason}")]
    Record {
        /// The table.
        table: &'static str,
        /// The key.
        key: KeyBytes,
        /// What is wrong with it.
        reason: String,
    },
    /// The record of a change is a newer binary's.
    #[error(
        "table `{table}`, key {key}: the record of a change is newer than this binary: {reason}"
    )]
    NewerRecord {
        /// The table.
        table: &'static str,
        /// The key.
        key: KeyBytes,
        /// What this binary does not know.
        reason: String,
    },
    /// The engine failed.
    #[error(transparent)]
    Backend(#[from] BackendError),
}

/// A schedule that was not changed. `R` is what a policy says about constraints that it refuses.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ScheduleWriteError<R: core::error::Error + 'static = ConstraintsGiven> {
    /// There is a schedule already, or there was one.
    #[error("a schedule is registered already: update it, or restore it if it is damaged or gone")]
    AlreadyRegistered,
    /// There is no schedule to change.
    #[error("no schedule is registered: register one first")]
    NotRegistered,
    /// The stored schedule is sound, so nothing is to be restored.
    #[error("the stored schedule is sound: nothing is restored; update it, or repair it")]
    Sound,
    /// No record holds a schedule that could be restored.
    #[error(
        "none of the {records} records of changes holds a sound schedule that reaches spec version \
         {reached}, where the store is: nothing is restored; put a row back from a backup"
    )]
    NothingToRestore {
        /// How many records there are.
        records: usize,
        /// What the store has reached.
        reached: SpecVersion,
    },
    /// Nobody answers for the change.
    #[error("a change has to say who makes it: `Change::new` got an empty name")]
    Nameless,
    /// The numbers of records are used up.
    #[error("the newest record of a change has the last number there is: no more can be kept")]
    RecordsFull,
    /// The list would have a runtime active that is older than the store.
    #[error(
        "the store has reached spec version {reached}, and {version} of the schedule, which is active \
         or pending at epoch {at}, is older: begin the schedule at spec version {reached} or later"
    )]
    BelowReached {
        /// The spec version in the list.
        version: SpecVersion,
        /// What the store has reached.
        reached: SpecVersion,
        /// The epoch of the change.
        at: Epoch,
    },
    /// The list would have something else active where the store is.
    #[error(
        "the store writes as spec version {reached} in epoch {epoch}, and by the schedule {} would be \
         active then: make the change as of the store's epoch, and keep what is active",
        Active(active)
    )]
    NotAsTheStoreIs {
        /// The epoch that the store is in.
        epoch: Epoch,
        /// What would be active then.
        active: Option<SpecVersion>,
        /// What the store writes as.
        reached: SpecVersion,
    },
    /// The stored schedule contradicts itself, or the store.
    #[error("the stored schedule contradicts itself or the store: `restore` it first")]
    Malformed,
    /// The epoch cannot be corrected to one at which another deployment was active.
    #[error(
        "the store's epoch is {reached} and is not set back to {to}: another deployment was active \
         then, and the store has written as the later one since"
    )]
    NotTheSameRuntime {
        /// What was asked for.
        to: Epoch,
        /// What the store has reached.
        reached: Epoch,
    },
    /// The epoch that is to be corrected is not ahead.
    #[error("the store's epoch is {reached:?}, so it is not set back to {to}")]
    NotAhead {
        /// What was asked for.
        to: Epoch,
        /// What the store has reached.
        reached: Option<Epoch>,
    },
    /// The store is past the epoch at which the change was to be made.
    #[error(
        "the store has reached epoch {reached}, and the schedule is not changed as of epoch {at}: what \
         has been active since cannot be taken back; make the change at epoch {reached} or later"
    )]
    EpochPassed {
        /// The epoch of the change.
        at: Epoch,
        /// What the store has reached.
        reached: Epoch,
    },
    /// The first list is refused.
    #[error(transparent)]
    Register(#[from] RegisterError<SpecVersion, R>),
    /// The new list is refused.
    #[error(transparent)]
    Update(#[from] UpdateError<SpecVersion, R>),
    /// The list that is to repair the stored one is refused.
    #[error(transparent)]
    Repair(#[from] RepairError<SpecVersion, R>),
    /// What is stored cannot be read.
    #[error(transparent)]
    Read(#[from] ScheduleReadError),
}

/// What is active, if anything is.
struct Active<'a>(&'a Option<SpecVersion>);

impl fmt::Display for Active<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(version) => version.fmt(f),
            None => f.write_str("nothing"),
        }
    }
}
