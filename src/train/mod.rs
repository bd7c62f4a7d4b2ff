//! The release train: how features get from a merge to mainnet, and what each network may write on
//! the way.
//!
//! A feature is a set of entity versions and messages ([`Release`]). It proves itself alone on an
//! alphanet, is combined with others into a numbered upgrade on a betanet, and goes through audit,
//! testnet and governance to mainnet. The train leaves on schedule: who is late takes the next one.
//! The process, its chart and its words are those of the OP Stack's release process
//! (ethereum-optimism/pm, `release-process.md`).
//!
//! A [`Plan`] says what there is: policy, features, upgrades. A [`Train`] is a plan and the events
//! that happened, and a pure state machine over them: [`Train::apply`] takes an [`Event`] and gives a
//! [`Transition`], or a [`Rejection`] and stays as it is. Events are only ever added; [`Train::replay`]
//! of the same events gives the same train, and [`Train::next`] tells what may happen next.
//!
//! From a train flow the networks: what each [`Network`] runs and from when on ([`Train::rollout`]), the
//! [`Schedule`](crate::schedule::Schedule) that a store on it follows ([`Rollout::follow`]), in what two
//! of them differ ([`Train::difference`]), and whether a binary does there what was let through, no more
//! and no less ([`Train::check_binary`]). With the feature `history`, `check` proves a feature alone and
//! an upgrade's features together by real writes and reads, for which the train asks as [`Evidence`];
//! `TrainFile` keeps a train as a file that people write; and `Picture` draws it.
//!
//! Networks of many chains have fork times: [`ForkTimes`] are inherited, checked and rescheduled by the
//! rules of the OP Stack, and [`Timetable`] loads the superchain registry's as they are.
//!
//! ```
//! use perennial::{
//!     SpecVersion,
//!     train::{Event, Feature, FeatureState, Month, Plan, Policy, Train},
//! };
//!
//! let karma = Feature::new("karma").releases("User V2".parse()?, SpecVersion(6));
//! let plan = Plan::new(Policy::seed001(), SpecVersion(5)).feature(karma);
//! let mut train = Train::new(plan)?;
//!
//! train.apply(Event::merge("karma"))?;
//! train.apply(Event::alpha_submit("karma"))?;
//! train.apply(Event::alpha_meeting(Month(1)))?;
//! train.apply(Event::alpha_deploy(Month(1)))?;
//! assert_eq!(train.feature("karma"), Some(FeatureState::AlphaTesting));
//!
//! // Nobody joins an upgrade that has not stood the alphanet.
//! let refused = train.apply(Event::beta_submit("karma")).unwrap_err();
//! assert_eq!(refused.code(), "alpha_not_passed");
//! # Ok::<(), Box<dyn core::error::Error>>(())
//! ```

mod calendar;
mod chart;
#[cfg(feature = "history")]
pub mod check;
mod codes;
#[cfg(feature = "history")]
pub(crate) mod draw;
mod event;
mod evidence;
#[cfg(feature = "history")]
mod file;
mod machine;
mod names;
mod network;
mod plan;
mod policy;
mod rejection;
mod release;
mod standing;
mod state;
mod timetable;
mod transition;
mod upgrade;

pub use chart::{Edge, Node};
#[cfg(feature = "history")]
pub use draw::Picture;
pub use event::{AuditResult, Entry, Event};
pub use evidence::{Covered, Evidence, EvidenceError};
#[cfg(feature = "history")]
pub use file::{FileError, FileErrorKind, Place, Section, TrainFile};
pub use machine::{NextEvent, ReplayError, Train};
pub use names::{Day, FeatureName, Month, ParseNumberError, ProposalNumber, UpgradeName};
pub use network::{
    Binary, BinaryError, Clock, ClockError, DifferingRelease, Discrepancies, Discrepancy,
    FollowError, Network, NetworkDifference, NetworkError, Rollout, RolloutStep,
};
pub use plan::{Feature, Plan, PlanError, PlannedUpgrade};
pub use policy::{Governance, Naming, Policy};
pub use rejection::Rejection;
pub use release::{ParseReleaseError, Release};
pub use standing::{OtherSpecVersions, Scope, Standing};
pub use state::{FeatureState, UpgradeState};
pub use timetable::{
    Chain, ChangeError, DatedChange, Fork, ForkDifference, ForkOrder, ForkOrderError, ForkStanding,
    ForkTimes, OffsetError, OrderError, OrderRules, ProtocolVersion, RescheduleError, Superchain,
    Timetable, TimetableError, Upcoming, UpgradeRecord, check_reschedule, offset_to_time,
    replay_changes,
};
pub use transition::{Crossing, Removal, Subject, Transition};
pub use upgrade::{Activation, Upgrade};
