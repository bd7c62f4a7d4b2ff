//! Which bundles of code a node fetches and keeps.

use alloc::vec::Vec;

use super::{CHECKSUM_BYTES, Deployment, Schedule, ScheduledVersion};
use crate::version::Epoch;

/// What a runtime is for, as far as its old bundles matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RuntimeKind {
    /// It computes, and runs its active version alone.
    Compute,
    /// It manages keys, and may have to run old versions.
    KeyManager,
}

impl<V: ScheduledVersion> Schedule<V> {
    /// The deployments whose bundles a node should have: from the newest version down to the first
    /// that has begun, the active one. Those without a checksum are left out, as nothing tells their bundles.
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::{Epoch, SpecVersion, schedule::{Deployment, Schedule}};
    ///
    /// let at = |version, epoch| Deployment::new(SpecVersion(version), Epoch(epoch));
    /// let checksum = [0xA5; 32];
    /// let schedule: Schedule = [at(1, 0), at(2, 5), at(3, 20)]
    ///     .into_iter()
    ///     .map(|deployment| deployment.with_checksum(checksum))
    ///     .collect();
    /// let wanted = schedule.bundles_wanted(Epoch(10));
    /// let versions: Vec<u32> = wanted.iter().map(|entry| entry.version.0).collect();
    /// assert_eq!(versions, [3, 2]);
    /// ```
    #[must_use]
    pub fn bundles_wanted(&self, epoch: Epoch) -> Vec<&Deployment<V>> {
        let mut wanted = Vec::new();
        for (_, deployment) in self.by_version().into_iter().rev() {
            if deployment.checksum.len() == CHECKSUM_BYTES {
                wanted.push(deployment);
            }
            if deployment.has_begun(epoch) {
                break;
            }
        }
        wanted
    }

    /// The bundles to keep of those that a node holds, by their versions: see [`prune`].
    #[must_use]
    pub fn prune(&self, epoch: Epoch, held: &[V], kind: RuntimeKind) -> Vec<V> {
        prune(held, self.active(epoch).map(|active| active.version), kind)
    }
}

/// The bundles to keep of those that a node holds, by their versions and in their order: all but what
/// is older than the active version. As long as nothing is active, and for key managers, all are kept.
///
/// # Examples
///
/// ```
/// use perennial::{SpecVersion, schedule::{RuntimeKind, prune}};
///
/// let held = [SpecVersion(1), SpecVersion(2), SpecVersion(3)];
/// let kept = prune(&held, Some(SpecVersion(2)), RuntimeKind::Compute);
/// assert_eq!(kept, [SpecVersion(2), SpecVersion(3)]);
/// assert_eq!(prune(&held, Some(SpecVersion(2)), RuntimeKind::KeyManager), held);
/// ```
#[must_use]
pub fn prune<V: ScheduledVersion>(held: &[V], active: Option<V>, kind: RuntimeKind) -> Vec<V> {
    let oldest = match kind {
        RuntimeKind::Compute => active,
        RuntimeKind::KeyManager => None,
    };
    // `None` is less than every version.
    held.iter().copied().filter(|version| Some(*version) >= oldest).collect()
}
