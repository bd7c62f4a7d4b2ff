//! What every list must keep to.

use super::{
    CHECKSUM_BYTES, ConstraintsGiven, ConstraintsPolicy, EntryAt, Rules, Schedule, ScheduledVersion,
};
use crate::version::Epoch;

/// A list that breaks a rule. The places are those in that list.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ScheduleError<V, R = ConstraintsGiven> {
    /// There is nothing in it.
    #[error("the schedule is empty: give it at least one deployment")]
    Empty,
    /// It is longer than allowed.
    #[error(
        "the schedule has {found} entries and may have {max}: drop superseded ones, or raise the limit"
    )]
    TooMany {
        /// How many entries it has.
        found: usize,
        /// How many it may have.
        max: u32,
    },
    /// An entry is nil.
    #[error("entry {index} of the schedule is nil: leave it out")]
    NilEntry {
        /// Its place in the list, from 0.
        index: usize,
    },
    /// A version is there twice.
    #[error("{second} has the version of {first}: give each version one deployment")]
    DuplicateVersion {
        /// The one that stands first in the list.
        first: EntryAt<V>,
        /// The other one.
        second: EntryAt<V>,
    },
    /// A higher version does not begin later.
    #[error(
        "{higher} does not begin after {lower}: let higher versions begin at later epochs, or give \
         the later one a higher version"
    )]
    NotIncreasing {
        /// The one of the lower version.
        lower: EntryAt<V>,
        /// The one of the next higher version.
        higher: EntryAt<V>,
    },
    /// A deployment's constraints are refused by the policy.
    #[error("the constraints of {entry} are refused: {refusal}")]
    Constraints {
        /// The deployment.
        entry: EntryAt<V>,
        /// What the policy says.
        #[source]
        refusal: R,
    },
    /// A checksum has a wrong length.
    #[error(
        "the checksum of {entry} has {found} bytes: give the {CHECKSUM_BYTES} bytes of a SHA-256 \
         hash, or none"
    )]
    ChecksumLength {
        /// The deployment.
        entry: EntryAt<V>,
        /// How many bytes the checksum has.
        found: usize,
    },
    /// More than one deployment is pending.
    #[error(
        "{first} and {second} both lie ahead of epoch {now}: keep one, and add the other when the \
         first is active"
    )]
    SeveralPending {
        /// The one of the lowest version.
        first: EntryAt<V>,
        /// The one of the next higher version.
        second: EntryAt<V>,
        /// The epoch at which the list was judged.
        now: Epoch,
    },
}

impl<V: ScheduledVersion> Schedule<V> {
    /// Whether the list keeps the rules of ADR 0013 at this epoch. The order of its entries is free.
    ///
    /// The rules, in the order in which they are looked at: there is at least one entry; there are no
    /// more than the limit; none is nil; then, by ascending version: no version is there twice, each
    /// begins later than the one before it, the policy lets its constraints pass, and its checksum has
    /// 32 bytes or none; and at last, at most one begins in the future.
    ///
    /// # Errors
    ///
    /// [`ScheduleError`] for the first rule that is broken.
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::{Epoch, SpecVersion, schedule::{Deployment, Rules, Schedule, ScheduleError}};
    ///
    /// let at = |version, epoch| Deployment::new(SpecVersion(version), Epoch(epoch));
    /// let schedule: Schedule = [at(1, 0), at(2, 20)].into_iter().collect();
    /// schedule.validate(Epoch(10), &Rules::default())?;
    ///
    /// let schedule: Schedule = [at(1, 20), at(2, 0)].into_iter().collect();
    /// let error = schedule.validate(Epoch(10), &Rules::default()).err().ok_or("it is refused")?;
    /// assert!(matches!(error, ScheduleError::NotIncreasing { .. }));
    /// assert_eq!(
    ///     error.to_string(),
    ///     "entry 1 (version 2, valid from epoch 0) does not begin after entry 0 (version 1, valid \
    ///      from epoch 20): let higher versions begin at later epochs, or give the later one a higher \
    ///      version",
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn validate<P: ConstraintsPolicy<V>>(
        &self,
        now: Epoch,
        rules: &Rules<P>,
    ) -> Result<(), ScheduleError<V, P::Refusal>> {
        let (found, max) = (self.entries().len(), rules.deployments_max());
        if found == 0 {
            return Err(ScheduleError::Empty);
        }
        if u32::try_from(found).map_or(true, |found| found > max) {
            return Err(ScheduleError::TooMany { found, max });
        }
        if let Some(index) = self.entries().iter().position(Option::is_none) {
            return Err(ScheduleError::NilEntry { index });
        }
        let mut before = None;
        for place in self.by_version() {
            let (entry, deployment) = (EntryAt::new(place), place.1);
            if let Some(before) = before {
                follows(before, entry)?;
            }
            before = Some(entry);
            let verdict = rules.constraints().judge(deployment);
            verdict.map_err(|refusal| ScheduleError::Constraints { entry, refusal })?;
            let found = deployment.checksum.len();
            if found != 0 && found != CHECKSUM_BYTES {
                return Err(ScheduleError::ChecksumLength { entry, found });
            }
        }
        self.one_pending(now)
    }

    /// Whether at most one deployment begins in the future.
    fn one_pending<R>(&self, now: Epoch) -> Result<(), ScheduleError<V, R>> {
        let places = self.by_version().into_iter();
        let mut pending = places.filter(|(_, entry)| !entry.has_begun(now)).map(EntryAt::new);
        match (pending.next(), pending.next()) {
            (Some(first), Some(second)) => {
                Err(ScheduleError::SeveralPending { first, second, now })
            }
            _ => Ok(()),
        }
    }
}

/// Whether an entry may come after the one of the next lower version.
fn follows<V: Ord, R>(lower: EntryAt<V>, higher: EntryAt<V>) -> Result<(), ScheduleError<V, R>> {
    if lower.version == higher.version {
        return Err(ScheduleError::DuplicateVersion { first: lower, second: higher });
    }
    if lower.valid_from >= higher.valid_from {
        return Err(ScheduleError::NotIncreasing { lower, higher });
    }
    Ok(())
}
