//! What goes wrong while bytes become values, before anyone knows whose bytes they were.

use alloc::{borrow::Cow, boxed::Box};
use core::fmt;

/// Why decoding stopped, and how many bytes of the input were left then.
///
/// A fault fits in one register, so that the way of valid bytes carries no weight of it; whoever
/// began the decoding turns it into a [`DecodeError`](crate::DecodeError) with entity, version and
/// offset. Whoever drives a [`Reader`](crate::wire::Reader) themselves may as well pass it on as it
/// is: it says what was wrong, and where, counted from the end of the input.
///
/// # Examples
///
/// ```
/// use perennial::wire::{Fault, FaultKind};
///
/// let fault = Fault::new(FaultKind::InvalidUtf8, 3);
/// assert_eq!(fault.to_string(), "with 3 byte(s) unread: the text is not UTF-8");
/// ```
#[derive(thiserror::Error)]
#[error("with {} byte(s) unread: {}", .0.remaining, .0.kind)]
pub struct Fault(Box<Inner>);

struct Inner {
    remaining: usize,
    kind: FaultKind,
}

impl Fault {
    /// A fault of this kind with `remaining` bytes of the input unread.
    #[cold]
    #[inline(never)]
    #[must_use]
    pub fn new(kind: FaultKind, remaining: usize) -> Self {
        Self(Box::new(Inner { remaining, kind }))
    }

    /// How many bytes of the input were unread.
    #[must_use]
    pub fn remaining(&self) -> usize {
        self.0.remaining
    }

    /// What was wrong.
    #[must_use]
    pub fn kind(&self) -> &FaultKind {
        &self.0.kind
    }

    /// What was wrong, owned.
    #[must_use]
    pub fn into_kind(self) -> FaultKind {
        self.0.kind
    }
}

impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fault")
            .field("kind", &self.0.kind)
            .field("remaining", &self.0.remaining)
            .finish()
    }
}

/// What is wrong with bytes that do not decode.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FaultKind {
    /// The input ends inside the value.
    #[error("the input ends {missing} byte(s) short")]
    UnexpectedEnd {
        /// How many more bytes the item at this place needs, at least.
        missing: usize,
    },
    /// Bytes are left behind the value.
    #[error("{count} byte(s) follow the value; read a prefix explicitly if that is meant")]
    TrailingBytes {
        /// How many.
        count: usize,
    },
    /// A length, integer or map is spelled in another way than the one it is written in.
    #[error("{what} is not in its canonical form")]
    NonCanonical {
        /// Which rule is broken.
        what: &'static str,
    },
    /// A boolean, option or result byte that is neither 0 nor 1.
    #[error("{what} must be 0 or 1, not {found}")]
    InvalidFlag {
        /// `bool`, `Option` or `Result`.
        what: &'static str,
        /// The byte.
        found: u8,
    },
    /// An enum has no variant with this index in this version.
    #[error("`{type_name}` has no variant {index} here")]
    UnknownVariant {
        /// The enum.
        type_name: &'static str,
        /// The index read.
        index: u32,
    },
    /// Text that is not UTF-8.
    #[error("the text is not UTF-8")]
    InvalidUtf8,
    /// A `char` that is none.
    #[error("the bytes are no `char`")]
    InvalidChar,
    /// A number outside its type: zero in a `NonZero`, 10⁹ nanoseconds, a length above the format's.
    #[error("{what} is out of range")]
    OutOfRange {
        /// The type or rule.
        what: &'static str,
    },
    /// Keys of a map or items of a set out of order, or twice.
    #[error("map keys and set items must strictly ascend")]
    Unsorted,
    /// More boxes and collections inside each other than decoding follows.
    #[error("nested deeper than {max} boxes and collections")]
    TooDeep {
        /// The limit.
        max: u32,
    },
    /// The type's own check refused the value.
    #[error("`{type_name}` refuses the value: {reason}")]
    Refused {
        /// The type that checks.
        type_name: &'static str,
        /// Its reason.
        reason: Cow<'static, str>,
    },
    /// A foreign type's own codec refused the bytes.
    #[error("foreign type `{type_name}`: {reason}")]
    Foreign {
        /// The declared name of the type.
        type_name: &'static str,
        /// What its codec said.
        reason: Cow<'static, str>,
    },
    /// A fallible upcast refused an older value.
    #[error("upcast of `{field}` to version {to}: {reason}")]
    Upcast {
        /// The field that is converted.
        field: &'static str,
        /// The version that the upcast leads to.
        to: u8,
        /// What the upcast said.
        reason: Cow<'static, str>,
    },
    /// The stored value is empty: there is not even a tag.
    #[error("the stored value is empty; it should begin with a tag")]
    Empty,
    /// The entity has no version of this number.
    #[error("version {version} is newer than this binary knows (the latest is {latest})")]
    UnknownVersion {
        /// The number asked for.
        version: u8,
        /// The latest version that the binary knows.
        latest: u8,
    },
    /// No version of the entity has this tag.
    #[error(
        "tag {tag:#04x} belongs to no version this binary knows (the latest is {latest}); \
         the bytes stay readable with `get_raw`: use a newer binary"
    )]
    UnknownTag {
        /// The first byte.
        tag: u8,
        /// The latest version that the binary knows.
        latest: u8,
    },
}
