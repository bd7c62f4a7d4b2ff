//! Reading and changing the schedule of a store.

use alloc::vec::Vec;
use core::fmt;

use super::{Change, ChangeKind, ChangeRecord, rows};
use crate::{
    backend::Backend,
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

    /// Registers the first schedule.
    ///
    /// # Errors
    ///
    /// [`ScheduleWriteError`] if there is one already, if the list breaks a rule, if the store is
    /// past the change's epoch, or if the engine fails. Nothing is written then.
    pub fn register<P: ConstraintsPolicy<SpecVersion>>(
        &self,
        schedule: Schedule,
        change: &Change<'_>,
        rules: &Rules<P>,
        registration: Registration,
    ) -> Result<(), ScheduleWriteError<P::Refusal>> {
        self.change(ChangeKind::Registered, change, |stored| match stored? {
            Some(_) => Err(ScheduleWriteError::AlreadyRegistered),
            None => Ok(schedule.register(change.at(), rules, registration)?),
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

    /// Puts back what the newest record says, where the schedule's own row can no longer be read.
    ///
    /// # Errors
    ///
    /// [`ScheduleWriteError::Readable`] if nothing is wrong with that row,
    /// [`ScheduleWriteError::NotRegistered`] if there is no record,
    /// [`ScheduleWriteError::Read`] if the newest one cannot be read either, or as for
    /// [`update`](Self::update).
    pub fn restore(&self, change: &Change<'_>) -> Result<(), ScheduleWriteError> {
        self.change(ChangeKind::Restored, change, |stored| match stored {
            Ok(Some(_)) => Err(ScheduleWriteError::Readable),
            Ok(None) => Err(ScheduleWriteError::NotRegistered),
            Err(ScheduleReadError::Backend(error)) => Err(ScheduleReadError::Backend(error).into()),
            Err(_) => {
                let newest = rows::read_records(self.store.backend())?.pop();
                Ok(newest.ok_or(ScheduleWriteError::NotRegistered)??.schedule)
            }
        })
    }

    /// Makes a schedule of the stored one, and commits it with its record.
    fn change<R: core::error::Error + 'static>(
        &self,
        kind: ChangeKind,
        change: &Change<'_>,
        make: impl FnOnce(
            Result<Option<Schedule>, ScheduleReadError>,
        ) -> Result<Schedule, ScheduleWriteError<R>>,
    ) -> Result<(), ScheduleWriteError<R>> {
        let _alone = self.store.writing().write();
        if let Some(reached) = self.store.epoch().filter(|reached| change.at() < *reached) {
            return Err(ScheduleWriteError::EpochPassed { at: change.at(), reached });
        }
        let schedule = make(self.current())?;
        let backend = self.store.backend();
        let record = ChangeRecord {
            number: rows::newest_number(backend)?.saturating_add(1),
            kind,
            by: change.by().into(),
            at: change.at(),
            reason: change.reason().into(),
            schedule,
        };
        rows::commit_change(backend, &record)?;
        self.store.set_epoch(change.at());
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
