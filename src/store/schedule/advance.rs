//! From an epoch to the runtime that is active then.

use alloc::boxed::Box;
use core::convert::Infallible;

use super::rows;
use crate::{
    backend::{Backend, WriteBatch},
    schedule::{ConstraintsPolicy, Deployment, Rules, Schedule, ScheduleError},
    store::{Runtime, RuntimeError, ScheduleReadError, Store, meta},
    version::{Epoch, SpecVersion},
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
    /// [advanced](Self::advance_to) to that runtime's spec version, or the stored schedule is
    /// malformed or cannot be read.
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
        let (active, reached) = (self.active_at(epoch)?, self.spec_version());
        if active > reached {
            return Err(RuntimeError::NotAdvanced { epoch, active, reached });
        }
        Ok(self.runtime(active)?.of_epoch(epoch))
    }

    /// Goes on to an epoch: the store's spec version rises to what the schedule has active then, and
    /// both are written down. Neither ever goes down; for an epoch that lies behind, nothing changes.
    /// Returns the spec version that the store is at.
    ///
    /// # Errors
    ///
    /// [`RuntimeError`] if no schedule is registered, nothing is active, the stored schedule is
    /// malformed or cannot be read, or the engine fails. The store then is where it was.
    pub fn advance_to(&self, epoch: Epoch) -> Result<SpecVersion, RuntimeError> {
        let _alone = self.writing().write();
        let (active, reached) = (self.active_at(epoch)?, self.spec_version());
        if self.epoch().is_some_and(|reached| epoch <= reached) && active <= reached {
            return Ok(reached);
        }
        let (spec, epoch) = (active.max(reached), self.epoch().map_or(epoch, |at| at.max(epoch)));
        let mut batch = WriteBatch::new();
        rows::push_epoch(&mut batch, epoch);
        if spec > reached {
            meta::push_spec_version(&mut batch, spec);
        }
        self.backend().commit(&batch).map_err(ScheduleReadError::from)?;
        self.set_epoch(epoch);
        self.set_spec_version(spec);
        Ok(spec)
    }

    /// The spec version that the schedule has active at an epoch.
    fn active_at(&self, epoch: Epoch) -> Result<SpecVersion, RuntimeError> {
        let stored = rows::read_schedule(self.backend())?;
        let schedule = stored.ok_or(RuntimeError::NoSchedule { epoch })?;
        check(&schedule).map_err(|error| RuntimeError::Malformed(Box::new(error)))?;
        if let Some(active) = schedule.active(epoch) {
            return Ok(active.version);
        }
        let first = schedule.next(epoch).map(|next| (next.version, next.valid_from));
        Err(RuntimeError::NoneActive { epoch, first })
    }
}

/// Whether a stored list keeps the rules that do not change: limits and policies may have, and what
/// is pending is a question of the epoch.
fn check(schedule: &Schedule) -> Result<(), ScheduleError<SpecVersion, Infallible>> {
    let rules = Rules::new(u32::MAX).with_constraints(AnyConstraints);
    schedule.validate(Epoch(u64::MAX), &rules)
}

/// Constraints were judged when they were written.
struct AnyConstraints;

impl<V> ConstraintsPolicy<V> for AnyConstraints {
    type Refusal = Infallible;

    fn judge(&self, _: &Deployment<V>) -> Result<(), Infallible> {
        Ok(())
    }

    fn admits(&self, _: &Deployment<V>, _: Option<&[u8]>) -> bool {
        true
    }
}
