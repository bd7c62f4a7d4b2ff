//! What a schedule asks of the nodes that run its versions.

use alloc::vec::Vec;

use super::{ConstraintsPolicy, EntryAt, Schedule, ScheduledVersion};
use crate::version::Epoch;

/// A version that a node has registered for a runtime, and what it proved of itself for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NodeRuntime<'a, V> {
    /// The version.
    pub version: V,
    /// What the node proved, as bytes that only a [policy](ConstraintsPolicy) understands.
    pub capability: Option<&'a [u8]>,
}

impl<V> NodeRuntime<'_, V> {
    /// A version for which the node proved nothing.
    #[must_use]
    pub const fn new(version: V) -> Self {
        Self { version, capability: None }
    }
}

/// A node's registration that may not take the place of its last one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NodeUpdateError<V> {
    /// The registration that is stored has a version twice.
    #[error(
        "the node's stored registration has version {version} twice: let the node expire first"
    )]
    CurrentRepeats {
        /// The version.
        version: V,
    },
    /// The new registration has a version twice.
    #[error("the node registers version {version} twice: name it once")]
    NewRepeats {
        /// The version.
        version: V,
    },
    /// The new registration has no version of the runtime at all.
    #[error(
        "the node drops the runtime, for which it is registered with {versions} versions: keep the \
         versions that are active or pending, or let the node expire first"
    )]
    RuntimeRemoved {
        /// How many versions it is registered with.
        versions: usize,
    },
    /// The new registration lacks a version that is still needed.
    #[error(
        "the node drops {missing}, and {active} is active at epoch {now}: only versions lower than \
         the active one, or no longer scheduled, may be dropped"
    )]
    VersionMissing {
        /// The lowest of the missing versions, in the schedule.
        missing: EntryAt<V>,
        /// The active deployment.
        active: EntryAt<V>,
        /// The epoch of the update.
        now: Epoch,
    },
}

impl<V: ScheduledVersion> Schedule<V> {
    /// Whether a node counts for the runtime: it registered exactly the active version, and the policy
    /// admits it with what it proved. A version that was registered twice counts with its first entry.
    ///
    /// Roles and suspensions are the caller's: ask only for nodes that may run anything at all.
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::{
    ///     Epoch, SpecVersion,
    ///     schedule::{Deployment, NoConstraints, NodeRuntime, Schedule},
    /// };
    ///
    /// let at = |version, epoch| Deployment::new(SpecVersion(version), Epoch(epoch));
    /// let schedule: Schedule = [at(1, 0), at(2, 20)].into_iter().collect();
    /// let node = [NodeRuntime::new(SpecVersion(1))];
    /// assert!(schedule.eligible(Epoch(19), node, &NoConstraints));
    /// assert!(!schedule.eligible(Epoch(20), node, &NoConstraints));
    /// ```
    pub fn eligible<'a, P: ConstraintsPolicy<V>>(
        &self,
        epoch: Epoch,
        node: impl IntoIterator<Item = NodeRuntime<'a, V>>,
        policy: &P,
    ) -> bool {
        let Some(active) = self.active(epoch) else { return false };
        let registered = node.into_iter().find(|runtime| runtime.version == active.version);
        registered.is_some_and(|runtime| policy.admits(active, runtime.capability))
    }

    /// Whether a node may register with `new` versions of the runtime in the place of the `current`
    /// ones.
    ///
    /// A node that has not expired keeps the active version and higher ones that are still scheduled.
    /// Lower ones, and those that are no longer scheduled, may go; anything may be added. As long as
    /// nothing is active, only the last version may not go. A node that has expired does as it likes.
    ///
    /// # Errors
    ///
    /// [`NodeUpdateError`], if the registration drops what it has to keep, or either repeats a version.
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::{Epoch, SpecVersion, schedule::{Deployment, Schedule}};
    ///
    /// let at = |version, epoch| Deployment::new(SpecVersion(version), Epoch(epoch));
    /// let schedule: Schedule = [at(1, 0), at(2, 20)].into_iter().collect();
    /// let (old, new) = (SpecVersion(1), SpecVersion(2));
    /// assert!(schedule.node_update(Epoch(10), &[old], &[old, new], false).is_ok());
    /// assert!(schedule.node_update(Epoch(10), &[old, new], &[old], false).is_err());
    /// assert!(schedule.node_update(Epoch(20), &[old, new], &[new], false).is_ok());
    /// ```
    pub fn node_update(
        &self,
        now: Epoch,
        current: &[V],
        new: &[V],
        is_expired: bool,
    ) -> Result<(), NodeUpdateError<V>> {
        if is_expired {
            return Ok(());
        }
        let current =
            ascending(current).map_err(|version| NodeUpdateError::CurrentRepeats { version })?;
        let new = ascending(new).map_err(|version| NodeUpdateError::NewRepeats { version })?;
        if new.is_empty() && !current.is_empty() {
            return Err(NodeUpdateError::RuntimeRemoved { versions: current.len() });
        }
        let Some(active) = self.active_at(now).map(EntryAt::new) else { return Ok(()) };
        let begin = current.partition_point(|version| *version < active.version);
        let needed = current.iter().skip(begin);
        let mut dropped = needed.filter(|version| new.binary_search(version).is_err());
        let missing = dropped.find_map(|version| {
            self.places().find(|(_, entry)| entry.version == *version).map(EntryAt::new)
        });
        match missing {
            None => Ok(()),
            Some(missing) => Err(NodeUpdateError::VersionMissing { missing, active, now }),
        }
    }
}

/// The versions in ascending order, or one that is there twice.
fn ascending<V: Copy + Ord>(versions: &[V]) -> Result<Vec<V>, V> {
    let mut versions = versions.to_vec();
    versions.sort_unstable();
    let pairs = versions.iter().zip(versions.iter().skip(1));
    let repeated = { pairs }.find(|(a, b)| a == b).map(|(a, _)| *a);
    repeated.map_or(Ok(versions), Err)
}
