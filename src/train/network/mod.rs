//! From a train to its networks: which spec version each runs from when on, and what it allows.

mod binary;
mod clock;
mod difference;
mod discrepancy;
mod error;
mod forks;
mod judge;
mod name;
mod rollout;
mod steps;
mod store;

pub use binary::Binary;
pub use clock::{Clock, ClockError};
pub use difference::{DifferingRelease, NetworkDifference};
pub use discrepancy::{BinaryError, Discrepancies, Discrepancy};
pub use error::NetworkError;
pub use name::Network;
pub use rollout::{Rollout, RolloutStep};
pub use store::FollowError;
