//! From an epoch to the runtime that is active then.

#[cfg(feature = "emulator")]
use super::{Change, ChangeKind};
use super::{draft, rows};
use crate::{
    backend::{Backend, WriteBatch},
    store::{Runtime, RuntimeError, ScheduleReadError, Store, meta},
    version::{Epoch, SpecVersion},
};
#[cfg(feature = "emulator")]
use crate::{
    schedule::{Registration, Rules, Schedule},
    store::{Batch, ScheduleWriteError, WriteError},
};

impl<B: Backend> Store<B> {
    /// The store as the runtime writes to it that the schedule has active at an epoch. All writes
    /// through it follow that runtime, whatever becomes of the schedule meanwhile.
    ///
    /// An epoch of the past gives the runtime of the past, as far as the schedule still has it.
    ///
    /// # Errors
    ///
    /// [`RuntimeError`] if no schedule is registered, nothing is active, the store has not
    /// [advanced](Self::advance_to) to that epoch, or the stored schedule is malformed or cannot be
    /// read.
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::{
    ///     Epoch, SpecVersion, Store,
    ///     backend::Memory,
    ///     registry,
    ///     schedule::{Deployment, Registration, Rules, Schedule},
    ///     store::{Change, RuntimeError},
    /// };
    ///
    /// let store = Store::open(Memory::new(), registry![])?;
    /// let list = [(5, 0), (6, 20)].map(|(spec, from)| Deployment::new(SpecVersion(spec), Epoch(from)));
    /// let genesis = Change::new("genesis", Epoch(0));
    /// store.schedule().register(
    ///     list.into_iter().collect(),
    ///     &genesis,
    ///     &Rules::default(),
    ///     Registration::Genesis,
    /// )?;
    ///
    /// store.advance_to(Epoch(19))?;
    /// assert_eq!(store.at(Epoch(19))?.spec_version(), SpecVersion(5));
    /// assert!(matches!(store.at(Epoch(20)), Err(RuntimeError::NotAdvanced { .. })));
    /// store.advance_to(Epoch(20))?;
    /// assert_eq!(store.at(Epoch(20))?.spec_version(), SpecVersion(6));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn at(&self, epoch: Epoch) -> Result<Runtime<'_, B>, RuntimeError> {
        // In this order: what is active at an epoch that the store has come to does not change.
        let (mut reached, mut at) = self.reached();
        let mut active = self.active_at(epoch)?;
        if active > reached || at.is_none_or(|at| at < epoch) {
            (reached, at) = self.landed();
            active = self.active_at(epoch)?;
        }
        if active > reached || at.is_none_or(|at| at < epoch) {
            return Err(RuntimeError::NotAdvanced { epoch, active, reached, at });
        }
        // As far as this epoch goes, only a damaged row can say so.
        if active < reached && at == Some(epoch) {
            return Err(RuntimeError::Below { epoch, active, reached });
        }
        Ok(self.runtime(active)?.of_epoch(epoch))
    }

    /// Goes on to an epoch, for good: the store's spec version rises to what the schedule has active
    /// then, and both are written down. Neither goes down again by itself; for an epoch that lies
    /// behind, nothing changes. Returns the spec version that the store is at.
    ///
    /// [`active_at`](Self::active_at) tells beforehand what that will be, and
    /// [`ScheduleHandle::correct_epoch`](super::ScheduleHandle::correct_epoch) takes an epoch back that
    /// was wrong, as long as it made nothing active.
    ///
    /// # Errors
    ///
    /// [`RuntimeError`] if no schedule is registered, if nothing is active or something below what the
    /// store has reached, if the stored schedule is malformed or cannot be read, or if the engine
    /// fails. The store then is where it was.
    pub fn advance_to(&self, epoch: Epoch) -> Result<SpecVersion, RuntimeError> {
        let _alone = self.writing().write();
        let schedule = rows::read_schedule(self.backend())?;
        let schedule = schedule.ok_or(RuntimeError::NoSchedule { epoch })?;
        let (spec, reached) = draft::advanced(self, &schedule, epoch)?;
        if (spec, Some(reached)) == (self.spec_version(), self.epoch()) {
            return Ok(spec);
        }
        let mut batch = WriteBatch::new();
        rows::push_epoch(&mut batch, reached);
        meta::push_spec_version(&mut batch, spec);
        self.backend().commit(&batch).map_err(ScheduleReadError::from)?;
        self.reach(spec, Some(reached));
        Ok(spec)
    }

    /// The spec version that the schedule has active at an epoch, whether the store is there or not.
    ///
    /// # Errors
    ///
    /// [`RuntimeError`] if no schedule is registered, nothing is active, or the stored schedule is
    /// malformed or cannot be read.
    pub fn active_at(&self, epoch: Epoch) -> Result<SpecVersion, RuntimeError> {
        let stored = rows::read_schedule(self.backend())?;
        draft::active(&stored.ok_or(RuntimeError::NoSchedule { epoch })?, epoch)
    }
}

/// What becomes of a store's schedule together with a batch.
#[cfg(feature = "emulator")]
pub(crate) enum Decision<'a> {
    /// It stays as it is.
    Keep,
    /// It is the first one.
    Register(Schedule, Change<'a>),
    /// It takes the place of the one before.
    Update(Schedule, Change<'a>),
}

#[cfg(feature = "emulator")]
impl<B: Backend> Batch<'_, B> {
    /// Writes it all, together with what was decided about the schedule and with the store's way to
    /// an epoch. All of it lands or nothing.
    pub(crate) fn commit_and_advance<E>(
        self,
        decision: Decision<'_>,
        epoch: Epoch,
    ) -> Result<SpecVersion, E>
    where
        E: From<ScheduleWriteError> + From<RuntimeError> + From<WriteError>,
    {
        let Self { store, runtime, mut writes, first } = self;
        let _alone = store.writing().write();
        let rules = Rules::default();
        let record = match decision {
            Decision::Keep => None,
            Decision::Register(schedule, change) => {
                Some(draft::draft(store, ChangeKind::Registered, &change, |stored| {
                    draft::may_register(store, &stored)?;
                    Ok(schedule.register(change.at(), &rules, Registration::Genesis)?)
                })?)
            }
            Decision::Update(schedule, change) => {
                Some(draft::draft(store, ChangeKind::Updated, &change, |stored| {
                    let stored = stored?.ok_or(ScheduleWriteError::NotRegistered)?;
                    Ok(stored.update(schedule, change.at(), &rules)?)
                })?)
            }
        };
        let schedule = match &record {
            Some(record) => record.schedule.clone(),
            None => {
                let stored = rows::read_schedule(store.backend()).map_err(RuntimeError::from)?;
                stored.ok_or(RuntimeError::NoSchedule { epoch })?
            }
        };
        let (spec, reached) = draft::advanced(store, &schedule, epoch)?;
        if let Some(record) = &record {
            rows::push_change(&mut writes, record);
        }
        rows::push_epoch(&mut writes, reached);
        meta::push_spec_version(&mut writes, spec);
        let written_at = runtime.unwrap_or_else(|| store.spec_version());
        first.commit(store.backend(), written_at, writes)?;
        store.reach(spec, Some(reached));
        Ok(spec)
    }
}
