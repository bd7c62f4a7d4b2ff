//! Where features and upgrades stand.

use core::fmt;

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
