//! Storage engines behind one small trait.
//!
//! The store turns typed calls into bytes; a [`Backend`] keeps the bytes. Reads go through
//! [`ReadEngine`], which the live engine and its snapshots share and which lends bytes out of the
//! engine's own cache; writes arrive as one [`WriteBatch`] over several tables that lands whole or
//! not at all. Nothing is called once per key that could be called once per batch, so that an
//! engine on the far side of a network fits too.

mod batch;
mod error;
mod fetch;
#[cfg(any(feature = "redb", feature = "rocksdb"))]
mod folder;
mod memory;
mod names;
mod range;
#[cfg(feature = "redb")]
mod redb;
#[cfg(feature = "rocksdb")]
mod rocksdb;
mod split;
mod traits;

pub(crate) use fetch::fetch;
#[cfg(feature = "cli")]
pub(crate) use redb::is_panic_expected;

pub use batch::{WriteBatch, WriteOp};
pub use error::{BackendError, BackendErrorKind};
pub use memory::{Memory, MemoryCursor, MemorySnapshot};
pub use range::{Direction, KeyRange};
#[cfg(feature = "redb")]
pub use redb::{Redb, RedbBytes, RedbCursor, RedbOptions, RedbSnapshot};
#[cfg(feature = "rocksdb")]
pub use rocksdb::{RocksDb, RocksDbBytes, RocksDbCursor, RocksDbOptions, RocksDbSnapshot};
pub use traits::{Backend, Cursor, Entry, ReadEngine};
