//! Upgrades, and how far each has come.

use alloc::{string::String, vec::Vec};

use super::{Day, FeatureName, Month, ProposalNumber, UpgradeName, UpgradeState};
use crate::version::{Epoch, SpecVersion};

/// An upgrade: the features that ship together, and what is known of its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upgrade {
    pub(super) name: UpgradeName,
    /// The month whose meeting opened it.
    pub(super) month: Month,
    pub(super) features: Vec<FeatureName>,
    pub(super) hardfork: Option<String>,
    pub(super) number: Option<ProposalNumber>,
    pub(super) betanets: u32,
    pub(super) stage: Stage,
    /// The spec versions before and behind it that its set was checked with, when it was accepted.
    pub(super) checked: Option<(SpecVersion, SpecVersion)>,
}

/// When an upgrade is active on a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Activation {
    /// The day.
    pub day: Day,
    /// The exact epoch, if it is not the day's first.
    pub epoch: Option<Epoch>,
}

impl Activation {
    /// Whether it is later than another one: by its day, then by its epoch where both have one.
    pub(super) fn is_after(self, other: Self) -> bool {
        let epochs = self.epoch.zip(other.epoch);
        let is_later = epochs.is_some_and(|(own, others)| own > others);
        self.day > other.day || (self.day == other.day && is_later)
    }
}

/// How far an upgrade has come, and what is known since then.
///
/// Testnet and vote are two strands, since they may run beside each other; mainnet is one again: it
/// begins where both are through, so there is no mainnet without a testnet or against a veto.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// The betanet is to be deployed.
    Scoped(Due),
    Deployed,
    Audit,
    Acceptance,
    BetaPassed,
    Testnet {
        release: Day,
        activation: Option<Activation>,
        vote: Vote,
    },
    Mainnet {
        testnet_release: Day,
        testnet: Activation,
        release: Day,
        activation: Option<Activation>,
    },
}

/// Why the betanet is to be deployed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Due {
    /// It was not yet.
    First,
    /// It was unstable.
    Unstable,
    /// The auditors had something fixed.
    Fix,
    /// A feature was removed: by the auditors, or since something that it needs will not come.
    Removal,
}

/// The vote about an upgrade.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Vote {
    /// The proposal is not posted.
    Ahead,
    Posted,
    Passed,
    Vetoed,
}

impl Upgrade {
    /// Its name.
    #[must_use]
    pub const fn name(&self) -> &UpgradeName {
        &self.name
    }

    /// The month whose meeting opened it.
    #[must_use]
    pub const fn month(&self) -> Month {
        self.month
    }

    /// Where it stands: as far as it has come. A posted upgrade is in governance also where its
    /// testnet still waits.
    #[must_use]
    pub const fn state(&self) -> UpgradeState {
        match self.stage {
            Stage::Scoped(_) => UpgradeState::Scoped,
            Stage::Deployed => UpgradeState::Deployed,
            Stage::Audit => UpgradeState::Audit,
            Stage::Acceptance => UpgradeState::Acceptance,
            Stage::BetaPassed => UpgradeState::BetaPassed,
            Stage::Testnet { vote: Vote::Ahead, activation: None, .. } => {
                UpgradeState::TestnetReleased
            }
            Stage::Testnet { vote: Vote::Ahead, activation: Some(_), .. } => {
                UpgradeState::TestnetActive
            }
            Stage::Testnet { vote: Vote::Posted, .. } => UpgradeState::Governance,
            Stage::Testnet { vote: Vote::Passed, .. } => UpgradeState::GovernancePassed,
            Stage::Testnet { vote: Vote::Vetoed, .. } => UpgradeState::Stopped,
            Stage::Mainnet { activation: None, .. } => UpgradeState::MainnetReleased,
            Stage::Mainnet { activation: Some(_), .. } => UpgradeState::MainnetActive,
        }
    }

    /// Whether it was vetoed.
    #[must_use]
    pub const fn is_stopped(&self) -> bool {
        matches!(self.stage, Stage::Testnet { vote: Vote::Vetoed, .. })
    }

    /// Its features, by name, without those that were removed.
    #[must_use]
    pub fn features(&self) -> &[FeatureName] {
        &self.features
    }

    /// The hardfork's name, if it has one.
    #[must_use]
    pub fn hardfork(&self) -> Option<&str> {
        self.hardfork.as_deref()
    }

    /// The number of its proposal, as soon as it has one.
    #[must_use]
    pub const fn number(&self) -> Option<ProposalNumber> {
        self.number
    }

    /// The spec versions that networks run before it and with it, as its set was checked; `None` before
    /// it has stood the betanet, or if it releases nothing. The plan may change later, what was
    /// accepted does not.
    #[must_use]
    pub const fn checked(&self) -> Option<(SpecVersion, SpecVersion)> {
        match self.stage {
            Stage::Scoped(_) | Stage::Deployed | Stage::Audit | Stage::Acceptance => None,
            Stage::BetaPassed | Stage::Testnet { .. } | Stage::Mainnet { .. } => self.checked,
        }
    }

    /// How often its betanet was deployed.
    #[must_use]
    pub const fn betanets(&self) -> u32 {
        self.betanets
    }

    /// When the testnet's release was cut.
    #[must_use]
    pub const fn testnet_release(&self) -> Option<Day> {
        match self.stage {
            Stage::Testnet { release, .. } => Some(release),
            Stage::Mainnet { testnet_release, .. } => Some(testnet_release),
            Stage::Scoped(_)
            | Stage::Deployed
            | Stage::Audit
            | Stage::Acceptance
            | Stage::BetaPassed => None,
        }
    }

    /// When it is active on the testnet, also if it was vetoed later.
    #[must_use]
    pub const fn testnet(&self) -> Option<Activation> {
        match self.stage {
            Stage::Testnet { activation, .. } => activation,
            Stage::Mainnet { testnet, .. } => Some(testnet),
            Stage::Scoped(_)
            | Stage::Deployed
            | Stage::Audit
            | Stage::Acceptance
            | Stage::BetaPassed => None,
        }
    }

    /// When mainnet's release was cut.
    #[must_use]
    pub const fn mainnet_release(&self) -> Option<Day> {
        match self.stage {
            Stage::Mainnet { release, .. } => Some(release),
            Stage::Scoped(_)
            | Stage::Deployed
            | Stage::Audit
            | Stage::Acceptance
            | Stage::BetaPassed
            | Stage::Testnet { .. } => None,
        }
    }

    /// When it is active on mainnet.
    #[must_use]
    pub const fn mainnet(&self) -> Option<Activation> {
        match self.stage {
            Stage::Mainnet { activation, .. } => activation,
            Stage::Scoped(_)
            | Stage::Deployed
            | Stage::Audit
            | Stage::Acceptance
            | Stage::BetaPassed
            | Stage::Testnet { .. } => None,
        }
    }
}
