//! From a feature that has stood the alphanet to an upgrade on its betanet.

use alloc::vec::Vec;

use super::{
    Train,
    alphanet::feature_in_wrong_state,
    step::{Progress, Step},
};
use crate::train::{
    FeatureName, FeatureState, Month, Node, ProposalNumber, Rejection, Scope, Standing, Upgrade,
    UpgradeName,
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
        // Lenient: who goes is the meeting's affair, and what is needed may be there by then.
        let asks_too = |need: &FeatureName| self.feature(need.as_str());
        let comes = |need: &FeatureName| asks_too(need) == Some(FeatureState::BetaSubmitted);
        self.check_needs(name, |need| self.is_under_way(need) || comes(need))?;
        let progress = Progress { state: FeatureState::BetaSubmitted, ..before };
        Ok(Step::feature(name, progress))
    }

    /// All features that asked become an upgrade. One that needs what neither comes along nor is on its
    /// way with an earlier upgrade stays behind and asks on: the train waits for nobody.
    pub(super) fn beta_meeting(
        &self,
        month: Month,
        name: Option<&UpgradeName>,
    ) -> Result<Step, Rejection> {
        // Nobody has to deploy a betanet every month.
        let Some(name) = name else { return Ok(Step::default()) };
        let asking = self.features_in(FeatureState::BetaSubmitted);
        let asking: Vec<FeatureName> = asking.cloned().collect();
        if asking.is_empty() {
            return Err(Rejection::NoFeatures { upgrade: name.clone() });
        }
        if let Some(other) = self.upgrades.iter().find(|upgrade| upgrade.month == month) {
            return Err(Rejection::BetanetAlreadyThisMonth { month, upgrade: other.name.clone() });
        }
        if let Some(known) = self.upgrade(name.as_str()) {
            return Err(upgrade_in_wrong_state(known, "beta_meeting"));
        }
        if name.as_str().is_empty() {
            return Err(Rejection::NameEmpty { event: "beta_meeting" });
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
            checked: None,
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

    /// Of the features that asked, those that can go.
    fn coming(&self, asking: Vec<FeatureName>) -> Result<Vec<FeatureName>, Rejection> {
        let arriving = self.arriving();
        let coming = self.fitting(asking.clone(), &arriving);
        if coming.is_empty() {
            let has = |need: &FeatureName| arriving.contains(need) || asking.contains(need);
            asking.iter().try_for_each(|feature| self.check_needs(feature, has))?;
        }
        Ok(coming)
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
