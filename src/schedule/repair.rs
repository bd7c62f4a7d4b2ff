//! The way out of a stored list that breaks a rule.

use super::{
    ConstraintsGiven, ConstraintsPolicy, EntryAt, Rules, Schedule, ScheduleError, ScheduledVersion,
};
use crate::version::Epoch;

/// A new list that does not repair the stored one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RepairError<V, R = ConstraintsGiven> {
    /// The new list breaks a rule, too.
    #[error("the repaired schedule is malformed: {0}")]
    New(#[source] ScheduleError<V, R>),
    /// The new list has a version that is not stored.
    #[error(
        "{new} of the repaired schedule is not in the stored one: a repair only drops entries; add \
         it with an update afterwards"
    )]
    Added {
        /// The deployment in the new list.
        new: EntryAt<V>,
    },
    /// The new list has a deployment otherwise than it is stored.
    #[error(
        "{new} of the repaired schedule is stored with another {difference}, as {stored}: a repair \
         only drops entries; alter it with an update afterwards"
    )]
    Changed {
        /// The first deployment of that version in the stored list.
        stored: EntryAt<V>,
        /// The deployment in the new list.
        new: EntryAt<V>,
        /// The first field that differs: `valid_from`, `constraints` or `checksum`.
        difference: &'static str,
    },
    /// The active deployment is gone, and nothing else is active.
    #[error("the repaired schedule lacks {active}, which is active at epoch {now}: keep it")]
    ActiveRemoved {
        /// The active deployment in the stored list.
        active: EntryAt<V>,
        /// The epoch of the repair.
        now: Epoch,
    },
    /// Another deployment would be active.
    #[error(
        "at epoch {now} {active} is active, and by the repaired schedule {new} would be: keep the \
         active one"
    )]
    ActiveChanged {
        /// The active deployment in the stored list.
        active: EntryAt<V>,
        /// The deployment that would be active by the new list.
        new: EntryAt<V>,
        /// The epoch of the repair.
        now: Epoch,
    },
}

impl<V: ScheduledVersion> Schedule<V> {
    /// The new list in the place of this, the stored one, which may be malformed or longer than a
    /// limit that was lowered.
    ///
    /// oasis-core knows no such way: its nodes panic on a stored list that breaks a rule. Here a
    /// list that keeps the rules may take its place if it only drops entries and what is active stays
    /// active. (A stored list without any sound entry has nothing to keep: register anew.)
    ///
    /// # Errors
    ///
    /// [`RepairError`], if the new list breaks a rule, has something that is not stored, or changes
    /// what is active.
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::{
    ///     Epoch, SpecVersion,
    ///     schedule::{Deployment, RepairError, Rules, Schedule, UpdateError},
    /// };
    ///
    /// let at = |version, epoch| Deployment::new(SpecVersion(version), Epoch(epoch));
    /// let stored: Schedule = [at(1, 0), at(2, 3), at(3, 5)].into_iter().collect();
    /// let shorter: Schedule = [at(3, 5)].into_iter().collect();
    ///
    /// // The limit went down to two.
    /// let (now, rules) = (Epoch(10), Rules::new(2));
    /// let update = stored.update(shorter.clone(), now, &rules);
    /// assert!(matches!(update, Err(UpdateError::Stored(_))));
    /// assert_eq!(stored.repair(shorter.clone(), now, &rules)?, shorter);
    /// # Ok::<(), RepairError<SpecVersion>>(())
    /// ```
    pub fn repair<P: ConstraintsPolicy<V>>(
        &self,
        new: Self,
        now: Epoch,
        rules: &Rules<P>,
    ) -> Result<Self, RepairError<V, P::Refusal>> {
        new.validate(now, rules).map_err(RepairError::New)?;
        let stored = self.by_version();
        for (index, deployment) in new.by_version() {
            let at = EntryAt::new((index, deployment));
            // Versions may be there several times in a malformed list.
            let begin = stored.partition_point(|(_, entry)| entry.version < deployment.version);
            let (_, rest) = stored.split_at_checked(begin).unwrap_or_default();
            let mut same_version =
                rest.iter().take_while(|(_, entry)| entry.version == deployment.version);
            let Some(first) = same_version.clone().next() else {
                return Err(RepairError::Added { new: at });
            };
            if same_version.any(|(_, entry)| entry.difference(deployment).is_none()) {
                continue;
            }
            if let Some(difference) = first.1.difference(deployment) {
                let stored = EntryAt::new(*first);
                return Err(RepairError::Changed { stored, new: at, difference });
            }
        }
        self.stays_active(&new, now)?;
        Ok(new)
    }

    /// Whether what is active here is active by the repaired list, too, and is the same.
    fn stays_active<R>(&self, new: &Self, now: Epoch) -> Result<(), RepairError<V, R>> {
        // If nothing is active here, nothing is there: all that is there is here, too.
        let Some(stored) = self.active_at(now) else { return Ok(()) };
        let active = EntryAt::new(stored);
        match new.active_at(now) {
            None => Err(RepairError::ActiveRemoved { active, now }),
            Some(new) if new.1.difference(stored.1).is_some() => {
                Err(RepairError::ActiveChanged { active, new: EntryAt::new(new), now })
            }
            Some(_) => Ok(()),
        }
    }
}
