//! The emulated chain: what goes into blocks, and how its code changes.

mod crash;
mod determinism;
mod epochs;
mod hostile;
mod registry;
mod reopen;
mod state;
mod toy;
mod transactions;
mod updates;
