//! From a merge to the alphanet and through it.

use alloc::vec::Vec;

use super::{
    Train,
    step::{Alphanet, Progress, Step},
};
use crate::train::{
    Evidence, FeatureName, FeatureState, Month, Node, Rejection, Scope, Standing, Subject,
};

impl Train {
    /// Merging again adds what was missing. A feature whose upgrade was vetoed begins anew by it.
    pub(super) fn merge(&self, name: &FeatureName, is_complete: bool) -> Result<Step, Rejection> {
        self.check_planned(name)?;
        let progress = match self.features.get(name) {
            Some(before) if !self.is_stopped(name) => {
                let is_code_complete = before.is_code_complete || is_complete;
                Progress { is_code_complete, ..*before }
            }
            Some(_) | None => {
                Progress { state: FeatureState::Merged, is_code_complete: is_complete }
            }
        };
        Ok(Step::feature(name, progress))
    }

    pub(super) fn complete(&self, name: &FeatureName) -> Result<Step, Rejection> {
        self.check_planned(name)?;
        let before = self.merged(name)?;
        Ok(Step::feature(name, Progress { is_code_complete: true, ..before }))
    }

    pub(super) fn alpha_submit(
        &self,
        name: &FeatureName,
        event: &'static str,
    ) -> Result<Step, Rejection> {
        self.check_planned(name)?;
        let before = self.merged(name)?;
        if before.state != FeatureState::Merged {
            return Err(feature_in_wrong_state(name, before.state, event));
        }
        let progress = Progress { state: FeatureState::AlphaSubmitted, ..before };
        Ok(Step::feature(name, progress).feature_walks(name, &[Node::MergePR, Node::A1]))
    }

    pub(super) fn alpha_add(
        &self,
        month: Month,
        name: &FeatureName,
        event: &'static str,
    ) -> Result<Step, Rejection> {
        if self.alphanets.contains_key(&month) {
            return Err(Rejection::ScopeClosed {
                of: Scope::Alphanet(month),
                feature: name.clone(),
            });
        }
        self.alpha_submit(name, event)
    }

    pub(super) fn alpha_meeting(&self, month: Month) -> Result<Step, Rejection> {
        if self.alphanets.contains_key(&month) {
            return Err(Rejection::MeetingAlreadyHeld { month });
        }
        let scope = self.features_in(FeatureState::AlphaSubmitted).cloned().collect();
        let alphanet = Alphanet { scope, deployed: None };
        Ok(Step { alphanet: Some((month, alphanet)), ..Step::default() })
    }

    /// What is in scope and code-complete by now goes on the alphanet. The rest stays where it is, and
    /// is in the next meeting's scope; what is still tested from an earlier alphanet rides along.
    pub(super) fn alpha_deploy(&self, month: Month, at_genesis: bool) -> Result<Step, Rejection> {
        let alphanet = self.alphanets.get(&month).ok_or(Rejection::NotScoped { month })?;
        if alphanet.deployed.is_some() {
            return Err(Rejection::AlreadyDeployedThisMonth { month });
        }
        if !at_genesis {
            return Err(Rejection::AlphanetNotActiveAtGenesis { month });
        }
        let mut step = Step::default();
        let mut aboard: Vec<_> = self.features_in(FeatureState::AlphaTesting).cloned().collect();
        for name in &alphanet.scope {
            let ready = self.features.get(name).copied().filter(|progress| {
                progress.is_code_complete && progress.state == FeatureState::AlphaSubmitted
            });
            if let Some(before) = ready {
                let progress = Progress { state: FeatureState::AlphaTesting, ..before };
                step.features.push((name.clone(), progress));
                step = step.feature_walks(name, &[Node::A1, Node::A2, Node::A3]);
                aboard.push(name.clone());
            }
        }
        aboard.sort();
        let alphanet = Alphanet { deployed: Some(aboard), ..alphanet.clone() };
        Ok(Step { alphanet: Some((month, alphanet)), ..step })
    }

    pub(super) fn alpha_accept(
        &self,
        name: &FeatureName,
        is_stable: bool,
        evidence: Option<&Evidence>,
    ) -> Result<Step, Rejection> {
        let testing = |progress: &Progress| progress.state == FeatureState::AlphaTesting;
        let Some(before) = self.features.get(name).copied().filter(testing) else {
            return Err(Rejection::NotOnAlphanet { feature: name.clone() });
        };
        let (state, to) = if is_stable {
            let subject = Subject::Feature(name.clone());
            self.check_evidence(subject, core::slice::from_ref(name), evidence)?;
            (FeatureState::AlphaPassed, Node::B1)
        } else {
            (FeatureState::AlphaSubmitted, Node::A1)
        };
        let step = Step::feature(name, Progress { state, ..before });
        Ok(step.feature_walks(name, &[Node::A3, Node::ADecision, to]))
    }

    fn check_planned(&self, name: &FeatureName) -> Result<(), Rejection> {
        let is_planned = self.plan.find(name.as_str()).is_some();
        is_planned.then_some(()).ok_or_else(|| Rejection::NoSuchFeature { feature: name.clone() })
    }

    fn merged(&self, name: &FeatureName) -> Result<Progress, Rejection> {
        let progress = self.features.get(name).copied();
        progress.ok_or_else(|| Rejection::NotMerged { feature: name.clone() })
    }

    /// Whether a feature was in an upgrade that was vetoed, and has not begun anew.
    fn is_stopped(&self, name: &FeatureName) -> bool {
        self.upgrade_of(name.as_str()).is_some_and(|upgrade| upgrade.is_stopped())
    }
}

pub(super) fn feature_in_wrong_state(
    feature: &FeatureName,
    state: FeatureState,
    event: &'static str,
) -> Rejection {
    let feature = feature.clone();
    Rejection::WrongState { event, standing: Standing::Feature { feature, state } }
}
