//! Why a train says nothing of a network.

use super::ClockError;
use crate::{
    train::{Day, FeatureName, ForkOrderError, Month, UpgradeName},
    version::{Epoch, SpecVersion},
};

/// Why a train does not say what a network runs.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NetworkError {
    /// The month's alphanet is not deployed.
    #[error("the alphanet of month {month} is not deployed")]
    AlphanetNotDeployed {
        /// The month.
        month: Month,
    },
    /// No meeting opened the upgrade.
    #[error("there is no upgrade `{upgrade}`")]
    NoSuchUpgrade {
        /// The name.
        upgrade: UpgradeName,
    },
    /// The upgrade's betanet is not deployed.
    #[error("the betanet of `{upgrade}` is not deployed")]
    BetanetNotDeployed {
        /// The upgrade.
        upgrade: UpgradeName,
    },
    /// A betanet is to be upgraded at genesis.
    #[error(
        "the betanet of `{upgrade}` is to perform the upgrade at epoch 0, and would never run the \
         version before; let it perform it at a later one"
    )]
    BetanetFromGenesis {
        /// The upgrade.
        upgrade: UpgradeName,
    },
    /// The clock does not show an activation's day.
    #[error("the upgrade `{upgrade}` is set to day {day}: {error}")]
    Clock {
        /// The upgrade.
        upgrade: UpgradeName,
        /// The day of its activation.
        day: Day,
        /// What is wrong.
        #[source]
        error: ClockError,
    },
    /// An activation's exact epoch is not one of its day.
    #[error(
        "the upgrade `{upgrade}` is set to day {day} and to epoch {epoch}, which is in day {found} by \
         the network's clock; set it to an epoch of its day, or correct the clock"
    )]
    EpochOfOtherDay {
        /// The upgrade.
        upgrade: UpgradeName,
        /// The day of its activation.
        day: Day,
        /// The exact epoch.
        epoch: Epoch,
        /// The day that it is in.
        found: Day,
    },
    /// An upgrade that is active later has no greater spec version.
    #[error(
        "the upgrade `{later}` is active from epoch {epoch} on with spec version {spec}, when \
         `{earlier}` has brought {running} already; raise the spec version of `{feature}`, in the plan \
         and in the code, to more than {running}"
    )]
    OutOfOrder {
        /// The upgrade with the lower spec version, or the same.
        later: UpgradeName,
        /// When it is active.
        epoch: Epoch,
        /// Its spec version.
        spec: SpecVersion,
        /// Its feature with that spec version.
        feature: FeatureName,
        /// The upgrade that is active before it, or at the same epoch.
        earlier: UpgradeName,
        /// The spec version of that one.
        running: SpecVersion,
    },
    /// The names of the upgrades make no order of forks.
    #[error(transparent)]
    Forks(#[from] ForkOrderError),
}
