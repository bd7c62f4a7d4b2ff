//! The state machine.

mod support;

pub use support::evidence;
