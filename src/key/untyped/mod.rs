//! Keys without their types: what the catalog says of a table's keys is enough to read, check, write
//! and show them.
//!
//! Whatever the typed [`KeyScheme`](super::KeyScheme)s refuse is refused here with the same fault, but
//! for what a schema does not tell: what a type's own check refuses, and schemes from elsewhere.

mod error;
mod example;
mod hasher;
mod json;
mod judge;
mod keys;
mod made;
mod ordered;
mod part;
mod text;
mod value;
mod write;

pub use error::{KeyTextError, KeysError};
pub use keys::Keys;
pub use value::KeyValue;
