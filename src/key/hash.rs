//! The hashes of Substrate's storage keys.
//!
//! The `twox` family is xxHash64 with the seeds 0, 1, …, each result little-endian, one behind the
//! other. It is fast and not cryptographic: whoever may choose keys can make them collide.

use blake2::{Blake2b128, Blake2b256, Digest};
use twox_hash::XxHash64;

/// xxHash64 with seed 0.
#[must_use]
pub fn twox_64(bytes: &[u8]) -> [u8; 8] {
    XxHash64::oneshot(0, bytes).to_le_bytes()
}

/// Two xxHash64, with the seeds 0 and 1.
///
/// # Examples
///
/// ```
/// use perennial::key::hash::twox_128;
///
/// let system = 0x26aa394e_ea5630e0_7c48ae0c_9558cef7_u128;
/// assert_eq!(twox_128(b"System"), system.to_be_bytes());
/// ```
#[must_use]
pub fn twox_128(bytes: &[u8]) -> [u8; 16] {
    seeded(bytes)
}

/// Four xxHash64, with the seeds 0 to 3.
#[must_use]
pub fn twox_256(bytes: &[u8]) -> [u8; 32] {
    seeded(bytes)
}

/// BLAKE2b with 16 bytes of output.
#[must_use]
pub fn blake2_128(bytes: &[u8]) -> [u8; 16] {
    Blake2b128::digest(bytes).into()
}

/// BLAKE2b with 32 bytes of output.
#[must_use]
pub fn blake2_256(bytes: &[u8]) -> [u8; 32] {
    Blake2b256::digest(bytes).into()
}

fn seeded<const N: usize>(bytes: &[u8]) -> [u8; N] {
    let mut hash = [0; N];
    for (seed, part) in (0..).zip(hash.chunks_exact_mut(8)) {
        part.copy_from_slice(&XxHash64::oneshot(seed, bytes).to_le_bytes());
    }
    hash
}
