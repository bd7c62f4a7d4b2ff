//! What two networks allow, and in what they differ.

use alloc::{boxed::Box, collections::BTreeMap, vec::Vec};
use core::fmt;

use super::{Network, NetworkError, name::Since};
use crate::{
    train::{FeatureName, Release, Train},
    version::Epoch,
};

/// What two networks differ in: versions of entities and messages that only one of them allows, or both
/// from different times on. A line for each.
///
/// Times are epochs; where both networks have clocks, and these differ, days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NetworkDifference {
    /// The networks.
    pub networks: Box<[Network; 2]>,
    /// What they differ in, by feature and release.
    pub releases: Vec<DifferingRelease>,
}

/// A row of a difference: from when on each of two networks allows something.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DifferingRelease {
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
        let differing = allowed.into_iter().filter(|(_, from)| differ([left, right], *from));
        let releases =
            differing.map(|((feature, release), from)| DifferingRelease { feature, release, from });
        let networks = Box::new([left.clone(), right.clone()]);
        Ok(NetworkDifference { networks, releases: releases.collect() })
    }
}

/// Whether something is allowed from different times on: epochs, or days where these are all that two
/// clocks have in common.
fn differ(networks: [&Network; 2], from: [Option<Epoch>; 2]) -> bool {
    let ([left, right], [Some(left_from), Some(right_from)]) = (networks, from) else {
        return from != [None, None];
    };
    if left.clock().is_some() && right.clock().is_some() && left.clock() != right.clock() {
        let day = left.day_of(left_from);
        return day.is_none() || day != right.day_of(right_from);
    }
    left_from != right_from
}

impl fmt::Display for NetworkDifference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [left, right] = &*self.networks;
        write!(f, "{left} and {right}:")?;
        if self.is_empty() {
            return f.write_str(" no difference");
        }
        self.releases.iter().try_for_each(|row| {
            let DifferingRelease { feature, release, from: [left_from, right_from] } = row;
            let (left, right) = (Allows(left, *left_from), Allows(right, *right_from));
            write!(f, "\n  {release} (`{feature}`): {left}, {right}")
        })
    }
}

/// From when on a network allows something.
struct Allows<'a>(&'a Network, Option<Epoch>);

impl fmt::Display for Allows<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.1 {
            None => write!(f, "{} never", self.0),
            Some(epoch) => write!(f, "{} {}", self.0, Since(self.0, epoch)),
        }
    }
}
