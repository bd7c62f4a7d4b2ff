//! Holding a binary against a network.

use alloc::{boxed::Box, vec::Vec};

use super::{Binary, BinaryError, Discrepancies, Discrepancy, Network, Rollout, RolloutStep};
use crate::{
    train::{AuditResult, Event, Feature, FeatureState, Release, Train, Upgrade, UpgradeName},
    version::SpecVersion,
};

impl Train {
    /// Whether a binary allows on a network just what the train let through: what the features release
    /// that are on it, each from their step on, and what was active at the plan's base.
    ///
    /// Spec versions are cumulative: a network that runs 7 also has what the code activates at 6. So this
    /// finds what rides along unseen when a feature with a lower spec version was vetoed or removed.
    ///
    /// What a vetoed upgrade brought to its betanet and the testnet may be active later in the binary: its
    /// spec version is raised before it rides again. What the binary [does not show](Binary::unknown) is
    /// not judged.
    ///
    /// # Errors
    ///
    /// [`BinaryError::Differs`] with all that disagrees, or why the train does not say what the network
    /// runs.
    pub fn check_binary(&self, network: &Network, binary: &Binary) -> Result<(), BinaryError> {
        let rollout = self.rollout(network).map_err(Box::new)?;
        let found = binary
            .iter()
            .filter_map(|(release, activates)| self.judge(&rollout, release, activates));
        let mut found: Vec<Discrepancy> = found.collect();
        found.extend(self.left_out(&rollout, binary));
        found.sort_by(|a, b| a.release().cmp(b.release()));
        if found.is_empty() { Ok(()) } else { Err(BinaryError::Differs(Discrepancies(found))) }
    }

    /// What is wrong with something that a binary has.
    fn judge(
        &self,
        rollout: &Rollout,
        release: &Release,
        activates: SpecVersion,
    ) -> Option<Discrepancy> {
        let release = || release.clone();
        let reached = rollout.step_at(activates);
        let Some(feature) = self.releasing(&release()) else {
            let reached = reached.filter(|_| activates > rollout.base)?;
            return Some(Discrepancy::Unclaimed {
                release: release(),
                activates,
                epoch: reached.epoch,
            });
        };
        let name = || feature.name.clone();
        let Some(wanted) = rollout.step_of(feature.name.as_str()) else {
            return Some(Discrepancy::NotOnNetwork {
                release: release(),
                feature: name(),
                state: self.feature(feature.name.as_str()),
                upgrade: self.upgrade_that_has_or_had(feature),
                is_stopped: self.upgrade_of(feature.name.as_str()).is_some_and(Upgrade::is_stopped),
                activates,
                epoch: reached?.epoch,
            });
        };
        let (epoch, wanted_spec) = (wanted.epoch, wanted.spec_version);
        // A vetoed upgrade stays on the testnet, and what it has may get a greater spec version for the
        // next time.
        let is_later = reached.is_none_or(|reached| reached.spec_version > wanted_spec)
            && !self.was_stopped(wanted);
        let is_earlier = activates <= rollout.base
            || reached.is_some_and(|reached| reached.spec_version < wanted_spec);
        let (release, feature, wanted) = (release(), name(), wanted_spec);
        if is_later {
            Some(Discrepancy::Later { release, feature, wanted, epoch, activates })
        } else if is_earlier {
            Some(Discrepancy::Earlier { release, feature, wanted, epoch, activates })
        } else {
            None
        }
    }

    /// What the network should have and the binary does not.
    fn left_out<'a>(
        &'a self,
        rollout: &'a Rollout,
        binary: &'a Binary,
    ) -> impl Iterator<Item = Discrepancy> + 'a {
        self.on(rollout).filter(|(release, ..)| !binary.may_have(release)).map(
            |(release, feature, step)| Discrepancy::Missing {
                release: release.clone(),
                feature: feature.name.clone(),
                wanted: step.spec_version,
                epoch: step.epoch,
            },
        )
    }

    /// What is released on a network, by which feature, and with which step.
    pub(super) fn on<'a>(
        &'a self,
        rollout: &'a Rollout,
    ) -> impl Iterator<Item = (&'a Release, &'a Feature, &'a RolloutStep)> + 'a {
        let steps = rollout.steps().iter();
        let names = steps.flat_map(|step| step.features.iter().map(move |name| (name, step)));
        let features =
            names.filter_map(|(name, step)| Some((self.plan().find(name.as_str())?, step)));
        features.flat_map(|(feature, step)| {
            feature.releases.iter().map(move |release| (release, feature, step))
        })
    }

    fn was_stopped(&self, step: &RolloutStep) -> bool {
        let upgrade = step.upgrade.as_ref().and_then(|name| self.upgrade(name.as_str()));
        upgrade.is_some_and(Upgrade::is_stopped)
    }

    fn releasing(&self, release: &Release) -> Option<&Feature> {
        self.plan().features.iter().find(|feature| feature.releases.contains(release))
    }

    /// The upgrade that a feature is in, or that it was taken out of last.
    fn upgrade_that_has_or_had(&self, feature: &Feature) -> Option<UpgradeName> {
        if let Some(upgrade) = self.upgrade_of(feature.name.as_str()) {
            return Some(upgrade.name().clone());
        }
        if self.feature(feature.name.as_str()) != Some(FeatureState::Removed) {
            return None;
        }
        self.history().iter().rev().find_map(|entry| match &entry.event {
            Event::AuditResult { upgrade, result: AuditResult::HighRisk { feature: named } } => {
                // Where none is named the upgrade had only one.
                let is_it = named.as_ref().is_none_or(|named| *named == feature.name);
                is_it.then(|| upgrade.clone())
            }
            _ => None,
        })
    }
}
