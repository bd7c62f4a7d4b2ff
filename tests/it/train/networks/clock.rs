//! Days and epochs.

use perennial::{
    Epoch,
    train::{Clock, ClockError, Day},
};
use proptest::prelude::*;

#[test]
fn unix_days_are_86400_seconds_from_1970_on() {
    let clock = Clock::unix();
    assert_eq!(clock.epoch_of(Day(0)), Ok(Epoch(0)));
    assert_eq!(clock.epoch_of(Day(20_000)), Ok(Epoch(1_728_000_000)));
    assert_eq!(clock.day_of(Epoch(1_727_999_999)), Ok(Day(19_999)));
}

#[test]
fn what_a_clock_does_not_show_is_an_error() {
    assert_eq!(Clock::blocks(Day(0), Epoch(0), 0), Err(ClockError::NoEpochs));
    let clock = Clock::blocks(Day(100), Epoch(500), u64::MAX / 2).unwrap();
    let before = ClockError::DayBefore { day: Day(99), first: Day(100) };
    assert_eq!(clock.epoch_of(Day(99)), Err(before));
    let before = ClockError::EpochBefore { epoch: Epoch(499), first: Epoch(500) };
    assert_eq!(clock.day_of(Epoch(499)), Err(before));
    assert!(clock.epoch_of(Day(101)).is_ok());
    assert_eq!(clock.epoch_of(Day(102)), Err(ClockError::DayTooFar { day: Day(102) }));
    let clock = Clock::blocks(Day(100), Epoch(0), 1).unwrap();
    let epoch = Epoch(u64::from(u32::MAX) - 99);
    assert_eq!(clock.day_of(epoch), Err(ClockError::EpochTooFar { epoch }));
}

proptest! {
    #[test]
    fn each_epoch_of_a_day_is_in_that_day(
        first in 0_u32..1000,
        epoch in 0_u64..1000,
        per_day in 1_u64..1000,
        days in 0_u32..1000,
        inside in 0_u64..1000,
    ) {
        let clock = Clock::blocks(Day(first), Epoch(epoch), per_day).unwrap();
        let day = Day(first + days);
        let begins = clock.epoch_of(day).unwrap();
        prop_assert_eq!(clock.day_of(Epoch(begins.0 + inside % per_day)), Ok(day));
        prop_assert_eq!(clock.epoch_of(Day(day.0 + 1)), Ok(Epoch(begins.0 + per_day)));
    }
}
