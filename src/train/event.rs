//! What happens to a train.

use alloc::{boxed::Box, string::String};

use super::{Day, Evidence, FeatureName, Month, ProposalNumber, UpgradeName};
use crate::version::Epoch;

/// One thing that happens, or is asked for. Which may happen when is the train's affair:
/// [`Train::apply`](super::Train::apply).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Event {
    /// A feature is merged. It may not be complete yet.
    Merge {
        /// Which.
        feature: FeatureName,
        /// Whether all of its code is there.
        code_complete: bool,
    },
    /// A feature's code is complete.
    Complete {
        /// Which.
        feature: FeatureName,
    },
    /// A feature asks for the next alphanet.
    AlphaSubmit {
        /// Which.
        feature: FeatureName,
    },
    /// A feature asks the month's alphanet to wait. It never does.
    AlphaHold {
        /// Which alphanet.
        month: Month,
        /// Which feature.
        feature: FeatureName,
    },
    /// A feature is put on the list of the month's alphanet, before the meeting.
    AlphaAdd {
        /// Which alphanet.
        month: Month,
        /// Which feature.
        feature: FeatureName,
    },
    /// The month's upgrade planning meeting closes the alphanet's scope.
    AlphaMeeting {
        /// Which alphanet.
        month: Month,
    },
    /// The month's alphanet is deployed: reset, and with all that is on it.
    AlphaDeploy {
        /// Which alphanet.
        month: Month,
        /// Whether everything is active at genesis, as it must be.
        at_genesis: bool,
    },
    /// A feature's acceptance tests on the alphanet came out.
    AlphaAccept {
        /// Which feature.
        feature: FeatureName,
        /// Whether it is stable.
        stable: bool,
        /// What the check of the feature alone found out; needed if it is stable and releases anything.
        evidence: Option<Box<Evidence>>,
    },
    /// A feature asks for the next betanet. What it needs must be shipped, in an upgrade that was not
    /// vetoed, or have asked too; whether it goes is decided at the meeting.
    BetaSubmit {
        /// Which.
        feature: FeatureName,
    },
    /// The month's upgrade planning meeting decides about a betanet.
    BetaMeeting {
        /// Which month.
        month: Month,
        /// The upgrade of all features that asked, without those that need what is neither shipped, nor
        /// comes along, nor is on its way with an upgrade that was opened earlier: they ask on. `None`
        /// if no betanet is deployed this month.
        upgrade: Option<UpgradeName>,
    },
    /// A feature asks to join an upgrade after the meeting. It never may.
    BetaAdd {
        /// Which upgrade.
        upgrade: UpgradeName,
        /// Which feature.
        feature: FeatureName,
    },
    /// An upgrade with L2 changes gets the hardfork's name.
    HardforkName {
        /// Which upgrade.
        upgrade: UpgradeName,
        /// The name.
        name: String,
    },
    /// An upgrade gets its number.
    UpgradeNumber {
        /// Which upgrade.
        upgrade: UpgradeName,
        /// The number of the proposal that will authorize it.
        number: ProposalNumber,
    },
    /// The upgrade's betanet is deployed, again after a failure.
    BetaDeploy {
        /// Which upgrade.
        upgrade: UpgradeName,
        /// Whether it starts from the version before and performs the upgrade, as it must.
        performs_upgrade: bool,
    },
    /// The feature team decides whether the upgrade is audited.
    AuditDecision {
        /// Which upgrade.
        upgrade: UpgradeName,
        /// Whether it is.
        required: bool,
    },
    /// The auditors answer.
    AuditResult {
        /// Which upgrade.
        upgrade: UpgradeName,
        /// What they found.
        result: AuditResult,
    },
    /// The upgrade's acceptance tests on the betanet came out.
    BetaAccept {
        /// Which upgrade.
        upgrade: UpgradeName,
        /// Whether it is stable.
        stable: bool,
        /// What the check of the set found out; needed if it is stable and releases anything.
        evidence: Option<Box<Evidence>>,
    },
    /// The testnet's release is cut.
    TestnetRelease {
        /// Which upgrade.
        upgrade: UpgradeName,
        /// When.
        day: Day,
    },
    /// The testnet's activation is set.
    TestnetActivate {
        /// Which upgrade.
        upgrade: UpgradeName,
        /// When it is active.
        day: Day,
        /// The exact epoch, if it is not the day's first.
        epoch: Option<Epoch>,
        /// Whether all of the testnet's chains take it, as they must.
        all_chains: bool,
        /// Whether the testnet has mainnet's configuration, as it must.
        matches_mainnet: bool,
    },
    /// The proposal is posted.
    GovPost {
        /// Which upgrade.
        upgrade: UpgradeName,
        /// The proposal's number.
        number: ProposalNumber,
    },
    /// The vote is over.
    GovResult {
        /// Which upgrade.
        upgrade: UpgradeName,
        /// Whether it was a veto.
        veto: bool,
    },
    /// Mainnet's release is cut.
    MainnetRelease {
        /// Which upgrade.
        upgrade: UpgradeName,
        /// When.
        day: Day,
    },
    /// Mainnet's activation is set.
    MainnetActivate {
        /// Which upgrade.
        upgrade: UpgradeName,
        /// When it is active.
        day: Day,
        /// The exact epoch, if it is not the day's first.
        epoch: Option<Epoch>,
    },
    /// The testnet's activation is moved, while the old and the new day lie ahead.
    TestnetReschedule {
        /// Which upgrade.
        upgrade: UpgradeName,
        /// When it is active instead.
        day: Day,
        /// The exact epoch, if it is not the day's first.
        epoch: Option<Epoch>,
    },
    /// Mainnet's activation is moved, while the old and the new day lie ahead.
    MainnetReschedule {
        /// Which upgrade.
        upgrade: UpgradeName,
        /// When it is active instead.
        day: Day,
        /// The exact epoch, if it is not the day's first.
        epoch: Option<Epoch>,
    },
}

/// What the auditors found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AuditResult {
    /// Nothing that needs a fix.
    Clean,
    /// Something that needs a fix; the betanet is deployed again with it.
    NeedsFix,
    /// A high risk: a feature leaves the upgrade, and the betanet is deployed again without it.
    HighRisk {
        /// Which feature; not needed where the upgrade has only one.
        feature: Option<FeatureName>,
    },
}

/// The events that need nothing but names, and the others in their usual form.
impl Event {
    /// A feature is merged, with all its code.
    pub fn merge(feature: impl Into<FeatureName>) -> Self {
        Self::Merge { feature: feature.into(), code_complete: true }
    }

    /// A feature asks for the next alphanet.
    pub fn alpha_submit(feature: impl Into<FeatureName>) -> Self {
        Self::AlphaSubmit { feature: feature.into() }
    }

    /// The alphanet's scope is closed.
    #[must_use]
    pub const fn alpha_meeting(month: Month) -> Self {
        Self::AlphaMeeting { month }
    }

    /// The alphanet is deployed, with everything active at genesis.
    #[must_use]
    pub const fn alpha_deploy(month: Month) -> Self {
        Self::AlphaDeploy { month, at_genesis: true }
    }

    /// A feature is stable on the alphanet.
    pub fn alpha_accept(feature: impl Into<FeatureName>, evidence: Option<Evidence>) -> Self {
        let evidence = evidence.map(Box::new);
        Self::AlphaAccept { feature: feature.into(), stable: true, evidence }
    }

    /// A feature is not stable on the alphanet.
    pub fn alpha_reject(feature: impl Into<FeatureName>) -> Self {
        Self::AlphaAccept { feature: feature.into(), stable: false, evidence: None }
    }

    /// A feature asks for the next betanet.
    pub fn beta_submit(feature: impl Into<FeatureName>) -> Self {
        Self::BetaSubmit { feature: feature.into() }
    }

    /// The features that asked become an upgrade.
    pub fn beta_meeting(month: Month, upgrade: impl Into<UpgradeName>) -> Self {
        Self::BetaMeeting { month, upgrade: Some(upgrade.into()) }
    }

    /// The hardfork gets its name.
    pub fn hardfork_name(upgrade: impl Into<UpgradeName>, name: impl Into<String>) -> Self {
        Self::HardforkName { upgrade: upgrade.into(), name: name.into() }
    }

    /// The upgrade gets its number.
    pub fn upgrade_number(
        upgrade: impl Into<UpgradeName>,
        number: impl Into<ProposalNumber>,
    ) -> Self {
        Self::UpgradeNumber { upgrade: upgrade.into(), number: number.into() }
    }

    /// The betanet is deployed and performs the upgrade.
    pub fn beta_deploy(upgrade: impl Into<UpgradeName>) -> Self {
        Self::BetaDeploy { upgrade: upgrade.into(), performs_upgrade: true }
    }

    /// Whether there is an audit.
    pub fn audit_decision(upgrade: impl Into<UpgradeName>, required: bool) -> Self {
        Self::AuditDecision { upgrade: upgrade.into(), required }
    }

    /// What it found.
    pub fn audit_result(upgrade: impl Into<UpgradeName>, result: AuditResult) -> Self {
        Self::AuditResult { upgrade: upgrade.into(), result }
    }

    /// The upgrade is stable on the betanet.
    pub fn beta_accept(upgrade: impl Into<UpgradeName>, evidence: Option<Evidence>) -> Self {
        let evidence = evidence.map(Box::new);
        Self::BetaAccept { upgrade: upgrade.into(), stable: true, evidence }
    }

    /// The upgrade is not stable on the betanet.
    pub fn beta_reject(upgrade: impl Into<UpgradeName>) -> Self {
        Self::BetaAccept { upgrade: upgrade.into(), stable: false, evidence: None }
    }

    /// The testnet's release is cut.
    pub fn testnet_release(upgrade: impl Into<UpgradeName>, day: Day) -> Self {
        Self::TestnetRelease { upgrade: upgrade.into(), day }
    }

    /// The testnet is active from a day on, on all its chains, as mainnet will be.
    pub fn testnet_activate(upgrade: impl Into<UpgradeName>, day: Day) -> Self {
        Self::TestnetActivate {
            upgrade: upgrade.into(),
            day,
            epoch: None,
            all_chains: true,
            matches_mainnet: true,
        }
    }

    /// The proposal is posted.
    pub fn gov_post(upgrade: impl Into<UpgradeName>, number: impl Into<ProposalNumber>) -> Self {
        Self::GovPost { upgrade: upgrade.into(), number: number.into() }
    }

    /// The vote is over.
    pub fn gov_result(upgrade: impl Into<UpgradeName>, veto: bool) -> Self {
        Self::GovResult { upgrade: upgrade.into(), veto }
    }

    /// Mainnet's release is cut.
    pub fn mainnet_release(upgrade: impl Into<UpgradeName>, day: Day) -> Self {
        Self::MainnetRelease { upgrade: upgrade.into(), day }
    }

    /// Mainnet is active from a day on.
    pub fn mainnet_activate(upgrade: impl Into<UpgradeName>, day: Day) -> Self {
        Self::MainnetActivate { upgrade: upgrade.into(), day, epoch: None }
    }

    /// The testnet's activation is moved.
    pub fn testnet_reschedule(upgrade: impl Into<UpgradeName>, day: Day) -> Self {
        Self::TestnetReschedule { upgrade: upgrade.into(), day, epoch: None }
    }

    /// Mainnet's activation is moved.
    pub fn mainnet_reschedule(upgrade: impl Into<UpgradeName>, day: Day) -> Self {
        Self::MainnetReschedule { upgrade: upgrade.into(), day, epoch: None }
    }

    /// The word that stands for this kind of event in files.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Merge { .. } => "merge",
            Self::Complete { .. } => "complete",
            Self::AlphaSubmit { .. } => "alpha_submit",
            Self::AlphaHold { .. } => "alpha_hold",
            Self::AlphaAdd { .. } => "alpha_add",
            Self::AlphaMeeting { .. } => "alpha_meeting",
            Self::AlphaDeploy { .. } => "alpha_deploy",
            Self::AlphaAccept { .. } => "alpha_accept",
            Self::BetaSubmit { .. } => "beta_submit",
            Self::BetaMeeting { .. } => "beta_meeting",
            Self::BetaAdd { .. } => "beta_add",
            Self::HardforkName { .. } => "hardfork_name",
            Self::UpgradeNumber { .. } => "upgrade_number",
            Self::BetaDeploy { .. } => "beta_deploy",
            Self::AuditDecision { .. } => "audit_decision",
            Self::AuditResult { .. } => "audit_result",
            Self::BetaAccept { .. } => "beta_accept",
            Self::TestnetRelease { .. } => "testnet_release",
            Self::TestnetActivate { .. } => "testnet_activate",
            Self::GovPost { .. } => "gov_post",
            Self::GovResult { .. } => "gov_result",
            Self::MainnetRelease { .. } => "mainnet_release",
            Self::MainnetActivate { .. } => "mainnet_activate",
            Self::TestnetReschedule { .. } => "testnet_reschedule",
            Self::MainnetReschedule { .. } => "mainnet_reschedule",
        }
    }
}

/// An event with what is noted about it. The notes change nothing but the order of days: no entry is of
/// an earlier day than one before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What happened.
    pub event: Event,
    /// On which day it was decided.
    pub on: Option<Day>,
    /// By whom.
    pub by: Option<String>,
    /// Why.
    pub because: Option<String>,
}

impl From<Event> for Entry {
    fn from(event: Event) -> Self {
        Self { event, on: None, by: None, because: None }
    }
}

impl Entry {
    /// Notes the day on which it was decided.
    #[must_use]
    pub fn on(mut self, day: Day) -> Self {
        self.on = Some(day);
        self
    }

    /// Notes who decided.
    #[must_use]
    pub fn by(mut self, who: impl Into<String>) -> Self {
        self.by = Some(who.into());
        self
    }

    /// Notes why.
    #[must_use]
    pub fn because(mut self, why: impl Into<String>) -> Self {
        self.because = Some(why.into());
        self
    }
}
