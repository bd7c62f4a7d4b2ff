//! The order of spec versions on a network.

use alloc::{collections::BTreeMap, vec::Vec};

use super::Train;
use crate::{
    train::{Activation, FeatureName, Rejection, Upgrade},
    version::SpecVersion,
};

impl Train {
    /// Whether a network's spec versions still grow if an upgrade is active there from an activation on.
    ///
    /// As rollouts have it: an upgrade brings its spec version if one of its features is new on the
    /// network, or rides again with a greater number than before, and those that begin together begin in the order of their spec versions. An
    /// activation without an epoch is one at its day's first.
    pub(super) fn check_spec_versions(
        &self,
        upgrade: &Upgrade,
        activation: Activation,
        on_network: impl Fn(&Upgrade) -> Option<Activation>,
        spec_version: impl Fn(&Self, &Upgrade) -> SpecVersion,
    ) -> Result<(), Rejection> {
        let others = self.upgrades.iter().filter(|other| other.name != upgrade.name);
        let others = others.filter_map(|other| Some((on_network(other)?, other)));
        let mut active: Vec<(Activation, &Upgrade)> = others.collect();
        active.push((activation, upgrade));
        active.sort_by_key(|(at, upgrade)| (at.day, at.epoch, spec_version(self, upgrade)));
        let mut known: BTreeMap<&FeatureName, SpecVersion> = BTreeMap::new();
        let mut greatest: Option<(SpecVersion, Activation, &Upgrade)> = None;
        for (at, upgrade) in active {
            let spec = spec_version(self, upgrade);
            let planned = |name: &FeatureName| self.plan.find(name.as_str())?.spec_version;
            let released = upgrade.features.iter().filter(|name| planned(name).is_some());
            let is_new = |name| known.insert(name, spec).is_none_or(|before| before < spec);
            if released.map(is_new).filter(|is_new| *is_new).count() == 0 {
                continue;
            }
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
