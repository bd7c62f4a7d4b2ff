//! Times of forks: the cases in `tests/vectors`, and what holds for all times.

mod cases;
mod model;
mod order;
mod schedules;

use perennial::{Epoch, train::ForkTimes};

/// Times from names and numbers.
pub fn times<const N: usize>(times: [(&str, u64); N]) -> ForkTimes {
    times.into_iter().map(|(fork, at)| (fork, Epoch(at))).collect()
}
