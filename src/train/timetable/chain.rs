//! Chains, and the networks whose times they take.

use alloc::{string::String, sync::Arc, vec::Vec};

use super::{Fork, ForkOrder, ForkTimes, OrderError, OrderRules, Upcoming};
use crate::{
    schedule::Schedule,
    version::{Epoch, SpecVersion},
};

/// A network of many chains, which has times of its own that they may take: mainnet, or a testnet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Superchain {
    pub(super) name: String,
    pub(super) l1_chain_id: u64,
    pub(super) order: Arc<ForkOrder>,
    pub(super) times: ForkTimes,
    pub(super) chains: Vec<Chain>,
}

impl Superchain {
    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The id of the chain below.
    #[must_use]
    pub const fn l1_chain_id(&self) -> u64 {
        self.l1_chain_id
    }

    /// The network's own times.
    #[must_use]
    pub const fn times(&self) -> &ForkTimes {
        &self.times
    }

    /// The order of the forks.
    #[must_use]
    pub fn order(&self) -> &ForkOrder {
        &self.order
    }

    /// Its chains, by name.
    #[must_use]
    pub fn chains(&self) -> &[Chain] {
        &self.chains
    }

    /// A chain by its name.
    #[must_use]
    pub fn chain(&self, name: &str) -> Option<&Chain> {
        self.chains.iter().find(|chain| chain.name == name)
    }

    /// The forks that are active by the network's times: see [`ForkTimes::active`].
    #[must_use]
    pub fn active(&self, at: Epoch) -> Vec<&Fork> {
        self.times.active(&self.order, at)
    }

    /// The fork that is current by the network's times: see [`ForkTimes::current`].
    #[must_use]
    pub fn current(&self, at: Epoch) -> Option<&Fork> {
        self.times.current(&self.order, at)
    }

    /// What comes next by the network's times: see [`ForkTimes::next`].
    #[must_use]
    pub fn next(&self, after: Epoch) -> Option<Upcoming<'_>> {
        self.times.next(&self.order, after)
    }
}

/// A chain with its times, of which those that it took from its network are written out.
///
/// A time that lies before genesis and one of 0 mean the same: the fork is active from genesis on.
/// Questions about a time before genesis are answered from the times alone; see
/// [`is_running`](Self::is_running).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    pub(super) name: String,
    pub(super) chain_id: u64,
    pub(super) superchain_time: Option<Epoch>,
    pub(super) genesis_time: Epoch,
    pub(super) genesis_block: u64,
    pub(super) block_time: u64,
    pub(super) keep_karst_upgrade_gas: bool,
    pub(super) order: Arc<ForkOrder>,
    pub(super) times: ForkTimes,
}

/// What is known of it.
impl Chain {
    /// Its name; chains of two networks may have one name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its id, which no other chain has.
    #[must_use]
    pub const fn chain_id(&self) -> u64 {
        self.chain_id
    }

    /// From when on it takes its network's times; `None` if it never does.
    #[must_use]
    pub const fn superchain_time(&self) -> Option<Epoch> {
        self.superchain_time
    }

    /// The time of its first block.
    #[must_use]
    pub const fn genesis_time(&self) -> Epoch {
        self.genesis_time
    }

    /// The height of its first block.
    #[must_use]
    pub const fn genesis_block(&self) -> u64 {
        self.genesis_block
    }

    /// The seconds from one block to the next.
    #[must_use]
    pub const fn block_time(&self) -> u64 {
        self.block_time
    }

    /// Whether it keeps the gas that Karst's upgrade transactions were given.
    #[must_use]
    pub const fn keep_karst_upgrade_gas(&self) -> bool {
        self.keep_karst_upgrade_gas
    }

    /// Its times.
    #[must_use]
    pub const fn times(&self) -> &ForkTimes {
        &self.times
    }

    /// The order of the forks.
    #[must_use]
    pub fn order(&self) -> &ForkOrder {
        &self.order
    }
}

/// What follows from its times.
impl Chain {
    /// Whether it has begun.
    #[must_use]
    pub fn is_running(&self, at: Epoch) -> bool {
        self.genesis_time <= at
    }

    /// The forks that are active: see [`ForkTimes::active`].
    #[must_use]
    pub fn active(&self, at: Epoch) -> Vec<&Fork> {
        self.times.active(&self.order, at)
    }

    /// The fork that a block of this time belongs to: see [`ForkTimes::current`].
    #[must_use]
    pub fn current(&self, at: Epoch) -> Option<&Fork> {
        self.times.current(&self.order, at)
    }

    /// The spec version of a block of this time: see [`ForkTimes::spec_version`].
    #[must_use]
    pub fn spec_version(&self, at: Epoch) -> SpecVersion {
        self.times.spec_version(&self.order, at)
    }

    /// What comes next: see [`ForkTimes::next`].
    #[must_use]
    pub fn next(&self, after: Epoch) -> Option<Upcoming<'_>> {
        self.times.next(&self.order, after)
    }

    /// Checks that its times follow the order: see [`ForkTimes::check`].
    ///
    /// # Errors
    ///
    /// The first fork that breaks a rule.
    pub fn check(&self, rules: &OrderRules) -> Result<(), OrderError> {
        self.times.check(&self.order, rules, self.genesis_time)
    }

    /// The spec versions that its times bring: see [`ForkTimes::schedule`].
    ///
    /// # Errors
    ///
    /// [`OrderError`] if its times do not follow the order.
    pub fn schedule(&self) -> Result<Schedule, OrderError> {
        self.times.schedule(&self.order)
    }

    /// The times after genesis at which several forks of the order begin together, and which.
    #[must_use]
    pub fn shared_times(&self) -> Vec<Upcoming<'_>> {
        let mut shared: Vec<Upcoming<'_>> = Vec::new();
        for fork in self.order.forks() {
            let at = self.times.get(&fork.name).filter(|at| *at > self.genesis_time);
            let Some(at) = at else { continue };
            match shared.iter_mut().find(|other| other.at == at) {
                Some(other) => other.forks.push(fork),
                None => shared.push(Upcoming { at, forks: Vec::from([fork]) }),
            }
        }
        shared.retain(|time| time.forks.len() > 1);
        shared
    }
}
