//! A key as data.

use alloc::{boxed::Box, vec::Vec};

use crate::schema::Value;

/// A key of any type, or what a hash leaves of it.
///
/// A `Reverse` does not show: it is the value that it reverses.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum KeyValue {
    /// The key itself.
    Key(Value),
    /// The hash of a key that cannot be read back.
    Hash(Vec<u8>),
    /// The two keys of a double map, neither of them a pair.
    Pair(Box<[KeyValue; 2]>),
}
