//! Timetables: when forks are active on networks and chains.

mod deployments;
mod inherit;
mod order;
mod reschedule;
mod rules;
mod times;

pub use inherit::{OffsetError, offset_to_time};
pub use order::{Fork, ForkOrder, ForkOrderError};
pub use reschedule::{RescheduleError, check_reschedule};
pub use rules::{OrderError, OrderRules};
pub use times::{ForkTimes, Upcoming};
