//! A schedule as it is stored, in JSON.

mod error;
mod hex;
mod read;
mod write;

pub use error::ScheduleJsonError;

/// The format that this library writes.
const FORMAT: u64 = 1;
