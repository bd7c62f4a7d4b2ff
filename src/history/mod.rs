//! The committed record of every released version: what it looks like, what its values mean, and what
//! older ones read as.
//!
//! Each version of an entity has one file, `history/<entity>/v<N>.toml`, and each table has one,
//! `history/tables/<table>.toml`. So has each shape of each message or event that the registry names
//! ([`Registry::with_messages`](crate::store::Registry::with_messages)):
//! `history/messages/<enum>/<message>.v<N>.toml`, by the version of its payload, or without a payload
//! `<message>.toml`. They are written once, when a version is released, and only ever
//! added to, so that review sees additions alone. [`check`] belongs into a test: it holds the code
//! against the files and says all that differs. [`release`] writes the files of versions that have
//! none and then fails, so that it cannot be left on; nothing else ever writes one.
//!
//! From the entities of a registry's tables and messages, and those nested in them, flow schema, fingerprint and tag of
//! every version; from the schema, samples; through the entity's own types, their bytes in every codec
//! and what they read as one version up. When checking, the samples come from the files, so that
//! bytes of the past are read by the code of today.
//!
//! Of a message the file keeps what blocks depend on: index, codec, payload, and the spec version from
//! which it is sent in that shape. `until` is not recorded, since it may come and be moved later. A message
//! that is taken out of its enum leaves its index among the `retired` ones and its files in the
//! folder, those of its payload too.
//!
//! A file ends with a seal, a hash of what stands above it, and names the hash of the file before:
//! an old file cannot be edited unnoticed. That guards against accidents; against someone who
//! writes all files anew there is version control.
//!
//! What is not recorded: the way from the newest version into a view that is a type of its own, in the
//! enum form; and what the bytes of foreign types mean, which are held as bytes alone.
//!
//! With `#[versioned(history = "history")]` on an entity, tags, fingerprints and the set of versions
//! are held against the files when compiling, too.
//!
//! The module needs the feature `history`, best enabled among the dev-dependencies, for it links
//! every entity in every codec:
//!
//! ```toml
//! [dev-dependencies]
//! perennial = { version = "0.1", features = ["history"] }
//! ```
//!
//! ```
//! use perennial::{Table, Versioned, history, registry};
//!
//! /// A registered user.
//! #[derive(Versioned)]
//! #[versioned(latest = 1)]
//! struct User {
//!     name: String,
//! }
//!
//! const USERS: Table<u64, User> = Table::new("users");
//!
//! # let folder = tempfile::tempdir()?;
//! # let folder = folder.path();
//! // Nothing is recorded yet, and nothing is recorded in silence.
//! let missing = history::check(registry![USERS], folder).unwrap_err();
//! assert_eq!(missing.findings().len(), 2);
//!
//! // Written once, on purpose, and never without an error.
//! assert!(matches!(
//!     history::release(registry![USERS], folder),
//!     Err(history::HistoryError::Written(files)) if files.len() == 2
//! ));
//!
//! // From then on the code is held to it.
//! history::check(registry![USERS], folder)?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod bounds;
mod check;
mod enums;
mod error;
mod folder;
mod given;
#[cfg(feature = "cli")]
mod look;
#[cfg(feature = "cli")]
mod look_names;
#[cfg(feature = "cli")]
mod look_version;
mod make;
mod message;
mod past;
mod rank;
mod record;
mod release;
mod sample;
mod subjects;
mod table;
mod text;
mod trace;
mod verify;

pub use check::check;
pub use error::{Finding, FindingKind, HistoryError};
pub use given::Samples;
#[cfg(feature = "cli")]
pub(crate) use look::{Folder, LookedTable, LookedVersion, hex};
#[cfg(feature = "train")]
pub(crate) use make::samples_to_check;
pub use release::{release, release_with};
#[cfg(feature = "train")]
pub(crate) use text::escaped;
