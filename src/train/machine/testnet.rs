//! The testnet's release and activation.

use super::{Train, betanet::upgrade_in_wrong_state, step::Step};
use crate::train::{
    Activation, Day, Node, Rejection, Upgrade, UpgradeName,
    upgrade::{Stage, Vote},
};

/// Whether the testnet is as mainnet will be.
pub(super) struct Likeness {
    pub(super) all_chains: bool,
    pub(super) matches_mainnet: bool,
}

impl Train {
    pub(super) fn testnet_release(&self, name: &UpgradeName, day: Day) -> Result<Step, Rejection> {
        let before = self.live(name)?;
        match before.stage {
            Stage::BetaPassed => {}
            Stage::Audit => return Err(Rejection::AuditOpen { upgrade: name.clone() }),
            Stage::Scoped(_) | Stage::Deployed | Stage::Acceptance => {
                let state = before.state();
                return Err(Rejection::BetanetNotConcluded { upgrade: name.clone(), state });
            }
            Stage::Testnet { .. } | Stage::Mainnet { .. } => {
                return Err(upgrade_in_wrong_state(before, "testnet_release"));
            }
        }
        let stage = Stage::Testnet { release: day, activation: None, vote: Vote::Ahead };
        Ok(Step::upgrade(Upgrade { stage, ..before.clone() }))
    }

    pub(super) fn testnet_activate(
        &self,
        name: &UpgradeName,
        activation: Activation,
        likeness: &Likeness,
    ) -> Result<Step, Rejection> {
        let before = self.live(name)?;
        let (release, vote) = match before.stage {
            Stage::Testnet { release, activation: None, vote } => (release, vote),
            Stage::Testnet { activation: Some(_), .. } | Stage::Mainnet { .. } => {
                return Err(upgrade_in_wrong_state(before, "testnet_activate"));
            }
            Stage::Scoped(_)
            | Stage::Deployed
            | Stage::Audit
            | Stage::Acceptance
            | Stage::BetaPassed => {
                let state = before.state();
                return Err(Rejection::TestnetNotReleased { upgrade: name.clone(), state });
            }
        };
        self.check_lead(name, release, activation.day)?;
        if !likeness.all_chains {
            return Err(Rejection::TestnetChainLeftOut { upgrade: name.clone() });
        }
        if !likeness.matches_mainnet {
            return Err(Rejection::TestnetDiffersFromMainnet { upgrade: name.clone() });
        }
        self.check_needs_on_testnet(before, activation)?;
        self.check_spec_versions(before, activation, Upgrade::testnet, Self::testnet_spec_version)?;
        let stage = Stage::Testnet { release, activation: Some(activation), vote };
        let step = Step::upgrade(Upgrade { stage, ..before.clone() });
        Ok(step.upgrade_walks(name, &[Node::T1, Node::T2]))
    }

    /// A day before the release is too short a lead, whatever the policy says.
    pub(super) fn check_lead(
        &self,
        name: &UpgradeName,
        release: Day,
        day: Day,
    ) -> Result<(), Rejection> {
        let upgrade = || name.clone();
        let min = self.plan.policy.testnet_lead_min_days;
        let lead = day.0.checked_sub(release.0).filter(|lead| *lead >= min);
        let Some(lead) = lead else {
            return Err(Rejection::LeadTooShort { upgrade: upgrade(), release, day, min });
        };
        match self.plan.policy.testnet_lead_max_days.filter(|max| lead > *max) {
            Some(max) => Err(Rejection::LeadTooLong { upgrade: upgrade(), release, day, max }),
            None => Ok(()),
        }
    }
}
