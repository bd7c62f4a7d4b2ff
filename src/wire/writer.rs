//! A growing buffer that remembers the first thing that went wrong.

use alloc::{boxed::Box, vec::Vec};

use super::DEPTH_MAX;

/// Why a value cannot be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EncodeError {
    /// A sequence is longer than the format's lengths go.
    #[error("a sequence of {len} items is longer than the codec's limit of {max}; split the value")]
    TooLong {
        /// Its length, in items.
        len: usize,
        /// The longest that the format can write.
        max: usize,
    },
    /// The value is nested deeper than decoding would follow.
    #[error(
        "the value is nested deeper than {max} boxes and collections: it could never be read back"
    )]
    TooDeep {
        /// The limit.
        max: u32,
    },
    /// A variant's index does not fit the format.
    #[error("variant index {index} does not fit into the one byte that the codec has for it")]
    VariantIndex {
        /// The index.
        index: u32,
    },
    /// A foreign type's own codec refused the value.
    #[error("foreign type `{type_name}` cannot be written: {reason}")]
    Foreign {
        /// The declared name of the type.
        type_name: &'static str,
        /// What its codec said.
        reason: alloc::string::String,
    },
}

/// Room made at once is no more than this, since it is a guess; beyond it the bytes grow as they come.
const ROOM_BYTES_MAX: usize = 1 << 20;

/// Bytes that grow at the end.
///
/// Writing a field never fails on the spot: the first fault sticks, and [`Writer::finish`] returns
/// it, so that encoding pays for the check once.
#[derive(Debug, Default)]
pub struct Writer {
    bytes: Vec<u8>,
    depth: u32,
    is_lossy: bool,
    /// In a box, so that a writer is small to move.
    error: Option<Box<EncodeError>>,
}

impl Writer {
    /// An empty writer.
    #[must_use]
    pub const fn new() -> Self {
        Self::from_vec(Vec::new())
    }

    /// An empty writer with room for about `bytes` bytes.
    #[inline]
    #[must_use]
    pub fn with_room(bytes: usize) -> Self {
        Self::from_vec(Vec::with_capacity(bytes.min(ROOM_BYTES_MAX)))
    }

    /// A writer that appends to `bytes`, to use its capacity again.
    #[must_use]
    pub const fn from_vec(bytes: Vec<u8>) -> Self {
        Self { bytes, depth: 0, is_lossy: false, error: None }
    }

    /// An empty writer of older versions that may leave out what they cannot hold.
    pub(crate) fn lossy() -> Self {
        Self { is_lossy: true, ..Self::new() }
    }

    /// Whether an older version may leave out what it cannot hold.
    pub(crate) const fn is_lossy(&self) -> bool {
        self.is_lossy
    }

    /// Appends one byte.
    #[inline]
    pub fn byte(&mut self, byte: u8) {
        self.bytes.push(byte);
    }

    /// Appends bytes as they are.
    #[inline]
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// Makes room for `additional` bytes.
    #[inline]
    pub fn reserve(&mut self, additional: usize) {
        self.bytes.reserve(additional);
    }

    /// What was written so far.
    #[inline]
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The buffer itself, for code that appends to a `Vec<u8>`.
    #[inline]
    pub fn as_mut_vec(&mut self) -> &mut Vec<u8> {
        &mut self.bytes
    }

    /// How many boxes and collections down the next byte lies.
    #[inline]
    pub(crate) const fn depth(&self) -> u32 {
        self.depth
    }

    /// Records that the value cannot be written. The first record counts.
    #[cold]
    pub fn fail(&mut self, error: EncodeError) {
        self.error.get_or_insert_with(|| Box::new(error));
    }

    /// Whether something was recorded: the bytes are then not a value.
    #[must_use]
    pub const fn has_failed(&self) -> bool {
        self.error.is_some()
    }

    /// Goes one box or collection down, does `work` there and comes back up.
    #[inline]
    pub fn nested(&mut self, work: impl FnOnce(&mut Self)) {
        if self.depth >= DEPTH_MAX {
            return self.fail(EncodeError::TooDeep { max: DEPTH_MAX });
        }
        self.depth += 1;
        work(self);
        self.depth -= 1;
    }

    /// The bytes.
    ///
    /// # Errors
    ///
    /// The first fault that was recorded.
    #[inline]
    pub fn finish(self) -> Result<Vec<u8>, EncodeError> {
        match self.error {
            None => Ok(self.bytes),
            Some(error) => Err(*error),
        }
    }
}
