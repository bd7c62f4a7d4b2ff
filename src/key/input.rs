//! Taking bytes from the front of a key.

use alloc::vec::Vec;

use super::{Key, KeyFault, Place};

/// Takes `N` bytes.
#[inline]
pub(super) fn array<const N: usize>(bytes: &mut &[u8]) -> Result<[u8; N], KeyFault> {
    match bytes.split_first_chunk::<N>() {
        Some((&array, rest)) => {
            *bytes = rest;
            Ok(array)
        }
        None => Err(KeyFault::UnexpectedEnd { missing: N - bytes.len() }),
    }
}

/// Takes a byte that is 0 or 1.
#[inline]
pub(super) fn flag(bytes: &mut &[u8], what: &'static str) -> Result<bool, KeyFault> {
    match array(bytes)? {
        [0] => Ok(false),
        [1] => Ok(true),
        _ => Err(KeyFault::OutOfRange { what, remaining: bytes.len() }),
    }
}

/// Reads `N` items, the last one at `place`.
pub(super) fn items<T: Key, const N: usize>(
    bytes: &mut &[u8],
    place: Place,
) -> Result<[T; N], KeyFault> {
    // Items that take no bytes could be many; the vector grows with what was really read.
    let mut items = Vec::with_capacity(N.min(bytes.len()));
    for index in 0..N {
        let place = if index + 1 == N { place } else { Place::Inner };
        items.push(T::read_key(bytes, place)?);
    }
    items.try_into().map_err(|items: Vec<T>| KeyFault::UnexpectedEnd { missing: N - items.len() })
}

/// Succeeds if nothing is left.
#[inline]
pub(super) fn finish(bytes: &[u8]) -> Result<(), KeyFault> {
    match bytes.len() {
        0 => Ok(()),
        count => Err(KeyFault::TrailingBytes { count }),
    }
}
