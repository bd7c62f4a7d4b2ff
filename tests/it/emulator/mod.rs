//! The emulated chain: what goes into blocks, and how its code changes.

mod determinism;
mod epochs;
mod hostile;
mod reopen;
mod state;
mod toy;
mod transactions;
mod updates;
