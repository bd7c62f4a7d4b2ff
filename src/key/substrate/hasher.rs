//! FRAME's storage hashers.

use alloc::vec::Vec;
use core::fmt::Debug;

use super::HashedKey;
use crate::{
    key::{KeyFault, hash, input},
    layout::{self, Layout},
    wire::Scale,
};

/// What becomes of one SCALE-encoded key of a map.
pub trait KeyHasher: 'static {
    /// The hasher's name as FRAME's metadata has it, in snake case.
    const NAME: &'static str;

    /// What can be read back: the key, or a [`HashedKey`].
    type Read<K: Debug>: Debug;

    /// Appends what the hasher makes of an encoded key.
    fn write(encoded: &[u8], out: &mut Vec<u8>);

    /// Reads one hashed key from the front of `bytes` and moves them on.
    ///
    /// # Errors
    ///
    /// A [`KeyFault`], also if the hash is not the key's.
    fn read<K: Layout + Debug>(bytes: &mut &[u8]) -> Result<Self::Read<K>, KeyFault>;
}

/// Hashers that keep the key behind its hash.
macro_rules! readable {
    ($($(#[$doc:meta])* $Hasher:ident $name:literal $hash:expr;)*) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub struct $Hasher;

        impl KeyHasher for $Hasher {
            const NAME: &'static str = $name;

            type Read<K: Debug> = K;

            fn write(encoded: &[u8], out: &mut Vec<u8>) {
                out.extend_from_slice(&$hash(encoded));
                out.extend_from_slice(encoded);
            }

            fn read<K: Layout + Debug>(bytes: &mut &[u8]) -> Result<K, KeyFault> {
                let hash = input::array(bytes)?;
                let (key, rest) = layout::decode_prefix::<Scale, K>(bytes)?;
                let encoded = bytes.get(..bytes.len() - rest.len()).unwrap_or_default();
                if $hash(encoded) != hash {
                    return Err(KeyFault::HashMismatch { hasher: Self::NAME });
                }
                *bytes = rest;
                Ok(key)
            }
        }
    )* };
}

/// Hashers that keep the hash alone.
macro_rules! opaque {
    ($($(#[$doc:meta])* $Hasher:ident $name:literal $hash:path, $bytes:literal;)*) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub struct $Hasher;

        impl KeyHasher for $Hasher {
            const NAME: &'static str = $name;

            type Read<K: Debug> = HashedKey;

            fn write(encoded: &[u8], out: &mut Vec<u8>) {
                out.extend_from_slice(&$hash(encoded));
            }

            fn read<K: Layout + Debug>(bytes: &mut &[u8]) -> Result<HashedKey, KeyFault> {
                let hash: [u8; $bytes] = input::array(bytes)?;
                Ok(HashedKey::new(&hash))
            }
        }
    )* };
}

readable! {
    /// BLAKE2b of 16 bytes, then the key: for keys that anyone may choose.
    Blake2_128Concat "blake2_128_concat" hash::blake2_128;
    /// xxHash64, then the key: for keys that nobody can choose freely.
    Twox64Concat "twox_64_concat" hash::twox_64;
    /// The key alone: for keys that are hashes already.
    Identity "identity" no_hash;
}

opaque! {
    /// BLAKE2b of 16 bytes; the key cannot be read back.
    Blake2_128 "blake2_128" hash::blake2_128, 16;
    /// BLAKE2b of 32 bytes; the key cannot be read back.
    Blake2_256 "blake2_256" hash::blake2_256, 32;
    /// Two xxHash64; the key cannot be read back.
    Twox128 "twox_128" hash::twox_128, 16;
    /// Four xxHash64; the key cannot be read back.
    Twox256 "twox_256" hash::twox_256, 32;
}

const fn no_hash(_: &[u8]) -> [u8; 0] {
    []
}
