//! What is wrong with a key.

use alloc::{borrow::Cow, boxed::Box, vec::Vec};
use core::fmt;

use crate::{error::DecodeError, schema::ValueError, wire::EncodeError};

/// Bytes that are no key of a table, or a key that has no bytes.
///
/// `remaining` counts the bytes behind the place of the fault: a field of a key is read without
/// knowing what lies before it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum KeyFault {
    /// The key ends inside a field.
    #[error("the key ends {missing} byte(s) short; was it written with another key type?")]
    UnexpectedEnd {
        /// How many more bytes the field needs, at least.
        missing: usize,
    },
    /// Bytes are left behind the key.
    #[error("{count} byte(s) follow the key; was it written with another key type?")]
    TrailingBytes {
        /// How many.
        count: usize,
    },
    /// A field is spelled in another way than the one it is written in.
    #[error("{what} is not in its canonical form, {remaining} byte(s) before the key's end")]
    NotCanonical {
        /// Which rule is broken.
        what: &'static str,
        /// How many bytes of the key lie behind.
        remaining: usize,
    },
    /// Text that is not UTF-8.
    #[error("the text is not UTF-8, {remaining} byte(s) before the key's end")]
    InvalidUtf8 {
        /// How many bytes of the key lie behind.
        remaining: usize,
    },
    /// A number outside its type: zero in a `NonZero`, a `bool` of 2, a surrogate `char`.
    #[error("{what} is out of range, {remaining} byte(s) before the key's end")]
    OutOfRange {
        /// The type.
        what: &'static str,
        /// How many bytes of the key lie behind.
        remaining: usize,
    },
    /// A type's own check refused the value.
    #[error("`{type_name}` refuses the key: {reason}")]
    Refused {
        /// The type that checks.
        type_name: &'static str,
        /// Its reason.
        reason: Cow<'static, str>,
    },
    /// The key does not begin with its table's prefix.
    #[error(
        "the key begins with {} and not with {}: it belongs to another table",
        Hex(found),
        Hex(expected)
    )]
    WrongPrefix {
        /// The table's prefix.
        expected: Vec<u8>,
        /// As many bytes as the key has there.
        found: Vec<u8>,
    },
    /// The hash in front of a key is not the key's hash.
    #[error("the {hasher} hash in front of the key is not the key's; the bytes are damaged")]
    HashMismatch {
        /// The hasher.
        hasher: &'static str,
    },
    /// The SCALE bytes of a key do not decode. Offsets count from behind prefix and hash.
    #[error("the key does not decode: {0}")]
    Layout(#[from] DecodeError),
    /// The same, of a key that is read by its schema: see [`Keys`](super::Keys).
    #[error("the key does not decode: {0}")]
    Value(#[from] Box<ValueError>),
    /// The key cannot be written in SCALE.
    #[error("the key cannot be encoded: {0}")]
    Encode(#[from] EncodeError),
}

impl KeyFault {
    /// The fault of a type whose own check gave `reason`.
    #[cold]
    pub fn refused(type_name: &'static str, reason: impl Into<Cow<'static, str>>) -> Self {
        Self::Refused { type_name, reason: reason.into() }
    }
}

/// Bytes as `0x` and hexadecimal digits.
pub(super) struct Hex<'a>(pub(super) &'a [u8]);

impl fmt::Display for Hex<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("0x")?;
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}
