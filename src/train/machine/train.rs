//! The train.

use alloc::{collections::BTreeMap, vec::Vec};

use super::ReplayError;
use crate::train::{
    Entry, Event, FeatureName, FeatureState, Plan, PlanError, Policy, Rejection, Transition,
    Upgrade,
};

/// A plan, and what happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Train {
    plan: Plan,
    history: Vec<Entry>,
    features: BTreeMap<FeatureName, FeatureState>,
    /// In the order in which they were opened.
    upgrades: Vec<Upgrade>,
}

impl Train {
    /// A train to which nothing has happened yet.
    ///
    /// # Errors
    ///
    /// A plan that cannot be followed.
    pub fn new(plan: Plan) -> Result<Self, PlanError> {
        plan.check()?;
        Ok(Self { plan, history: Vec::new(), features: BTreeMap::new(), upgrades: Vec::new() })
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
        self.history.push(entry.into());
        Ok(Transition::default())
    }

    /// What an event would do, without letting it happen.
    ///
    /// # Errors
    ///
    /// Why it may not.
    pub fn would(&self, event: &Event) -> Result<Transition, Rejection> {
        self.clone().apply(event.clone())
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
        self.features.get(name).copied()
    }

    /// The features that are merged, by name.
    pub fn features(&self) -> impl Iterator<Item = (&FeatureName, FeatureState)> {
        self.features.iter().map(|(name, state)| (name, *state))
    }

    /// An upgrade; `None` before the meeting that opened it.
    #[must_use]
    pub fn upgrade(&self, name: &str) -> Option<&Upgrade> {
        self.upgrades.iter().find(|upgrade| upgrade.name.as_str() == name)
    }

    /// The upgrades, in the order in which they were opened.
    #[must_use]
    pub fn upgrades(&self) -> &[Upgrade] {
        &self.upgrades
    }
}
