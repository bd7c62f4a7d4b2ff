//! The redb engine: one file, pure Rust.
//!
//! Reads share one read transaction, in which each table is opened once; a commit ends it, and the
//! next read begins a new one. So a point read costs a walk down one tree. A snapshot keeps the
//! transaction of its moment.
//!
//! Reading alone goes through an overlay: redb puts a file in order that was not closed, and what it
//! writes for that stays in memory.

mod create;
mod cursor;
mod engine;
mod error;
mod options;
mod overlay;
mod panics;
mod read_only;
mod snapshot;
mod view;

#[cfg(feature = "cli")]
pub(crate) use panics::is_panic_expected;

pub use cursor::RedbCursor;
pub use engine::Redb;
pub use options::RedbOptions;
pub use snapshot::RedbSnapshot;
pub use view::RedbBytes;
