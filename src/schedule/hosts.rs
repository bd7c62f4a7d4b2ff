//! The hosts of a runtime's versions on one node.

use alloc::{collections::BTreeSet, vec::Vec};

use super::{HostVersions, ScheduledVersion};

/// The hosts of a runtime's versions on one node: which run, which is active, which is prepared.
///
/// It starts and stops nothing itself. Each call returns what the caller has to do, in that order.
/// A host that was stopped is never used again: it has to be added anew.
///
/// The transitions are those of oasis-core's `runtime/host/multi`.
///
/// # Examples
///
/// ```
/// use perennial::{
///     SpecVersion,
///     schedule::{HostEvent, HostVersions, Hosts, HostsError},
/// };
///
/// let (old, new) = (SpecVersion(1), SpecVersion(2));
/// let mut hosts = Hosts::new();
/// hosts.add(old)?;
/// hosts.add(new)?;
/// hosts.set(HostVersions { active: Some(old), next: Some(new) });
/// hosts.start();
///
/// // The epoch comes: the new version goes on running.
/// let events = hosts.set(HostVersions { active: Some(new), next: None });
/// assert_eq!(events, [HostEvent::Stopped(old), HostEvent::Promoted(new)]);
/// assert_eq!(hosts.running().active, Some(new));
/// # Ok::<(), HostsError<SpecVersion>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hosts<V> {
    is_started: bool,
    known: BTreeSet<V>,
    wanted: HostVersions<V>,
    running: HostVersions<V>,
}

/// What happens to a version's host.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum HostEvent<V> {
    /// It has to be started as the active one.
    StartedActive(V),
    /// It has to be started as the next one, and what it says is kept back.
    StartedNext(V),
    /// It was the next one and becomes the active one as it runs: what it says counts from here on.
    Promoted(V),
    /// It has to be stopped and thrown away.
    Stopped(V),
    /// It is wanted and not known: it starts as soon as it is added.
    Postponed(V),
    /// Another version is prepared than before, or none: whoever asked should look again.
    ConfigUpdated,
}

/// A host that cannot be added or removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum HostsError<V> {
    /// The version is there.
    #[error("a host of version {version} is already there: remove it first")]
    Duplicate {
        /// The version.
        version: V,
    },
    /// The version is not there.
    #[error("no host of version {version} is there")]
    Unknown {
        /// The version.
        version: V,
    },
    /// The version is wanted as the active one.
    #[error("the host of version {version} is the active one: set another active version first")]
    Active {
        /// The version.
        version: V,
    },
    /// The version is wanted as the next one.
    #[error("the host of version {version} is the next one: set another next version first")]
    Next {
        /// The version.
        version: V,
    },
}

impl<V: ScheduledVersion> Hosts<V> {
    /// No hosts, and not started.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            is_started: false,
            known: BTreeSet::new(),
            wanted: HostVersions::NONE,
            running: HostVersions::NONE,
        }
    }

    /// Whether it was started.
    #[must_use]
    pub const fn is_started(&self) -> bool {
        self.is_started
    }

    /// The versions that run.
    #[must_use]
    pub const fn running(&self) -> HostVersions<V> {
        self.running
    }

    /// The versions that are wanted, known or not.
    #[must_use]
    pub const fn wanted(&self) -> HostVersions<V> {
        self.wanted
    }

    /// The versions whose hosts are there, in ascending order.
    pub fn known(&self) -> impl DoubleEndedIterator<Item = V> {
        self.known.iter().copied()
    }

    /// Adds the host of a version, and starts it if it is wanted.
    ///
    /// # Errors
    ///
    /// [`HostsError::Duplicate`], if there is one.
    pub fn add(&mut self, version: V) -> Result<Vec<HostEvent<V>>, HostsError<V>> {
        if !self.known.insert(version) {
            return Err(HostsError::Duplicate { version });
        }
        Ok(self.settle())
    }

    /// Removes the host of a version, which does not run.
    ///
    /// # Errors
    ///
    /// [`HostsError`], if there is none, or the version is wanted as the active or the next one.
    pub fn remove(&mut self, version: V) -> Result<(), HostsError<V>> {
        if !self.known.contains(&version) {
            return Err(HostsError::Unknown { version });
        }
        if self.wanted.active == Some(version) {
            return Err(HostsError::Active { version });
        }
        if self.wanted.next == Some(version) {
            return Err(HostsError::Next { version });
        }
        self.known.remove(&version);
        Ok(())
    }

    /// Sets which versions are wanted. A version that was prepared becomes active without a restart.
    #[must_use = "the events say what to start and to stop"]
    pub fn set(&mut self, wanted: HostVersions<V>) -> Vec<HostEvent<V>> {
        self.wanted = wanted.hosted();
        self.settle()
    }

    /// Begins to run what is wanted.
    #[must_use = "the events say what to start"]
    pub fn start(&mut self) -> Vec<HostEvent<V>> {
        self.is_started = true;
        self.settle()
    }

    /// Stops all that runs. What is wanted stays so.
    #[must_use = "the events say what to stop"]
    pub fn stop(&mut self) -> Vec<HostEvent<V>> {
        let mut events = Vec::new();
        self.is_started = false;
        self.stop_active(&mut events);
        self.stop_next(&mut events);
        events
    }

    /// Lets what runs follow what is wanted: the active one first, so that it can take over the next.
    fn settle(&mut self) -> Vec<HostEvent<V>> {
        let mut events = Vec::new();
        if self.is_started {
            self.settle_active(&mut events);
            self.settle_next(&mut events);
        }
        events
    }

    fn settle_active(&mut self, events: &mut Vec<HostEvent<V>>) {
        if self.running.active == self.wanted.active {
            return;
        }
        self.stop_active(events);
        let Some(version) = self.wanted.active else { return };
        if self.running.next == Some(version) {
            self.running = HostVersions { active: Some(version), next: None };
            events.push(HostEvent::Promoted(version));
        } else if self.known.contains(&version) {
            self.running.active = Some(version);
            events.push(HostEvent::StartedActive(version));
        } else {
            events.push(HostEvent::Postponed(version));
        }
    }

    fn settle_next(&mut self, events: &mut Vec<HostEvent<V>>) {
        if self.running.next == self.wanted.next {
            return;
        }
        self.stop_next(events);
        let Some(version) = self.wanted.next else { return };
        if self.known.contains(&version) {
            self.running.next = Some(version);
            events.extend([HostEvent::StartedNext(version), HostEvent::ConfigUpdated]);
        } else {
            events.push(HostEvent::Postponed(version));
        }
    }

    fn stop_active(&mut self, events: &mut Vec<HostEvent<V>>) {
        if let Some(version) = self.running.active.take() {
            self.known.remove(&version);
            events.push(HostEvent::Stopped(version));
        }
    }

    fn stop_next(&mut self, events: &mut Vec<HostEvent<V>>) {
        if let Some(version) = self.running.next.take() {
            self.known.remove(&version);
            events.extend([HostEvent::Stopped(version), HostEvent::ConfigUpdated]);
        }
    }
}

impl<V: ScheduledVersion> Default for Hosts<V> {
    fn default() -> Self {
        Self::new()
    }
}
