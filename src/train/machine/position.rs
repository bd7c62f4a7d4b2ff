//! Where features and upgrades stand on the chart, and what is still ahead.

use alloc::{vec, vec::Vec};

use super::Train;
use crate::train::{
    AuditResult, Edge, Event, FeatureName, FeatureState, Node, Subject, Upgrade, UpgradeName,
    upgrade::{Due, Stage, Vote},
};

/// Where an event belongs on the chart.
struct Place {
    /// `None` where it moves several features, or an upgrade that is not there yet.
    subject: Option<Subject>,
    /// The node that its subject must have reached.
    from: Node,
    /// Where it leads.
    to: Node,
    network: Network,
}

/// Which strand an event belongs to, while the vote runs beside the testnet.
#[derive(PartialEq, Eq)]
enum Network {
    UpToTestnet,
    Vote,
    Mainnet,
}

impl Train {
    /// The nodes of the chart on which a feature or an upgrade stands: none before it is merged or
    /// opened, two while the vote runs beside a testnet that still waits.
    ///
    /// A feature in an upgrade stands where that does.
    #[must_use]
    pub fn stands(&self, subject: &Subject) -> Vec<Node> {
        match subject {
            Subject::Feature(name) => match self.feature(name.as_str()) {
                None => Vec::new(),
                Some(FeatureState::Merged) => vec![Node::MergePR],
                Some(FeatureState::AlphaSubmitted) => vec![Node::A1],
                Some(FeatureState::AlphaTesting) => vec![Node::A3],
                Some(FeatureState::AlphaPassed | FeatureState::BetaSubmitted) => vec![Node::B1],
                Some(FeatureState::Removed) => vec![Node::Remove],
                Some(FeatureState::InUpgrade | FeatureState::Shipped) => {
                    let upgrade = self.upgrade_of(name.as_str());
                    upgrade.map(|upgrade| self.upgrade_stands(upgrade)).unwrap_or_default()
                }
            },
            Subject::Upgrade(name) => {
                let upgrade = self.upgrade(name.as_str());
                upgrade.map(|upgrade| self.upgrade_stands(upgrade)).unwrap_or_default()
            }
        }
    }

    fn upgrade_stands(&self, upgrade: &Upgrade) -> Vec<Node> {
        let (testnet, vote) = match upgrade.stage {
            Stage::Scoped(Due::First) => {
                let is_named = upgrade.hardfork.is_some() || !self.has_l2_changes(upgrade);
                return vec![if is_named { Node::B3 } else { Node::B2 }];
            }
            Stage::Scoped(Due::Unstable) => return vec![Node::B1],
            Stage::Scoped(Due::Removal) => return vec![Node::Remove],
            Stage::Scoped(Due::Fix) | Stage::Deployed => return vec![Node::B4],
            Stage::Audit => return vec![Node::SA1],
            Stage::Acceptance => return vec![Node::B6],
            Stage::BetaPassed => return vec![Node::T1],
            Stage::Mainnet { activation: None, .. } => return vec![Node::M1],
            Stage::Mainnet { activation: Some(_), .. } => return vec![Node::M2],
            Stage::Testnet { activation, vote, .. } => (activation, vote),
        };
        let vote = match vote {
            Vote::Ahead => None,
            Vote::Posted => Some(Node::G2),
            Vote::Passed => Some(Node::M1),
            Vote::Vetoed => Some(Node::Stop),
        };
        match (testnet, vote) {
            (None, None) => vec![Node::T1],
            (Some(_), None) => vec![Node::T2],
            (None, Some(vote)) => vec![Node::T1, vote],
            (Some(_), Some(vote)) => vec![vote],
        }
    }

    /// The edges that are still to be crossed until an event has happened, its own last: what a
    /// refusal stands at. Empty where the chart leads back there no more.
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::{
    ///     SpecVersion,
    ///     train::{Edge, Event, Feature, Plan, Policy, Train},
    /// };
    ///
    /// let plan = Plan::new(Policy::seed001(), SpecVersion(5)).feature(Feature::new("karma"));
    /// let mut train = Train::new(plan)?;
    /// train.apply(Event::merge("karma"))?;
    /// train.apply(Event::alpha_submit("karma"))?;
    ///
    /// let early = Event::beta_submit("karma");
    /// let refused = train.apply(early.clone()).unwrap_err();
    /// assert_eq!(refused.code(), "alpha_not_passed");
    /// let missing: Vec<String> = train.missing(&early).iter().map(Edge::to_string).collect();
    /// assert_eq!(missing, ["A1>A2", "A2>A3", "A3>ADecision", "ADecision.Yes>B1"]);
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    #[must_use]
    pub fn missing(&self, event: &Event) -> Vec<Edge> {
        let Place { subject, from, to, network } = place(event);
        let stands = subject.as_ref().map(|subject| self.stands(subject)).unwrap_or_default();
        let strand = match network {
            Network::UpToTestnet => stands.first(),
            Network::Vote | Network::Mainnet => stands.last(),
        };
        let begin = match (&subject, strand) {
            (None, _) => from,
            (Some(Subject::Feature(_)), None) => Node::MergePR,
            (Some(Subject::Upgrade(_)), None) => Node::B1,
            // The chart ends where a feature is removed; its text goes on from here.
            (Some(Subject::Feature(_)), Some(Node::Remove)) => Node::B1,
            (Some(Subject::Upgrade(_)), Some(Node::Remove)) => Node::B4,
            (Some(_), Some(node)) => *node,
        };
        let waits = stands.len() > 1 && network == Network::Mainnet;
        let testnet = Edge::between(Node::T1, Node::T2).filter(|_| waits);
        let Some(way) = Edge::path(begin, from) else { return Vec::new() };
        let own = Edge::path(from, to).unwrap_or_default();
        testnet.into_iter().chain(way).chain(own).collect()
    }
}

fn place(event: &Event) -> Place {
    let feature = |name: &FeatureName, from, to| {
        let subject = Some(Subject::Feature(name.clone()));
        Place { subject, from, to, network: Network::UpToTestnet }
    };
    let many = |from, to| Place { subject: None, from, to, network: Network::UpToTestnet };
    let on = |network, name: &UpgradeName, from, to| Place {
        subject: Some(Subject::Upgrade(name.clone())),
        from,
        to,
        network,
    };
    let upgrade = |name, from, to| on(Network::UpToTestnet, name, from, to);
    match event {
        Event::Merge { feature: name, .. } | Event::Complete { feature: name } => {
            feature(name, Node::MergePR, Node::MergePR)
        }
        Event::AlphaSubmit { feature: name }
        | Event::AlphaHold { feature: name, .. }
        | Event::AlphaAdd { feature: name, .. } => feature(name, Node::MergePR, Node::A1),
        Event::AlphaMeeting { .. } => many(Node::A1, Node::A1),
        Event::AlphaDeploy { .. } => many(Node::A1, Node::A3),
        Event::AlphaAccept { feature: name, stable, .. } => {
            feature(name, Node::A3, if *stable { Node::B1 } else { Node::A1 })
        }
        Event::BetaSubmit { feature: name } | Event::BetaAdd { feature: name, .. } => {
            feature(name, Node::B1, Node::B1)
        }
        Event::BetaMeeting { .. } => many(Node::B1, Node::L2Decision),
        Event::HardforkName { upgrade: name, .. } => upgrade(name, Node::B2, Node::B3),
        Event::UpgradeNumber { upgrade: name, .. } => upgrade(name, Node::B3, Node::B3),
        // A fix has led there already.
        Event::BetaDeploy { upgrade: name, .. } => upgrade(name, Node::B4, Node::B4),
        Event::AuditDecision { upgrade: name, required } => {
            upgrade(name, Node::B4, if *required { Node::SA1 } else { Node::B6 })
        }
        Event::AuditResult { upgrade: name, result } => {
            let to = match result {
                AuditResult::Clean => Node::B6,
                AuditResult::NeedsFix => Node::B4,
                AuditResult::HighRisk { .. } => Node::Remove,
            };
            upgrade(name, Node::SA1, to)
        }
        Event::BetaAccept { upgrade: name, stable, .. } => {
            upgrade(name, Node::B6, if *stable { Node::T1 } else { Node::B1 })
        }
        Event::TestnetRelease { upgrade: name, .. } => upgrade(name, Node::T1, Node::T1),
        Event::TestnetActivate { upgrade: name, .. } => upgrade(name, Node::T1, Node::T2),
        Event::GovPost { upgrade: name, .. } => on(Network::Vote, name, Node::T2, Node::G2),
        Event::GovResult { upgrade: name, veto } => {
            on(Network::Vote, name, Node::G2, if *veto { Node::Stop } else { Node::M1 })
        }
        Event::MainnetRelease { upgrade: name, .. } => {
            on(Network::Mainnet, name, Node::M1, Node::M1)
        }
        Event::TestnetReschedule { upgrade: name, .. } => upgrade(name, Node::T2, Node::T2),
        Event::MainnetReschedule { upgrade: name, .. } => {
            on(Network::Mainnet, name, Node::M2, Node::M2)
        }
        Event::MainnetActivate { upgrade: name, .. } => {
            on(Network::Mainnet, name, Node::M1, Node::M2)
        }
    }
}
