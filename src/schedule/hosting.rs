//! Which versions a node hosts.

use super::{Schedule, ScheduledVersion};
use crate::version::Epoch;

/// How many epochs before it begins a version is prepared, if a node is not told otherwise.
pub const PRE_WARM_EPOCHS: u64 = 3;

/// What a node hosts versions for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HostMode {
    /// To compute, ready with the next version when it begins.
    Compute {
        /// How many epochs before it begins the next version is prepared.
        pre_warm_epochs: u64,
    },
    /// To look on: the active version is enough.
    Client,
}

impl HostMode {
    /// A compute node that prepares versions [as early as usual](PRE_WARM_EPOCHS).
    pub const COMPUTE: Self = Self::Compute { pre_warm_epochs: PRE_WARM_EPOCHS };
}

/// The versions that a node hosts, or should.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct HostVersions<V> {
    /// The one that answers.
    pub active: Option<V>,
    /// The one that is prepared.
    pub next: Option<V>,
}

impl<V: PartialEq> HostVersions<V> {
    /// Nothing at all.
    pub const NONE: Self = Self { active: None, next: None };

    /// What is hosted where this is asked for: without an active version the next one is hosted as
    /// active, and no version is hosted twice.
    #[must_use]
    pub fn hosted(self) -> Self {
        match (self.active, self.next) {
            (None, next) => Self { active: next, next: None },
            (active, next) if active == next => Self { active, next: None },
            (active, next) => Self { active, next },
        }
    }
}

impl<V: ScheduledVersion> Schedule<V> {
    /// The versions that a node asks for: the active one, and on a compute node the next one, if it
    /// begins within the epochs for which it is prepared. What is then hosted tells
    /// [`HostVersions::hosted`].
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::{
    ///     Epoch, SpecVersion,
    ///     schedule::{Deployment, HostMode, Schedule},
    /// };
    ///
    /// let at = |version, epoch| Deployment::new(SpecVersion(version), Epoch(epoch));
    /// let schedule: Schedule = [at(1, 0), at(2, 20)].into_iter().collect();
    /// let next = |epoch, mode| schedule.host_versions(Epoch(epoch), mode).next;
    /// assert_eq!(next(16, HostMode::COMPUTE), None);
    /// assert_eq!(next(17, HostMode::COMPUTE), Some(SpecVersion(2)));
    /// assert_eq!(next(17, HostMode::Client), None);
    /// ```
    #[must_use]
    pub fn host_versions(&self, epoch: Epoch, mode: HostMode) -> HostVersions<V> {
        let next = match mode {
            HostMode::Client => None,
            HostMode::Compute { pre_warm_epochs } => {
                let next = self.next(epoch);
                // The next one lies ahead, so the difference is what it seems.
                next.filter(|next| next.valid_from.0.saturating_sub(epoch.0) <= pre_warm_epochs)
            }
        };
        HostVersions {
            active: self.active(epoch).map(|entry| entry.version),
            next: next.map(|entry| entry.version),
        }
    }
}
