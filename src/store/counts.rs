//! How many values of each version a table holds.

use alloc::collections::BTreeMap;

use crate::{
    entity::{Entity, tag_of},
    version::{Tag, Version},
};

/// How many values of each version a table holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct VersionCounts {
    /// The values of versions that the binary knows.
    pub known: BTreeMap<Version, u64>,
    /// The values with tags that it does not know.
    pub unknown: BTreeMap<Tag, u64>,
    /// The values without even a tag: damage.
    pub empty: u64,
}

impl VersionCounts {
    /// The values of a version; none if the binary does not know it.
    #[must_use]
    pub fn of(&self, version: Version) -> u64 {
        self.known.get(&version).copied().unwrap_or_default()
    }

    /// All values together.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.known.values().sum::<u64>() + self.unknown.values().sum::<u64>() + self.empty
    }

    pub(super) fn add<E: Entity>(&mut self, stored: &[u8]) {
        let counter = match tag_of(stored) {
            None => &mut self.empty,
            Some(tag) => match E::version_of_tag(tag) {
                Some(version) => self.known.entry(version).or_default(),
                None => self.unknown.entry(tag).or_default(),
            },
        };
        *counter += 1;
    }
}
