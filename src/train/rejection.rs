//! Why an event may not happen.

use super::{
    Day, FeatureName, Month, ProposalNumber, Release, Scope, Standing, Subject, UpgradeName,
    UpgradeState,
    standing::{AndNot, AndThrough, NextLetter, NoneOf, OtherSpecVersions, Own},
};
use crate::version::SpecVersion;
use alloc::{string::String, vec::Vec};

/// Why an event may not happen. The train stays as it is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Rejection {
    /// The plan has no such feature.
    #[error("the plan has no feature `{feature}`; add it there, or mend the name")]
    NoSuchFeature {
        /// The feature.
        feature: FeatureName,
    },
    /// There is no such upgrade.
    #[error("there is no upgrade `{upgrade}`; a betanet's meeting opens one")]
    NoSuchUpgrade {
        /// The upgrade.
        upgrade: UpgradeName,
    },
    /// The upgrade was vetoed.
    #[error(
        "the upgrade `{upgrade}` was vetoed and goes nowhere; merge its features again for \
         another one"
    )]
    Stopped {
        /// The upgrade.
        upgrade: UpgradeName,
    },
    /// It was decided on an earlier day than an event before it.
    #[error(
        "decided on day {day}, but an event before it was on day {latest}; events are only ever \
         added"
    )]
    TimeInThePast {
        /// The day.
        day: Day,
        /// The latest day before it.
        latest: Day,
    },
    /// An activation is set for a day before the one on which that is decided.
    #[error(
        "the upgrade `{upgrade}` cannot be active from day {day} on: that is decided on day {on}, \
         when day {day} is over; set a later one"
    )]
    ActivationInThePast {
        /// The upgrade.
        upgrade: UpgradeName,
        /// The day that was asked for.
        day: Day,
        /// When that was decided.
        on: Day,
    },
    /// It does not come next.
    #[error("`{event}` does not come next: {standing}")]
    WrongState {
        /// The word that stands for the event in files.
        event: &'static str,
        /// Who stands where instead.
        standing: Standing,
    },
    /// The feature is not merged.
    #[error("the feature `{feature}` is not merged; merge it first")]
    NotMerged {
        /// The feature.
        feature: FeatureName,
    },
    /// The train waits for nobody.
    #[error(
        "the alphanet of month {month} leaves on schedule; `{feature}` takes the next one if it \
         is not ready"
    )]
    TrainLeavesOnSchedule {
        /// The month.
        month: Month,
        /// The feature.
        feature: FeatureName,
    },
    /// The scope is closed.
    #[error("the scope of {of} is closed; `{feature}` takes the next one")]
    ScopeClosed {
        /// Of what.
        of: Scope,
        /// The feature.
        feature: FeatureName,
    },
    /// The month's meeting was held.
    #[error("the meeting of month {month} was held already; there is one a month")]
    MeetingAlreadyHeld {
        /// The month.
        month: Month,
    },
    /// The alphanet's scope is open.
    #[error("the alphanet of month {month} has no scope yet; hold its meeting first")]
    NotScoped {
        /// The month.
        month: Month,
    },
    /// The alphanet is deployed.
    #[error("the alphanet of month {month} is deployed already; there is one a month")]
    AlreadyDeployedThisMonth {
        /// The month.
        month: Month,
    },
    /// Something would not be active at genesis.
    #[error(
        "the alphanet of month {month} would not have all active at genesis; deploy it with a \
         full reset"
    )]
    AlphanetNotActiveAtGenesis {
        /// The month.
        month: Month,
    },
    /// The feature is not on the alphanet.
    #[error(
        "the feature `{feature}` is not on an alphanet, so nothing there says whether it is \
         stable"
    )]
    NotOnAlphanet {
        /// The feature.
        feature: FeatureName,
    },
    /// The feature has not stood the alphanet.
    #[error(
        "the feature `{feature}` has not stood the alphanet; nothing joins an upgrade without \
         it"
    )]
    AlphaNotPassed {
        /// The feature.
        feature: FeatureName,
    },
    /// There is no feature for a betanet.
    #[error("the upgrade `{upgrade}` would have no features; a betanet needs one")]
    NoFeatures {
        /// The upgrade.
        upgrade: UpgradeName,
    },
    /// The month has its betanet.
    #[error(
        "month {month} has its betanet, of the upgrade `{upgrade}`; the next one is next \
         month's"
    )]
    BetanetAlreadyThisMonth {
        /// The month.
        month: Month,
        /// Whose betanet that is.
        upgrade: UpgradeName,
    },
    /// Without L2 changes there is no hardfork.
    #[error(
        "the upgrade `{upgrade}` has no L2 changes and so no hardfork to name; give it its \
         number"
    )]
    NoL2Changes {
        /// The upgrade.
        upgrade: UpgradeName,
    },
    /// The hardfork's name does not follow the alphabet.
    #[error(
        "`{name}` cannot name the hardfork of the upgrade `{upgrade}`: {}",
        NextLetter(*.letter)
    )]
    NameNotNextLetter {
        /// The upgrade.
        upgrade: UpgradeName,
        /// The name.
        name: String,
        /// The letter that comes next; `None` if any will do.
        letter: Option<char>,
    },
    /// Another hardfork has the name.
    #[error(
        "`{name}` cannot name the hardfork of the upgrade `{upgrade}`: another one has that name; \
         names are used once"
    )]
    NameUsed {
        /// The upgrade.
        upgrade: UpgradeName,
        /// The name.
        name: String,
    },
    /// A name is empty.
    #[error("`{event}` gives an empty name; a name has at least one letter")]
    NameEmpty {
        /// The word that stands for the event in files.
        event: &'static str,
    },
    /// A hardfork has no name.
    #[error(
        "the upgrade `{upgrade}` has L2 changes; its hardfork gets a name before it gets its \
         number"
    )]
    HardforkNameMissing {
        /// The upgrade.
        upgrade: UpgradeName,
    },
    /// The number is used.
    #[error("the number {number} belongs to the upgrade `{by}` already; numbers are used once")]
    NumberUsed {
        /// The number.
        number: ProposalNumber,
        /// The upgrade that has it.
        by: UpgradeName,
    },
    /// The upgrade has no number.
    #[error("the upgrade `{upgrade}` has no number; it gets one before its betanet")]
    NumberMissing {
        /// The upgrade.
        upgrade: UpgradeName,
    },
    /// The betanet would not perform the upgrade.
    #[error(
        "the betanet of the upgrade `{upgrade}` would not perform it; start from the version \
         before and upgrade"
    )]
    BetanetMustPerformTheUpgrade {
        /// The upgrade.
        upgrade: UpgradeName,
    },
    /// The betanet is not deployed, or its audit is decided.
    #[error(
        "whether the upgrade `{upgrade}` is audited is decided once its betanet is deployed, \
         but it is {state}"
    )]
    NotDeployed {
        /// The upgrade.
        upgrade: UpgradeName,
        /// Where it stands.
        state: UpgradeState,
    },
    /// There is no audit to answer.
    #[error("the upgrade `{upgrade}` is not in audit but {state}")]
    NotInAudit {
        /// The upgrade.
        upgrade: UpgradeName,
        /// Where it stands.
        state: UpgradeState,
    },
    /// The feature is none of the upgrade.
    #[error("{} of the upgrade `{upgrade}`; name the one to remove", NoneOf(.feature.as_ref()))]
    NotInUpgrade {
        /// The upgrade.
        upgrade: UpgradeName,
        /// The feature; `None` if none of several was named.
        feature: Option<FeatureName>,
    },
    /// The audit is not answered.
    #[error("the audit of the upgrade `{upgrade}` is not answered yet")]
    AuditOpen {
        /// The upgrade.
        upgrade: UpgradeName,
    },
    /// The upgrade has not stood the betanet.
    #[error("the upgrade `{upgrade}` has not stood the betanet: it is {state}")]
    BetanetNotConcluded {
        /// The upgrade.
        upgrade: UpgradeName,
        /// Where it stands.
        state: UpgradeState,
    },
    /// The testnet's release is not cut.
    #[error("the testnet's release of the upgrade `{upgrade}` is not cut; it is {state}")]
    TestnetNotReleased {
        /// The upgrade.
        upgrade: UpgradeName,
        /// Where it stands.
        state: UpgradeState,
    },
    /// The testnet's activation is too soon after its release.
    #[error(
        "the testnet's activation of the upgrade `{upgrade}` on day {day} is less than {min} \
         days after its release on day {release}"
    )]
    LeadTooShort {
        /// The upgrade.
        upgrade: UpgradeName,
        /// When the release was cut.
        release: Day,
        /// The day that was asked for.
        day: Day,
        /// How many days the policy asks for.
        min: u32,
    },
    /// The testnet's activation is too long after its release.
    #[error(
        "the testnet's activation of the upgrade `{upgrade}` on day {day} is more than {max} \
         days after its release on day {release}"
    )]
    LeadTooLong {
        /// The upgrade.
        upgrade: UpgradeName,
        /// When the release was cut.
        release: Day,
        /// The day that was asked for.
        day: Day,
        /// How many days the policy lets pass.
        max: u32,
    },
    /// A chain of the testnet would not take the upgrade.
    #[error("the upgrade `{upgrade}` would leave out a chain of the testnet; all take it together")]
    TestnetChainLeftOut {
        /// The upgrade.
        upgrade: UpgradeName,
    },
    /// The testnet would not show what mainnet will do.
    #[error(
        "the testnet of the upgrade `{upgrade}` differs from mainnet; configure it as mainnet \
         will be"
    )]
    TestnetDiffersFromMainnet {
        /// The upgrade.
        upgrade: UpgradeName,
    },
    /// An activation is to be moved that has passed, or to a day that has.
    #[error(
        "the upgrade `{upgrade}` is set to day {set} and cannot be moved to day {day}: that is decided \
         on day {on}, and both must lie behind it"
    )]
    AlreadyPassed {
        /// The upgrade.
        upgrade: UpgradeName,
        /// The day that is set.
        set: Day,
        /// The day that was asked for.
        day: Day,
        /// When that was decided.
        on: Day,
    },
    /// An activation is to be moved, and on which day that is decided is not said.
    #[error(
        "on which day the activation of the upgrade `{upgrade}` is moved is not said; note it with the \
         entry, so that it can be seen whether it has passed"
    )]
    DayMissing {
        /// The upgrade.
        upgrade: UpgradeName,
    },
    /// Mainnet's activation is to be moved, and none is set.
    #[error("the upgrade `{upgrade}` has no activation on mainnet that could be moved; set one")]
    MainnetNotSet {
        /// The upgrade.
        upgrade: UpgradeName,
    },
    /// The testnet's activation is not set.
    #[error("the upgrade `{upgrade}` is not active on the testnet, which comes first")]
    TestnetNotActive {
        /// The upgrade.
        upgrade: UpgradeName,
    },
    /// The proposal has another number than the upgrade.
    #[error(
        "the proposal's number {found} is not that of the upgrade `{upgrade}`{}",
        Own(*.number)
    )]
    NumberDiffersFromUpgrade {
        /// The upgrade.
        upgrade: UpgradeName,
        /// The upgrade's number.
        number: Option<ProposalNumber>,
        /// The proposal's.
        found: ProposalNumber,
    },
    /// The proposal is posted.
    #[error("the proposal of the upgrade `{upgrade}` is posted already")]
    AlreadyPosted {
        /// The upgrade.
        upgrade: UpgradeName,
    },
    /// No vote runs.
    #[error("no vote about the upgrade `{upgrade}` runs: it is {state}")]
    NotInGovernance {
        /// The upgrade.
        upgrade: UpgradeName,
        /// Where it stands.
        state: UpgradeState,
    },
    /// The vote has not gone well yet.
    #[error("governance has not let the upgrade `{upgrade}` through yet: it is {state}")]
    GovernanceOpen {
        /// The upgrade.
        upgrade: UpgradeName,
        /// Where it stands.
        state: UpgradeState,
    },
    /// The upgrade was vetoed.
    #[error("the upgrade `{upgrade}` was vetoed and never gets to mainnet")]
    Vetoed {
        /// The upgrade.
        upgrade: UpgradeName,
    },
    /// Mainnet's release is not cut.
    #[error("mainnet's release of the upgrade `{upgrade}` is not cut")]
    MainnetNotReleased {
        /// The upgrade.
        upgrade: UpgradeName,
    },
    /// Mainnet's activation is before its release.
    #[error(
        "mainnet's activation of the upgrade `{upgrade}` on day {day} is before its release on \
         day {release}"
    )]
    BeforeRelease {
        /// The upgrade.
        upgrade: UpgradeName,
        /// When the release was cut.
        release: Day,
        /// The day that was asked for.
        day: Day,
    },
    /// Mainnet's activation is too soon after the testnet's.
    #[error(
        "mainnet's activation of the upgrade `{upgrade}` on day {day} is less than {min} days \
         after the testnet's on day {testnet}"
    )]
    TooSoonAfterTestnet {
        /// The upgrade.
        upgrade: UpgradeName,
        /// When the testnet is active.
        testnet: Day,
        /// The day that was asked for.
        day: Day,
        /// How many days the policy asks for.
        min: u32,
    },
    /// A needed feature is missing.
    #[error(
        "the feature `{feature}` needs `{needs}`, which is neither shipped nor far enough on \
         its way; bring `{needs}` on first"
    )]
    NeedsMissing {
        /// The feature.
        feature: FeatureName,
        /// What it needs.
        needs: FeatureName,
    },
    /// A network's spec versions would not grow.
    #[error(
        "the upgrade `{later}` would bring spec version {later_spec} on day {later_day}, when \
         `{earlier}` has brought {earlier_spec} on day {earlier_day}; raise the spec version of \
         the features of `{later}`, in the plan and in the code, to more than {earlier_spec}"
    )]
    SpecVersionsOutOfOrder {
        /// The upgrade that would be active earlier.
        earlier: UpgradeName,
        /// From when on.
        earlier_day: Day,
        /// What it brings.
        earlier_spec: SpecVersion,
        /// The upgrade that would be active after it, or at the same time.
        later: UpgradeName,
        /// From when on.
        later_day: Day,
        /// What it brings, which is no more.
        later_spec: SpecVersion,
    },
    /// Nothing says that a release was checked.
    #[error(
        "{subject} releases something, and no evidence says that it was checked; run the check \
         and give what it found"
    )]
    EvidenceMissing {
        /// Whose acceptance it is.
        subject: Subject,
    },
    /// The evidence is of something else.
    #[error(
        "the evidence is of {found}{}{}, so it is none for {subject}; run its check",
        AndNot(.releases),
        AndThrough(.spec_versions.as_ref())
    )]
    EvidenceDiffers {
        /// Whose acceptance it is.
        subject: Subject,
        /// Whose evidence it is.
        found: Subject,
        /// What only one of the two has, evidence or plan.
        releases: Vec<Release>,
        /// The spec versions, if they are others than the plan's.
        spec_versions: Option<OtherSpecVersions>,
    },
}
