//! The four kinds of networks.

use core::fmt;

use super::Clock;
use crate::{
    train::{Day, Month, UpgradeName},
    version::Epoch,
};

/// A network of a train.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Network {
    /// The alphanet of a month: reset, with all that is on it active at genesis.
    Alphanet {
        /// Which.
        month: Month,
    },
    /// The betanet of an upgrade: it begins with what mainnet will run before the upgrade, as things
    /// stood when it was last deployed, and performs the upgrade.
    Betanet {
        /// Which.
        upgrade: UpgradeName,
        /// When it performs the upgrade; after epoch 0.
        activation: Epoch,
    },
    /// The testnet.
    Testnet {
        /// How its epochs follow the days.
        clock: Clock,
    },
    /// Mainnet.
    Mainnet {
        /// How its epochs follow the days.
        clock: Clock,
    },
}

impl Network {
    /// The alphanet of a month.
    #[must_use]
    pub const fn alphanet(month: Month) -> Self {
        Self::Alphanet { month }
    }

    /// The betanet of an upgrade.
    pub fn betanet(upgrade: impl Into<UpgradeName>, activation: Epoch) -> Self {
        Self::Betanet { upgrade: upgrade.into(), activation }
    }

    /// The testnet.
    #[must_use]
    pub const fn testnet(clock: Clock) -> Self {
        Self::Testnet { clock }
    }

    /// Mainnet.
    #[must_use]
    pub const fn mainnet(clock: Clock) -> Self {
        Self::Mainnet { clock }
    }
}

impl Network {
    /// How its epochs follow the days; `None` for an alphanet or a betanet, which have epochs alone.
    #[must_use]
    pub const fn clock(&self) -> Option<&Clock> {
        match self {
            Self::Alphanet { .. } | Self::Betanet { .. } => None,
            Self::Testnet { clock } | Self::Mainnet { clock } => Some(clock),
        }
    }

    /// The day that an epoch is in, if a clock gives one.
    pub(super) fn day_of(&self, epoch: Epoch) -> Option<Day> {
        self.clock().and_then(|clock| clock.day_of(epoch).ok())
    }
}

/// From which epoch on, with its day where a clock gives one.
pub(super) struct Since<'a>(pub(super) &'a Network, pub(super) Epoch);

impl fmt::Display for Since<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(network, epoch) = self;
        if *epoch == Epoch::GENESIS {
            return f.write_str("from genesis on");
        }
        write!(f, "from epoch {epoch} ")?;
        if let Some(day) = network.day_of(*epoch) {
            match day.dated() {
                Some(date) => write!(f, "({date}) ")?,
                None => write!(f, "(day {day}) ")?,
            }
        }
        f.write_str("on")
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Alphanet { month } => write!(f, "the alphanet of month {month}"),
            Self::Betanet { upgrade, .. } => write!(f, "the betanet of `{upgrade}`"),
            Self::Testnet { .. } => f.write_str("the testnet"),
            Self::Mainnet { .. } => f.write_str("mainnet"),
        }
    }
}
