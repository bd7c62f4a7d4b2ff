//! What a feature needs beside itself: other features.

use alloc::{collections::BTreeSet, vec::Vec};

use super::{
    Train,
    step::{Progress, Step},
};
use crate::{
    train::{
        Activation, FeatureName, FeatureState, Rejection, Removal, Upgrade, UpgradeName,
        upgrade::{Due, Stage},
    },
    version::SpecVersion,
};

impl Train {
    /// Whether each of a feature's needs is as it must be.
    pub(super) fn check_needs(
        &self,
        name: &FeatureName,
        is_there: impl Fn(&FeatureName) -> bool,
    ) -> Result<(), Rejection> {
        let needs = self.plan.find(name.as_str()).map_or(&[][..], |feature| &feature.needs);
        needs.iter().find(|need| !is_there(need)).map_or(Ok(()), |missing| {
            Err(Rejection::NeedsMissing { feature: name.clone(), needs: missing.clone() })
        })
    }

    /// Whether a needed feature is shipped, or in an upgrade that was not vetoed: on its way, or waiting
    /// for what it needs itself.
    pub(super) fn is_under_way(&self, need: &FeatureName) -> bool {
        match self.feature(need.as_str()) {
            Some(FeatureState::Shipped) => true,
            Some(FeatureState::InUpgrade) => {
                self.upgrade_of(need.as_str()).is_some_and(|upgrade| !upgrade.is_stopped())
            }
            Some(
                FeatureState::Merged
                | FeatureState::AlphaSubmitted
                | FeatureState::AlphaTesting
                | FeatureState::AlphaPassed
                | FeatureState::BetaSubmitted
                | FeatureState::Removed,
            )
            | None => false,
        }
    }

    /// The features that are shipped or on their way: in an upgrade that was not vetoed, and of which
    /// each feature's needs are in it too, or on their way by an upgrade that was opened earlier.
    ///
    /// Only earlier ones: two upgrades never wait for each other.
    pub(super) fn arriving(&self) -> BTreeSet<FeatureName> {
        let mut arriving = self.features_in(FeatureState::Shipped).cloned().collect();
        self.upgrades.iter().for_each(|upgrade| self.arrive(upgrade, &mut arriving));
        arriving
    }

    /// Adds an upgrade's features to those on their way, unless it is held up.
    fn arrive(&self, upgrade: &Upgrade, arriving: &mut BTreeSet<FeatureName>) {
        let fitting = self.fitting(upgrade.features.clone(), arriving);
        if !upgrade.is_stopped() && fitting.len() == upgrade.features.len() {
            arriving.extend(fitting);
        }
    }

    /// The features of a list whose needs are in it too, with what they need themselves, or on their way.
    pub(super) fn fitting(
        &self,
        mut features: Vec<FeatureName>,
        arriving: &BTreeSet<FeatureName>,
    ) -> Vec<FeatureName> {
        loop {
            let has = |need: &FeatureName| arriving.contains(need) || features.contains(need);
            let stays = features.iter().position(|name| self.check_needs(name, has).is_err());
            match stays {
                Some(at) => features.remove(at),
                None => return features,
            };
        }
    }

    /// The greatest spec version of some features, or the plan's.
    fn greatest_of(&self, features: &BTreeSet<FeatureName>) -> SpecVersion {
        let specs = features.iter().filter_map(|name| self.plan.find(name.as_str())?.spec_version);
        specs.fold(self.plan.base, SpecVersion::max)
    }

    /// Takes a feature out of an upgrade that a step changes.
    pub(super) fn remove(&self, step: &mut Step, upgrade: &UpgradeName, feature: &FeatureName) {
        for changed in step.upgrades.iter_mut().filter(|changed| changed.name == *upgrade) {
            changed.features.retain(|name| name != feature);
        }
        if let Some(progress) = self.features.get(feature) {
            let progress = Progress { state: FeatureState::Removed, ..*progress };
            step.features.push((feature.clone(), progress));
        }
        let (feature, upgrade) = (feature.clone(), upgrade.clone());
        step.transition.removed.push(Removal { feature, upgrade });
    }

    /// Takes what is not on its way any more, once a step is taken, out of all upgrades that still can be
    /// without it: until the testnet's release is cut. They go back to their scopes, as after a removal
    /// by the auditors, and their betanets are deployed again. So do those whose set was checked behind
    /// an upgrade that does not come any more: what that would have activated must not ride along.
    pub(super) fn without_dependents(&self, mut step: Step) -> Step {
        let mut arriving = self.features_in(FeatureState::Shipped).cloned().collect();
        for known in &self.upgrades {
            let changed = step.upgrades.iter().find(|changed| changed.name == known.name);
            let mut upgrade = changed.unwrap_or(known).clone();
            let fitting = self.fitting(upgrade.features.clone(), &arriving);
            let stage = match upgrade.stage {
                Stage::Scoped(due) => Some(Stage::Scoped(due)),
                Stage::Deployed | Stage::Audit | Stage::Acceptance | Stage::BetaPassed => {
                    Some(Stage::Scoped(Due::Removal))
                }
                Stage::Testnet { .. } | Stage::Mainnet { .. } => None,
            };
            let is_changed = fitting.len() < upgrade.features.len() || {
                let ahead = self.greatest_of(&arriving);
                upgrade.checked().is_some_and(|(before, _)| before > ahead)
            };
            if let Some(stage) = stage.filter(|_| is_changed) {
                upgrade.stage = stage;
                let leaving = upgrade.features.clone().into_iter();
                let leaving = leaving.filter(|name| !fitting.contains(name));
                step.upgrades.retain(|changed| changed.name != upgrade.name);
                step.upgrades.push(upgrade.clone());
                leaving.for_each(|name| self.remove(&mut step, &upgrade.name, &name));
                upgrade.features = fitting;
            }
            self.arrive(&upgrade, &mut arriving);
        }
        step
    }

    /// Mainnet gets no feature before what it needs, which is shipped, or ships with it. An activation
    /// that is set for later than `by` does not help.
    pub(super) fn check_needs_on_mainnet(
        &self,
        upgrade: &Upgrade,
        by: Option<Activation>,
    ) -> Result<(), Rejection> {
        let is_there = |need: &FeatureName| {
            self.upgrade_of(need.as_str()).is_some_and(|carrier| {
                let is_by_then = |mainnet: Activation| by.is_none_or(|by| !mainnet.is_after(by));
                carrier.name == upgrade.name || carrier.mainnet().is_some_and(is_by_then)
            })
        };
        upgrade.features.iter().try_for_each(|feature| self.check_needs(feature, is_there))
    }

    /// The testnet gets no feature before what it needs, which is shipped, comes with it, or is active
    /// there by then; also if it was vetoed later, for the testnet keeps it.
    pub(super) fn check_needs_on_testnet(
        &self,
        upgrade: &Upgrade,
        by: Activation,
    ) -> Result<(), Rejection> {
        let is_by_then = |testnet: Activation| !testnet.is_after(by);
        let is_there = |need: &FeatureName| {
            let mut carriers = self.upgrades.iter().filter(|other| other.features.contains(need));
            self.feature(need.as_str()) == Some(FeatureState::Shipped)
                || carriers.any(|carrier| {
                    carrier.name == upgrade.name || carrier.testnet().is_some_and(is_by_then)
                })
        };
        upgrade.features.iter().try_for_each(|feature| self.check_needs(feature, is_there))
    }
}
