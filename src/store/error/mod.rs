//! Errors of the store, one type per operation.

mod catalog;
mod key_bytes;
mod open;
mod read;
mod rebuild;
mod runtime;
mod schedule;
mod table;
mod write;

pub use catalog::{CatalogError, CatalogFact, CatalogFault, Contradiction, NewerVersion};
pub use key_bytes::KeyBytes;
pub use open::{OpenError, SpecVersionError};
pub use read::ReadError;
pub use rebuild::RebuildError;
pub use runtime::RuntimeError;
pub use schedule::{ScheduleReadError, ScheduleWriteError};
pub use table::TableError;
pub use write::WriteError;
