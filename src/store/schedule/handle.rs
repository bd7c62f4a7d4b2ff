//! Reading and changing the schedule of a store.

use alloc::vec::Vec;
use core::{error::Error, fmt};

use super::{
    Change, ChangeKind, ChangeRecord,
    draft::{self, Stored},
    rows,
};
use crate::{
    backend::{Backend, WriteBatch},
    schedule::{ConstraintsPolicy, Registration, Rules, Schedule},
    store::{ScheduleReadError, ScheduleWriteError, Store},
    version::SpecVersion,
};

/// The schedule of a store: which spec version is active from which epoch. [`Store::schedule`] gives
/// it.
///
/// Each change is judged by the [rules](crate::schedule), written in one batch with a record of who
/// made it, at which epoch and why, and is there in full or not at all.
///
/// # Examples
///
/// ```
/// use perennial::{
///     Epoch, SpecVersion, Store,
///     backend::Memory,
///     registry,
///     schedule::{Deployment, Registration, Rules, Schedule},
///     store::Change,
/// };
///
/// let store = Store::open(Memory::new(), registry![])?;
/// let (rules, five) = (Rules::default(), Deployment::new(SpecVersion(5), Epoch(0)));
/// let genesis = Change::new("genesis", Epoch(0));
/// store.schedule().register([five.clone()].into_iter().collect(), &genesis, &rules, Registration::Genesis)?;
///
/// let six = Deployment::new(SpecVersion(6), Epoch(20));
/// let change = Change::new("governance", Epoch(10)).because("proposal 12");
/// store.schedule().update([five, six].into_iter().collect(), &change, &rules)?;
///
/// let changes = store.schedule().changes()?;
/// assert_eq!((changes[1].by.as_str(), changes[1].at), ("governance", Epoch(10)));
///
/// assert_eq!(store.advance_to(Epoch(19))?, SpecVersion(5));
/// assert_eq!(store.advance_to(Epoch(20))?, SpecVersion(6));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct ScheduleHandle<'a, B> {
    store: &'a Store<B>,
}

impl<'a, B: Backend> ScheduleHandle<'a, B> {
    pub(in crate::store) const fn new(store: &'a Store<B>) -> Self {
        Self { store }
    }

    /// The schedule as it is stored, also if it is malformed; `None` if none was registered.
    ///
    /// # Errors
    ///
    /// [`ScheduleReadError`] if what is stored is no schedule, or the engine fails.
    pub fn current(&self) -> Result<Option<Schedule>, ScheduleReadError> {
        rows::read_schedule(self.store.backend())
    }

    /// The changes that were made, oldest first.
    ///
    /// # Errors
    ///
    /// [`ScheduleReadError`] if a record is damaged or of a newer format, or the engine fails.
    pub fn changes(&self) -> Result<Vec<ChangeRecord>, ScheduleReadError> {
        rows::read_records(self.store.backend())?.into_iter().collect()
    }

    /// Registers the first schedule. It takes the place of nothing, or of something that is no
    /// schedule and of which there are no records.
    ///
    /// # Errors
    ///
    /// [`ScheduleWriteError`] if there is one already, if the list breaks a rule or begins below the
    /// spec version that the store has reached, if the store is past the change's epoch, or if the
    /// engine fails. Nothing is written then.
    pub fn register<P: ConstraintsPolicy<SpecVersion>>(
        &self,
        schedule: Schedule,
        change: &Change<'_>,
        rules: &Rules<P>,
        registration: Registration,
    ) -> Result<(), ScheduleWriteError<P::Refusal>> {
        self.change(ChangeKind::Registered, change, |stored| {
            draft::may_register(self.store, &stored)?;
            Ok(schedule.register(change.at(), rules, registration)?)
        })
    }

    /// Puts a new list in the place of the stored one.
    ///
    /// # Errors
    ///
    /// [`ScheduleWriteError`] if none is registered, if one of the lists breaks a rule or the new one
    /// may not follow the stored one, if the store is past the change's epoch, or if the engine fails.
    /// Nothing is written then.
    pub fn update<P: ConstraintsPolicy<SpecVersion>>(
        &self,
        schedule: Schedule,
        change: &Change<'_>,
        rules: &Rules<P>,
    ) -> Result<(), ScheduleWriteError<P::Refusal>> {
        self.change(ChangeKind::Updated, change, |stored| {
            let stored = stored?.ok_or(ScheduleWriteError::NotRegistered)?;
            Ok(stored.update(schedule, change.at(), rules)?)
        })
    }

    /// Puts a sound list in the place of a stored one that breaks a rule, after the limit was lowered
    /// for one: it may leave out entries and change none.
    ///
    /// Where a policy has become narrower than what is active, give the rules under which that was
    /// accepted. Where the active entry itself is damaged, [`restore`](Self::restore).
    ///
    /// # Errors
    ///
    /// [`ScheduleWriteError`] as for [`update`](Self::update).
    pub fn repair<P: ConstraintsPolicy<SpecVersion>>(
        &self,
        schedule: Schedule,
        change: &Change<'_>,
        rules: &Rules<P>,
    ) -> Result<(), ScheduleWriteError<P::Refusal>> {
        self.change(ChangeKind::Repaired, change, |stored| {
            let stored = stored?.ok_or(ScheduleWriteError::NotRegistered)?;
            Ok(stored.repair(schedule, change.at(), rules)?)
        })
    }

    /// Puts back the newest sound schedule that a record holds, where the stored one is gone, cannot be
    /// read, or contradicts itself or the store.
    ///
    /// # Errors
    ///
    /// [`ScheduleWriteError::Sound`] if nothing is wrong with the stored one,
    /// [`ScheduleWriteError::NotRegistered`] if there is neither schedule nor record,
    /// [`ScheduleWriteError::NothingToRestore`] if no record fits,
    /// [`ScheduleWriteError::Read`] if the stored one is a newer binary's, or as for
    /// [`update`](Self::update).
    pub fn restore(&self, change: &Change<'_>) -> Result<(), ScheduleWriteError> {
        self.change(ChangeKind::Restored, change, |stored| {
            match stored {
                Ok(Some(schedule))
                    if draft::check(&schedule).is_ok() && draft::fits(self.store, &schedule) =>
                {
                    return Err(ScheduleWriteError::Sound);
                }
                Ok(_) | Err(ScheduleReadError::Schedule { .. }) => {}
                Err(error) => return Err(error.into()),
            }
            draft::newest_sound(self.store, change.at())
        })
    }

    /// Sets the store's epoch back to that of the change, where a wrong one was given to
    /// [`Store::advance_to`]. What that made active stays so: only epochs since the active deployment
    /// began will do.
    ///
    /// # Errors
    ///
    /// [`ScheduleWriteError::NotAhead`] if the store is not past that epoch,
    /// [`ScheduleWriteError::NotTheSameRuntime`] if another deployment was active then,
    /// [`ScheduleWriteError::Malformed`] if the stored schedule contradicts itself or the store, or as
    /// for [`update`](Self::update).
    pub fn correct_epoch(&self, change: &Change<'_>) -> Result<(), ScheduleWriteError> {
        let _alone = self.store.writing().write();
        let (to, reached) = (change.at(), self.store.epoch());
        let Some(reached) = reached.filter(|reached| to < *reached) else {
            return Err(ScheduleWriteError::NotAhead { to, reached });
        };
        let schedule = self.current()?.ok_or(ScheduleWriteError::NotRegistered)?;
        if draft::check(&schedule).is_err() || !draft::fits(self.store, &schedule) {
            return Err(ScheduleWriteError::Malformed);
        }
        if schedule.active(to) != schedule.active(reached) {
            return Err(ScheduleWriteError::NotTheSameRuntime { to, reached });
        }
        let record = draft::record(self.store, ChangeKind::EpochCorrected, change, schedule)?;
        let mut batch = WriteBatch::new();
        rows::push_change(&mut batch, &record);
        rows::push_epoch(&mut batch, to);
        self.store.backend().commit(&batch).map_err(ScheduleReadError::from)?;
        self.store.reach(self.store.spec_version(), Some(to));
        Ok(())
    }

    /// Makes a schedule of the stored one, and commits it with its record.
    fn change<R: Error + 'static>(
        &self,
        kind: ChangeKind,
        change: &Change<'_>,
        make: impl FnOnce(Stored) -> Result<Schedule, ScheduleWriteError<R>>,
    ) -> Result<(), ScheduleWriteError<R>> {
        let _alone = self.store.writing().write();
        let record = draft::draft(self.store, kind, change, make)?;
        let mut batch = WriteBatch::new();
        rows::push_change(&mut batch, &record);
        self.store.backend().commit(&batch).map_err(ScheduleReadError::from)?;
        Ok(())
    }
}

impl<B> Clone for ScheduleHandle<'_, B> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<B> Copy for ScheduleHandle<'_, B> {}

impl<B> fmt::Debug for ScheduleHandle<'_, B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ScheduleHandle").finish_non_exhaustive()
    }
}
