//! Typed tables over an engine.
//!
//! A [`Table`] constant names a table and its types. [`Store::open`] checks that the database is
//! ours, creates the registered tables, and from then on turns typed calls into bytes: keys through
//! the table's [`KeyScheme`](crate::key::KeyScheme), values through its entity and codec, with the
//! newest version that is active at the store's spec version. Reading never asks what is active:
//! every version that the binary knows is read. A value it does not know is an error for that row
//! alone, and its bytes are never overwritten by an update.
//!
//! The database carries a [`Catalog`] of what was written to it. Opening compares that with the
//! binary, and a table that holds a version newer than the binary knows is not written to.
//!
//! [`Store::schedule`] keeps the list of deployments; [`Store::at`] gives the store as the runtime
//! that is active at an epoch writes to it.
//!
//! Who needs a field or two reads them in the engine's own bytes: [`TableReader::view`] and
//! [`TableReader::field`] of one row or many, [`TableReader::scan_view`] and
//! [`TableReader::scan_field`] of a range. [`Scan::filter`] leaves out rows before anything else of
//! them is read, and [`Scan::parallel`] walks on several threads.

#[cfg(feature = "cli")]
mod audit;
mod batch;
mod bounds;
mod catalog;
mod const_runtime;
mod counts;
mod encode;
mod erased;
mod error;
mod handle;
mod key_buffer;
mod messages;
mod meta;
#[cfg(all(feature = "history", feature = "train"))]
mod probe;
mod raw;
mod reader;
mod reader_views;
mod registry;
mod runtime;
mod scan;
mod schedule;
mod snapshot;
#[expect(clippy::module_inception, reason = "the store is the heart of the folder")]
mod store;
mod table;
mod update;
#[cfg(feature = "cli")]
mod upgrade;

#[cfg(feature = "cli")]
pub(crate) use audit::{MetaFault, MetaRow, catalog_faults, meta_row, schedule_fault};
pub use batch::Batch;
pub use catalog::Catalog;
#[cfg(feature = "cli")]
pub(crate) use catalog::judge;
pub use const_runtime::{ConstRuntime, ConstTable};
pub use counts::VersionCounts;
pub use error::{
    CatalogError, CatalogFact, CatalogFault, Contradiction, KeyBytes, NewerVersion, OpenError,
    ReadError, RebuildError, RuntimeError, ScheduleReadError, ScheduleWriteError, SpecVersionError,
    TableError, WriteError,
};
pub use handle::TableHandle;
pub use messages::MessagesInfo;
#[cfg(feature = "cli")]
pub(crate) use meta::{CATALOG, IMPORT_KEY, META, RESERVED, inspect};
#[cfg(all(feature = "history", feature = "train"))]
pub(crate) use probe::{Place, Refused, RowRead};
pub use raw::{RawValue, StoredTag};
pub use reader::TableReader;
pub use registry::{Registry, TableInfo};
pub use runtime::Runtime;
#[cfg(feature = "std")]
pub use scan::ParallelScan;
pub use scan::{
    AsField, AsLatest, AsRaw, AsStored, Everything, FieldAlone, Filtered, KeepRow, KeyOnly,
    ReadRow, Row, Rows, Scan, Walk,
};
#[cfg(feature = "emulator")]
pub(crate) use schedule::Decision;
#[cfg(feature = "cli")]
pub(crate) use schedule::read_records;
pub use schedule::{Change, ChangeKind, ChangeRecord, ScheduleHandle};
pub use snapshot::Snapshot;
pub use store::Store;
pub use table::Table;
#[cfg(feature = "cli")]
pub(crate) use upgrade::{Left, Rewritten, Upgraded, survey};
