//! What an event changed.

use alloc::vec::Vec;
use core::fmt;

use super::{Edge, FeatureName, UpgradeName};

/// Who moves on the chart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A feature: up to the betanet's scope.
    Feature(FeatureName),
    /// An upgrade: from there on, also to where one of its features is removed.
    Upgrade(UpgradeName),
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Feature(name) => write!(f, "the feature `{name}`"),
            Self::Upgrade(name) => write!(f, "the upgrade `{name}`"),
        }
    }
}

/// An edge of the chart, and who crossed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crossing {
    /// Who.
    pub subject: Subject,
    /// Which edge.
    pub edge: Edge,
}

/// A feature that was taken out of an upgrade: by its auditors, or since it needs what was taken out of
/// an upgrade or vetoed. The betanet is deployed again without it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removal {
    /// The feature.
    pub feature: FeatureName,
    /// The upgrade that goes on without it.
    pub upgrade: UpgradeName,
}

/// What an event changed: the edges that were crossed, in their order, and the features that were
/// removed. An event may cross no edge, as a meeting that decides against a betanet.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Transition {
    /// The edges.
    pub crossings: Vec<Crossing>,
    /// The features that were taken out of upgrades, also of other ones than the event's. The chart has
    /// an edge only for the one in which the auditors find the risk; the others go back to their scopes
    /// without one, since its text has betanets deployed again where a feature must be removed.
    pub removed: Vec<Removal>,
}
