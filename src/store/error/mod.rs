//! Errors of the store, one type per operation.

mod key_bytes;
mod open;
mod read;
mod table;
mod write;

pub use key_bytes::KeyBytes;
pub use open::{OpenError, SpecVersionError};
pub use read::ReadError;
pub use table::TableError;
pub use write::WriteError;
