//! Changing times while chains run by them.

use alloc::string::String;

use super::ForkTimes;
use crate::version::Epoch;

/// Whether the time of a fork may become another one, as go-ethereum judges a node's configuration.
///
/// It may as long as the old time and the new one both lie ahead of the `head`, the newest block's time.
/// Where `genesis` is given, two times before it are the same thing, as both mean genesis.
///
/// # Errors
///
/// [`RescheduleError`] with the time to which the chain must be set back so that the change is right.
///
/// # Examples
///
/// ```
/// use perennial::{Epoch, train::check_reschedule};
///
/// let check = |head| check_reschedule(Some(Epoch(10)), Some(Epoch(20)), Epoch(head), None);
/// assert!(check(9).is_ok());
/// assert_eq!(check(25).map_err(|error| error.rewind_to), Err(Epoch(9)));
/// ```
pub fn check_reschedule(
    stored: Option<Epoch>,
    new: Option<Epoch>,
    head: Epoch,
    genesis: Option<Epoch>,
) -> Result<(), RescheduleError> {
    let is_passed = |time: Option<Epoch>| time.is_some_and(|time| time <= head);
    // Strictly before, as op-geth has it: a fork at the very time of genesis has a block of its own.
    let is_before_genesis =
        |time: Option<Epoch>| time.zip(genesis).is_some_and(|(time, genesis)| time < genesis);
    let is_same = stored == new || (is_before_genesis(stored) && is_before_genesis(new));
    if is_same || !(is_passed(stored) || is_passed(new)) {
        return Ok(());
    }
    let earlier = [stored, new].into_iter().flatten().min().unwrap_or_default();
    let rewind_to = Epoch(earlier.0.saturating_sub(1));
    Err(RescheduleError { stored, new, head, rewind_to })
}

impl ForkTimes {
    /// Whether these times may become others, fork by fork: see [`check_reschedule`].
    ///
    /// # Errors
    ///
    /// The first fork, by name, whose time may not change as it does.
    pub fn check_reschedule(
        &self,
        new: &Self,
        head: Epoch,
        genesis: Option<Epoch>,
    ) -> Result<(), (String, RescheduleError)> {
        let own = self.iter().map(|(fork, _)| fork);
        let added = new.iter().map(|(fork, _)| fork).filter(|fork| self.get(fork).is_none());
        own.chain(added).try_for_each(|fork| {
            check_reschedule(self.get(fork), new.get(fork), head, genesis)
                .map_err(|error| (fork.into(), error))
        })
    }
}

/// A fork's time may not change any more: one of the two has passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "the fork's time may not go from {} to {} when the head is at {head}, as one of the two has \
     passed; set the chain back to {rewind_to} first, or leave the time",
    OrNone(*.stored),
    OrNone(*.new)
)]
pub struct RescheduleError {
    /// The old time.
    pub stored: Option<Epoch>,
    /// The new time.
    pub new: Option<Epoch>,
    /// The newest block's time.
    pub head: Epoch,
    /// The time to which the chain must be set back.
    pub rewind_to: Epoch,
}

impl RescheduleError {
    /// The word that stands for it. It never changes.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        "fork_already_passed"
    }
}

/// A time, or that there is none.
struct OrNone(Option<Epoch>);

impl core::fmt::Display for OrNone {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self.0 {
            Some(at) => at.fmt(f),
            None => f.write_str("none"),
        }
    }
}
