//! How far long work has come.

use std::{prelude::rust_2024::*, time::Duration};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::{exit::Failure, interrupt};

/// After so many rows the bar moves and Ctrl-C is looked for.
const BATCH: u64 = 1024;

/// A count of rows; on a terminal also a bar, with rate and time left.
pub(super) struct Progress {
    bar: ProgressBar,
    rows: u64,
}

impl Progress {
    pub(super) fn new(is_shown: bool, doing: String, total: Option<u64>) -> Self {
        let target =
            if is_shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(total, target);
        let template = match total {
            Some(_) => "{msg} {wide_bar} {percent}% {per_sec}, {eta} left",
            None => "{msg} {spinner} {human_pos} rows, {per_sec}",
        };
        // The templates are ours, and a test shows them.
        let style = ProgressStyle::with_template(template);
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        bar.set_message(doing);
        if is_shown {
            bar.enable_steady_tick(Duration::from_millis(200));
        }
        Self { bar, rows: 0 }
    }

    /// Counts a row. An error says that Ctrl-C was pressed; whoever gets it finishes what it must not
    /// leave half done, and says what was done.
    #[inline]
    pub(super) fn row(&mut self) -> Result<(), Stopped> {
        self.rows += 1;
        if self.rows.is_multiple_of(BATCH) { self.check() } else { Ok(()) }
    }

    /// Moves the bar, and looks for Ctrl-C.
    pub(super) fn check(&self) -> Result<(), Stopped> {
        self.bar.set_position(self.rows);
        if interrupt::is_asked() { Err(Stopped) } else { Ok(()) }
    }

    /// The rows so far.
    pub(super) const fn rows(&self) -> u64 {
        self.rows
    }

    /// Writes something while the bar is shown, so that neither disturbs the other.
    pub(super) fn beside<T>(&self, write: impl FnOnce() -> T) -> T {
        self.bar.suspend(write)
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

/// Ctrl-C was pressed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stopped;

impl From<Stopped> for Failure {
    fn from(_: Stopped) -> Self {
        Self::interrupted("stopped by Ctrl-C")
    }
}
