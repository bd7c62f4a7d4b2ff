//! What is known of a message without having one: when it is available, and in which shape.

use core::fmt;

use crate::{
    entity::VersionInfo,
    schedule::Schedule,
    version::{Epoch, SpecVersion, Version},
};

/// One message: its name and index, and the spec versions that know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MessageInfo {
    /// The name, as the enum's variant has it.
    pub name: &'static str,
    /// The byte that stands for it. It is never given to another message.
    pub index: u8,
    /// The first spec version that knows it.
    pub since: SpecVersion,
    /// The last spec version that knows it, if it went.
    pub until: Option<SpecVersion>,
    /// The shapes that it had over time; empty for a message without a body.
    pub versions: &'static [VersionInfo],
}

impl MessageInfo {
    /// Whether a spec version knows this message, in which shape, and if not, why not.
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::{SpecVersion, message::{Availability, MessageInfo}};
    ///
    /// let since = SpecVersion(9);
    /// let info = MessageInfo { name: "Ping", index: 0, since, until: None, versions: &[] };
    /// let early = info.availability(SpecVersion(8));
    /// assert_eq!(early, Availability::NotYet { since });
    /// assert_eq!(early.to_string(), "not yet: it is available from spec version 9 on");
    /// assert!(info.availability(SpecVersion(9)).is_available());
    /// ```
    #[must_use]
    pub fn availability(&self, spec: SpecVersion) -> Availability {
        if spec < self.since {
            return Availability::NotYet { since: self.since };
        }
        match self.until {
            Some(until) if until < spec => Availability::Gone { until },
            _ => Availability::Available { version: self.version_at(spec) },
        }
    }

    /// The version of the payload that lies on the wire at a spec version: the newest active one.
    /// `None` for a message without a body.
    #[must_use]
    pub fn version_at(&self, spec: SpecVersion) -> Option<Version> {
        let first = self.versions.first()?;
        let newest = self.versions.iter().rev().find(|info| info.activates <= spec);
        Some(newest.unwrap_or(first).version)
    }

    /// From which epoch on the message is available, if all goes as scheduled: `now` if it is
    /// already, and `None` if no deployment on the schedule knows it.
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::{
    ///     Epoch, SpecVersion,
    ///     message::MessageInfo,
    ///     schedule::{Deployment, Schedule},
    /// };
    ///
    /// let since = SpecVersion(9);
    /// let info = MessageInfo { name: "Ping", index: 0, since, until: None, versions: &[] };
    /// let deployments = [
    ///     Deployment::new(SpecVersion(8), Epoch(0)),
    ///     Deployment::new(SpecVersion(9), Epoch(120)),
    /// ];
    /// let schedule: Schedule = deployments.into_iter().collect();
    /// assert_eq!(info.available_from(&schedule, Epoch(100)), Some(Epoch(120)));
    /// assert_eq!(info.available_from(&schedule, Epoch(130)), Some(Epoch(130)));
    /// ```
    #[must_use]
    pub fn available_from(&self, schedule: &Schedule<SpecVersion>, now: Epoch) -> Option<Epoch> {
        self.first_epoch(schedule, now, true)
    }

    /// From which epoch on the message is not available any more, if all goes as scheduled: `now` if
    /// it is not already, and `None` if it stays as far as the schedule goes.
    #[must_use]
    pub fn unavailable_from(&self, schedule: &Schedule<SpecVersion>, now: Epoch) -> Option<Epoch> {
        self.first_epoch(schedule, now, false)
    }

    /// The first epoch, `now` or later, in which the message is available or is not, as wanted. What
    /// is active changes only where a deployment begins.
    fn first_epoch(
        &self,
        schedule: &Schedule<SpecVersion>,
        now: Epoch,
        wanted: bool,
    ) -> Option<Epoch> {
        let is_as_wanted = |epoch: &Epoch| {
            let active = schedule.active(*epoch);
            let available =
                active.is_some_and(|entry| self.availability(entry.version).is_available());
            available == wanted
        };
        let begins = schedule.deployments().map(|entry| entry.valid_from);
        let changes = begins.filter(|epoch| *epoch > now);
        core::iter::once(now).chain(changes).filter(is_as_wanted).min()
    }
}

/// Whether a message may be sent at a spec version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Availability {
    /// It may.
    Available {
        /// The version of the payload that lies on the wire; `None` without a payload.
        version: Option<Version>,
    },
    /// A later spec version brings it.
    NotYet {
        /// The first spec version that knows it.
        since: SpecVersion,
    },
    /// It was taken away.
    Gone {
        /// The last spec version that knew it.
        until: SpecVersion,
    },
}

impl Availability {
    /// Whether the message may be sent.
    #[must_use]
    pub const fn is_available(self) -> bool {
        matches!(self, Self::Available { .. })
    }
}

impl fmt::Display for Availability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Available { version: None } => f.write_str("available"),
            Self::Available { version: Some(version) } => write!(f, "available, as V{version}"),
            Self::NotYet { since } => {
                write!(f, "not yet: it is available from spec version {since} on")
            }
            Self::Gone { until } => {
                write!(f, "no more: it was available up to spec version {until}")
            }
        }
    }
}
