//! Keys that compare fast.

use alloc::sync::Arc;
use core::cmp::Ordering;

/// A key, and its first bytes beside it: most comparisons end there, without a look elsewhere in
/// memory.
#[derive(Clone, Debug)]
pub(super) struct Key<T = Arc<[u8]>> {
    head: u64,
    pub(super) bytes: T,
}

impl<T: AsRef<[u8]>> Key<T> {
    pub(super) fn new(bytes: T) -> Self {
        let mut head = [0; 8];
        for (byte, found) in head.iter_mut().zip(bytes.as_ref()) {
            *byte = *found;
        }
        Self { head: u64::from_be_bytes(head), bytes }
    }

    /// The order of the bytes: heads that differ differ as the bytes do, and where one key ends
    /// within its head they may be equal.
    #[inline]
    pub(super) fn order<U: AsRef<[u8]>>(&self, other: &Key<U>) -> Ordering {
        self.head.cmp(&other.head).then_with(|| self.bytes.as_ref().cmp(other.bytes.as_ref()))
    }
}

impl Key<&[u8]> {
    pub(super) fn kept(&self) -> Key {
        Key { head: self.head, bytes: Arc::from(self.bytes) }
    }
}
