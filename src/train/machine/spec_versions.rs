//! The order of spec versions on a network.

use alloc::{collections::BTreeSet, vec::Vec};

use super::Train;
use crate::{
    train::{Activation, Rejection, Upgrade},
    version::SpecVersion,
};

impl Train {
    /// Whether a network's spec versions still grow if an upgrade is active there from an activation on.
    ///
    /// As rollouts have it: an upgrade brings the greatest spec version of its features that are new on
    /// the network, and those that begin together begin in the order of their spec versions. An
    /// activation without an epoch is one at its day's first.
    pub(super) fn check_spec_versions(
        &self,
        upgrade: &Upgrade,
        activation: Activation,
        on_network: impl Fn(&Upgrade) -> Option<Activation>,
    ) -> Result<(), Rejection> {
        let others = self.upgrades.iter().filter(|other| other.name != upgrade.name);
        let others = others.filter_map(|other| Some((on_network(other)?, other)));
        let mut active: Vec<(Activation, &Upgrade)> = others.collect();
        active.push((activation, upgrade));
        active.sort_by_key(|(at, upgrade)| (at.day, at.epoch, self.spec_version(upgrade)));
        let mut known = BTreeSet::new();
        let mut greatest: Option<(SpecVersion, Activation, &Upgrade)> = None;
        for (at, upgrade) in active {
            let new = upgrade.features.iter().filter(|name| known.insert(*name));
            let specs = new.filter_map(|name| self.plan.find(name.as_str())?.spec_version);
            let Some(spec) = specs.max() else { continue };
            if let Some((earlier_spec, earlier_at, earlier)) = greatest
                && spec <= earlier_spec
            {
                return Err(Rejection::SpecVersionsOutOfOrder {
                    earlier: earlier.name.clone(),
                    earlier_day: earlier_at.day,
                    earlier_spec,
                    later: upgrade.name.clone(),
                    later_day: at.day,
                    later_spec: spec,
                });
            }
            greatest = Some((spec, at, upgrade));
        }
        Ok(())
    }
}
