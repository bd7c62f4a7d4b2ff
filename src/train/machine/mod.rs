//! The state machine.

mod replay;
mod train;

pub use replay::ReplayError;
pub use train::Train;
