//! A store that follows a network.

use super::Rollout;
use crate::{
    backend::Backend,
    schedule::{Deployment, Registration, Rules, Schedule},
    store::{Change, RuntimeError, ScheduleWriteError, Store},
    version::{Epoch, SpecVersion},
};

impl Rollout {
    /// Takes a store to the change's epoch, as the network goes there: registers what the network runs
    /// as its schedule, or updates the one that it has, and advances it through all steps up to then.
    /// What comes next is on its schedule afterwards. Returns the spec version that the store is at.
    ///
    /// Call it whenever the train has gone on or time has passed. Checksums and constraints that were
    /// given to a deployment stay; where nothing is new, nothing is written.
    ///
    /// # Errors
    ///
    /// [`FollowError`] if the store has come to something else than the network runs, as when a step
    /// was decided after the store had passed its epoch, or if the engine fails. Steps before that one
    /// are taken.
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::{
    ///     Epoch, SpecVersion, Store,
    ///     backend::Memory,
    ///     registry,
    ///     store::Change,
    ///     train::{Clock, Network, Plan, Policy, Train},
    /// };
    ///
    /// let train = Train::new(Plan::new(Policy::seed001(), SpecVersion(5)))?;
    /// let rollout = train.rollout(&Network::mainnet(Clock::unix()))?;
    ///
    /// let store = Store::open(Memory::new(), registry![])?;
    /// assert_eq!(rollout.follow(&store, &Change::new("genesis", Epoch(0)))?, SpecVersion(5));
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    pub fn follow<B: Backend>(
        &self,
        store: &Store<B>,
        change: &Change<'_>,
    ) -> Result<SpecVersion, FollowError> {
        let now = change.at();
        let is_new = store.schedule().current().map_err(ScheduleWriteError::from)?.is_none();
        let mut at = if is_new { now } else { store.epoch().unwrap_or_default() };
        loop {
            self.tell(store, &Change::new(change.by(), at).because(change.reason()))?;
            let spec = store.advance_to(at)?;
            if at >= now {
                return Ok(spec);
            }
            // Never past a step: one that was decided meanwhile must be on the schedule before.
            let next = self.steps().iter().map(|step| step.epoch).find(|epoch| *epoch > at);
            at = next.unwrap_or(now).min(now);
            store.advance_to(at)?;
        }
    }

    /// Registers or updates a store's schedule, if anything in it is new.
    fn tell<B: Backend>(
        &self,
        store: &Store<B>,
        change: &Change<'_>,
    ) -> Result<(), ScheduleWriteError> {
        let (handle, rules) = (store.schedule(), Rules::default());
        let schedule = self.schedule_at(change.at());
        match handle.current()? {
            None => handle.register(schedule, change, &rules, Registration::Genesis),
            Some(stored) => {
                let schedule: Schedule =
                    schedule.deployments().map(|entry| kept(entry, &stored)).collect();
                if schedule == current_and_pending(&stored, change.at()) {
                    return Ok(());
                }
                handle.update(schedule, change, &rules)
            }
        }
    }
}

/// A deployment as a store has it already, or as it is.
fn kept(new: &Deployment, stored: &Schedule) -> Deployment {
    let same = |old: &&Deployment| old.version == new.version && old.valid_from == new.valid_from;
    stored.deployments().find(same).unwrap_or(new).clone()
}

/// A list without what is superseded, as [`Rollout::schedule_at`] has it.
fn current_and_pending(schedule: &Schedule, now: Epoch) -> Schedule {
    let pending = schedule.deployments().filter(|entry| entry.valid_from > now);
    schedule.active(now).into_iter().chain(pending).cloned().collect()
}

/// A store that cannot follow its network.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FollowError {
    /// Its schedule cannot become that of the network.
    #[error(transparent)]
    Schedule(#[from] ScheduleWriteError),
    /// It cannot advance.
    #[error(transparent)]
    Advance(#[from] RuntimeError),
}
