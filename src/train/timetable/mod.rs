//! Timetables: when forks are active on networks and chains.

mod chain;
mod deployments;
mod difference;
mod error;
mod inherit;
mod order;
mod read;
mod records;
mod reschedule;
mod rules;
mod times;
#[expect(clippy::module_inception, reason = "it holds what the module is about")]
mod timetable;

pub use chain::{Chain, Superchain};
pub use difference::{ForkDifference, ForkStanding};
pub use error::TimetableError;
pub use inherit::{OffsetError, offset_to_time};
pub use order::{Fork, ForkOrder, ForkOrderError};
pub use records::{ChangeError, DatedChange, ProtocolVersion, UpgradeRecord, replay_changes};
pub use reschedule::{RescheduleError, check_reschedule};
pub use rules::{OrderError, OrderRules};
pub use times::{ForkTimes, Upcoming};
pub use timetable::Timetable;
