//! The schedule that a database carries, beside the catalog.
//!
//! Two kinds of rows lie in the meta table: the schedule as it is, and a record of each change that
//! it went through. Both are JSON, and a change writes them in one batch. The epoch that the store
//! has advanced to lies there, too: no change is made at an epoch before it, so that what has been
//! active cannot be taken back. Nor may a schedule begin below the spec version that the store has
//! reached; once there is one, nothing else raises that.

mod advance;
mod change;
mod draft;
mod handle;
mod record;
mod rows;

#[cfg(feature = "emulator")]
pub(crate) use advance::Decision;
pub use change::{Change, ChangeKind, ChangeRecord};
#[cfg(feature = "cli")]
pub(super) use draft::check as check_schedule;
pub use handle::ScheduleHandle;
#[cfg(feature = "cli")]
pub(crate) use rows::read_records;
#[cfg(feature = "cli")]
pub(super) use rows::{
    CHANGE_PREFIX, EPOCH_KEY, SCHEDULE_KEY, parse_epoch, parse_schedule, read_record, read_schedule,
};
pub(super) use rows::{has_schedule, read_epoch};
