//! The RocksDB engine: a column family per table, for heavy writes.
//!
//! Reads go to the column family by its handle and lend the bytes that RocksDB pins in its block
//! cache; a commit is one write batch over all column families, logged and synced as a whole.

mod cursor;
mod engine;
mod error;
mod open;
mod options;
mod read_only;
mod snapshot;
mod split;

pub use cursor::RocksDbCursor;
pub use engine::{RocksDb, RocksDbBytes};
pub use options::RocksDbOptions;
pub use snapshot::RocksDbSnapshot;
