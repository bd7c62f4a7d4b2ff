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

/// What an event changed: the edges that were crossed, in their order. An event may cross none, as a
/// meeting that decides against a betanet.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Transition {
    /// The edges.
    pub crossings: Vec<Crossing>,
}
