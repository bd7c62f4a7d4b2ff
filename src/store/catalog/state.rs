//! What an open store remembers of the catalog.

use core::sync::atomic::{AtomicU32, Ordering};

use crate::{store::NewerVersion, version::Version};

/// What an open store remembers of a table.
#[derive(Debug, Default)]
pub(in crate::store) struct TableState {
    /// The versions that have an entry.
    written: VersionSet,
    /// The newest version in the table, if this binary does not know it.
    newer: Option<NewerVersion>,
}

impl TableState {
    pub(super) fn new(newer: Option<NewerVersion>) -> Self {
        Self { written: VersionSet::default(), newer }
    }

    /// Whether the version has an entry in the catalog.
    #[inline]
    pub(in crate::store) fn is_written(&self, version: Version) -> bool {
        self.written.contains(version)
    }

    /// Remembers that the version has an entry in the catalog.
    pub(super) fn mark_written(&self, version: Version) {
        self.written.insert(version);
    }

    pub(in crate::store) const fn newer(&self) -> Option<&NewerVersion> {
        self.newer.as_ref()
    }

    /// Refuses to write to a table that holds a version that this binary does not know.
    #[inline]
    pub(in crate::store) fn check_writable(&self) -> Result<(), NewerVersion> {
        match self.newer {
            None => Ok(()),
            Some(newer) => Err(newer),
        }
    }
}

/// A set of versions that only grows, without a lock. What happened before a version came in is seen
/// by all who find it there.
#[derive(Debug, Default)]
struct VersionSet([AtomicU32; 8]);

impl VersionSet {
    #[inline]
    fn contains(&self, version: Version) -> bool {
        let (word, bit) = place(version);
        self.0.get(word).is_some_and(|word| word.load(Ordering::Acquire) & bit != 0)
    }

    fn insert(&self, version: Version) {
        let (word, bit) = place(version);
        if let Some(word) = self.0.get(word) {
            word.fetch_or(bit, Ordering::Release);
        }
    }
}

/// Word and bit.
#[inline]
fn place(version: Version) -> (usize, u32) {
    let number = version.get();
    (usize::from(number / 32), 1 << (number % 32))
}
