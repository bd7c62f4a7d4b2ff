//! What two chains or networks differ in, at a time.

use alloc::{string::String, vec::Vec};
use core::fmt;

use super::{Chain, ForkOrder, ForkTimes, Superchain};
use crate::version::Epoch;

/// What two chains or networks differ in, seen from a time: forks that only one of them has active, and
/// forks that come at different times. Forks that both have active are no difference, however long they
/// have been so.
///
/// # Examples
///
/// ```
/// use perennial::{Epoch, train::{ForkDifference, ForkOrder, ForkTimes}};
///
/// let order = ForkOrder::numbered(["canyon", "delta"])?;
/// let early = ForkTimes::from_iter([("canyon", Epoch(0)), ("delta", Epoch(20))]);
/// let late = ForkTimes::from_iter([("canyon", Epoch(10)), ("delta", Epoch(40))]);
///
/// let difference = ForkDifference::new(&order, ("op", &early), ("bob", &late), Epoch(30));
/// assert_eq!(
///     difference.to_string(),
///     "op and bob at 30:\n  delta: active on op since 20, comes on bob at 40"
/// );
/// # Ok::<(), perennial::train::ForkOrderError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForkDifference {
    /// What both are called.
    pub names: [String; 2],
    /// The time.
    pub at: Epoch,
    /// The forks in which they differ, in their order, then the optional ones.
    pub forks: Vec<(String, [ForkStanding; 2])>,
}

/// How a chain stands to a fork at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForkStanding {
    /// It is active.
    Active {
        /// Since when: 0, or any time before genesis, is since genesis.
        since: Epoch,
    },
    /// It will be.
    Comes {
        /// When.
        at: Epoch,
    },
    /// It has no time.
    Unset,
}

impl ForkDifference {
    /// Compares times under two names.
    #[must_use]
    pub fn new(
        order: &ForkOrder,
        (left, own): (&str, &ForkTimes),
        (right, others): (&str, &ForkTimes),
        at: Epoch,
    ) -> Self {
        let standing = |times: &ForkTimes, fork: &str| match times.since(order, fork) {
            Some(since) if since <= at => ForkStanding::Active { since },
            Some(time) => ForkStanding::Comes { at: time },
            None => ForkStanding::Unset,
        };
        let pair = |fork: &str| [standing(own, fork), standing(others, fork)];
        let forks = order.all().map(|fork| (fork.name.clone(), pair(&fork.name)));
        Self {
            names: [left.into(), right.into()],
            at,
            forks: forks.filter(|(_, pair)| differ(*pair)).collect(),
        }
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.forks.is_empty()
    }
}

fn differ([left, right]: [ForkStanding; 2]) -> bool {
    match (left, right) {
        (ForkStanding::Active { .. }, ForkStanding::Active { .. }) => false,
        (left, right) => left != right,
    }
}

impl Chain {
    /// What this chain and another one of the same forks differ in: see [`ForkDifference`].
    #[must_use]
    pub fn difference(&self, other: &Self, at: Epoch) -> ForkDifference {
        let (own, others) = ((self.name(), self.times()), (other.name(), other.times()));
        ForkDifference::new(self.order(), own, others, at)
    }
}

impl Superchain {
    /// What this network and another one of the same forks differ in: see [`ForkDifference`].
    #[must_use]
    pub fn difference(&self, other: &Self, at: Epoch) -> ForkDifference {
        let (own, others) = ((self.name(), self.times()), (other.name(), other.times()));
        ForkDifference::new(self.order(), own, others, at)
    }
}

/// A line for each fork.
impl fmt::Display for ForkDifference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [left, right] = &self.names;
        write!(f, "{left} and {right} at {}:", self.at)?;
        if self.is_empty() {
            return f.write_str(" no difference");
        }
        self.forks.iter().try_for_each(|(fork, [own, others])| {
            let (own, others) = (On(*own, left), On(*others, right));
            write!(f, "\n  {fork}: {own}, {others}")
        })
    }
}

/// How it stands on a chain of this name.
struct On<'a>(ForkStanding, &'a str);

impl fmt::Display for On<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(standing, name) = self;
        match standing {
            ForkStanding::Active { since: Epoch::GENESIS } => {
                write!(f, "active on {name} since genesis")
            }
            ForkStanding::Active { since } => write!(f, "active on {name} since {since}"),
            ForkStanding::Comes { at } => write!(f, "comes on {name} at {at}"),
            ForkStanding::Unset => write!(f, "not set on {name}"),
        }
    }
}
