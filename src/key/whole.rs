//! Whole keys.

use alloc::vec::Vec;

use super::{Key, KeyFault, Place, input};

/// The bytes of an ordered key.
///
/// # Examples
///
/// ```
/// use perennial::key;
///
/// assert!(key::encode(&-1_i32) < key::encode(&0_i32));
/// assert_eq!(key::encode(&(1_u16, "a".to_string())), [0, 1, b'a']);
/// ```
#[must_use]
pub fn encode<K: Key>(key: &K) -> Vec<u8> {
    let mut bytes = Vec::new();
    key.write_key(&mut bytes, Place::Last);
    bytes
}

/// Reads an ordered key that takes up all of `bytes`.
///
/// # Errors
///
/// A [`KeyFault`] for bytes that [`encode`] does not write for this type.
#[inline]
pub fn decode<K: Key>(mut bytes: &[u8]) -> Result<K, KeyFault> {
    let key = K::read_key(&mut bytes, Place::Last)?;
    input::finish(bytes)?;
    Ok(key)
}

/// What lies behind a table's prefix in the bytes of a key.
///
/// # Errors
///
/// [`KeyFault::WrongPrefix`] if the bytes do not begin with it.
#[inline]
pub fn behind_prefix<'a>(prefix: &[u8], bytes: &'a [u8]) -> Result<&'a [u8], KeyFault> {
    // Most tables have none, and to compare nothing takes a call, too.
    if prefix.is_empty() {
        return Ok(bytes);
    }
    match bytes.strip_prefix(prefix) {
        Some(rest) => Ok(rest),
        None => Err(wrong_prefix(prefix, bytes)),
    }
}

#[cold]
fn wrong_prefix(prefix: &[u8], bytes: &[u8]) -> KeyFault {
    let found = bytes.iter().copied().take(prefix.len()).collect();
    KeyFault::WrongPrefix { expected: prefix.to_vec(), found }
}
