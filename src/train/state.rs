//! Where features and upgrades stand.

use alloc::{string::String, vec::Vec};
use core::fmt;

use super::{Day, FeatureName, ProposalNumber, UpgradeName};
use crate::version::Epoch;

/// Where a feature stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum FeatureState {
    /// It is merged, and no alphanet was asked for.
    Merged,
    /// It waits for the next alphanet that it is ready for.
    AlphaSubmitted,
    /// It is on the alphanet.
    AlphaTesting,
    /// It has stood the alphanet.
    AlphaPassed,
    /// It waits for the next betanet.
    BetaSubmitted,
    /// It is part of an upgrade.
    InUpgrade,
    /// It was taken out of its upgrade for a high risk, and may ask for the next betanet.
    Removed,
    /// It is on mainnet.
    Shipped,
}

impl FeatureState {
    /// The word that stands for it in files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Merged => "merged",
            Self::AlphaSubmitted => "alpha_submitted",
            Self::AlphaTesting => "alpha_testing",
            Self::AlphaPassed => "alpha_passed",
            Self::BetaSubmitted => "beta_submitted",
            Self::InUpgrade => "in_upgrade",
            Self::Removed => "removed",
            Self::Shipped => "shipped",
        }
    }
}

impl fmt::Display for FeatureState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// Where an upgrade stands: as far as it has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum UpgradeState {
    /// Its features are fixed; name, number, or the betanet's deployment is what comes next, again
    /// after a failure.
    Scoped,
    /// Its betanet is deployed, and whether it is audited is open.
    Deployed,
    /// It is audited.
    Audit,
    /// Its acceptance tests run.
    Acceptance,
    /// It has stood the betanet.
    BetaPassed,
    /// The testnet's release is cut.
    TestnetReleased,
    /// The testnet's activation is set.
    TestnetActive,
    /// The vote runs.
    Governance,
    /// The vote went well.
    GovernancePassed,
    /// Mainnet's release is cut.
    MainnetReleased,
    /// Mainnet's activation is set.
    MainnetActive,
    /// It was vetoed.
    Stopped,
}

impl UpgradeState {
    /// The word that stands for it in files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Scoped => "scoped",
            Self::Deployed => "deployed",
            Self::Audit => "audit",
            Self::Acceptance => "acceptance",
            Self::BetaPassed => "beta_passed",
            Self::TestnetReleased => "testnet_released",
            Self::TestnetActive => "testnet_active",
            Self::Governance => "governance",
            Self::GovernancePassed => "governance_passed",
            Self::MainnetReleased => "mainnet_released",
            Self::MainnetActive => "mainnet_active",
            Self::Stopped => "stopped",
        }
    }
}

impl fmt::Display for UpgradeState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// An upgrade: the features that ship together, and what is known of its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upgrade {
    pub(super) name: UpgradeName,
    pub(super) state: UpgradeState,
    pub(super) features: Vec<FeatureName>,
    pub(super) hardfork: Option<String>,
    pub(super) number: Option<ProposalNumber>,
    pub(super) betanets: u32,
    pub(super) testnet_release: Option<Day>,
    pub(super) testnet: Option<Activation>,
    pub(super) mainnet_release: Option<Day>,
    pub(super) mainnet: Option<Activation>,
}

/// When an upgrade is active on a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Activation {
    /// The day.
    pub day: Day,
    /// The exact epoch, if it is not the day's first.
    pub epoch: Option<Epoch>,
}

impl Upgrade {
    /// Its name.
    #[must_use]
    pub const fn name(&self) -> &UpgradeName {
        &self.name
    }

    /// Where it stands.
    #[must_use]
    pub const fn state(&self) -> UpgradeState {
        self.state
    }

    /// Its features, without those that were removed.
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

    /// How often its betanet was deployed.
    #[must_use]
    pub const fn betanets(&self) -> u32 {
        self.betanets
    }

    /// When the testnet's release was cut.
    #[must_use]
    pub const fn testnet_release(&self) -> Option<Day> {
        self.testnet_release
    }

    /// When it is active on the testnet, also if it was vetoed later.
    #[must_use]
    pub const fn testnet(&self) -> Option<Activation> {
        self.testnet
    }

    /// When mainnet's release was cut.
    #[must_use]
    pub const fn mainnet_release(&self) -> Option<Day> {
        self.mainnet_release
    }

    /// When it is active on mainnet.
    #[must_use]
    pub const fn mainnet(&self) -> Option<Activation> {
        self.mainnet
    }
}
