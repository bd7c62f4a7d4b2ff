//! Going slowly, so that others have the disk too.

use std::{
    num::NonZeroU32,
    thread,
    time::{Duration, Instant},
};

use crate::cli::progress::{Progress, Stopped};

/// Keeps to so many rows a second.
pub(in crate::cli) struct Pace {
    rows_per_second: Option<NonZeroU32>,
    begun: Instant,
    rows: u64,
}

impl Pace {
    pub(in crate::cli) fn new(rows_per_second: Option<NonZeroU32>) -> Self {
        Self { rows_per_second, begun: Instant::now(), rows: 0 }
    }

    /// Waits until the next row is due.
    pub(in crate::cli) fn row(&mut self, progress: &Progress) -> Result<(), Stopped> {
        let Some(rows_per_second) = self.rows_per_second else { return Ok(()) };
        self.rows += 1;
        let due = Duration::from_secs_f64(self.rows as f64 / f64::from(rows_per_second.get()));
        // Shorter sleeps are not worth their while.
        while let Some(early) = due.checked_sub(self.begun.elapsed())
            && early > Duration::from_millis(5)
        {
            progress.check()?;
            thread::sleep(early.min(Duration::from_millis(100)));
        }
        Ok(())
    }
}
