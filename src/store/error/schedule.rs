//! Schedules that cannot be read or changed.

use alloc::string::String;

use super::KeyBytes;
use crate::{
    backend::BackendError,
    schedule::{ConstraintsGiven, RegisterError, RepairError, UpdateError},
    version::{Epoch, SpecVersion},
};

/// A schedule, or the record of a change, that cannot be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ScheduleReadError {
    /// The row of the schedule is damaged, or of a newer format.
    #[error(
        "table `{table}`, key `{key}`: the schedule cannot be read: {reason}; if it is damaged, \
         `restore` puts back what the newest record of a change says"
    )]
    Schedule {
        /// The table.
        table: &'static str,
        /// The key.
        key: &'static str,
        /// What is wrong with it.
        reason: String,
    },
    /// The record of a change is damaged, or of a newer format.
    #[error("table `{table}`, key {key}: the record of a change cannot be read: {reason}")]
    Record {
        /// The table.
        table: &'static str,
        /// The key.
        key: KeyBytes,
        /// What is wrong with it.
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
    /// There is a schedule already.
    #[error("a schedule is registered already: update it")]
    AlreadyRegistered,
    /// There is no schedule to change.
    #[error("no schedule is registered: register one first")]
    NotRegistered,
    /// The stored schedule is readable, so nothing is to be restored.
    #[error("the stored schedule is readable: nothing is restored; update it, or repair it")]
    Readable,
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
