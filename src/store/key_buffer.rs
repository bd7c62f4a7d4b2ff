//! The bytes of a key for the time of one call.

use alloc::vec::Vec;

/// The most memory that a thread keeps for its next key, in bytes.
#[cfg(feature = "std")]
const KEPT_BYTES_MAX: usize = 1024;

#[cfg(feature = "std")]
std::thread_local! {
    static KEPT: core::cell::Cell<Vec<u8>> = const { core::cell::Cell::new(Vec::new()) };
}

/// Calls `read` with an empty buffer: the one that this thread used last, so that a read does not
/// allocate. Within `read`, and while the thread ends, it is a new one.
#[cfg(feature = "std")]
#[inline]
pub(super) fn with_key_buffer<T>(read: impl FnOnce(&mut Vec<u8>) -> T) -> T {
    let mut buffer = KEPT.try_with(core::cell::Cell::take).unwrap_or_default();
    buffer.clear();
    let result = read(&mut buffer);
    if buffer.capacity() <= KEPT_BYTES_MAX {
        // Without a place to keep it, it is dropped.
        let _ = KEPT.try_with(|kept| kept.set(buffer));
    }
    result
}

#[cfg(not(feature = "std"))]
#[inline]
pub(super) fn with_key_buffer<T>(read: impl FnOnce(&mut Vec<u8>) -> T) -> T {
    read(&mut Vec::new())
}
