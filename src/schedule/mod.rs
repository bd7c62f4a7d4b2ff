//! Which runtime version is active from which epoch, and what may change about that.
//!
//! A [`Schedule`] is a list of [`Deployment`]s. It is looked at with an epoch in hand: the active
//! deployment is the one with the greatest `valid_from` that is not in the future. The rules are those
//! of Oasis' ADR 0013, as oasis-core has them.

mod deployment;
mod json;
mod list;
mod register;
mod rules;
mod runtime_version;
mod update;
mod validate;
mod version;

pub use deployment::{CHECKSUM_BYTES, Deployment, EntryAt};
pub use json::ScheduleJsonError;
pub use list::Schedule;
pub use register::{RegisterError, Registration};
pub use rules::{ConstraintsGiven, ConstraintsPolicy, NoConstraints, Rules};
pub use runtime_version::RuntimeVersion;
pub use update::UpdateError;
pub use validate::ScheduleError;
pub use version::{ScheduledVersion, VersionError};
