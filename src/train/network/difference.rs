//! What two networks allow, and in what they differ.

use alloc::{boxed::Box, collections::BTreeMap, vec::Vec};
use core::fmt;

use super::{Network, NetworkError};
use crate::{
    train::{FeatureName, Release, Train},
    version::Epoch,
};

/// What two networks differ in: versions of entities and messages that only one of them allows, or both
/// from different epochs on. A line for each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NetworkDifference {
    /// The networks.
    pub networks: Box<[Network; 2]>,
    /// What they differ in, by feature and release.
    pub releases: Vec<Allowed>,
}

/// From when on two networks allow something.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Allowed {
    /// The feature that releases it.
    pub feature: FeatureName,
    /// What.
    pub release: Release,
    /// From which epoch on each of them allows it; `None` for never.
    pub from: [Option<Epoch>; 2],
}

impl NetworkDifference {
    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.releases.is_empty()
    }
}

impl Train {
    /// What two networks of the train differ in.
    ///
    /// # Errors
    ///
    /// [`NetworkError`] if the train does not say what one of them runs.
    pub fn difference(
        &self,
        left: &Network,
        right: &Network,
    ) -> Result<NetworkDifference, NetworkError> {
        let mut allowed: BTreeMap<(FeatureName, Release), [Option<Epoch>; 2]> = BTreeMap::new();
        let rollouts = [self.rollout(left)?, self.rollout(right)?];
        for (side, rollout) in rollouts.iter().enumerate() {
            for (release, feature, step) in self.on(rollout) {
                let from = allowed.entry((feature.name.clone(), release.clone())).or_default();
                from.get_mut(side).into_iter().for_each(|from| *from = Some(step.epoch));
            }
        }
        let differing = allowed.into_iter().filter(|(_, [left, right])| left != right);
        let releases =
            differing.map(|((feature, release), from)| Allowed { feature, release, from });
        let networks = Box::new([left.clone(), right.clone()]);
        Ok(NetworkDifference { networks, releases: releases.collect() })
    }
}

impl fmt::Display for NetworkDifference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [left, right] = &*self.networks;
        write!(f, "{left} and {right}:")?;
        if self.is_empty() {
            return f.write_str(" no difference");
        }
        self.releases.iter().try_for_each(|Allowed { feature, release, from: [left, right] }| {
            write!(f, "\n  {release} (`{feature}`): {}, {}", From(*left), From(*right))
        })
    }
}

/// From when on something is allowed.
struct From(Option<Epoch>);

impl fmt::Display for From {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            None => f.write_str("never"),
            Some(Epoch::GENESIS) => f.write_str("from genesis on"),
            Some(epoch) => write!(f, "from epoch {epoch} on"),
        }
    }
}
