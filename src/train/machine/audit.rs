//! Audit and acceptance of a deployed betanet.

use super::{Train, betanet::upgrade_in_wrong_state, step::Step};
use crate::train::{
    AuditResult, Evidence, FeatureName, Node, Rejection, Subject, Upgrade, UpgradeName,
    upgrade::{Due, Stage},
};

impl Train {
    pub(super) fn audit_decision(
        &self,
        name: &UpgradeName,
        is_required: bool,
    ) -> Result<Step, Rejection> {
        let before = self.live(name)?;
        if before.stage != Stage::Deployed {
            let state = before.state();
            return Err(Rejection::NotDeployed { upgrade: name.clone(), state });
        }
        let (stage, to) =
            if is_required { (Stage::Audit, Node::SA1) } else { (Stage::Acceptance, Node::B6) };
        let step = Step::upgrade(Upgrade { stage, ..before.clone() });
        Ok(step.upgrade_walks(name, &[Node::B4, Node::AuditDecision, to]))
    }

    pub(super) fn audit_result(
        &self,
        name: &UpgradeName,
        result: &AuditResult,
    ) -> Result<Step, Rejection> {
        let before = self.live(name)?;
        if before.stage != Stage::Audit {
            let state = before.state();
            return Err(Rejection::NotInAudit { upgrade: name.clone(), state });
        }
        let review = |stage, way: &[Node]| {
            let step = Step::upgrade(Upgrade { stage, ..before.clone() });
            step.upgrade_walks(name, &[Node::SA1, Node::FixesDecision]).upgrade_walks(name, way)
        };
        match result {
            AuditResult::Clean => Ok(review(Stage::Acceptance, &[Node::FixesDecision, Node::B6])),
            AuditResult::NeedsFix => {
                let way = [Node::FixesDecision, Node::RiskDecision, Node::B4];
                Ok(review(Stage::Scoped(Due::Fix), &way))
            }
            AuditResult::HighRisk { feature } => {
                let feature = risky(before, feature.as_ref())?;
                let way = [Node::FixesDecision, Node::RiskDecision, Node::Remove];
                let mut step = review(Stage::Scoped(Due::Removal), &way);
                self.remove(&mut step, &before.name, feature);
                Ok(self.without_dependents(step))
            }
        }
    }

    pub(super) fn beta_accept(
        &self,
        name: &UpgradeName,
        is_stable: bool,
        evidence: Option<&Evidence>,
    ) -> Result<Step, Rejection> {
        let before = self.live(name)?;
        match before.stage {
            Stage::Acceptance => {}
            Stage::Audit => return Err(Rejection::AuditOpen { upgrade: name.clone() }),
            Stage::Scoped(_)
            | Stage::Deployed
            | Stage::BetaPassed
            | Stage::Testnet { .. }
            | Stage::Mainnet { .. } => return Err(upgrade_in_wrong_state(before, "beta_accept")),
        }
        let (stage, to) = if is_stable {
            self.check_evidence(Subject::Upgrade(name.clone()), &before.features, evidence)?;
            (Stage::BetaPassed, Node::T1)
        } else {
            (Stage::Scoped(Due::Unstable), Node::B1)
        };
        let checked = evidence.filter(|evidence| !evidence.covers().is_empty());
        let checked = checked.map(|evidence| (evidence.before(), evidence.after()));
        let step = Step::upgrade(Upgrade { stage, checked, ..before.clone() });
        Ok(step.upgrade_walks(name, &[Node::B6, Node::BDecision, to]))
    }
}

/// The feature with the risk: the named one, or the only one.
fn risky<'a>(
    upgrade: &'a Upgrade,
    named: Option<&'a FeatureName>,
) -> Result<&'a FeatureName, Rejection> {
    let only = match upgrade.features.as_slice() {
        [only] => Some(only),
        _ => None,
    };
    let feature = named.or(only).filter(|feature| upgrade.features.contains(feature));
    feature.ok_or_else(|| Rejection::NotInUpgrade {
        upgrade: upgrade.name.clone(),
        feature: named.cloned(),
    })
}
