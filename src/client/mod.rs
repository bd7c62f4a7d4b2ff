//! A chain from outside.
//!
//! A [`Chain`] is what a node offers: its head, its state by key, its blocks, and a way in for
//! [`Transaction`]s. It knows bytes and spec versions and no types.

mod chain;
mod transaction;

pub use chain::{Block, Chain, Event, Head, StateRead};
pub use transaction::{AccountId, DispatchFault, Refusal, Signature, Submission, Transaction};
