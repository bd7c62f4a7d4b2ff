//! A schedule as it is stored, in JSON.

mod error;
mod hex;
mod read;
mod repeated;
mod write;

pub use error::ScheduleJsonError;
pub(crate) use repeated::repeated_key;

/// The format that this library writes.
const FORMAT: u64 = 1;
