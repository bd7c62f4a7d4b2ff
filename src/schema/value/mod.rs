//! Any stored value as data, given the schema of its type.
//!
//! Tools have schemas, not types: [`Schema::decode`](super::Schema::decode) turns a body into a
//! [`Value`] and [`Schema::encode`](super::Schema::encode) turns it back into the same bytes. What the
//! typed decoder refuses is refused here, with three exceptions that a schema cannot know: the order
//! of an enum's variants (items of a set or keys of a map that differ in that alone are taken in any
//! order, and so are those that hold entities or floats), what a type itself refuses, and boxes: instead of boxes, all nesting is bounded,
//! by [`NESTING_MAX`].
//!
//! The order of map keys and set items is checked as a derived `Ord` has it. A schema does not tell
//! of an `Ord` that was written by hand: of a key type that has one, bytes may be refused here that
//! the type itself takes.
//!
//! A foreign type's end is unknown. Its bytes and all that follow it become one [`Value::Opaque`].
//!
//! ```
//! use perennial::schema::{Codec, Schema, Value};
//!
//! let schema = Schema::from_json(r#"[{"struct":[["name",1],["karma",2]]},"string","u32"]"#)?;
//! let bytes = [0x08, b'a', b'l', 7, 0, 0, 0];
//! let value = schema.decode(Codec::Scale, &bytes)?;
//! assert_eq!(schema.value_to_json(&value)?, r#"{"name":"al","karma":7}"#);
//!
//! let other = schema.value_from_json(r#"{ "karma": 9, "name": "bo" }"#)?;
//! assert_eq!(schema.encode(Codec::Scale, &other)?, [0x08, b'b', b'o', 9, 0, 0, 0]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod check;
mod codec;
mod data;
mod decode;
mod encode;
mod error;
mod facts;
mod float;
mod hex;
mod integer;
mod json_read;
mod json_write;
mod order;
mod trail;
mod values;

pub use codec::Codec;
pub use data::Value;
pub use decode::{EMPTY_FREE, EMPTY_MAX, EMPTY_PER_BYTE};
pub use error::{SchemaProblem, ValueError, ValueErrorKind};
pub(crate) use hex::read as bytes_from_hex;
pub use trail::NESTING_MAX;
pub(crate) use values::KeptValues;
pub use values::Values;
