//! What features and upgrades walk on the chart, put together from the edges that events cross.

use std::collections::BTreeMap;

use perennial::train::{
    Crossing, Edge, Event, FeatureState, Governance, Node, Removal, Subject, Train, Transition,
    UpgradeState,
};

/// The nodes that each subject has walked to: two for an upgrade whose vote runs beside its testnet.
#[derive(Default)]
pub struct Walks(BTreeMap<Subject, Vec<Node>>);

impl Walks {
    /// Goes on; panics where an edge is none of the chart, or does not begin where its subject is. The
    /// chart is left in three places only, where its text goes on and it does not.
    pub fn go(&mut self, crossings: &[Crossing], train: &Train) {
        for Crossing { subject, edge } in crossings {
            assert!(Edge::ALL.contains(edge), "{edge} is no edge of the chart");
            if edge.from == Node::L2Decision {
                assert_eq!(edge.answer, Some(has_l2_changes(train, subject)), "{subject}: {edge}");
            }
            let start = match subject {
                Subject::Feature(_) => Node::MergePR,
                Subject::Upgrade(_) => Node::B1,
            };
            let at = self.0.entry(subject.clone()).or_insert_with(|| vec![start]);
            if let Some(node) = at.iter_mut().find(|node| **node == edge.from) {
                *node = edge.to;
                continue;
            }
            match (subject, at.as_mut_slice(), edge.from) {
                // Merged again after a veto.
                (Subject::Feature(_), [node @ Node::B1], Node::MergePR)
                // Deployed again without the feature that was removed.
                | (Subject::Upgrade(_), [node @ Node::Remove], Node::B4) => *node = edge.to,
                // Posted while the testnet waits.
                (Subject::Upgrade(_), [Node::T1], Node::G1)
                    if train.policy().governance == Governance::Parallel =>
                {
                    at.push(edge.to);
                }
                _ => panic!("{subject} is at {at:?} and cannot cross {edge}"),
            }
        }
    }

    /// Upgrades whose features were removed, though no auditor asked for it, go back: the chart has no
    /// edge for that.
    pub fn go_back(&mut self, transition: &Transition, train: &Train) {
        for Removal { upgrade, .. } in &transition.removed {
            let subject = Subject::Upgrade(upgrade.clone());
            let stands = train.stands(&subject);
            assert!(matches!(
                stands[..],
                [Node::Remove | Node::B1 | Node::B2 | Node::B3 | Node::B4]
            ));
            assert_eq!(train.upgrade(upgrade.as_str()).unwrap().state(), UpgradeState::Scoped);
            self.0.insert(subject, stands);
        }
    }

    /// Holds the walks against where a train says that everybody stands.
    pub fn check(&self, train: &Train, event: &Event) {
        for (name, state) in train.features() {
            let subject = Subject::Feature(name.clone());
            let stands = train.stands(&subject);
            let walked = self.0.get(&subject).cloned().unwrap_or_else(|| vec![Node::MergePR]);
            let expected = match state {
                FeatureState::Merged => vec![Node::MergePR],
                FeatureState::Removed => vec![Node::Remove],
                FeatureState::InUpgrade | FeatureState::Shipped => {
                    let upgrade = train.upgrade_of(name.as_str()).unwrap();
                    train.stands(&Subject::Upgrade(upgrade.name().clone()))
                }
                _ => walked,
            };
            assert_eq!(stands, expected, "{name} after {event:?}");
        }
        for upgrade in train.upgrades() {
            let subject = Subject::Upgrade(upgrade.name().clone());
            let mut walked = self.0[&subject].clone();
            if walked.len() > 1 {
                walked.retain(|node| *node != Node::T2);
            }
            let mut stands = train.stands(&subject);
            // Deployed again, after a removal, it stands where the chart goes on.
            if walked == [Node::Remove] && stands == [Node::B4] {
                stands = vec![Node::Remove];
            }
            assert_eq!(stands, walked, "{subject} after {event:?}");
        }
    }
}

fn has_l2_changes(train: &Train, subject: &Subject) -> bool {
    let Subject::Upgrade(name) = subject else { panic!("{subject} is asked about L2") };
    let features = train.upgrade(name.as_str()).unwrap().features().iter();
    let mut planned = features.map(|feature| train.plan().find(feature.as_str()).unwrap());
    planned.any(|feature| feature.l2)
}
