//! State that is never migrated.
//!
//! Every stored value begins with a version byte, its *tag*. An *entity* is declared once, as its
//! latest *view*; [`derive@Versioned`] makes all older versions of it, and any stored version is read
//! straight into the view, with defaults for what it lacks. Clients see the versions or have them
//! hidden. What may be written follows the *spec version* that the store has reached.
//!
//! # Examples
//!
//! ```
//! use perennial::{SpecVersion, Store, Table, Versioned, backend::Memory, registry};
//!
//! /// A registered user.
//! #[derive(Clone, Debug, PartialEq, Versioned)]
//! #[versioned(latest = 2, activates(2 = 6), derive(Clone, Debug, PartialEq))]
//! pub struct User {
//!     /// What others call them.
//!     pub name: String,
//!     /// Came with version 2, which may be written from spec version 6 on.
//!     #[versioned(since = 2)]
//!     pub karma: u32,
//! }
//!
//! const USERS: Table<u64, User> = Table::new("users");
//!
//! let store = Store::open(Memory::new(), registry![USERS])?;
//! let users = store.table(USERS)?;
//! users.put(&1, &User { name: "alice".into(), karma: 0 })?;
//!
//! store.raise_spec_version(SpecVersion(6))?;
//! users.put(&2, &User { name: "bob".into(), karma: 7 })?;
//!
//! // Hidden: always the latest view.
//! assert_eq!(users.get(&1)?.map(|user| user.karma), Some(0));
//! // Exposed: the value as it was stored.
//! assert_eq!(users.get_versioned(&1)?, Some(VersionedUser::V1(UserV1 { name: "alice".into() })));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Without a store, as in a chain's runtime, the functions of [`entity`] turn views into stored
//! values and back:
//!
//! ```
//! use perennial::{Scale, Versioned, entity};
//!
//! #[derive(Versioned)]
//! #[versioned(latest = 2, first_tag = 0)]
//! struct User {
//!     name: String,
//!     #[versioned(since = 2)]
//!     karma: u32,
//! }
//!
//! // Version 1, as a SCALE enum's first variant would be.
//! let user = entity::decode::<Scale, User>(&[0x00, 0x08, b'a', b'l'])?;
//! assert_eq!((user.name.as_str(), user.karma), ("al", 0));
//! # Ok::<(), perennial::DecodeError>(())
//! ```
//!
//! # Modules
//!
//! Each uses only what stands above it; a test holds the code to that.
//!
//! * [`wire`]: the codecs, SCALE and bincode.
//! * [`error`]: what went wrong with which entity, version and byte.
//! * [`schedule`]: which runtime version is active from which epoch, and what may change about that.
//! * [`schema`]: what a type's bytes mean as data, its fingerprint, and values without their types.
//! * [`layout`]: how field types lie in a body, in every codec.
//! * [`entity`]: versions, their tags, the way up and the way down.
//! * [`gate`]: what a runtime of some spec version may write.
//! * [`message`]: what is sent to a chain, available from one spec version to another.
//! * [`key`]: keys whose bytes sort as they do, and Substrate's.
//! * [`catalog`]: what a database says about its own tables.
//! * [`backend`]: the engines.
//! * [`store`]: typed tables over an engine.
//! * `history`, with the feature of that name: the committed record of every released version.
//! * [`client`]: a chain from outside, through the upgrades of its runtime.
//! * `emulator`, with the feature of that name: a chain inside the process, for tests and examples.
//! * `train`, with the feature of that name: features from their merge to mainnet, and what each network
//!   may write on the way.
//! * `cli`, with the feature of that name: the command line, for any database and without its source.
#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![no_std]

extern crate alloc;
extern crate self as perennial;
#[cfg(feature = "std")]
extern crate std;

pub mod backend;
pub mod catalog;
#[cfg(feature = "cli")]
pub mod cli;
pub mod client;
#[cfg(feature = "emulator")]
pub mod emulator;
pub mod entity;
pub mod error;
pub mod gate;
#[cfg(feature = "history")]
pub mod history;
pub mod key;
pub mod layout;
pub mod message;
pub mod schedule;
pub mod schema;
pub mod store;
mod sync;
#[cfg(feature = "train")]
pub mod train;
mod version;
pub mod wire;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

#[cfg(feature = "derive")]
mod macros;

pub use entity::{Entity, VersionedEntity, WriteEntity};
pub use error::{DecodeError, DowncastError, UpcastError};
pub use key::Key;
pub use layout::Layout;
#[cfg(feature = "derive")]
pub use macros::{ErrorCodes, Key, Layout, Messages, Versioned};
pub use message::{Messages, codes::ErrorCodes};
pub use store::{Store, Table};
pub use version::{Epoch, SpecVersion, Tag, Version};
pub use wire::{Bincode, Scale};

/// The README's code is held to what this crate does.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;
