//! When forks are active.

use alloc::{collections::BTreeMap, string::String, vec::Vec};

use super::{Fork, ForkOrder};
use crate::version::{Epoch, SpecVersion};

/// The times of forks on one network or chain: only those that are set. A time is a unix time or a block
/// height, whichever the chain counts by.
///
/// # Examples
///
/// ```
/// use perennial::{Epoch, train::{ForkOrder, ForkTimes}};
///
/// let order = ForkOrder::numbered(["canyon", "delta", "ecotone"])?;
/// let times = ForkTimes::from_iter([("canyon", Epoch(0)), ("delta", Epoch(20))]);
///
/// let current = times.current(&order, Epoch(19)).ok_or("canyon is active")?;
/// assert_eq!(current.name, "canyon");
/// let next = times.next(&order, Epoch(19)).ok_or("delta comes")?;
/// assert_eq!((next.at, next.forks[0].name.as_str()), (Epoch(20), "delta"));
/// assert!(!times.is_active("ecotone", Epoch(u64::MAX)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ForkTimes(BTreeMap<String, Epoch>);

/// What comes next: all forks that begin together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upcoming<'a> {
    /// When.
    pub at: Epoch,
    /// Which: in their order, then the optional ones.
    pub forks: Vec<&'a Fork>,
}

impl ForkTimes {
    /// No fork has a time.
    #[must_use]
    pub const fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// The time of a fork, if it is set.
    #[must_use]
    pub fn get(&self, fork: &str) -> Option<Epoch> {
        self.0.get(fork).copied()
    }

    /// Sets the time of a fork. Returns the one before.
    pub fn set(&mut self, fork: impl Into<String>, at: Epoch) -> Option<Epoch> {
        self.0.insert(fork.into(), at)
    }

    /// Takes the time of a fork away, and returns it.
    pub fn unset(&mut self, fork: &str) -> Option<Epoch> {
        self.0.remove(fork)
    }

    /// All times that are set, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Epoch)> {
        self.0.iter().map(|(fork, at)| (fork.as_str(), *at))
    }

    /// How many are set.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether none is set.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a fork is active: its time is set and has come. One without a time never is.
    #[must_use]
    pub fn is_active(&self, fork: &str, at: Epoch) -> bool {
        self.get(fork).is_some_and(|time| time <= at)
    }

    /// Whether a block is the first one at which a fork is active. Genesis is no such block: what is
    /// active there was never activated.
    #[must_use]
    pub fn is_activation_block(&self, fork: &str, at: Epoch, block_time: u64) -> bool {
        let before = at.0.checked_sub(block_time).map(Epoch);
        self.is_active(fork, at) && before.is_some_and(|before| !self.is_active(fork, before))
    }

    /// From when on a fork is active: its time, or 0 if the order has it from genesis on and no time is
    /// set.
    #[must_use]
    pub fn since(&self, order: &ForkOrder, fork: &str) -> Option<Epoch> {
        self.get(fork).or_else(|| order.is_from_genesis(fork).then_some(Epoch::GENESIS))
    }

    /// The forks that are active: in their order, then the optional ones.
    #[must_use]
    pub fn active<'a>(&self, order: &'a ForkOrder, at: Epoch) -> Vec<&'a Fork> {
        order.all().filter(|fork| self.has_begun(order, fork, at)).collect()
    }

    /// The fork that a block belongs to: the latest of the order that is active. Of two that begin
    /// together it is the later one; optional forks do not count.
    #[must_use]
    pub fn current<'a>(&self, order: &'a ForkOrder, at: Epoch) -> Option<&'a Fork> {
        order.forks().iter().rev().find(|fork| self.has_begun(order, fork, at))
    }

    /// The spec version of the [current](Self::current) fork, or that before the first one.
    #[must_use]
    pub fn spec_version(&self, order: &ForkOrder, at: Epoch) -> SpecVersion {
        let current = self.current(order, at).and_then(|fork| fork.spec_version);
        current.unwrap_or_else(|| order.base())
    }

    /// What comes next, also if it is an optional fork; `None` if nothing does.
    #[must_use]
    pub fn next<'a>(&self, order: &'a ForkOrder, after: Epoch) -> Option<Upcoming<'a>> {
        let ahead = order.all().filter_map(|fork| {
            let at = self.since(order, &fork.name)?;
            (at > after).then_some((fork, at))
        });
        let ahead: Vec<_> = ahead.collect();
        let next = ahead.iter().map(|(_, at)| *at).min()?;
        let forks = ahead.into_iter().filter(|(_, at)| *at == next).map(|(fork, _)| fork);
        Some(Upcoming { at: next, forks: forks.collect() })
    }

    fn has_begun(&self, order: &ForkOrder, fork: &Fork, at: Epoch) -> bool {
        self.since(order, &fork.name).is_some_and(|since| since <= at)
    }
}

impl<N: Into<String>> FromIterator<(N, Epoch)> for ForkTimes {
    fn from_iter<I: IntoIterator<Item = (N, Epoch)>>(times: I) -> Self {
        Self(times.into_iter().map(|(fork, at)| (fork.into(), at)).collect())
    }
}
