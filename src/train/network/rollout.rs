//! What runs on a network, from when on.

use alloc::{string::String, vec::Vec};
use core::fmt;

use super::{Network, name::Since};
use crate::{
    schedule::{Deployment, Schedule},
    train::{FeatureName, UpgradeName},
    version::{Epoch, SpecVersion},
};

/// What a network runs, step by step: [`Train::rollout`](crate::train::Train::rollout) gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rollout {
    pub(super) network: Network,
    pub(super) base: SpecVersion,
    pub(super) steps: Vec<RolloutStep>,
}

/// What is new on a network from an epoch on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RolloutStep {
    /// From when on.
    pub epoch: Epoch,
    /// The spec version from then on: that of the step before, if nothing is released that needs a new
    /// one.
    pub spec_version: SpecVersion,
    /// The upgrade that brings it; `None` for what is there from genesis on.
    pub upgrade: Option<UpgradeName>,
    /// The name of its hardfork, if it has one.
    pub hardfork: Option<String>,
    /// The features that are new.
    pub features: Vec<FeatureName>,
}

impl Rollout {
    /// The network.
    #[must_use]
    pub const fn network(&self) -> &Network {
        &self.network
    }

    /// The spec version of all networks before the train's first upgrade.
    #[must_use]
    pub const fn base(&self) -> SpecVersion {
        self.base
    }

    /// The steps, in order. The first one is at epoch 0.
    #[must_use]
    pub fn steps(&self) -> &[RolloutStep] {
        &self.steps
    }

    /// The step that brings a feature.
    #[must_use]
    pub fn step_of(&self, feature: &str) -> Option<&RolloutStep> {
        self.steps.iter().find(|step| step.features.iter().any(|name| name.as_str() == feature))
    }

    /// The step with which a spec version is reached: what the code activates at that spec version may
    /// be written from this step on.
    #[must_use]
    pub fn step_at(&self, spec: SpecVersion) -> Option<&RolloutStep> {
        self.steps.iter().find(|step| step.spec_version >= spec)
    }

    /// The spec versions with their epochs, from epoch 0 on: all of them, also those that lie ahead.
    ///
    /// A store's rules let one deployment be pending: [`schedule_at`](Self::schedule_at).
    #[must_use]
    pub fn schedule(&self) -> Schedule {
        let mut list: Vec<Deployment> = Vec::new();
        for step in &self.steps {
            if list.last().is_none_or(|last| last.version < step.spec_version) {
                // Of two that begin together only the later one is ever active.
                list.pop_if(|last| last.valid_from == step.epoch);
                list.push(Deployment::new(step.spec_version, step.epoch));
            }
        }
        list.into_iter().collect()
    }

    /// What a store is to be told at an epoch: what is active then, and what comes next.
    #[must_use]
    pub fn schedule_at(&self, now: Epoch) -> Schedule {
        let all = self.schedule();
        [all.active(now), all.next(now)].into_iter().flatten().cloned().collect()
    }
}

/// A line for each step.
impl fmt::Display for Rollout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.network)?;
        self.steps.iter().try_for_each(|step| {
            let RolloutStep { epoch, spec_version, upgrade, hardfork, features } = step;
            write!(f, "\n  {}: spec version {spec_version}", Since(&self.network, *epoch))?;
            upgrade.iter().try_for_each(|upgrade| write!(f, ", `{upgrade}`"))?;
            hardfork.iter().try_for_each(|hardfork| write!(f, " ({hardfork})"))?;
            let mut before = " with";
            features.iter().try_for_each(|feature| {
                write!(f, "{before} `{feature}`")?;
                before = ",";
                Ok(())
            })
        })
    }
}
