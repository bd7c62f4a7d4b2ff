//! Where deployments stand in their lives.

use alloc::vec::Vec;
use core::fmt;

use super::{Deployment, Schedule};
use crate::version::Epoch;

/// Where a deployment stands in its life, seen from an epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// It begins in the future: it may still be altered or dropped.
    Pending,
    /// It runs.
    Active,
    /// Another one has taken its place, and it never comes back.
    Superseded,
}

impl fmt::Display for Phase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Pending => "pending",
            Self::Active => "active",
            Self::Superseded => "superseded",
        })
    }
}

impl<V> Schedule<V> {
    /// Where the [deployment of a version](Self::for_version) stands; `None` if there is none.
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::{Epoch, SpecVersion, schedule::{Deployment, Phase, Schedule}};
    ///
    /// let at = |version, epoch| Deployment::new(SpecVersion(version), Epoch(epoch));
    /// let schedule: Schedule = [at(1, 0), at(2, 20)].into_iter().collect();
    /// assert_eq!(schedule.phase(SpecVersion(2), Epoch(19)), Some(Phase::Pending));
    /// assert_eq!(schedule.phase(SpecVersion(2), Epoch(20)), Some(Phase::Active));
    /// assert_eq!(schedule.phase(SpecVersion(1), Epoch(20)), Some(Phase::Superseded));
    /// assert_eq!(schedule.phase(SpecVersion(3), Epoch(20)), None);
    /// ```
    #[must_use]
    pub fn phase(&self, version: V, epoch: Epoch) -> Option<Phase>
    where
        V: PartialEq,
    {
        let (index, deployment) = self.places().find(|(_, entry)| entry.version == version)?;
        let is_active = self.active_at(epoch).is_some_and(|(active, _)| active == index);
        Some(match (is_active, deployment.has_begun(epoch)) {
            (true, _) => Phase::Active,
            (false, true) => Phase::Superseded,
            (false, false) => Phase::Pending,
        })
    }

    /// The deployments that have begun and are not active, in the list's order. A registry may drop
    /// them at any time; none does so by itself.
    pub fn superseded(&self, epoch: Epoch) -> impl DoubleEndedIterator<Item = &Deployment<V>> {
        let active = self.active_at(epoch).map(|(index, _)| index);
        let superseded =
            self.places().filter(move |(at, entry)| entry.has_begun(epoch) && Some(*at) != active);
        superseded.map(|(_, entry)| entry)
    }

    /// The deployments in the order in which they begin. Those that begin together stay in the list's
    /// order.
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::{Epoch, SpecVersion, schedule::{Deployment, Schedule}};
    ///
    /// let at = |version, epoch| Deployment::new(SpecVersion(version), Epoch(epoch));
    /// let schedule: Schedule = [at(2, 20), at(1, 0)].into_iter().collect();
    /// let epochs: Vec<u64> = schedule.timeline().iter().map(|entry| entry.valid_from.0).collect();
    /// assert_eq!(epochs, [0, 20]);
    /// ```
    #[must_use]
    pub fn timeline(&self) -> Vec<&Deployment<V>> {
        let mut deployments: Vec<_> = self.deployments().collect();
        deployments.sort_by_key(|entry| entry.valid_from);
        deployments
    }
}
