//! The vote.

use super::{Train, betanet::upgrade_in_wrong_state, step::Step};
use crate::train::{
    Governance, Node, ProposalNumber, Rejection, Upgrade, UpgradeName,
    upgrade::{Stage, Vote},
};

impl Train {
    /// Posts the proposal: where the vote follows the testnet's activation, not before that; where it
    /// runs beside it, from the testnet's release on.
    pub(super) fn gov_post(
        &self,
        name: &UpgradeName,
        number: ProposalNumber,
    ) -> Result<Step, Rejection> {
        let before = self.live(name)?;
        match self.plan.policy.governance {
            Governance::AfterTestnetActivation if before.testnet().is_none() => {
                return Err(Rejection::TestnetNotActive { upgrade: name.clone() });
            }
            Governance::Parallel if before.testnet_release().is_none() => {
                return Err(upgrade_in_wrong_state(before, "gov_post"));
            }
            Governance::AfterTestnetActivation | Governance::Parallel => {}
        }
        if before.number != Some(number) {
            let (upgrade, own) = (name.clone(), before.number);
            return Err(Rejection::NumberDiffersFromUpgrade {
                upgrade,
                number: own,
                found: number,
            });
        }
        let Stage::Testnet { release, activation, vote: Vote::Ahead } = before.stage else {
            return Err(Rejection::AlreadyPosted { upgrade: name.clone() });
        };
        let stage = Stage::Testnet { release, activation, vote: Vote::Posted };
        let step = Step::upgrade(Upgrade { stage, ..before.clone() });
        // Beside a testnet that still waits the vote is a strand of its own, and begins at its own
        // node: no edge leads there from where the testnet is.
        let from_testnet: &[Node] = if activation.is_some() { &[Node::T2, Node::G1] } else { &[] };
        Ok(step.upgrade_walks(name, from_testnet).upgrade_walks(name, &[Node::G1, Node::G2]))
    }

    /// A veto takes what needs the upgrade's features out of those that are not on the testnet's way yet.
    pub(super) fn gov_result(&self, name: &UpgradeName, is_veto: bool) -> Result<Step, Rejection> {
        let before = self.live(name)?;
        let Stage::Testnet { release, activation, vote: Vote::Posted } = before.stage else {
            let state = before.state();
            return Err(Rejection::NotInGovernance { upgrade: name.clone(), state });
        };
        let (vote, to) =
            if is_veto { (Vote::Vetoed, Node::Stop) } else { (Vote::Passed, Node::M1) };
        let stage = Stage::Testnet { release, activation, vote };
        let step = Step::upgrade(Upgrade { stage, ..before.clone() });
        let step = step.upgrade_walks(name, &[Node::G2, Node::GDecision, to]);
        Ok(if is_veto { self.without_dependents(step) } else { step })
    }
}
