//! Where a binary and a train disagree about a network.

use alloc::{boxed::Box, vec::Vec};
use core::fmt;

use super::NetworkError;
use crate::{
    train::{FeatureName, FeatureState, Release, UpgradeName},
    version::{Epoch, SpecVersion},
};

/// A point in which a binary does not do what a train says of a network.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Discrepancy {
    /// The binary activates what a feature releases that is not on the network.
    #[error(
        "{release} is active from spec version {activates} on in this binary and so on the network \
         {}, but the feature `{feature}`, which releases it, is not on it ({}",
        From(*.epoch),
        Why { state: *.state, upgrade: upgrade.as_ref(), is_stopped: *.is_stopped }
    )]
    NotOnNetwork {
        /// What.
        release: Release,
        /// The feature.
        feature: FeatureName,
        /// Where the feature stands; `None` if it is not merged.
        state: Option<FeatureState>,
        /// The upgrade that it is in or was taken out of, as far as known.
        upgrade: Option<UpgradeName>,
        /// Whether that upgrade was vetoed.
        is_stopped: bool,
        /// The spec version from which on the binary activates it.
        activates: SpecVersion,
        /// The epoch from which on the network runs that spec version.
        epoch: Epoch,
    },
    /// The binary activates what no feature releases.
    #[error(
        "{release} is active from spec version {activates} on in this binary and so on the network \
         {}, and no feature releases it; name it in the feature that it belongs to",
        From(*.epoch)
    )]
    Unclaimed {
        /// What.
        release: Release,
        /// The spec version from which on the binary activates it.
        activates: SpecVersion,
        /// The epoch from which on the network runs that spec version.
        epoch: Epoch,
    },
    /// The binary activates something later than the network should have it, or never.
    #[error(
        "{release} should be there from spec version {wanted} on, {}, by the feature `{feature}`, but \
         this binary activates it from {activates} on; set it to {wanted} in the code, or raise the \
         spec version in the plan",
        From(*.epoch)
    )]
    Later {
        /// What.
        release: Release,
        /// The feature.
        feature: FeatureName,
        /// The spec version with which the network should have it.
        wanted: SpecVersion,
        /// The epoch from which on the network runs that.
        epoch: Epoch,
        /// The spec version from which on the binary activates it.
        activates: SpecVersion,
    },
    /// The binary activates something before the network should have it.
    #[error(
        "{release} should be there from spec version {wanted} on, {}, by the feature `{feature}`, but \
         this binary activates it from {activates} on, which the network runs before; set it to \
         {wanted} in the code",
        From(*.epoch)
    )]
    Earlier {
        /// What.
        release: Release,
        /// The feature.
        feature: FeatureName,
        /// The spec version with which the network should have it.
        wanted: SpecVersion,
        /// The epoch from which on the network runs that.
        epoch: Epoch,
        /// The spec version from which on the binary activates it.
        activates: SpecVersion,
    },
    /// The binary does not have what the network should have.
    #[error(
        "{release} should be there from spec version {wanted} on, {}, by the feature `{feature}`, and \
         this binary does not have it; build the binary with it, or mend the name in the plan",
        From(*.epoch)
    )]
    Missing {
        /// What.
        release: Release,
        /// The feature.
        feature: FeatureName,
        /// The spec version with which the network should have it.
        wanted: SpecVersion,
        /// The epoch from which on the network runs that.
        epoch: Epoch,
    },
}

impl Discrepancy {
    /// What it is about.
    #[must_use]
    pub const fn release(&self) -> &Release {
        match self {
            Self::NotOnNetwork { release, .. }
            | Self::Unclaimed { release, .. }
            | Self::Later { release, .. }
            | Self::Earlier { release, .. }
            | Self::Missing { release, .. } => release,
        }
    }
}

/// All points in which a binary does not do what a train says of a network, by release. A line for each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discrepancies(pub Vec<Discrepancy>);

impl fmt::Display for Discrepancies {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, discrepancy) in self.0.iter().enumerate() {
            write!(f, "{}{discrepancy}", if at == 0 { "" } else { "\n" })?;
        }
        Ok(())
    }
}

/// A binary that does not fit a network, or a network of which the train says nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BinaryError {
    /// The train does not say what the network runs.
    #[error(transparent)]
    Network(#[from] Box<NetworkError>),
    /// The binary disagrees.
    #[error("the binary does not fit the network:\n{0}")]
    Differs(Discrepancies),
}

/// From when on.
struct From(Epoch);

impl fmt::Display for From {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Epoch::GENESIS => f.write_str("from genesis on"),
            epoch => write!(f, "from epoch {epoch} on"),
        }
    }
}

/// Why a feature is not on the network, and what to do.
struct Why<'a> {
    state: Option<FeatureState>,
    upgrade: Option<&'a UpgradeName>,
    is_stopped: bool,
}

impl fmt::Display for Why<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let raise = "give it a greater spec version, in the plan and in the code";
        match (self.state, self.upgrade) {
            (None, _) => write!(f, "not merged); {raise}"),
            (Some(FeatureState::InUpgrade), Some(upgrade)) if self.is_stopped => {
                write!(f, "in `{upgrade}`, which was vetoed); {raise}")
            }
            // Its spec version is what the upgrade was accepted with.
            (Some(FeatureState::InUpgrade), Some(upgrade)) => write!(
                f,
                "in `{upgrade}`); let `{upgrade}` be active there first, or deploy the network anew"
            ),
            (Some(FeatureState::Shipped), Some(upgrade)) => {
                write!(f, "shipped with `{upgrade}`); deploy the network anew")
            }
            (Some(FeatureState::Removed), Some(upgrade)) => {
                write!(f, "removed from `{upgrade}`); {raise}")
            }
            (Some(state), _) => write!(f, "{state}); {raise}"),
        }
    }
}
