//! What a timetable tells beside the times: how they came about.

use alloc::{collections::BTreeMap, string::String};

use super::{ForkTimes, RescheduleError, check_reschedule};
use crate::{train::ProposalNumber, version::Epoch};

/// A change of a network's times, as its registry dates it.
#[derive(Clone, Debug, PartialEq)]
pub struct DatedChange {
    /// The registry's commit.
    pub commit: String,
    /// When it was made, as a unix time.
    pub at: Epoch,
    /// The fork.
    pub fork: String,
    /// The time before; `None` if there was none.
    pub from: Option<Epoch>,
    /// The time from then on; `None` if there is none.
    pub to: Option<Epoch>,
    /// What the commit says.
    pub subject: String,
    /// How many days before the new time it was made, rounded.
    pub lead_days: Option<f64>,
}

impl DatedChange {
    /// How many seconds before the new time it was made; less than 0 if after it.
    #[must_use]
    pub fn lead_seconds(&self) -> Option<i64> {
        let to = i64::try_from(self.to?.0).ok()?;
        to.checked_sub(i64::try_from(self.at.0).ok()?)
    }
}

/// The times that changes lead to, from none on.
///
/// # Errors
///
/// The first change that is dated before another one, begins with another time than was set, or comes
/// too late: see [`check_reschedule`].
pub fn replay_changes(changes: &[DatedChange]) -> Result<ForkTimes, ChangeError> {
    let mut times = ForkTimes::new();
    let mut newest = Epoch::GENESIS;
    for (index, change) in changes.iter().enumerate() {
        let fork = || change.fork.clone();
        if change.at < newest {
            return Err(ChangeError::OutOfOrder { index, fork: fork() });
        }
        newest = change.at;
        let stored = times.get(&change.fork);
        if stored != change.from {
            return Err(ChangeError::OtherTimeBefore { index, fork: fork(), stored });
        }
        check_reschedule(stored, change.to, change.at, None)
            .map_err(|error| ChangeError::TooLate { index, fork: fork(), error })?;
        match change.to {
            Some(to) => times.set(fork(), to),
            None => times.unset(&change.fork),
        };
    }
    Ok(times)
}

/// Changes that do not follow each other.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ChangeError {
    /// A change is dated before another one.
    #[error("change {index}, of `{fork}`, is dated before the one above it; put them in order")]
    OutOfOrder {
        /// The change's place, from 0.
        index: usize,
        /// The fork.
        fork: String,
    },
    /// A change begins with another time than was set.
    #[error(
        "change {index}, of `{fork}`, is from another time than the changes above it lead to; one is \
         missing"
    )]
    OtherTimeBefore {
        /// The change's place, from 0.
        index: usize,
        /// The fork.
        fork: String,
        /// The time that was set.
        stored: Option<Epoch>,
    },
    /// A change comes when the old time or the new one has passed.
    #[error("change {index}, of `{fork}`, comes too late: {error}")]
    TooLate {
        /// The change's place, from 0.
        index: usize,
        /// The fork.
        fork: String,
        /// Why.
        #[source]
        error: RescheduleError,
    },
}

/// An upgrade that was proposed to governance, with the hardfork that it brought if any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UpgradeRecord {
    /// The number.
    pub number: ProposalNumber,
    /// The fork; `None` if only contracts changed.
    pub hardfork: Option<String>,
    /// The number under which it was posted, if that is another one.
    pub posted_as: Option<ProposalNumber>,
    /// The upgrade that had to pass before it.
    pub contingent_on: Option<ProposalNumber>,
    /// All else that is noted, by its key: title, source, contracts.
    pub notes: BTreeMap<String, String>,
}

/// A version of the protocol, as its releases are numbered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProtocolVersion {
    /// The version.
    pub version: String,
    /// The fork that it stands for, in words.
    pub fork: String,
}
