//! A runtime version with the epoch from which it is valid.

use alloc::vec::Vec;
use core::fmt;

use crate::version::{Epoch, SpecVersion};

/// How many bytes a checksum has, if there is one.
pub const CHECKSUM_BYTES: usize = 32;

/// A runtime version with the epoch from which it is valid.
///
/// # Examples
///
/// ```
/// use perennial::{Epoch, SpecVersion, schedule::Deployment};
///
/// let deployment = Deployment::new(SpecVersion(7), Epoch(1_200_000)).with_checksum([0xA5; 32]);
/// assert_eq!(deployment.checksum.len(), 32);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deployment<V = SpecVersion> {
    /// The runtime version.
    pub version: V,
    /// The first epoch in which it may be active.
    pub valid_from: Epoch,
    /// What must hold where it runs, as bytes that only a [policy](super::ConstraintsPolicy)
    /// understands.
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

    /// The deployment with the checksum of the runtime's code.
    #[must_use]
    pub fn with_checksum(self, checksum: [u8; CHECKSUM_BYTES]) -> Self {
        Self { checksum: checksum.into(), ..self }
    }

    /// The deployment with constraints.
    #[must_use]
    pub fn with_constraints(self, constraints: impl Into<Vec<u8>>) -> Self {
        Self { constraints: Some(constraints.into()), ..self }
    }

    /// The first field in which two deployments differ; `None` if they are the same deployment.
    ///
    /// As in oasis-core (`VersionInfo.Equal`), missing constraints and empty ones are the same here.
    /// `==` holds them apart.
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::{Epoch, SpecVersion, schedule::Deployment};
    ///
    /// let early = Deployment::new(SpecVersion(7), Epoch(20));
    /// let late = Deployment::new(SpecVersion(7), Epoch(30));
    /// assert_eq!(early.difference(&late), Some("valid_from"));
    /// assert_eq!(early.difference(&early.clone().with_constraints([])), None);
    /// ```
    #[must_use]
    pub fn difference(&self, other: &Self) -> Option<&'static str>
    where
        V: PartialEq,
    {
        let own = self.constraints.as_deref().unwrap_or_default();
        let others = other.constraints.as_deref().unwrap_or_default();
        [
            ("version", self.version != other.version),
            ("valid_from", self.valid_from != other.valid_from),
            ("constraints", own != others),
            ("checksum", self.checksum != other.checksum),
        ]
        .into_iter()
        .find_map(|(field, differs)| differs.then_some(field))
    }

    /// Whether it has begun.
    #[must_use]
    pub(super) fn has_begun(&self, epoch: Epoch) -> bool {
        self.valid_from <= epoch
    }
}

/// A deployment and its place in a list, as errors name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EntryAt<V> {
    /// The place in the list, from 0.
    pub index: usize,
    /// The deployment's version.
    pub version: V,
    /// The epoch from which it is valid.
    pub valid_from: Epoch,
}

impl<V: Copy> EntryAt<V> {
    pub(super) fn new((index, deployment): (usize, &Deployment<V>)) -> Self {
        Self { index, version: deployment.version, valid_from: deployment.valid_from }
    }
}

impl<V: fmt::Display> fmt::Display for EntryAt<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { index, version, valid_from } = self;
        write!(f, "entry {index} (version {version}, valid from epoch {valid_from})")
    }
}
