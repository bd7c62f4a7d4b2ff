//! From a feature that has stood the alphanet to an upgrade on its betanet.

use alloc::vec::Vec;

use super::{
    Train,
    alphanet::feature_in_wrong_state,
    step::{Progress, Step},
};
use crate::train::{
    Feature, FeatureName, FeatureState, Month, Node, ProposalNumber, Rejection, Scope, Standing,
    Upgrade, UpgradeName,
    upgrade::{Due, Stage},
};

impl Train {
    pub(super) fn beta_submit(&self, name: &FeatureName) -> Result<Step, Rejection> {
        let not_passed = || Rejection::AlphaNotPassed { feature: name.clone() };
        let before = self.features.get(name).copied().ok_or_else(not_passed)?;
        match before.state {
            // A removed feature keeps its pass.
            FeatureState::AlphaPassed | FeatureState::Removed => {}
            FeatureState::BetaSubmitted | FeatureState::InUpgrade | FeatureState::Shipped => {
                return Err(feature_in_wrong_state(name, before.state, "beta_submit"));
            }
            FeatureState::Merged | FeatureState::AlphaSubmitted | FeatureState::AlphaTesting => {
                return Err(not_passed());
            }
        }
        let asks_too = |need: &FeatureName| self.feature(need.as_str());
        let comes = |need: &FeatureName| asks_too(need) == Some(FeatureState::BetaSubmitted);
        self.check_needs(name, |need| self.is_on_its_way(need) || comes(need))?;
        let progress = Progress { state: FeatureState::BetaSubmitted, ..before };
        Ok(Step::feature(name, progress))
    }

    /// All features that asked become an upgrade. One that needs what is not on its way any more stays
    /// behind and asks on: the train waits for nobody.
    pub(super) fn beta_meeting(
        &self,
        month: Month,
        name: Option<&UpgradeName>,
    ) -> Result<Step, Rejection> {
        // Nobody has to deploy a betanet every month.
        let Some(name) = name else { return Ok(Step::default()) };
        let asking: Vec<&Feature> = self
            .features_in(FeatureState::BetaSubmitted)
            .filter_map(|feature| self.plan.find(feature.as_str()))
            .collect();
        if asking.is_empty() {
            return Err(Rejection::NoFeatures { upgrade: name.clone() });
        }
        if let Some(other) = self.upgrades.iter().find(|upgrade| upgrade.month == month) {
            return Err(Rejection::BetanetAlreadyThisMonth { month, upgrade: other.name.clone() });
        }
        if let Some(known) = self.upgrade(name.as_str()) {
            return Err(upgrade_in_wrong_state(known, "beta_meeting"));
        }
        let features = self.coming(asking)?;
        let upgrade = Upgrade {
            name: name.clone(),
            month,
            features,
            hardfork: None,
            number: None,
            betanets: 0,
            stage: Stage::Scoped(Due::First),
        };
        let to = if self.has_l2_changes(&upgrade) { Node::B2 } else { Node::B3 };
        let in_upgrade = |feature: &FeatureName| {
            let before = self.features.get(feature).copied()?;
            Some((feature.clone(), Progress { state: FeatureState::InUpgrade, ..before }))
        };
        let features = upgrade.features.iter().filter_map(in_upgrade).collect();
        let step = Step { features, ..Step::upgrade(upgrade) };
        Ok(step.upgrade_walks(name, &[Node::B1, Node::L2Decision, to]))
    }

    /// Of the features that asked, those whose needs are shipped, on their way, or come along.
    fn coming(&self, mut coming: Vec<&Feature>) -> Result<Vec<FeatureName>, Rejection> {
        let mut missing = None;
        loop {
            let names: Vec<&FeatureName> = coming.iter().map(|feature| &feature.name).collect();
            let stays = coming.iter().position(|feature| {
                let has = |need: &FeatureName| self.is_on_its_way(need) || names.contains(&need);
                let check = self.check_needs(&feature.name, has);
                check.map_err(|rejection| missing = Some(rejection)).is_err()
            });
            match stays {
                Some(at) => coming.remove(at),
                None => break,
            };
        }
        match missing {
            Some(rejection) if coming.is_empty() => Err(rejection),
            Some(_) | None => Ok(coming.iter().map(|feature| feature.name.clone()).collect()),
        }
    }

    pub(super) fn beta_add(
        &self,
        name: &UpgradeName,
        feature: &FeatureName,
    ) -> Result<Step, Rejection> {
        let upgrade = self.live(name)?;
        let of = Scope::Upgrade(upgrade.name.clone());
        Err(Rejection::ScopeClosed { of, feature: feature.clone() })
    }

    pub(super) fn hardfork_name(
        &self,
        name: &UpgradeName,
        hardfork: &str,
    ) -> Result<Step, Rejection> {
        let before = self.live(name)?;
        if !self.has_l2_changes(before) {
            return Err(Rejection::NoL2Changes { upgrade: name.clone() });
        }
        if !is_scoped(before) || before.hardfork.is_some() || before.number.is_some() {
            return Err(upgrade_in_wrong_state(before, "hardfork_name"));
        }
        self.check_hardfork_name(name, hardfork)?;
        let upgrade = Upgrade { hardfork: Some(hardfork.into()), ..before.clone() };
        Ok(Step::upgrade(upgrade).upgrade_walks(name, &[Node::B2, Node::B3]))
    }

    pub(super) fn upgrade_number(
        &self,
        name: &UpgradeName,
        number: ProposalNumber,
    ) -> Result<Step, Rejection> {
        let before = self.live(name)?;
        if before.hardfork.is_none() && self.has_l2_changes(before) {
            return Err(Rejection::HardforkNameMissing { upgrade: name.clone() });
        }
        if let Some(by) = self.upgrades.iter().find(|other| other.number == Some(number)) {
            return Err(Rejection::NumberUsed { number, by: by.name.clone() });
        }
        if !is_scoped(before) || before.number.is_some() {
            return Err(upgrade_in_wrong_state(before, "upgrade_number"));
        }
        Ok(Step::upgrade(Upgrade { number: Some(number), ..before.clone() }))
    }

    pub(super) fn beta_deploy(
        &self,
        name: &UpgradeName,
        performs_upgrade: bool,
    ) -> Result<Step, Rejection> {
        let before = self.live(name)?;
        let Stage::Scoped(due) = before.stage else {
            return Err(upgrade_in_wrong_state(before, "beta_deploy"));
        };
        if before.features.is_empty() {
            return Err(Rejection::NoFeatures { upgrade: name.clone() });
        }
        if before.number.is_none() {
            return Err(Rejection::NumberMissing { upgrade: name.clone() });
        }
        for feature in &before.features {
            self.check_needs(feature, |need| self.is_on_its_way(need))?;
        }
        if !performs_upgrade {
            return Err(Rejection::BetanetMustPerformTheUpgrade { upgrade: name.clone() });
        }
        let way: &[Node] = match due {
            Due::First => &[Node::B3, Node::B4],
            Due::Unstable if self.has_l2_changes(before) => {
                &[Node::B1, Node::L2Decision, Node::B2, Node::B3, Node::B4]
            }
            Due::Unstable => &[Node::B1, Node::L2Decision, Node::B3, Node::B4],
            // A fix leads to the betanet's deployment by itself. The chart ends where a feature is
            // removed, but its text has the rest deployed again, as after a fix.
            Due::Fix | Due::Removal => &[],
        };
        let betanets = before.betanets.saturating_add(1);
        let upgrade = Upgrade { betanets, stage: Stage::Deployed, ..before.clone() };
        Ok(Step::upgrade(upgrade).upgrade_walks(name, way))
    }

    /// An upgrade that was not vetoed.
    pub(super) fn live(&self, name: &UpgradeName) -> Result<&Upgrade, Rejection> {
        let upgrade = self.opened(name)?;
        if upgrade.is_stopped() {
            return Err(Rejection::Stopped { upgrade: name.clone() });
        }
        Ok(upgrade)
    }

    pub(super) fn opened(&self, name: &UpgradeName) -> Result<&Upgrade, Rejection> {
        let upgrade = self.upgrade(name.as_str());
        upgrade.ok_or_else(|| Rejection::NoSuchUpgrade { upgrade: name.clone() })
    }

    /// Whether any of an upgrade's features changes L2.
    pub(super) fn has_l2_changes(&self, upgrade: &Upgrade) -> bool {
        let features = upgrade.features.iter();
        features.filter_map(|name| self.plan.find(name.as_str())).any(|feature| feature.l2)
    }
}

const fn is_scoped(upgrade: &Upgrade) -> bool {
    matches!(upgrade.stage, Stage::Scoped(_))
}

pub(super) fn upgrade_in_wrong_state(upgrade: &Upgrade, event: &'static str) -> Rejection {
    let standing = Standing::Upgrade { upgrade: upgrade.name.clone(), state: upgrade.state() };
    Rejection::WrongState { event, standing }
}
