//! The schedule that a database carries, beside the catalog.
//!
//! Two kinds of rows lie in the meta table: the schedule as it is, and a record of each change that
//! it went through. Both are JSON, and a change writes them in one batch. The epoch that the store
//! has reached lies there, too: no change is made at an epoch before it, so that what has been active
//! cannot be taken back.

mod advance;
mod change;
mod handle;
mod record;
mod rows;

pub use change::{Change, ChangeKind, ChangeRecord};
pub use handle::ScheduleHandle;
pub(super) use rows::read_epoch;
