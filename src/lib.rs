//! State that is never migrated.
#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![no_std]

extern crate alloc;
extern crate self as perennial;
#[cfg(feature = "std")]
extern crate std;

pub mod backend;
pub mod entity;
pub mod error;
pub mod key;
pub mod layout;
pub mod store;
mod sync;
mod version;
pub mod wire;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

#[cfg(feature = "derive")]
pub use perennial_derive::{Key, Layout, Versioned};

pub use entity::{Entity, VersionedEntity, WriteEntity};
pub use error::{DecodeError, DowncastError, UpcastError};
pub use key::Key;
pub use layout::Layout;
pub use store::{Store, Table};
pub use version::{SpecVersion, Tag, Version};
pub use wire::{Bincode, Scale};
