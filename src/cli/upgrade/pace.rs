//! How fast rows are rewritten.

use std::{
    prelude::rust_2024::*,
    thread,
    time::{Duration, Instant},
};

use crate::cli::progress::Stopped;

/// How long nobody looks for Ctrl-C.
const NAP_MAX: Duration = Duration::from_millis(50);

/// Holds back work to so many rows a second.
pub(super) struct Pace {
    rate: Option<u64>,
    begun: Instant,
    rows: u64,
}

impl Pace {
    pub(super) fn new(rate: Option<u64>) -> Self {
        Self { rate, begun: Instant::now(), rows: 0 }
    }

    /// The rows of a batch: no more than those of a second, so that a slow pace has no long pauses.
    pub(super) fn batch(&self, asked: usize) -> usize {
        let second = self.rate.and_then(|rate| usize::try_from(rate).ok());
        second.map_or(asked, |second| asked.min(second)).max(1)
    }

    /// Waits until these rows, and those before, may have been written.
    pub(super) fn wait(
        &mut self,
        rows: u64,
        check: impl Fn() -> Result<(), Stopped>,
    ) -> Result<(), Stopped> {
        self.rows += rows;
        let Some(rate) = self.rate else { return check() };
        let due = Duration::from_secs(self.rows / rate)
            + Duration::from_secs(self.rows % rate) / u32::try_from(rate).unwrap_or(u32::MAX);
        loop {
            check()?;
            let left = due.saturating_sub(self.begun.elapsed());
            if left.is_zero() {
                return Ok(());
            }
            thread::sleep(left.min(NAP_MAX));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{
        cell::Cell,
        time::{Duration, Instant},
    };

    use super::Pace;
    use crate::cli::progress::Stopped;

    #[test]
    fn rows_take_the_time_that_the_rate_gives_them() {
        let begun = Instant::now();
        let mut pace = Pace::new(Some(1000));
        for _ in 0..4 {
            assert!(pace.wait(25, || Ok(())).is_ok());
        }
        let took = begun.elapsed();
        assert!(took >= Duration::from_millis(100), "{took:?}");
        assert_eq!((pace.batch(5000), pace.batch(10)), (1000, 10));
        assert_eq!(Pace::new(None).batch(5000), 5000);
    }

    #[test]
    fn a_long_pause_hears_that_it_should_end() {
        let (begun, asked) = (Instant::now(), Cell::new(0));
        let mut pace = Pace::new(Some(1));
        let waited = pace.wait(3600, || {
            asked.set(asked.get() + 1);
            if asked.get() > 3 { Err(Stopped) } else { Ok(()) }
        });
        assert!(waited.is_err());
        assert!(begun.elapsed() < Duration::from_secs(60));
    }
}
