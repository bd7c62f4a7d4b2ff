//! From one list to the next.

use super::{
    ConstraintsGiven, ConstraintsPolicy, Deployment, EntryAt, Rules, Schedule, ScheduleError,
    ScheduledVersion,
};
use crate::version::Epoch;

/// A new list that may not take the place of the stored one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum UpdateError<V, R = ConstraintsGiven> {
    /// The stored list itself breaks a rule: it was damaged, or the rules became narrower.
    #[error("the stored schedule is malformed and takes no update: {0}; use `repair` first")]
    Stored(#[source] ScheduleError<V, R>),
    /// The new list breaks a rule.
    #[error("the new schedule is malformed: {0}")]
    New(#[source] ScheduleError<V, R>),
    /// A stored deployment differs in the new list, and does not lie in the future there.
    #[error(
        "{new} of the new schedule is stored with another {difference}, as {stored}: only a \
         deployment that begins after epoch {now} may differ, so leave this one as it is stored"
    )]
    Changed {
        /// The deployment in the stored list.
        stored: EntryAt<V>,
        /// The deployment in the new list.
        new: EntryAt<V>,
        /// The first field that differs: `valid_from`, `constraints` or `checksum`.
        difference: &'static str,
        /// The epoch of the update.
        now: Epoch,
    },
    /// A new deployment does not lie in the future.
    #[error(
        "{new} of the new schedule is not in the stored one: a new deployment has to begin after \
         epoch {now}"
    )]
    Retroactive {
        /// The deployment in the new list.
        new: EntryAt<V>,
        /// The epoch of the update.
        now: Epoch,
    },
    /// The active deployment is gone, and nothing else is active.
    #[error(
        "the new schedule lacks {active}, which is active at epoch {now}: keep it until a higher \
         version has taken its place"
    )]
    ActiveRemoved {
        /// The active deployment in the stored list.
        active: EntryAt<V>,
        /// The epoch of the update.
        now: Epoch,
    },
    /// Another deployment would be active at once.
    #[error(
        "at epoch {now} {active} is active, and by the new schedule {new} would be: keep the active \
         one; to get away from it, add a higher version"
    )]
    ActiveChanged {
        /// The active deployment in the stored list.
        active: EntryAt<V>,
        /// The deployment that would be active by the new list.
        new: EntryAt<V>,
        /// The epoch of the update.
        now: Epoch,
    },
}

impl<V: ScheduledVersion> Schedule<V> {
    /// The new list in the place of this, the stored one.
    ///
    /// Both lists keep the rules; each entry of the new one is as it is stored or begins in the
    /// future; and what is active stays active, as it is. So superseded and pending deployments may be
    /// left out, and a pending one may be altered until the epoch before it begins.
    ///
    /// # Errors
    ///
    /// [`UpdateError`]. For [`UpdateError::Stored`] (where oasis-core's nodes panic), the way out is
    /// [`repair`](Self::repair).
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::{
    ///     Epoch, SpecVersion,
    ///     schedule::{Deployment, Rules, Schedule, UpdateError},
    /// };
    ///
    /// let rules = Rules::default();
    /// let at = |version, epoch| Deployment::new(SpecVersion(version), Epoch(epoch));
    /// let list = |entries: &[Deployment]| entries.iter().cloned().collect::<Schedule>();
    ///
    /// let stored = list(&[at(1, 0)]);
    /// let stored = stored.update(list(&[at(1, 0), at(2, 20)]), Epoch(10), &rules)?;
    /// // Put off while it is pending.
    /// let stored = stored.update(list(&[at(1, 0), at(2, 30)]), Epoch(19), &rules)?;
    /// // Too late to abort it.
    /// let late = stored.update(list(&[at(1, 0)]), Epoch(30), &rules);
    /// assert!(matches!(late, Err(UpdateError::ActiveChanged { .. })));
    /// # Ok::<(), UpdateError<SpecVersion>>(())
    /// ```
    pub fn update<P: ConstraintsPolicy<V>>(
        &self,
        new: Self,
        now: Epoch,
        rules: &Rules<P>,
    ) -> Result<Self, UpdateError<V, P::Refusal>> {
        self.validate(now, rules).map_err(UpdateError::Stored)?;
        new.validate(now, rules).map_err(UpdateError::New)?;
        let stored = self.by_version();
        for place in new.by_version() {
            let deployment = place.1;
            let found =
                stored.binary_search_by(|(_, entry)| entry.version.cmp(&deployment.version));
            let found = found.ok().and_then(|at| stored.get(at)).copied();
            unchanged_or_pending(found, place, now)?;
        }
        self.keeps_active(&new, now)?;
        Ok(new)
    }

    /// Whether what is active here is active by the new list, too, and is the same.
    fn keeps_active<R>(&self, new: &Self, now: Epoch) -> Result<(), UpdateError<V, R>> {
        // If nothing is active here, nothing is there: it would be new, and not begin in the future.
        let Some(stored) = self.active_at(now) else { return Ok(()) };
        let active = EntryAt::new(stored);
        match new.active_at(now) {
            None => Err(UpdateError::ActiveRemoved { active, now }),
            Some(new) if new.1.difference(stored.1).is_some() => {
                Err(UpdateError::ActiveChanged { active, new: EntryAt::new(new), now })
            }
            Some(_) => Ok(()),
        }
    }
}

/// Whether a new list's entry may be there, next to what is stored of its version.
fn unchanged_or_pending<V: ScheduledVersion, R>(
    stored: Option<(usize, &Deployment<V>)>,
    new: (usize, &Deployment<V>),
    now: Epoch,
) -> Result<(), UpdateError<V, R>> {
    if !new.1.has_begun(now) {
        return Ok(());
    }
    let at = EntryAt::new(new);
    let Some(stored) = stored else { return Err(UpdateError::Retroactive { new: at, now }) };
    match stored.1.difference(new.1) {
        None => Ok(()),
        Some(difference) => {
            Err(UpdateError::Changed { stored: EntryAt::new(stored), new: at, difference, now })
        }
    }
}
