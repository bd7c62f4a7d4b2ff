//! The train.

use alloc::{collections::BTreeMap, vec::Vec};

use super::{
    ReplayError,
    step::{Alphanet, Progress, Step},
    testnet::Likeness,
};
use crate::{
    train::{
        Activation, Entry, Event, FeatureName, FeatureState, Month, Plan, PlanError, Policy,
        Rejection, Transition, Upgrade,
    },
    version::SpecVersion,
};

/// A plan, and what happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Train {
    pub(super) plan: Plan,
    pub(super) history: Vec<Entry>,
    pub(super) features: BTreeMap<FeatureName, Progress>,
    pub(super) alphanets: BTreeMap<Month, Alphanet>,
    /// In the order in which they were opened.
    pub(super) upgrades: Vec<Upgrade>,
}

impl Train {
    /// A train to which nothing has happened yet.
    ///
    /// # Errors
    ///
    /// A plan that cannot be followed.
    pub fn new(plan: Plan) -> Result<Self, PlanError> {
        plan.check()?;
        Ok(Self {
            plan,
            history: Vec::new(),
            features: BTreeMap::new(),
            alphanets: BTreeMap::new(),
            upgrades: Vec::new(),
        })
    }

    /// The train to which these events happened, in their order.
    ///
    /// # Errors
    ///
    /// A plan that cannot be followed, or the first event that is refused.
    pub fn replay(
        plan: Plan,
        history: impl IntoIterator<Item = Entry>,
    ) -> Result<Self, ReplayError> {
        let mut train = Self::new(plan)?;
        for (at, entry) in history.into_iter().enumerate() {
            let word = entry.event.word();
            train.apply(entry).map_err(|source| ReplayError::Event {
                number: at + 1,
                word,
                source: source.into(),
            })?;
        }
        Ok(train)
    }

    /// Lets an event happen.
    ///
    /// # Errors
    ///
    /// Why it may not; the train stays as it is.
    pub fn apply(&mut self, entry: impl Into<Entry>) -> Result<Transition, Rejection> {
        let entry = entry.into();
        let step = self.weigh(&entry)?;
        self.history.push(entry);
        Ok(self.take(step))
    }

    /// What an entry would do.
    pub(super) fn weigh(&self, entry: &Entry) -> Result<Step, Rejection> {
        self.check_day(entry)?;
        let step = self.decide(&entry.event)?;
        check_activation_day(entry)?;
        self.check_moved(entry)?;
        Ok(step)
    }

    /// What an event would do, without letting it happen. It has no day yet, so
    /// [`TimeInThePast`](Rejection::TimeInThePast) and
    /// [`ActivationInThePast`](Rejection::ActivationInThePast) are not among the reasons, nor is
    /// [`AlreadyPassed`](Rejection::AlreadyPassed).
    ///
    /// # Errors
    ///
    /// Why it may not.
    pub fn would(&self, event: &Event) -> Result<Transition, Rejection> {
        Ok(self.decide(event)?.transition)
    }

    /// Entries are never of an earlier day than one before them.
    fn check_day(&self, entry: &Entry) -> Result<(), Rejection> {
        let Some(day) = entry.on else { return Ok(()) };
        match self.history.iter().rev().find_map(|entry| entry.on) {
            Some(latest) if day < latest => Err(Rejection::TimeInThePast { day, latest }),
            Some(_) | None => Ok(()),
        }
    }

    fn decide(&self, event: &Event) -> Result<Step, Rejection> {
        match event {
            Event::Merge { feature, code_complete } => self.merge(feature, *code_complete),
            Event::Complete { feature } => self.complete(feature),
            Event::AlphaSubmit { feature } => self.alpha_submit(feature, event.word()),
            Event::AlphaHold { month, feature } => {
                let (month, feature) = (*month, feature.clone());
                Err(Rejection::TrainLeavesOnSchedule { month, feature })
            }
            Event::AlphaAdd { month, feature } => self.alpha_add(*month, feature, event.word()),
            Event::AlphaMeeting { month } => self.alpha_meeting(*month),
            Event::AlphaDeploy { month, at_genesis } => self.alpha_deploy(*month, *at_genesis),
            Event::AlphaAccept { feature, stable, evidence } => {
                self.alpha_accept(feature, *stable, evidence.as_deref())
            }
            Event::BetaSubmit { feature } => self.beta_submit(feature),
            Event::BetaMeeting { month, upgrade } => self.beta_meeting(*month, upgrade.as_ref()),
            Event::BetaAdd { upgrade, feature } => self.beta_add(upgrade, feature),
            Event::HardforkName { upgrade, name } => self.hardfork_name(upgrade, name),
            Event::UpgradeNumber { upgrade, number } => self.upgrade_number(upgrade, *number),
            Event::BetaDeploy { upgrade, performs_upgrade } => {
                self.beta_deploy(upgrade, *performs_upgrade)
            }
            Event::AuditDecision { upgrade, required } => self.audit_decision(upgrade, *required),
            Event::AuditResult { upgrade, result } => self.audit_result(upgrade, result),
            Event::BetaAccept { upgrade, stable, evidence } => {
                self.beta_accept(upgrade, *stable, evidence.as_deref())
            }
            Event::TestnetRelease { upgrade, day } => self.testnet_release(upgrade, *day),
            Event::TestnetActivate { upgrade, day, epoch, all_chains, matches_mainnet } => {
                let activation = Activation { day: *day, epoch: *epoch };
                let likeness =
                    Likeness { all_chains: *all_chains, matches_mainnet: *matches_mainnet };
                self.testnet_activate(upgrade, activation, &likeness)
            }
            Event::GovPost { upgrade, number } => self.gov_post(upgrade, *number),
            Event::GovResult { upgrade, veto } => self.gov_result(upgrade, *veto),
            Event::MainnetRelease { upgrade, day } => self.mainnet_release(upgrade, *day),
            Event::MainnetActivate { upgrade, day, epoch } => {
                self.mainnet_activate(upgrade, Activation { day: *day, epoch: *epoch })
            }
            Event::TestnetReschedule { upgrade, day, epoch } => {
                self.testnet_reschedule(upgrade, Activation { day: *day, epoch: *epoch })
            }
            Event::MainnetReschedule { upgrade, day, epoch } => {
                self.mainnet_reschedule(upgrade, Activation { day: *day, epoch: *epoch })
            }
        }
    }

    /// The plan.
    #[must_use]
    pub const fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The policy.
    #[must_use]
    pub const fn policy(&self) -> &Policy {
        &self.plan.policy
    }

    /// All that happened, in its order.
    #[must_use]
    pub fn history(&self) -> &[Entry] {
        &self.history
    }

    /// Where a feature stands; `None` before it is merged.
    #[must_use]
    pub fn feature(&self, name: &str) -> Option<FeatureState> {
        self.features.get(name).map(|progress| progress.state)
    }

    /// The features that are merged, by name.
    pub fn features(&self) -> impl Iterator<Item = (&FeatureName, FeatureState)> {
        self.features.iter().map(|(name, progress)| (name, progress.state))
    }

    /// The features in a state, by name.
    pub(super) fn features_in(&self, wanted: FeatureState) -> impl Iterator<Item = &FeatureName> {
        self.features().filter(move |(_, state)| *state == wanted).map(|(name, _)| name)
    }

    /// The features on a month's alphanet, by name, also those from an earlier one that were still
    /// tested then; `None` before it is deployed.
    #[must_use]
    pub fn alphanet(&self, month: Month) -> Option<&[FeatureName]> {
        self.alphanets.get(&month)?.deployed.as_deref()
    }

    /// An upgrade; `None` before the meeting that opened it.
    #[must_use]
    pub fn upgrade(&self, name: &str) -> Option<&Upgrade> {
        self.upgrades.iter().find(|upgrade| upgrade.name.as_str() == name)
    }

    /// The upgrade that a feature is in or was shipped with. One that was vetoed has it until the
    /// feature is merged again.
    #[must_use]
    pub fn upgrade_of(&self, feature: &str) -> Option<&Upgrade> {
        match self.feature(feature)? {
            FeatureState::InUpgrade | FeatureState::Shipped => {
                let has = |name: &FeatureName| name.as_str() == feature;
                self.upgrades.iter().rev().find(|upgrade| upgrade.features.iter().any(has))
            }
            FeatureState::Merged
            | FeatureState::AlphaSubmitted
            | FeatureState::AlphaTesting
            | FeatureState::AlphaPassed
            | FeatureState::BetaSubmitted
            | FeatureState::Removed => None,
        }
    }

    /// The upgrades, in the order in which they were opened.
    #[must_use]
    pub fn upgrades(&self) -> &[Upgrade] {
        &self.upgrades
    }

    /// The spec version that an upgrade's code runs at: the greatest of its features', or the plan's
    /// where none has one. Of a vetoed upgrade, the one that it was accepted with: its features' numbers
    /// may be raised in the plan, and it has run what it has run.
    #[must_use]
    pub fn spec_version(&self, upgrade: &Upgrade) -> SpecVersion {
        match upgrade.checked().filter(|_| upgrade.is_stopped()) {
            Some((_, after)) => after,
            None => self.planned_spec_version(upgrade),
        }
    }

    /// The spec version that an upgrade has on the testnet: the one that it was accepted with. The plan
    /// may raise the numbers of its features before it comes to mainnet; the testnet's past stays.
    #[must_use]
    pub fn testnet_spec_version(&self, upgrade: &Upgrade) -> SpecVersion {
        upgrade.checked().map_or_else(|| self.planned_spec_version(upgrade), |(_, after)| after)
    }

    fn planned_spec_version(&self, upgrade: &Upgrade) -> SpecVersion {
        let features = upgrade.features.iter().filter_map(|name| self.plan.find(name.as_str()));
        features.filter_map(|feature| feature.spec_version).fold(self.plan.base, SpecVersion::max)
    }
}

/// Nothing can be set for a day that is over.
fn check_activation_day(Entry { on, event, .. }: &Entry) -> Result<(), Rejection> {
    if let (
        Some(on),
        Event::TestnetActivate { upgrade, day, .. } | Event::MainnetActivate { upgrade, day, .. },
    ) = (on, event)
        && day < on
    {
        let (upgrade, day, on) = (upgrade.clone(), *day, *on);
        return Err(Rejection::ActivationInThePast { upgrade, day, on });
    }
    Ok(())
}
