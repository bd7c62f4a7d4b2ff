//! A network's upgrades as forks, for chains that take its times.

use super::{NetworkError, Rollout, RolloutStep};
use crate::{
    train::{ForkOrder, ForkTimes, UpgradeName},
    version::SpecVersion,
};

impl Rollout {
    /// The upgrades as forks, in order: each that raises the spec version, under its hardfork's name, or
    /// its own if it has none.
    ///
    /// # Errors
    ///
    /// [`NetworkError::Forks`] if two have one name.
    pub fn fork_order(&self) -> Result<ForkOrder, NetworkError> {
        let forks = self.forks().map(|(name, step)| (name, step.spec_version));
        Ok(ForkOrder::new(self.genesis_version(), forks)?)
    }

    /// When they are active. Many chains may take these times: [`ForkTimes::inherit`].
    #[must_use]
    pub fn fork_times(&self) -> ForkTimes {
        self.forks().map(|(name, step)| (name, step.epoch)).collect()
    }

    fn genesis_version(&self) -> SpecVersion {
        self.steps.first().map_or(self.base, |step| step.spec_version)
    }

    fn forks(&self) -> impl Iterator<Item = (&str, &RolloutStep)> {
        let pairs = self.steps.iter().zip(self.steps.iter().skip(1));
        let raising = pairs.filter(|(before, step)| step.spec_version > before.spec_version);
        raising.filter_map(|(_, step)| {
            let own = step.upgrade.as_ref().map(UpgradeName::as_str);
            Some((step.hardfork.as_deref().or(own)?, step))
        })
    }
}
