//! Typed tables over an engine.
//!
//! A [`Table`] constant names a table and its types. [`Store::open`] checks that the database is
//! ours, creates the registered tables, and from then on turns typed calls into bytes: keys through
//! the table's [`KeyScheme`](crate::key::KeyScheme), values through its entity and codec, with the
//! newest version that is active at the store's spec version. Reading never asks what is active:
//! every version that the binary knows is read. A value it does not know is an error for that row
//! alone, and its bytes are never overwritten by an update.

mod batch;
mod bounds;
mod counts;
mod encode;
mod error;
mod handle;
mod meta;
mod raw;
mod reader;
mod registry;
mod row;
mod rows;
mod scan;
mod snapshot;
#[expect(clippy::module_inception, reason = "the store is the heart of the folder")]
mod store;
mod table;
mod update;

pub use batch::Batch;
pub use counts::VersionCounts;
pub use error::{KeyBytes, OpenError, ReadError, SpecVersionError, TableError, WriteError};
pub use handle::TableHandle;
pub use raw::{RawValue, StoredTag};
pub use reader::TableReader;
pub use registry::{Registry, TableInfo};
pub use row::{AsLatest, AsRaw, AsStored, KeyOnly, ReadRow};
pub use rows::Rows;
pub use scan::Scan;
pub use snapshot::Snapshot;
pub use store::Store;
pub use table::Table;
