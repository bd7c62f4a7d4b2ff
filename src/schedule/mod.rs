//! Which runtime version is active from which epoch, and what may change about that.
//!
//! A [`Schedule`] is a list of [`Deployment`]s. It is looked at with an epoch in hand: the active
//! deployment is the one with the greatest `valid_from` that is not in the future. The rules are those
//! of Oasis' ADR 0013, as oasis-core has them:
//!
//! * A list is [validated](Schedule::validate), [registered](Schedule::register) once and
//!   [updated](Schedule::update) from then on; [`Schedule::repair`] is the way out of a stored list that
//!   breaks a rule. [`Parameters`] hold the limit.
//! * Nodes are [eligible](Schedule::eligible) with the active version alone, and keep
//!   [what they need](Schedule::node_update). They [host](Schedule::host_versions) the active version
//!   and prepare the next one; [`Hosts`] tells what to start and stop. They fetch
//!   [bundles](Schedule::bundles_wanted) and [`prune`] old ones.
//! * A schedule is stored as [JSON](Schedule::to_json).

mod bundles;
mod deployment;
mod hosting;
mod hosts;
mod json;
mod list;
mod nodes;
mod parameters;
mod phase;
mod register;
mod repair;
mod rules;
mod runtime_version;
mod update;
mod validate;
mod version;

pub use bundles::{RuntimeKind, prune};
pub use deployment::{CHECKSUM_BYTES, Deployment, EntryAt};
pub use hosting::{HostMode, HostVersions, PRE_WARM_EPOCHS};
pub use hosts::{HostEvent, Hosts, HostsError};
pub use json::ScheduleJsonError;
#[cfg(feature = "train")]
pub(crate) use json::repeated_key;
pub use list::Schedule;
pub use nodes::{NodeRuntime, NodeUpdateError};
pub use parameters::{ParameterChanges, Parameters, ParametersError};
pub use phase::Phase;
pub use register::{RegisterError, Registration};
pub use repair::RepairError;
pub use rules::{ConstraintsGiven, ConstraintsPolicy, NoConstraints, Rules};
pub use runtime_version::RuntimeVersion;
pub use update::UpdateError;
pub use validate::ScheduleError;
pub use version::{ScheduledVersion, VersionError};
