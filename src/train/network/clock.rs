//! From days to epochs.

use crate::{train::Day, version::Epoch};

const DAY_SECONDS: u64 = 86_400;

/// How a network's epochs follow the project's days.
///
/// # Examples
///
/// ```
/// use perennial::{Epoch, train::{Clock, Day}};
///
/// assert_eq!(Clock::unix().epoch_of(Day(19_733)), Ok(Epoch(1_704_931_200)));
///
/// // A chain with a block every six seconds, whose block 500 was the first one of day 100.
/// let blocks = Clock::blocks(Day(100), Epoch(500), 14_400)?;
/// assert_eq!(blocks.epoch_of(Day(102)), Ok(Epoch(29_300)));
/// assert_eq!(blocks.day_of(Epoch(29_299)), Ok(Day(101)));
/// assert!(blocks.epoch_of(Day(99)).is_err());
/// # Ok::<(), perennial::train::ClockError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    day: Day,
    epoch: Epoch,
    epochs_per_day: u64,
}

impl Clock {
    /// Epochs are unix times, and days are counted from 1970-01-01.
    #[must_use]
    pub const fn unix() -> Self {
        Self { day: Day(0), epoch: Epoch::GENESIS, epochs_per_day: DAY_SECONDS }
    }

    /// Epochs are counted: `epoch` is the first one of `day`, and each day has as many.
    ///
    /// # Errors
    ///
    /// [`ClockError::NoEpochs`] if a day has none.
    pub const fn blocks(day: Day, epoch: Epoch, epochs_per_day: u64) -> Result<Self, ClockError> {
        if epochs_per_day == 0 {
            return Err(ClockError::NoEpochs);
        }
        Ok(Self { day, epoch, epochs_per_day })
    }

    /// The first epoch of a day.
    ///
    /// # Errors
    ///
    /// [`ClockError`] for a day before the clock's first one, or too far ahead.
    pub fn epoch_of(&self, day: Day) -> Result<Epoch, ClockError> {
        let first = self.day;
        let days = day.0.checked_sub(first.0).ok_or(ClockError::DayBefore { day, first })?;
        let epochs = u64::from(days).checked_mul(self.epochs_per_day);
        let epoch = epochs.and_then(|epochs| self.epoch.0.checked_add(epochs));
        epoch.map(Epoch).ok_or(ClockError::DayTooFar { day })
    }

    /// The day that an epoch is in.
    ///
    /// # Errors
    ///
    /// [`ClockError`] for an epoch before the clock's first one, or too far ahead.
    pub fn day_of(&self, epoch: Epoch) -> Result<Day, ClockError> {
        let first = self.epoch;
        let epochs =
            epoch.0.checked_sub(first.0).ok_or(ClockError::EpochBefore { epoch, first })?;
        let days = epochs.checked_div(self.epochs_per_day).ok_or(ClockError::NoEpochs)?;
        let day = u32::try_from(days).ok().and_then(|days| self.day.0.checked_add(days));
        day.map(Day).ok_or(ClockError::EpochTooFar { epoch })
    }
}

/// What a clock does not show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ClockError {
    /// A day has no epochs.
    #[error("a day of the clock has no epochs; give it one at least")]
    NoEpochs,
    /// A day lies before the clock's first one.
    #[error("day {day} is before day {first}, with which the network's clock begins")]
    DayBefore {
        /// The day.
        day: Day,
        /// The first one.
        first: Day,
    },
    /// An epoch lies before the clock's first one.
    #[error("epoch {epoch} is before epoch {first}, with which the network's clock begins")]
    EpochBefore {
        /// The epoch.
        epoch: Epoch,
        /// The first one.
        first: Epoch,
    },
    /// A day's epochs are too great.
    #[error("day {day} is too far ahead for the network's clock")]
    DayTooFar {
        /// The day.
        day: Day,
    },
    /// An epoch's day is too great.
    #[error("epoch {epoch} is too far ahead for the network's clock")]
    EpochTooFar {
        /// The epoch.
        epoch: Epoch,
    },
}
