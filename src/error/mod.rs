//! Errors: what happened, where, and what to do.

mod convert;
mod decode;

pub use convert::{DowncastDetails, DowncastError, DowncastKind, UpcastError};
pub use decode::{DecodeDetails, DecodeError};
