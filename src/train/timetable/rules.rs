//! What the times of an order must keep to.

use alloc::{format, string::String};

use super::{ForkOrder, ForkTimes};
use crate::version::Epoch;

/// How strictly times follow the order of their forks.
///
/// # Examples
///
/// ```
/// use perennial::{Epoch, train::{ForkOrder, ForkTimes, OrderRules}};
///
/// let order = ForkOrder::numbered(["isthmus", "jovian"])?;
/// let together = ForkTimes::from_iter([("isthmus", Epoch(20)), ("jovian", Epoch(20))]);
/// assert!(together.check(&order, &OrderRules::v2024(), Epoch(10)).is_ok());
/// assert!(together.check(&order, &OrderRules::v2026(), Epoch(10)).is_err());
/// // All that is active at genesis may be so together.
/// assert!(together.check(&order, &OrderRules::v2026(), Epoch(20)).is_ok());
/// # Ok::<(), perennial::train::ForkOrderError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OrderRules {
    /// A later fork begins with the one before it, or later.
    Loose,
    /// From this fork on, each begins after the one before it, unless both are active at genesis.
    ///
    /// An order that does not have it is one of other forks, and strict throughout: nothing says that
    /// any of them lies before the change. An order of the OP Stack that ends before the fork is held to
    /// [`Loose`](Self::Loose).
    StrictFrom(String),
    /// Each fork begins after the one before it, unless both are active at genesis.
    Strict,
}

impl OrderRules {
    /// The rules of 2024: a later fork begins with the one before it, or later.
    #[must_use]
    pub const fn v2024() -> Self {
        Self::Loose
    }

    /// The rules for forks of one's own: each fork begins after the one before it. All that is active at
    /// genesis may be so together.
    #[must_use]
    pub const fn strict() -> Self {
        Self::Strict
    }

    /// The rules of 2026: from Jovian on, each fork begins after the one before it. For orders that have
    /// no Jovian, see [`StrictFrom`](Self::StrictFrom).
    #[must_use]
    pub fn v2026() -> Self {
        Self::StrictFrom("jovian".into())
    }

    /// The place of the first fork of an order that may not begin with the one before it.
    fn first_strict(&self, order: &ForkOrder) -> Option<usize> {
        match self {
            Self::Loose => None,
            Self::StrictFrom(fork) => Some(order.position(fork).unwrap_or(0)),
            Self::Strict => Some(0),
        }
    }
}

impl ForkTimes {
    /// Checks that a fork with a time comes after the one before it in the order, and that there is
    /// one. Optional forks may have any time.
    ///
    /// # Errors
    ///
    /// The first fork of the order, or then one that it does not have, that breaks a rule.
    pub fn check(
        &self,
        order: &ForkOrder,
        rules: &OrderRules,
        genesis: Epoch,
    ) -> Result<(), OrderError> {
        let strict_from = rules.first_strict(order);
        let pairs = order.forks().iter().zip(order.forks().iter().skip(1));
        for (place, (prior, fork)) in (1_usize..).zip(pairs) {
            let Some(at) = self.since(order, &fork.name) else { continue };
            let names = || (fork.name.clone(), prior.name.clone());
            let Some(prior_at) = self.since(order, &prior.name) else {
                let (fork, prior) = names();
                return Err(OrderError::PriorForkMissing { fork, prior, at });
            };
            if prior_at > at {
                let (fork, prior) = names();
                return Err(OrderError::PriorForkLater { fork, prior, at, prior_at });
            }
            let is_strict = strict_from.is_some_and(|first| place >= first);
            if is_strict && prior_at == at && at > genesis {
                let (fork, prior) = names();
                return Err(OrderError::PriorForkAtSameTime { fork, prior, at });
            }
        }
        match self.iter().find(|(fork, _)| order.get(fork).is_none()) {
            Some((fork, _)) => Err(OrderError::UnknownFork { fork: fork.into() }),
            None => Ok(()),
        }
    }
}

/// Times that do not follow the order of their forks.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum OrderError {
    /// A fork has a time, and the one before it has none.
    #[error(
        "the fork `{fork}` is set to {at}, and `{prior}` before it has no time; set it to that time \
         or an earlier one"
    )]
    PriorForkMissing {
        /// The fork.
        fork: String,
        /// The one before it.
        prior: String,
        /// The fork's time.
        at: Epoch,
    },
    /// A fork begins before the one that comes before it.
    #[error(
        "the fork `{fork}` is set to {at}, and `{prior}` before it to the later {prior_at}; set the \
         fork to that time or a later one"
    )]
    PriorForkLater {
        /// The fork.
        fork: String,
        /// The one before it.
        prior: String,
        /// The fork's time.
        at: Epoch,
        /// The time of the one before it.
        prior_at: Epoch,
    },
    /// A fork begins together with the one before it, after genesis.
    #[error(
        "the forks `{prior}` and `{fork}` are both set to {at}, which is after genesis; set `{fork}` \
         to a later time"
    )]
    PriorForkAtSameTime {
        /// The fork.
        fork: String,
        /// The one before it.
        prior: String,
        /// The time of both.
        at: Epoch,
    },
    /// The order does not have a fork.
    #[error("the fork `{fork}` has a time and no place in the order; add it, or mend the name")]
    UnknownFork {
        /// The fork.
        fork: String,
    },
}

impl OrderError {
    /// The word that stands for the rule, and after a colon the fork that is in the way. It never
    /// changes.
    #[must_use]
    pub fn code(&self) -> String {
        let (word, fork) = match self {
            Self::PriorForkMissing { prior, .. } => ("prior_fork_missing", prior),
            Self::PriorForkLater { prior, .. } => ("prior_fork_has_higher_offset", prior),
            Self::PriorForkAtSameTime { prior, .. } => ("prior_fork_at_same_time", prior),
            Self::UnknownFork { fork } => ("unknown_fork", fork),
        };
        format!("{word}:{fork}")
    }
}
