//! A chain inside the process, for tests and examples.
//!
//! An [`Emulator`] is a [`Chain`](crate::client::Chain) over any store: accounts, blocks, epochs, and
//! [`Runtime`]s written in Rust. What a chain decides about its own code is here as it is out there:
//! a message [`UpdateRuntime`] names the code and the epoch from which it runs, the chain's rules
//! allow it or not, and only the event
//! [`CodeUpdated`](crate::client::Event::CodeUpdated) proves that they did.
//!
//! There is no clock and nothing random: the same calls give the same bytes. Blocks are made one at
//! a time, each with at most one transaction, and land whole; reading goes on meanwhile.
//!
//! # Examples
//!
//! ```
//! use std::sync::Arc;
//!
//! use perennial::{
//!     Epoch, SpecVersion, Store, Table, Versioned,
//!     backend::{Backend, Memory},
//!     client::{AccountId, Chain, Event, Submission},
//!     emulator::{Context, DevSigner, DispatchError, Emulator, Genesis, Runtime, RuntimeInfo},
//!     emulator::{SystemMessage, UpdateRuntime},
//!     registry,
//! };
//!
//! #[derive(Debug, PartialEq, Versioned)]
//! #[versioned(latest = 2, activates(2 = 2))]
//! pub struct Note {
//!     pub bytes: Vec<u8>,
//!     #[versioned(since = 2)]
//!     pub block: u64,
//! }
//!
//! const NOTES: Table<[u8; 32], Note> = Table::new("notes");
//!
//! /// Keeps one note per account; from spec version 2 on with the block.
//! struct Notes(SpecVersion);
//!
//! impl<B: Backend> Runtime<B> for Notes {
//!     fn info(&self) -> RuntimeInfo {
//!         RuntimeInfo::new("notes", self.0)
//!     }
//!
//!     fn dispatch(
//!         &self,
//!         context: &mut Context<'_, B>,
//!         author: AccountId,
//!         message: &[u8],
//!     ) -> Result<(), DispatchError> {
//!         let block = if self.0 < SpecVersion(2) { 0 } else { context.block() };
//!         context.put(NOTES, &author.0, &Note { bytes: message.to_vec(), block })?;
//!         Ok(())
//!     }
//! }
//!
//! let store = Store::open(Memory::new(), perennial::emulator::with_tables(registry![NOTES]))?;
//! let chain = Emulator::builder(store)
//!     .with_runtime(Arc::new(Notes(SpecVersion(1))))
//!     .with_runtime(Arc::new(Notes(SpecVersion(2))))
//!     .genesis(Genesis::new("sudo").endow("alice", 100))
//!     .open()?;
//!
//! // Version 2 is to run from epoch 1 on.
//! let code = RuntimeInfo::new("notes", SpecVersion(2)).code();
//! let message = SystemMessage::from(UpdateRuntime { code, valid_from: 1 }).encode()?;
//! let Submission::Included { events, .. } = chain.send(&DevSigner::new("sudo"), message)? else {
//!     return Err("refused".into());
//! };
//! let decided = Event::CodeUpdated { spec_version: SpecVersion(2), valid_from: Epoch(1) };
//! assert!(events.contains(&decided));
//!
//! let alice = DevSigner::new("alice");
//! chain.send(&alice, b"first".to_vec())?;
//! chain.next_epoch()?;
//! assert_eq!(chain.head()?.spec_version, SpecVersion(2));
//! chain.send(&alice, b"second".to_vec())?;
//! let note = chain.store().table(NOTES)?.get(&alice.account().0)?;
//! assert_eq!(note, Some(Note { bytes: b"second".to_vec(), block: 3 }));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod builder;
mod chain;
mod changes;
mod code;
mod context;
mod engine;
mod error;
mod runtime;
mod signer;
mod submit;
mod system;
mod tables;

pub use builder::{Builder, Genesis};
pub use code::{CodeError, RuntimeInfo};
pub use context::Context;
pub use engine::Emulator;
pub use error::{EmulatorError, OpenEmulatorError};
pub use runtime::{DispatchError, Runtime};
pub use signer::DevSigner;
pub use system::{
    AbortRuntime, FAILED_CHAIN_RUNTIME_UPDATE, SYSTEM_FIRST, SystemMessage, UpdateRuntime,
};
pub use tables::{ACCOUNTS, Account, with_tables};
