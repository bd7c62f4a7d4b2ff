//! Runtimes that a store does not write as.

use alloc::boxed::Box;
use core::{convert::Infallible, fmt};

use super::ScheduleReadError;
use crate::{
    schedule::ScheduleError,
    version::{Epoch, SpecVersion},
};

/// A runtime that the store does not write as.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RuntimeError {
    /// The store has not reached its spec version.
    #[error(
        "the store is at spec version {reached}, {asked} was asked for; raise it first, once every \
         node runs a binary that knows it"
    )]
    NotReached {
        /// What was asked for.
        asked: SpecVersion,
        /// What the store has reached.
        reached: SpecVersion,
    },
    /// No schedule is registered, so no epoch says anything.
    #[error("no schedule is registered, so nothing is active at epoch {epoch}: register one")]
    NoSchedule {
        /// What was asked for.
        epoch: Epoch,
    },
    /// No deployment is active at the epoch.
    #[error("nothing is active at epoch {epoch}: {}", First(first))]
    NoneActive {
        /// What was asked for.
        epoch: Epoch,
        /// The first deployment after it.
        first: Option<(SpecVersion, Epoch)>,
    },
    /// The store has not come to the epoch.
    #[error(
        "spec version {active} is active at epoch {epoch}, and the store is at {reached}{}: go on with \
         `advance_to`, once every node runs a binary that knows it",
        InEpoch(at)
    )]
    NotAdvanced {
        /// What was asked for.
        epoch: Epoch,
        /// What the schedule activates.
        active: SpecVersion,
        /// The spec version that the store has reached.
        reached: SpecVersion,
        /// The epoch that the store has reached, if it was ever told one.
        at: Option<Epoch>,
    },
    /// By the schedule, an older runtime is active than the store has reached.
    #[error(
        "the store has reached spec version {reached}, and {active} is active at epoch {epoch}: go on \
         to an epoch at which {reached} or a later one is"
    )]
    Below {
        /// What was asked for.
        epoch: Epoch,
        /// What the schedule has active.
        active: SpecVersion,
        /// What the store has reached.
        reached: SpecVersion,
    },
    /// The stored schedule breaks a rule, so that what it says is in doubt.
    #[error(
        "the stored schedule is malformed: {0}; look at `Store::schedule`, and use `repair` or `restore`"
    )]
    Malformed(#[source] Box<ScheduleError<SpecVersion, Infallible>>),
    /// The stored schedule cannot be read.
    #[error(transparent)]
    Schedule(#[from] ScheduleReadError),
}

/// Where the store is, if that is known.
struct InEpoch<'a>(&'a Option<Epoch>);

impl fmt::Display for InEpoch<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |epoch| write!(f, " in epoch {epoch}"))
    }
}

/// What is known of the first deployment that follows.
struct First<'a>(&'a Option<(SpecVersion, Epoch)>);

impl fmt::Display for First<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some((version, epoch)) => {
                write!(f, "spec version {version} is the first, from epoch {epoch} on")
            }
            None => f.write_str("no deployment follows it, either; update the schedule"),
        }
    }
}
