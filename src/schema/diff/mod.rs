//! What changed between two layouts, as people read it, and what to do about it.
//!
//! [`diff()`] names each change by its path. Whether it may be tells the context: a version that was
//! [`released`] never changes, while [`between`] two versions anything may.
//!
//! ```
//! use perennial::{Version, schema::{Schema, diff}};
//!
//! let old = Schema::from_json(r#"[{"struct":[["name",1],["karma",2]]},"string","u32"]"#)?;
//! let new = Schema::from_json(r#"[{"struct":[["name",1],["karma",2]]},"string","u64"]"#)?;
//!
//! let latest = Version::of::<2>();
//! let difference = diff::released("User", latest, latest, &old, &new);
//! assert!(!difference.allowed());
//! let text = "\
//! User V2: field karma: u32 became u64
//!     a released layout never changes: restore it, and bring the new type with version 3: \
//! `#[versioned(since = 3, was(karma: u32, upcast = u64::from))]` \
//! (with `since = N` in `was` if the field came with version N)";
//! assert_eq!(difference.to_string(), text);
//!
//! let difference = diff::between("User", latest, Version::of::<3>(), &old, &new);
//! assert!(difference.allowed());
//! assert_eq!(difference.to_string(), "User V2 -> V3: field karma: u32 became u64");
//! # Ok::<(), perennial::schema::SchemaError>(())
//! ```

mod advice;
mod align;
mod change;
mod compare;
mod difference;
mod path;
mod variants;
mod walk;

pub use change::{Change, Kind};
pub use difference::{Difference, between, released};
pub use walk::diff;
