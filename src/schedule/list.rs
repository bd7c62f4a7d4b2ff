//! The list of deployments.

use alloc::vec::Vec;

use super::Deployment;
use crate::version::{Epoch, SpecVersion};

/// A list of deployments, in any order.
///
/// A list may come from outside and break rules: it may be empty, hold entries that are nil or name a
/// version twice. All questions have answers on such lists, too; [`validate`](Self::validate) tells
/// whether the list keeps the rules.
///
/// # Examples
///
/// The epochs are block heights here:
///
/// ```
/// use perennial::{Epoch, SpecVersion, schedule::{Deployment, Schedule}};
///
/// let schedule: Schedule = [
///     Deployment::new(SpecVersion(6), Epoch(0)),
///     Deployment::new(SpecVersion(7), Epoch(18_912_400)),
/// ]
/// .into_iter()
/// .collect();
/// let active = |height| schedule.active(Epoch(height)).map(|entry| entry.version);
/// assert_eq!(active(18_912_399), Some(SpecVersion(6)));
/// assert_eq!(active(18_912_400), Some(SpecVersion(7)));
/// ```
///
/// And unix times here:
///
/// ```
/// use perennial::{Epoch, schedule::{Deployment, RuntimeVersion, Schedule}};
///
/// let schedule: Schedule<RuntimeVersion> = [
///     Deployment::new(RuntimeVersion::new(1, 0, 0), Epoch(1_720_627_201)),
///     Deployment::new(RuntimeVersion::new(1, 1, 0), Epoch(1_726_070_401)),
/// ]
/// .into_iter()
/// .collect();
/// let now = Epoch(1_726_000_000);
/// assert_eq!(schedule.active(now).map(|entry| entry.version), Some(RuntimeVersion::new(1, 0, 0)));
/// assert_eq!(schedule.next(now).map(|entry| entry.valid_from), Some(Epoch(1_726_070_401)));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule<V = SpecVersion> {
    entries: Vec<Option<Deployment<V>>>,
}

impl<V> Schedule<V> {
    /// A list as it came from outside, where `None` stands for a nil entry.
    #[must_use]
    pub const fn from_entries(entries: Vec<Option<Deployment<V>>>) -> Self {
        Self { entries }
    }

    /// All entries, in their order; `None` is a nil entry.
    #[must_use]
    pub fn entries(&self) -> &[Option<Deployment<V>>] {
        &self.entries
    }

    /// The deployments, in their order, without nil entries.
    pub fn deployments(&self) -> impl DoubleEndedIterator<Item = &Deployment<V>> {
        self.entries.iter().flatten()
    }

    /// Whether there is no entry at all, not even a nil one.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The active deployment: the one with the greatest `valid_from` that is not in the future. Of
    /// several with that `valid_from`, the first in the list.
    #[must_use]
    pub fn active(&self, epoch: Epoch) -> Option<&Deployment<V>> {
        self.active_at(epoch).map(|(_, entry)| entry)
    }

    /// The deployment that begins next: the one with the smallest `valid_from` in the future. Of
    /// several with that `valid_from`, the last in the list.
    #[must_use]
    pub fn next(&self, epoch: Epoch) -> Option<&Deployment<V>> {
        let pending = self.deployments().filter(|entry| !entry.has_begun(epoch));
        // Of several, `min_by_key` gives the first one: reversed, the last in the list wins.
        pending.rev().min_by_key(|entry| entry.valid_from)
    }

    /// The deployment of exactly this version; the first in the list, if there are several.
    #[must_use]
    pub fn for_version(&self, version: V) -> Option<&Deployment<V>>
    where
        V: PartialEq,
    {
        self.deployments().find(|entry| entry.version == version)
    }

    /// The active deployment and its place.
    pub(super) fn active_at(&self, epoch: Epoch) -> Option<(usize, &Deployment<V>)> {
        let begun = self.places().filter(|(_, entry)| entry.has_begun(epoch));
        // Of several, `max_by_key` gives the last one: reversed, the first in the list wins.
        begun.rev().max_by_key(|(_, entry)| entry.valid_from)
    }

    /// The deployments with their places among all entries.
    pub(super) fn places(&self) -> impl DoubleEndedIterator<Item = (usize, &Deployment<V>)> {
        let entries = self.entries.iter().enumerate();
        entries.filter_map(|(index, entry)| entry.as_ref().map(|entry| (index, entry)))
    }

    /// The deployments with their places, by ascending version; equal versions in the list's order.
    pub(super) fn by_version(&self) -> Vec<(usize, &Deployment<V>)>
    where
        V: Ord,
    {
        let mut places: Vec<_> = self.places().collect();
        places.sort_by(|(_, a), (_, b)| a.version.cmp(&b.version));
        places
    }
}

impl<V> FromIterator<Deployment<V>> for Schedule<V> {
    fn from_iter<I: IntoIterator<Item = Deployment<V>>>(deployments: I) -> Self {
        Self { entries: deployments.into_iter().map(Some).collect() }
    }
}
