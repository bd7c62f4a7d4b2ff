//! Mainnet's release and activation.

use super::{
    Train,
    betanet::upgrade_in_wrong_state,
    step::{Progress, Step},
};
use crate::train::{
    Activation, Day, FeatureName, FeatureState, Node, Rejection, Upgrade, UpgradeName,
    upgrade::{Stage, Vote},
};

impl Train {
    /// Cuts mainnet's release: after the vote, and after the testnet's activation also where the vote
    /// runs beside it.
    pub(super) fn mainnet_release(&self, name: &UpgradeName, day: Day) -> Result<Step, Rejection> {
        let before = self.opened(name)?;
        let (testnet_release, testnet) = match before.stage {
            Stage::Testnet { release, activation, vote: Vote::Passed } => (release, activation),
            Stage::Mainnet { .. } => {
                return Err(upgrade_in_wrong_state(before, "mainnet_release"));
            }
            Stage::Testnet { vote: Vote::Vetoed, .. } => {
                return Err(Rejection::Vetoed { upgrade: name.clone() });
            }
            Stage::Testnet { vote: Vote::Ahead | Vote::Posted, .. }
            | Stage::Scoped(_)
            | Stage::Deployed
            | Stage::Audit
            | Stage::Acceptance
            | Stage::BetaPassed => return Err(governance_open(before)),
        };
        let Some(testnet) = testnet else {
            return Err(Rejection::TestnetNotActive { upgrade: name.clone() });
        };
        self.check_needs_on_mainnet(before, None)?;
        let stage = Stage::Mainnet { testnet_release, testnet, release: day, activation: None };
        Ok(Step::upgrade(Upgrade { stage, ..before.clone() }))
    }

    pub(super) fn mainnet_activate(
        &self,
        name: &UpgradeName,
        mainnet: Activation,
    ) -> Result<Step, Rejection> {
        let before = self.opened(name)?;
        let (testnet_release, testnet, release, known) = match before.stage {
            Stage::Mainnet { testnet_release, testnet, release, activation } => {
                (testnet_release, testnet, release, activation)
            }
            Stage::Testnet { vote: Vote::Passed, .. } => {
                return Err(Rejection::MainnetNotReleased { upgrade: name.clone() });
            }
            Stage::Testnet { vote: Vote::Vetoed, .. } => {
                return Err(Rejection::Vetoed { upgrade: name.clone() });
            }
            Stage::Testnet { vote: Vote::Ahead | Vote::Posted, .. }
            | Stage::Scoped(_)
            | Stage::Deployed
            | Stage::Audit
            | Stage::Acceptance
            | Stage::BetaPassed => return Err(governance_open(before)),
        };
        self.check_mainnet_day(name, (release, testnet.day), mainnet.day)?;
        self.check_needs_on_mainnet(before, Some(mainnet))?;
        if known.is_some() {
            return Err(upgrade_in_wrong_state(before, "mainnet_activate"));
        }
        self.check_spec_versions(before, mainnet, Upgrade::mainnet, Self::spec_version)?;
        let stage = Stage::Mainnet { testnet_release, testnet, release, activation: Some(mainnet) };
        let shipped = |name: &FeatureName| {
            let progress = self.features.get(name).copied()?;
            Some((name.clone(), Progress { state: FeatureState::Shipped, ..progress }))
        };
        let features = before.features.iter().filter_map(shipped).collect();
        let step = Step { features, ..Step::upgrade(Upgrade { stage, ..before.clone() }) };
        Ok(step.upgrade_walks(name, &[Node::M1, Node::M2]))
    }

    /// Not before the release, and the policy's time behind the testnet.
    pub(super) fn check_mainnet_day(
        &self,
        name: &UpgradeName,
        (release, testnet): (Day, Day),
        day: Day,
    ) -> Result<(), Rejection> {
        let upgrade = || name.clone();
        if day < release {
            return Err(Rejection::BeforeRelease { upgrade: upgrade(), release, day });
        }
        let min = self.plan.policy.mainnet_after_testnet_min_days;
        match day.0.checked_sub(testnet.0).filter(|days| *days >= min) {
            Some(_) => Ok(()),
            None => Err(Rejection::TooSoonAfterTestnet { upgrade: upgrade(), testnet, day, min }),
        }
    }
}

fn governance_open(upgrade: &Upgrade) -> Rejection {
    Rejection::GovernanceOpen { upgrade: upgrade.name.clone(), state: upgrade.state() }
}
