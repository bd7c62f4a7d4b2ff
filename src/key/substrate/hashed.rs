//! What an opaque hasher leaves of a key.

use alloc::vec::Vec;
use core::fmt;

use crate::key::fault::Hex;

/// The hash of a key that cannot be read back.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HashedKey(Vec<u8>);

impl HashedKey {
    pub(super) fn new(hash: &[u8]) -> Self {
        Self(hash.to_vec())
    }

    /// The hash.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl AsRef<[u8]> for HashedKey {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Display for HashedKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Hex(&self.0).fmt(f)
    }
}

impl fmt::Debug for HashedKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HashedKey({})", Hex(&self.0))
    }
}
