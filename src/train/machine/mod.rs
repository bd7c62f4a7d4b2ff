//! The state machine.

mod alphanet;
mod audit;
mod betanet;
mod governance;
mod mainnet;
mod naming;
mod needs;
mod next;
mod next_upgrade;
mod position;
mod proof;
mod replay;
mod reschedule;
mod spec_versions;
mod step;
mod testnet;
mod train;

pub use next::NextEvent;
pub use replay::ReplayError;
pub use train::Train;
