//! The timetable: networks, their chains, and when which fork is active.

use alloc::{collections::BTreeMap, string::String, sync::Arc, vec::Vec};

use super::{Chain, DatedChange, ForkOrder, ForkTimes, ProtocolVersion, Superchain, UpgradeRecord};

/// When forks are active on the chains of several networks, and how that came about.
///
/// [`parse`](Self::parse) reads the real timetables of the OP Stack's superchain as they are.
///
/// # Examples
///
/// ```
/// use perennial::{Epoch, train::Timetable};
///
/// let timetable = Timetable::parse(
///     r#"{
///         "about": { "fork_order": ["bedrock", "regolith", "canyon", "delta"] },
///         "networks": { "mainnet": {
///             "superchain": { "l1_chain_id": 1, "forks": {
///                 "canyon": { "time": 1704992401, "utc": "2024-01-11T17:00:01Z" }
///             } },
///             "chains": { "op": {
///                 "chain_id": 10, "superchain_time": 0, "block_time": 2,
///                 "genesis_l2_time": 1686068903, "genesis_l2_block": 105235063,
///                 "forks": { "canyon": 1704992401, "delta": 1708560000 }
///             } }
///         } }
///     }"#,
/// )?;
/// let op = timetable.chain("mainnet", "op").ok_or("op is there")?;
/// let now = Epoch(1_704_992_401);
/// let active: Vec<&str> = op.active(now).iter().map(|fork| fork.name.as_str()).collect();
/// assert_eq!(active, ["bedrock", "regolith", "canyon"]);
/// let next = op.next(now).ok_or("delta comes")?;
/// assert_eq!((next.at, next.forks[0].name.as_str()), (Epoch(1_708_560_000), "delta"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Timetable {
    pub(super) source: Option<String>,
    pub(super) note: Option<String>,
    pub(super) order: Arc<ForkOrder>,
    pub(super) planned_names: Vec<String>,
    pub(super) networks: Vec<Superchain>,
    pub(super) goerli_history: ForkTimes,
    pub(super) changes: BTreeMap<String, Vec<DatedChange>>,
    pub(super) upgrades: Vec<UpgradeRecord>,
    pub(super) protocol_versions: Vec<ProtocolVersion>,
    pub(super) sections: BTreeMap<String, String>,
}

/// Networks and chains.
impl Timetable {
    /// The forks in their order.
    #[must_use]
    pub fn order(&self) -> &ForkOrder {
        &self.order
    }

    /// The networks, by name.
    #[must_use]
    pub fn networks(&self) -> &[Superchain] {
        &self.networks
    }

    /// A network by its name.
    #[must_use]
    pub fn network(&self, name: &str) -> Option<&Superchain> {
        self.networks.iter().find(|network| network.name == name)
    }

    /// All chains, network by network.
    pub fn chains(&self) -> impl Iterator<Item = (&Superchain, &Chain)> {
        self.networks
            .iter()
            .flat_map(|network| network.chains.iter().map(move |chain| (network, chain)))
    }

    /// A chain by the names of its network and its own.
    #[must_use]
    pub fn chain(&self, network: &str, name: &str) -> Option<&Chain> {
        self.network(network)?.chain(name)
    }

    /// A chain by its id.
    #[must_use]
    pub fn chain_of_id(&self, id: u64) -> Option<&Chain> {
        self.chains().find_map(|(_, chain)| (chain.chain_id == id).then_some(chain))
    }
}

/// How it came about.
impl Timetable {
    /// Where it is from.
    #[must_use]
    pub fn source(&self) -> Option<&str> {
        self.source.as_deref()
    }

    /// What is noted about it.
    #[must_use]
    pub fn note(&self) -> Option<&str> {
        self.note.as_deref()
    }

    /// Names for the forks after the order's last one.
    #[must_use]
    pub fn planned_names(&self) -> &[String] {
        &self.planned_names
    }

    /// The changes of a network's times, oldest first.
    #[must_use]
    pub fn changes(&self, network: &str) -> &[DatedChange] {
        self.changes.get(network).map_or(&[], Vec::as_slice)
    }

    /// The times of Goerli, a testnet that is no more.
    #[must_use]
    pub const fn goerli_history(&self) -> &ForkTimes {
        &self.goerli_history
    }

    /// The upgrades that were proposed to governance.
    #[must_use]
    pub fn upgrades(&self) -> &[UpgradeRecord] {
        &self.upgrades
    }

    /// The versions of the protocol.
    #[must_use]
    pub fn protocol_versions(&self) -> &[ProtocolVersion] {
        &self.protocol_versions
    }

    /// All other sections of the file by name, as JSON: summaries of the rest.
    pub fn sections(&self) -> impl Iterator<Item = (&str, &str)> {
        self.sections.iter().map(|(name, json)| (name.as_str(), json.as_str()))
    }
}
