//! What a feature needs beside itself: other features, and evidence.

use alloc::{collections::BTreeSet, vec::Vec};

use super::Train;
use crate::train::{
    Activation, Day, Evidence, FeatureName, FeatureState, Rejection, Release, Subject, Upgrade,
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

    /// Whether a needed feature is shipped, or in an upgrade that was not vetoed.
    pub(super) fn is_on_its_way(&self, need: &FeatureName) -> bool {
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

    /// Mainnet gets no feature before what it needs, which is shipped, or ships with it. An activation
    /// that is set for a later day than `by` does not help.
    pub(super) fn check_needs_on_mainnet(
        &self,
        upgrade: &Upgrade,
        by: Option<Day>,
    ) -> Result<(), Rejection> {
        let is_there = |need: &FeatureName| {
            self.upgrade_of(need.as_str()).is_some_and(|carrier| {
                let is_by_then = |mainnet: Activation| by.is_none_or(|day| mainnet.day <= day);
                carrier.name == upgrade.name || carrier.mainnet().is_some_and(is_by_then)
            })
        };
        upgrade.features.iter().try_for_each(|feature| self.check_needs(feature, is_there))
    }

    /// A feature's removal takes those with it that need it, or one that goes for that reason.
    pub(super) fn removed_with(
        &self,
        upgrade: &Upgrade,
        feature: &FeatureName,
    ) -> BTreeSet<FeatureName> {
        let mut removed = BTreeSet::from([feature.clone()]);
        loop {
            let before = removed.len();
            for name in &upgrade.features {
                if self.check_needs(name, |need| !removed.contains(need)).is_err() {
                    removed.insert(name.clone());
                }
            }
            if removed.len() == before {
                return removed;
            }
        }
    }

    /// Whether evidence is of just what is accepted. Who releases nothing needs none; if there is
    /// some, it is held to the same.
    pub(super) fn check_evidence(
        &self,
        subject: Subject,
        features: &[FeatureName],
        evidence: Option<&Evidence>,
    ) -> Result<(), Rejection> {
        let planned = features.iter().filter_map(|name| self.plan.find(name.as_str()));
        let released: BTreeSet<&Release> = planned.flat_map(|feature| &feature.releases).collect();
        let Some(evidence) = evidence else {
            let is_needed = !released.is_empty();
            return if is_needed { Err(Rejection::EvidenceMissing { subject }) } else { Ok(()) };
        };
        let covered: BTreeSet<&Release> =
            evidence.covers().iter().map(|covered| &covered.release).collect();
        let releases: Vec<Release> =
            released.symmetric_difference(&covered).map(|release| (*release).clone()).collect();
        if releases.is_empty() && *evidence.subject() == subject {
            return Ok(());
        }
        Err(Rejection::EvidenceDiffers { subject, found: evidence.subject().clone(), releases })
    }
}
