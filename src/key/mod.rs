//! Keys: how typed keys become the bytes that an engine sorts by.
//!
//! A table's [`KeyScheme`] turns a key into bytes behind the table's prefix, and bytes back into a
//! key. [`Ordered`], the default, writes a [`Key`]: its bytes sort as the keys do, so ranges and
//! prefixes of keys are ranges and prefixes of bytes. [`Substrate`] writes the keys of a FRAME
//! storage map, hashed and in SCALE, so that the state of an existing chain can be adopted as it is.
//!
//! [`Keys`] reads and writes the same bytes by what the catalog says, without the types.
//!
//! # The bytes of an ordered key
//!
//! | type | bytes |
//! | --- | --- |
//! | unsigned integers, `NonZero` | big-endian at full width |
//! | signed integers | the same, with the sign bit flipped |
//! | `bool`, `char`, `()` | one byte; four bytes, big-endian; none |
//! | `String`, `Vec<u8>`, `Box<str>`, `Box<[u8]>` | at the end of a key as they are; before other fields each `00` becomes `00 FF` and `00 01` ends it |
//! | arrays, tuples, derived structs | the items in order; all but the last are never at the end |
//! | `Option` | `00`, or `01` and the value |
//! | `Reverse` | the bytes it has before other fields, each inverted |
//!
//! # Why not a crate
//!
//! The core links no standard library, a key reads back from one spelling alone, and a text at the end
//! of a key should lie there as it is, so that prefix scans and other tools find it. No crate at hand
//! gives all three: storekey 0.11 builds on `std::io` and escapes and ends every text, also the last;
//! bytekey2 0.4 and memcomparable 0.2 go through serde and need the standard library; ordcode 0.2
//! does without the latter, but goes through serde too and puts the lengths of texts at the far end
//! of the key, so that a key does not begin with the bytes of its first fields. None of them promises
//! to refuse what it would not write.

mod array;
mod bytes;
mod fault;
pub mod hash;
mod input;
mod integer;
mod option;
mod part;
mod prefix;
mod reverse;
mod scalar;
mod scheme;
mod shape;
mod substrate;
mod traits;
mod tuple;
mod untyped;
mod whole;

pub use fault::KeyFault;
pub use part::KeyPart;
pub use prefix::KeyPrefix;
pub use scheme::{KeyScheme, Ordered};
pub use shape::KeyShape;
pub use substrate::{
    Blake2_128, Blake2_128Concat, Blake2_256, HashedKey, Identity, KeyHasher, Substrate,
    Twox64Concat, Twox128, Twox256,
};
pub use traits::{Key, Place};
pub use untyped::{KeyTextError, KeyValue, Keys, KeysError};
pub use whole::{behind_prefix, decode, encode};
