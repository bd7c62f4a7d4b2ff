//! A store that follows a network.

use core::{fmt, ops::RangeInclusive};

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
    /// Call it whenever the train has gone on or time has passed, also after a call that did not come to
    /// its end. Where nothing is new, nothing is written.
    ///
    /// What is active on the store is a fact: where it has the network's spec version from another epoch
    /// on, since people set it by hand or the day was moved, that stays. So do checksums and constraints
    /// that were given to a deployment. A store has room for one pending deployment, and what the network
    /// runs next takes it. Where the train has nothing next, one that others put there stays, and is no
    /// step of the network: the store does not go past it.
    ///
    /// # Errors
    ///
    /// [`FollowError::Ahead`] if the store is past the change's epoch; [`FollowError::Differs`] if by its
    /// schedule it runs something else then than the network, as when a step was decided after the
    /// store had passed its epoch; or if the engine fails. Steps before that are taken, and later calls
    /// go on as soon as the two agree again.
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
        let (now, network) = (change.at(), self.schedule());
        if let Some(reached) = store.epoch().filter(|reached| *reached > now) {
            return Err(FollowError::Ahead { at: now, reached });
        }
        let mut at = begin(store, now)?;
        loop {
            let told = Change::new(change.by(), at).because(change.reason());
            let stored = self.tell(store, &network, &told)?;
            let off = differs(store, &stored, &network, at);
            at = if let Some(off) = off {
                // It may have been on its way back already.
                let again = meeting(&stored, &network, at..=now);
                again.ok_or(off)?
            } else {
                let spec = store.advance_to(at)?;
                if at >= now {
                    return Ok(spec);
                }
                // Never past a step: one that was decided meanwhile must be on the schedule before.
                let next = network.next(at).map_or(now, |next| next.valid_from.min(now));
                let pending = stored.next(at).filter(|pending| pending.valid_from <= next);
                let pending = pending.map(|pending| pending.valid_from);
                pending
                    .and_then(|epoch| differs(store, &stored, &network, epoch))
                    .map_or(Ok(next), Err)?
            };
            store.advance_to(at)?;
        }
    }

    /// Registers or updates a store's schedule, if anything in it is new and the store is where the
    /// network is. Returns what is stored then.
    fn tell<B: Backend>(
        &self,
        store: &Store<B>,
        network: &Schedule,
        change: &Change<'_>,
    ) -> Result<Schedule, ScheduleWriteError> {
        let (handle, rules, at) = (store.schedule(), Rules::default(), change.at());
        let Some(stored) = handle.current()? else {
            let schedule = self.schedule_at(at);
            handle.register(schedule.clone(), change, &rules, Registration::Genesis)?;
            return Ok(schedule);
        };
        let active = stored.active(at);
        if active.map(|entry| entry.version) != network.active(at).map(|entry| entry.version) {
            return Ok(stored);
        }
        let next = network.next(at).map(|next| kept(next, &stored));
        let next = next.or_else(|| stored.next(at).cloned());
        let schedule: Schedule = active.cloned().into_iter().chain(next).collect();
        let pending = stored.deployments().filter(|entry| entry.valid_from > at);
        // What is superseded alone is no reason to write.
        if schedule != active.into_iter().chain(pending).cloned().collect() {
            handle.update(schedule.clone(), change, &rules)?;
            return Ok(schedule);
        }
        Ok(stored)
    }
}

/// Where following begins: where the store is. One that stopped before it first advanced is where its
/// schedule was last changed.
fn begin<B: Backend>(store: &Store<B>, now: Epoch) -> Result<Epoch, ScheduleWriteError> {
    if let Some(reached) = store.epoch() {
        return Ok(reached);
    }
    let changes = store.schedule().changes()?;
    Ok(changes.last().map_or(now, |last| last.at.min(now)))
}

/// The network's next deployment, with what the store has of that version.
fn kept(next: &Deployment, stored: &Schedule) -> Deployment {
    let same = stored.deployments().find(|old| old.version == next.version);
    let valid_from = next.valid_from;
    same.map_or_else(|| next.clone(), |same| Deployment { valid_from, ..same.clone() })
}

/// What is wrong with a store's schedule at an epoch.
fn differs<B: Backend>(
    store: &Store<B>,
    stored: &Schedule,
    network: &Schedule,
    epoch: Epoch,
) -> Option<FollowError> {
    let wanted = network.active(epoch)?.version;
    let runs = stored.active(epoch).map_or(store.spec_version(), |active| active.version);
    (runs != wanted).then_some(FollowError::Differs { epoch, runs, wanted })
}

/// The first epoch behind the first one of the range at which both have the same active.
fn meeting(stored: &Schedule, network: &Schedule, within: RangeInclusive<Epoch>) -> Option<Epoch> {
    let version = |of: &Schedule, epoch| of.active(epoch).map(|active| active.version);
    let both = stored.deployments().chain(network.deployments()).map(|entry| entry.valid_from);
    let later = both.filter(|epoch| epoch > within.start() && epoch <= within.end());
    later.filter(|epoch| version(stored, *epoch) == version(network, *epoch)).min()
}

/// How a store comes back to its network.
struct Remedy {
    runs: SpecVersion,
    wanted: SpecVersion,
}

impl fmt::Display for Remedy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { runs, wanted } = self;
        if runs < wanted {
            write!(f, "update it to bring {wanted} at a later epoch, and follow again from then on")
        } else {
            write!(
                f,
                "take that out while it is pending, or follow again when the network runs {runs}"
            )
        }
    }
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
    /// It is past the epoch of the change.
    #[error(
        "the store is at epoch {reached} and cannot follow to epoch {at}, which is over; follow to \
         where the network is"
    )]
    Ahead {
        /// The epoch of the change.
        at: Epoch,
        /// That of the store.
        reached: Epoch,
    },
    /// By its schedule it runs something else than the network.
    #[error(
        "at epoch {epoch} the network runs spec version {wanted}, and the store by its schedule {runs}; \
         {}",
        Remedy { runs: *.runs, wanted: *.wanted }
    )]
    Differs {
        /// The first epoch of which that is known.
        epoch: Epoch,
        /// What the store runs then.
        runs: SpecVersion,
        /// What the network runs then.
        wanted: SpecVersion,
    },
}
