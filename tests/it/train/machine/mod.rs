//! The state machine.

mod driver;
mod liveness;
mod model;
mod next;
mod observer;
mod position;
mod random;
mod reads;
mod support;
mod walk;

pub use support::{evidence, evidence_at};
