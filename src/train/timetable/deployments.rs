//! From the times of forks to a schedule of spec versions.

use alloc::vec::Vec;

use super::{ForkOrder, ForkTimes, OrderError, OrderRules};
use crate::{
    schedule::{Deployment, Schedule},
    version::{Epoch, SpecVersion},
};

impl ForkTimes {
    /// The spec versions that these times bring, as a store's schedule.
    ///
    /// Of forks that begin together only the last counts. There always is a deployment at epoch 0, of
    /// the order's [base](ForkOrder::base) if no fork is active there: a store with nothing active could
    /// not be written. At each epoch the active version is [`spec_version`](Self::spec_version).
    ///
    /// A store's rules let one deployment be pending: register what is active now and
    /// [next](Schedule::next), and update it as time goes on.
    ///
    /// # Errors
    ///
    /// [`OrderError`] if the times do not follow the order, by the rules of 2024.
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::{Epoch, SpecVersion, train::{ForkOrder, ForkTimes}};
    ///
    /// let order = ForkOrder::numbered(["canyon", "delta", "ecotone"])?;
    /// let times =
    ///     ForkTimes::from_iter([("canyon", Epoch(20)), ("delta", Epoch(20)), ("ecotone", Epoch(30))]);
    /// let list = times.schedule(&order)?;
    /// let list: Vec<_> = list.deployments().map(|entry| (entry.version.0, entry.valid_from.0)).collect();
    /// assert_eq!(list, [(0, 0), (2, 20), (3, 30)]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn schedule(&self, order: &ForkOrder) -> Result<Schedule, OrderError> {
        self.check(order, &OrderRules::v2024(), Epoch::GENESIS)?;
        let mut list = Vec::from([Deployment::new(order.base(), Epoch::GENESIS)]);
        for fork in order.forks() {
            let at = self.since(order, &fork.name);
            let Some((version, at)) = fork.spec_version.zip(at) else { continue };
            push(&mut list, version, at);
        }
        Ok(list.into_iter().collect())
    }
}

/// Adds a version to those before it; of two that begin together, only the later one stays.
fn push(list: &mut Vec<Deployment>, version: SpecVersion, at: Epoch) {
    list.pop_if(|last| last.valid_from == at);
    list.push(Deployment::new(version, at));
}
