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

#[cfg(feature = "cli")]
impl KeyValue {
    /// The key as a value of [`Keys::shown_schema`](super::Keys::shown_schema): hashes as bytes, pairs as
    /// lists.
    pub(crate) fn shown(self) -> Value {
        match self {
            Self::Key(value) => value,
            Self::Hash(hash) => Value::Bytes(hash),
            Self::Pair(keys) => {
                let [first, second] = *keys;
                Value::List([first.shown(), second.shown()].into())
            }
        }
    }
}
