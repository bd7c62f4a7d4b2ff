//! What an event changed.

use alloc::vec::Vec;

use super::{Edge, FeatureName, UpgradeName};

/// Who moves on the chart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A feature: up to the betanet's scope, and where it is removed.
    Feature(FeatureName),
    /// An upgrade: from there on.
    Upgrade(UpgradeName),
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
