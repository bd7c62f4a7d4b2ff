//! What a type's bytes mean, as data: the schema of every field type, and its fingerprint.
//!
//! A [`Schema`] is a table of [`Type`]s that refer to each other by place, the root first, so that
//! types that hold themselves need nothing special and shared ones stand there once. Names of
//! types, modules and aliases are not in it, nor are boxes and newtypes, which change no byte;
//! names of fields and variants are, since two fields of one type that swap their names are
//! corrupted data.
//!
//! Each type has a [`Fingerprint`] of 128 bits over its schema, a constant of the compiler: types
//! are hashed from the leaves up, down to [`LEVELS`] levels below the root. The same number comes
//! from a schema that was read from a file or a database, so either side can be checked.
//!
//! ```
//! use perennial::{Layout, layout, schema::Schema};
//!
//! #[derive(Layout)]
//! struct Tree {
//!     label: String,
//!     children: Vec<Tree>,
//! }
//!
//! let schema = layout::schema::<Tree>();
//! assert_eq!(schema.fingerprint(), layout::fingerprint::<Tree>());
//! assert_eq!(schema.to_json(), r#"[{"struct":[["label",1],["children",2]]},"string",{"list":0}]"#);
//! assert_eq!(Schema::from_json(&schema.to_json())?, schema);
//! # Ok::<(), perennial::schema::SchemaError>(())
//! ```

mod describe;
pub mod diff;
mod fingerprint;
#[cfg(feature = "history")]
mod hooks;
mod json;
pub mod shape;
mod short;
mod text;
mod types;
pub mod value;

pub use describe::Describer;
pub use diff::diff;
pub use fingerprint::{Fingerprint, LEVELS};
#[cfg(feature = "history")]
pub(crate) use hooks::{EntityHooks, Heard, Reencoded, Refusal, VersionFacts};
pub use json::SchemaError;
pub use types::{Field, Fields, Integer, Schema, Type, TypeRef, Variant};
pub(crate) use value::KeptValues;
pub use value::{Codec, SchemaProblem, Value, ValueError, ValueErrorKind, Values};
