//! The write side's gate: which version a value is written as, and whether it may be.
//!
//! A runtime of some spec version may write the versions that are active by then. A view goes in and
//! is written as the newest of them; if that is older than the latest and would lose a field, the
//! write is refused with the field and the spec version that it needs ([`GateError`]). A value in a
//! version of its own goes through if that version is active. [`Gate`] is told the spec version when
//! it is made; [`ConstGate`] has it as a constant, and then writing a version that such a runtime
//! cannot know does not compile.
//!
//! Nothing here knows of tables or epochs, so a chain's runtime uses it as it is. In a store,
//! [`Store::at`](crate::store::Store::at) and [`Store::runtime`](crate::store::Store::runtime) put it
//! in front of all tables. Reading never asks it anything.

mod error;
mod fixed;
#[expect(clippy::module_inception, reason = "the gate is all of the folder")]
mod gate;

pub use error::GateError;
pub use fixed::ConstGate;
pub use gate::{Encoded, Gate};
