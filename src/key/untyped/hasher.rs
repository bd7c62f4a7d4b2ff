//! FRAME's hashers by their names.

use crate::key::{
    Blake2_128, Blake2_128Concat, Blake2_256, Identity, KeyHasher, Twox64Concat, Twox128, Twox256,
    hash,
};

/// A hasher, chosen when running.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hasher {
    Blake2_128Concat,
    Twox64Concat,
    Identity,
    Blake2_128,
    Blake2_256,
    Twox128,
    Twox256,
}

/// The hash of a key.
pub(super) struct Hashed {
    bytes: [u8; 32],
    len: usize,
}

impl Hashed {
    fn new(hash: &[u8]) -> Self {
        let mut bytes = [0; 32];
        for (slot, byte) in bytes.iter_mut().zip(hash) {
            *slot = *byte;
        }
        Self { bytes, len: hash.len() }
    }

    pub(super) fn as_slice(&self) -> &[u8] {
        self.bytes.get(..self.len).unwrap_or_default()
    }
}

impl Hasher {
    const ALL: [Self; 7] = [
        Self::Blake2_128Concat,
        Self::Twox64Concat,
        Self::Identity,
        Self::Blake2_128,
        Self::Blake2_256,
        Self::Twox128,
        Self::Twox256,
    ];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Blake2_128Concat => Blake2_128Concat::NAME,
            Self::Twox64Concat => Twox64Concat::NAME,
            Self::Identity => Identity::NAME,
            Self::Blake2_128 => Blake2_128::NAME,
            Self::Blake2_256 => Blake2_256::NAME,
            Self::Twox128 => Twox128::NAME,
            Self::Twox256 => Twox256::NAME,
        }
    }

    pub(super) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|hasher| hasher.name() == name)
    }

    /// Whether the key stands behind its hash.
    pub(super) const fn keeps_key(self) -> bool {
        matches!(self, Self::Blake2_128Concat | Self::Twox64Concat | Self::Identity)
    }

    /// The length of the hash in bytes.
    pub(super) const fn width(self) -> usize {
        match self {
            Self::Identity => 0,
            Self::Twox64Concat => 8,
            Self::Blake2_128Concat | Self::Blake2_128 | Self::Twox128 => 16,
            Self::Blake2_256 | Self::Twox256 => 32,
        }
    }

    /// The hash of an encoded key.
    pub(super) fn hash(self, encoded: &[u8]) -> Hashed {
        match self {
            Self::Identity => Hashed::new(&[]),
            Self::Twox64Concat => Hashed::new(&hash::twox_64(encoded)),
            Self::Blake2_128Concat | Self::Blake2_128 => Hashed::new(&hash::blake2_128(encoded)),
            Self::Blake2_256 => Hashed::new(&hash::blake2_256(encoded)),
            Self::Twox128 => Hashed::new(&hash::twox_128(encoded)),
            Self::Twox256 => Hashed::new(&hash::twox_256(encoded)),
        }
    }
}
