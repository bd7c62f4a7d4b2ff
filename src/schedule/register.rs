//! The first list of all.

use super::{
    ConstraintsGiven, ConstraintsPolicy, EntryAt, Rules, Schedule, ScheduleError, ScheduledVersion,
};
use crate::version::Epoch;

/// On what occasion a first list is registered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Registration {
    /// While the chain runs: nothing may be active at once.
    Ordinary,
    /// With the chain's genesis, which may carry superseded, active and pending deployments.
    Genesis,
    /// On a chain for trials, where a deployment may be active at once (`debug_deploy_immediately` in
    /// oasis-core).
    Immediate,
}

/// A first list that may not be registered.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RegisterError<V, R = ConstraintsGiven> {
    /// It breaks a rule.
    #[error("the schedule cannot be registered: {0}")]
    Invalid(#[source] ScheduleError<V, R>),
    /// Something in it would be active at once.
    #[error(
        "{active} would be active at once, at epoch {now}: let it begin at a later epoch, so that \
         nodes have time to get ready"
    )]
    ActiveAtOnce {
        /// What would be active.
        active: EntryAt<V>,
        /// The epoch of the registration.
        now: Epoch,
    },
}

impl<V: ScheduledVersion> Schedule<V> {
    /// The list as the first one of a runtime: it keeps the rules, and nothing in it is active yet,
    /// except at genesis and on chains for trials.
    ///
    /// # Errors
    ///
    /// [`RegisterError`], if the list breaks a rule or something in it is active.
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::{
    ///     Epoch, SpecVersion,
    ///     schedule::{Deployment, Registration, Rules, Schedule},
    /// };
    ///
    /// let list: Schedule = [Deployment::new(SpecVersion(1), Epoch(20))].into_iter().collect();
    /// let rules = Rules::default();
    /// assert!(Schedule::register(list.clone(), Epoch(19), &rules, Registration::Ordinary).is_ok());
    /// assert!(Schedule::register(list.clone(), Epoch(20), &rules, Registration::Ordinary).is_err());
    /// assert!(Schedule::register(list, Epoch(20), &rules, Registration::Genesis).is_ok());
    /// ```
    pub fn register<P: ConstraintsPolicy<V>>(
        self,
        now: Epoch,
        rules: &Rules<P>,
        registration: Registration,
    ) -> Result<Self, RegisterError<V, P::Refusal>> {
        self.validate(now, rules).map_err(RegisterError::Invalid)?;
        match (registration, self.active_at(now)) {
            (Registration::Ordinary, Some(active)) => {
                Err(RegisterError::ActiveAtOnce { active: EntryAt::new(active), now })
            }
            (Registration::Ordinary, None)
            | (Registration::Genesis | Registration::Immediate, _) => Ok(self),
        }
    }
}
