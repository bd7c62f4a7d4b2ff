//! A chain from outside.
//!
//! A [`Chain`] is what a node offers: its head, its state by key, its blocks, and a way in for
//! [`Transaction`]s. It knows bytes and spec versions and no types.
//!
//! A [`Client`] is built for a list of spec versions, and connects to a chain that is at one of them.
//! It reads the chain's state through [`Table`](crate::store::Table)s, with versions hidden or
//! exposed, sends messages in the shape that the runtime of the moment expects, and reads events in
//! the shape of the runtime that they came from. When the chain upgrades, it says so, and goes on if
//! it is built for the new runtime.

mod chain;
#[expect(clippy::module_inception, reason = "the client is the heart of the folder")]
mod client;
mod error;
mod messages;
mod receipt;
mod signer;
mod spec_versions;
mod submit;
mod table;
mod transaction;
mod upgrade;

pub use chain::{Block, Chain, Event, Head, StateRead};
pub use client::Client;
pub use error::{ClientError, CodeNotUpdated};
pub use messages::{ClientMessages, Menu};
pub use receipt::Receipt;
pub use signer::Signer;
pub use spec_versions::SpecVersions;
pub use table::ClientTable;
pub use transaction::{AccountId, DispatchFault, Refusal, Signature, Submission, Transaction};
pub use upgrade::Upgrade;
