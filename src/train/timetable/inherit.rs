//! Times that many chains take from one network, and times that are counted from genesis.

use super::ForkTimes;
use crate::version::Epoch;

impl ForkTimes {
    /// The times of a chain that takes part in this network's.
    ///
    /// The chain takes the network's times that are not before `from`; where `from` is `None`, it takes
    /// none. A time at or before the chain's `genesis` becomes 0. What the chain has of its `own` wins,
    /// and stays as it is.
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::{Epoch, train::ForkTimes};
    ///
    /// let network =
    ///     ForkTimes::from_iter([("canyon", Epoch(5)), ("delta", Epoch(10)), ("ecotone", Epoch(30))]);
    /// let own = ForkTimes::from_iter([("canyon", Epoch(7))]);
    /// let chain = network.inherit(&own, Some(Epoch(0)), Epoch(20));
    /// let expected =
    ///     ForkTimes::from_iter([("canyon", Epoch(7)), ("delta", Epoch(0)), ("ecotone", Epoch(30))]);
    /// assert_eq!(chain, expected);
    /// ```
    #[must_use]
    pub fn inherit(&self, own: &Self, from: Option<Epoch>, genesis: Epoch) -> Self {
        let mut times = own.clone();
        let Some(from) = from else { return times };
        let taken = self.iter().filter(|(fork, at)| *at >= from && own.get(fork).is_none());
        for (fork, at) in taken {
            times.set(fork, if at > genesis { at } else { Epoch::GENESIS });
        }
        times
    }
}

/// The time of a fork that is given as seconds (or blocks) after genesis. An offset of 0 gives the time
/// 0, and not that of genesis; none gives none.
///
/// # Errors
///
/// [`OffsetError`] if the time would be greater than all that there are.
///
/// # Examples
///
/// ```
/// use perennial::{Epoch, train::offset_to_time};
///
/// assert_eq!(offset_to_time(Some(Epoch(1)), Epoch(1234)), Ok(Some(Epoch(1235))));
/// assert_eq!(offset_to_time(Some(Epoch(0)), Epoch(1234)), Ok(Some(Epoch(0))));
/// assert!(offset_to_time(Some(Epoch(u64::MAX)), Epoch(1)).is_err());
/// ```
pub fn offset_to_time(offset: Option<Epoch>, genesis: Epoch) -> Result<Option<Epoch>, OffsetError> {
    let time = |offset: Epoch| match offset {
        Epoch::GENESIS => Ok(Epoch::GENESIS),
        Epoch(after) => {
            genesis.0.checked_add(after).map(Epoch).ok_or(OffsetError { offset, genesis })
        }
    };
    offset.map(time).transpose()
}

/// An offset that leads beyond all times.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{offset} after genesis at {genesis} is later than any time; give a smaller offset")]
pub struct OffsetError {
    /// The offset.
    pub offset: Epoch,
    /// The time of genesis.
    pub genesis: Epoch,
}
