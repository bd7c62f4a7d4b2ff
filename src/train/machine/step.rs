//! What an event does, once nothing speaks against it.

use alloc::{vec, vec::Vec};

use super::Train;
use crate::train::{
    Crossing, Edge, FeatureName, FeatureState, Month, Node, Subject, Transition, Upgrade,
    UpgradeName,
};

/// What is known of a merged feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Progress {
    pub(super) state: FeatureState,
    pub(super) is_code_complete: bool,
}

/// What is known of a month's alphanet since its meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Alphanet {
    /// The features that waited for it at its meeting, and have not asked anew since.
    pub(super) scope: Vec<FeatureName>,
    /// The features on it; `None` before it is deployed.
    pub(super) deployed: Option<Vec<FeatureName>>,
}

/// All that an accepted event changes: new values, in place of the old ones of the same name.
///
/// An event is judged against a train that cannot change meanwhile, and ends in a step or a rejection;
/// so a train is never left half changed.
#[derive(Debug, Default)]
pub(super) struct Step {
    pub(super) features: Vec<(FeatureName, Progress)>,
    pub(super) alphanet: Option<(Month, Alphanet)>,
    pub(super) upgrades: Vec<Upgrade>,
    pub(super) transition: Transition,
}

impl Step {
    /// A feature changes.
    pub(super) fn feature(name: &FeatureName, progress: Progress) -> Self {
        Self { features: vec![(name.clone(), progress)], ..Self::default() }
    }

    /// An upgrade changes.
    pub(super) fn upgrade(upgrade: Upgrade) -> Self {
        Self { upgrades: vec![upgrade], ..Self::default() }
    }

    /// A feature walks on the chart, from node to node.
    pub(super) fn feature_walks(self, name: &FeatureName, way: &[Node]) -> Self {
        self.walks(&Subject::Feature(name.clone()), way)
    }

    /// An upgrade walks on the chart, from node to node.
    pub(super) fn upgrade_walks(self, name: &UpgradeName, way: &[Node]) -> Self {
        self.walks(&Subject::Upgrade(name.clone()), way)
    }

    fn walks(mut self, subject: &Subject, way: &[Node]) -> Self {
        let edges = way.iter().zip(way.iter().skip(1));
        let edges = edges.filter_map(|(from, to)| Edge::between(*from, *to));
        let crossings = edges.map(|edge| Crossing { subject: subject.clone(), edge });
        self.transition.crossings.extend(crossings);
        self
    }
}

impl Train {
    /// Takes a step. Nothing can go wrong any more.
    pub(super) fn take(&mut self, step: Step) -> Transition {
        self.alphanets.extend(step.alphanet);
        for (name, progress) in step.features {
            let is_anew = self.feature(name.as_str()) != Some(progress.state);
            if is_anew && progress.state == FeatureState::AlphaSubmitted {
                // It asked after the meetings so far: none of them has put it in scope.
                self.alphanets.values_mut().for_each(|alphanet| {
                    alphanet.scope.retain(|scoped| *scoped != name);
                });
            }
            self.features.insert(name, progress);
        }
        for upgrade in step.upgrades {
            match self.upgrades.iter_mut().find(|known| known.name == upgrade.name) {
                Some(known) => *known = upgrade,
                None => self.upgrades.push(upgrade),
            }
        }
        step.transition
    }
}
