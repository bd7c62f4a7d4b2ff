//! The flowchart: 25 nodes and 29 edges, as the OP Stack's release process draws them.

use alloc::{collections::BTreeMap, collections::VecDeque, vec::Vec};
use core::fmt;

/// A step or a decision of the chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Node {
    /// A pull request is merged.
    MergePR,
    /// Alphanet scoping.
    A1,
    /// Alphanet deployment.
    A2,
    /// Alphanet acceptance testing.
    A3,
    /// Stable on the alphanet?
    ADecision,
    /// Betanet scoping.
    B1,
    /// L2 changes?
    L2Decision,
    /// The hardfork gets its name.
    B2,
    /// The upgrade gets its number.
    B3,
    /// Betanet deployment.
    B4,
    /// Audit?
    AuditDecision,
    /// Security audit: the changes are reviewed.
    SA1,
    /// Does it need a fix?
    FixesDecision,
    /// Is the risk high?
    RiskDecision,
    /// The feature is removed. The chart ends here.
    Remove,
    /// Betanet acceptance testing.
    B6,
    /// Stable on the betanet?
    BDecision,
    /// Testnet release.
    T1,
    /// Testnet activation.
    T2,
    /// The governance proposal is posted.
    G1,
    /// Governance review.
    G2,
    /// Veto?
    GDecision,
    /// Stop. The chart ends here.
    Stop,
    /// Mainnet release.
    M1,
    /// Mainnet activation. The chart ends here.
    M2,
}

/// An edge of the chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Edge {
    /// Where it comes from.
    pub from: Node,
    /// The answer, where it comes from a decision.
    pub answer: Option<bool>,
    /// Where it leads to.
    pub to: Node,
}

const fn edge(from: Node, to: Node) -> Edge {
    Edge { from, answer: None, to }
}

const fn answer(from: Node, answer: bool, to: Node) -> Edge {
    Edge { from, answer: Some(answer), to }
}

impl Edge {
    /// All edges, in the chart's order.
    pub const ALL: [Self; 29] = [
        edge(Node::MergePR, Node::A1),
        edge(Node::A1, Node::A2),
        edge(Node::A2, Node::A3),
        edge(Node::A3, Node::ADecision),
        answer(Node::ADecision, false, Node::A1),
        answer(Node::ADecision, true, Node::B1),
        edge(Node::B1, Node::L2Decision),
        answer(Node::L2Decision, true, Node::B2),
        answer(Node::L2Decision, false, Node::B3),
        edge(Node::B2, Node::B3),
        edge(Node::B3, Node::B4),
        edge(Node::B4, Node::AuditDecision),
        answer(Node::AuditDecision, true, Node::SA1),
        answer(Node::AuditDecision, false, Node::B6),
        edge(Node::SA1, Node::FixesDecision),
        answer(Node::FixesDecision, true, Node::RiskDecision),
        answer(Node::RiskDecision, true, Node::Remove),
        answer(Node::RiskDecision, false, Node::B4),
        answer(Node::FixesDecision, false, Node::B6),
        edge(Node::B6, Node::BDecision),
        answer(Node::BDecision, false, Node::B1),
        answer(Node::BDecision, true, Node::T1),
        edge(Node::T1, Node::T2),
        edge(Node::T2, Node::G1),
        edge(Node::G1, Node::G2),
        edge(Node::G2, Node::GDecision),
        answer(Node::GDecision, true, Node::Stop),
        answer(Node::GDecision, false, Node::M1),
        edge(Node::M1, Node::M2),
    ];

    /// The edge from one node to another one: the chart has at most one.
    #[must_use]
    pub fn between(from: Node, to: Node) -> Option<Self> {
        Self::ALL.into_iter().find(|edge| edge.from == from && edge.to == to)
    }

    /// The edges of a shortest way from one node to another one: none if they are the same, `None` if
    /// there is no way.
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::train::{Edge, Node};
    ///
    /// let way = Edge::path(Node::B6, Node::T1).unwrap_or_default();
    /// let way: Vec<String> = way.iter().map(Edge::to_string).collect();
    /// assert_eq!(way, ["B6>BDecision", "BDecision.Yes>T1"]);
    /// assert_eq!(Edge::path(Node::Stop, Node::M1), None);
    /// ```
    #[must_use]
    pub fn path(from: Node, to: Node) -> Option<Vec<Self>> {
        let mut reached_by: BTreeMap<Node, Option<Self>> = [(from, None)].into();
        let mut open = VecDeque::from([from]);
        while let Some(node) = open.pop_front() {
            for edge in Self::ALL.into_iter().filter(|edge| edge.from == node) {
                reached_by.entry(edge.to).or_insert_with(|| {
                    open.push_back(edge.to);
                    Some(edge)
                });
            }
        }
        let mut last = *reached_by.get(&to)?;
        let mut way = Vec::new();
        while let Some(edge) = last {
            way.push(edge);
            last = reached_by.get(&edge.from).copied().flatten();
        }
        way.reverse();
        Some(way)
    }
}

impl fmt::Display for Edge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { from, answer, to } = self;
        match answer {
            None => write!(f, "{from:?}>{to:?}"),
            Some(true) => write!(f, "{from:?}.Yes>{to:?}"),
            Some(false) => write!(f, "{from:?}.No>{to:?}"),
        }
    }
}
