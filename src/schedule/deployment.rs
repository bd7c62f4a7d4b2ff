//! A runtime version with the epoch from which it is valid.

use alloc::vec::Vec;

use crate::version::{Epoch, SpecVersion};

/// A runtime version with the epoch from which it is valid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deployment<V = SpecVersion> {
    /// The runtime version.
    pub version: V,
    /// The first epoch in which it may be active.
    pub valid_from: Epoch,
    /// What must hold where it runs, as bytes that only a policy understands.
    pub constraints: Option<Vec<u8>>,
    /// The checksum of the runtime's code: 32 bytes, or none.
    pub checksum: Vec<u8>,
}

impl<V> Deployment<V> {
    /// A deployment without constraints and checksum.
    #[must_use]
    pub const fn new(version: V, valid_from: Epoch) -> Self {
        Self { version, valid_from, constraints: None, checksum: Vec::new() }
    }
}
