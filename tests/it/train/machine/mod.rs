//! The state machine.

mod driver;
mod model;
mod observer;
mod random;
mod support;
mod walk;

pub use support::evidence;
