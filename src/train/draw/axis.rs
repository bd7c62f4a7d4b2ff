//! Days as places, and the ticks that are named.

use std::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use crate::train::Day;

/// From days to pixels.
pub(super) struct Axis {
    first: u32,
    end: u32,
    left: f64,
    room: f64,
}

impl Axis {
    pub(super) fn new((first, end): (u32, u32), left: f64, room: f64) -> Self {
        Self { first, end: end.max(first.saturating_add(1)), left, room }
    }

    /// The place of a day's beginning.
    pub(super) fn at(&self, day: u32) -> f64 {
        let part = |day: u32| f64::from(day.saturating_sub(self.first));
        self.left + self.room * part(day.min(self.end)) / part(self.end)
    }

    pub(super) const fn end(&self) -> u32 {
        self.end
    }

    /// Days that are named: the first of each month, or round numbers.
    pub(super) fn ticks(&self, dates: bool) -> Vec<(u32, String)> {
        let span = self.end - self.first;
        if dates && span <= DATED_DAYS_MAX {
            let firsts = (self.first..=self.end).filter_map(|day| {
                Day(day).date().filter(|(_, _, in_month)| *in_month == 1).map(|date| (day, date))
            });
            let firsts: Vec<_> = firsts.collect();
            let step = firsts.len().div_ceil(TICKS).max(1);
            let firsts = firsts.into_iter().step_by(step);
            return firsts
                .map(|(day, (year, month, _))| (day, format!("{year}-{month:02}")))
                .collect();
        }
        let step = step(span);
        let rounds = (self.first.div_ceil(step)..=self.end / step).map(|round| round * step);
        rounds.map(|day| (day, day.to_string())).collect()
    }
}

/// At most this many are named.
const TICKS: usize = 14;
/// Over longer times than two hundred years, months are nothing to name.
const DATED_DAYS_MAX: u32 = 73_050;

/// 1, 2 or 5 times a power of ten, so that there are not too many ticks.
fn step(days: u32) -> u32 {
    let mut power = 1_u32;
    loop {
        for factor in [1, 2, 5] {
            let step = power.saturating_mul(factor);
            if usize::try_from(days / step).is_ok_and(|ticks| ticks < TICKS) {
                return step;
            }
        }
        power = power.saturating_mul(10);
    }
}

#[cfg(test)]
mod tests {
    use std::string::ToString;

    use super::{Axis, step};

    #[test]
    fn ticks_are_months_or_round_numbers_and_never_many() {
        let months = Axis::new((20_454, 20_819), 0.0, 100.0).ticks(true);
        assert_eq!(months.len(), 13);
        assert_eq!(months.first(), Some(&(20_454, "2026-01".to_string())));
        for days in [0, 1, 13, 14, 365, 100_000, u32::MAX] {
            assert!(days / step(days) < 14, "{days}");
        }
    }

    #[test]
    fn the_longest_time_has_few_ticks() {
        for dates in [false, true] {
            let ticks = Axis::new((7, u32::MAX), 0.0, 100.0).ticks(dates);
            assert!((2..=14).contains(&ticks.len()), "{ticks:?}");
        }
    }

    #[test]
    fn days_have_places_inside_the_axis() {
        let axis = Axis::new((100, 200), 10.0, 50.0);
        let places = [0, 100, 150, 200, 900].map(|day| axis.at(day).round());
        assert_eq!(places, [10.0, 10.0, 35.0, 60.0, 60.0]);
    }
}
