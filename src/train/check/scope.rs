//! What is checked: whose releases, from which spec version to which.

use std::{
    collections::{BTreeMap, BTreeSet},
    vec::Vec,
};

use super::{CheckError, Set};
use crate::{
    backend::Memory,
    store::{Registry, Store},
    train::{Feature, FeatureName, Plan, Release, Subject},
    version::SpecVersion,
};

use super::binary::Binary;

/// The features under check, and what may become active with them.
pub(super) struct Scope<'a> {
    pub(super) subject: Subject,
    plan: &'a Plan,
    pub(super) features: Vec<&'a Feature>,
    /// What the features release, and those that they need.
    owned: BTreeSet<&'a Release>,
    /// What is active here or below was so before any of it.
    pub(super) base: SpecVersion,
    /// The spec version that old values are written at.
    pub(super) before: SpecVersion,
    /// The spec version that is checked.
    pub(super) after: SpecVersion,
    /// What happens to the store in between: nothing, but in tests of the check itself.
    pub(super) meanwhile: fn(Moment, &Store<Memory>),
}

/// A moment at which a test may spoil what the engine holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Moment {
    /// The upgrade is decided on, and does not come yet; of a feature alone, it comes next.
    Decided,
    /// The upgrade is active.
    Upgraded,
    /// All is written, and the database will be opened again.
    Closed,
}

impl<'a> Scope<'a> {
    /// A feature alone. Old values are written just before the first thing that it releases.
    pub(super) fn alone(
        plan: &'a Plan,
        name: &str,
        registry: &Registry,
    ) -> Result<Self, CheckError> {
        let feature = find(plan, &name.into())?;
        let mut scope = Self::new(plan, Subject::Feature(feature.name.clone()), [feature].into());
        let after = scope.after()?;
        let binary = Binary::of(registry);
        let comes = feature.releases.iter().flat_map(|release| binary.activations(release));
        let comes = comes.filter(|spec| *spec > plan.base && *spec <= after).min();
        let before = SpecVersion(comes.unwrap_or(after).0.saturating_sub(1));
        scope.owned = needed(plan, feature).into_iter().flat_map(|of| &of.releases).collect();
        (scope.base, scope.before, scope.after) = (plan.base, before.max(plan.base), after);
        Ok(scope)
    }

    /// The features of an upgrade together.
    pub(super) fn set(plan: &'a Plan, set: &Set) -> Result<Self, CheckError> {
        let features = set.features.iter().map(|name| find(plan, name));
        let features = features.collect::<Result<Vec<_>, _>>()?;
        let mut scope = Self::new(plan, Subject::Upgrade(set.upgrade.clone()), features);
        scope.owned = scope.features.iter().flat_map(|feature| &feature.releases).collect();
        let after = scope.after()?;
        (scope.base, scope.before, scope.after) = (set.before, set.before, after);
        Ok(scope)
    }

    fn new(plan: &'a Plan, subject: Subject, features: Vec<&'a Feature>) -> Self {
        let zero = SpecVersion::ZERO;
        let owned = BTreeSet::new();
        let meanwhile = |_, _: &Store<Memory>| {};
        Self { subject, plan, features, owned, base: zero, before: zero, after: zero, meanwhile }
    }

    /// The greatest spec version of the features that release anything.
    fn after(&self) -> Result<SpecVersion, CheckError> {
        let releasing = self.features.iter().filter(|feature| !feature.releases.is_empty());
        let after = releasing.filter_map(|feature| feature.spec_version).max();
        after.ok_or_else(|| CheckError::NothingChecked { subject: self.subject.clone() })
    }

    /// Whether it may become active with the features.
    pub(super) fn owns(&self, release: &Release) -> bool {
        self.owned.contains(release)
    }

    /// The feature of the plan that releases it.
    pub(super) fn releaser(&self, release: &Release) -> Option<&'a FeatureName> {
        let mut features = self.plan.features.iter();
        features.find(|feature| feature.releases.contains(release)).map(|feature| &feature.name)
    }

    /// All that is released, each with its feature.
    pub(super) fn releases(&self) -> impl Iterator<Item = (&'a Feature, &'a Release)> {
        self.features.iter().flat_map(|feature| {
            let releases = feature.releases.iter();
            releases.map(|release| (*feature, release))
        })
    }
}

fn find<'a>(plan: &'a Plan, name: &FeatureName) -> Result<&'a Feature, CheckError> {
    let unknown = || CheckError::UnknownFeature { feature: name.clone() };
    plan.find(name.as_str()).ok_or_else(unknown)
}

/// A feature and all that it needs, by way of others too.
fn needed<'a>(plan: &'a Plan, feature: &'a Feature) -> Vec<&'a Feature> {
    let mut all: BTreeMap<&FeatureName, &Feature> = BTreeMap::new();
    let mut open = Vec::from([feature]);
    while let Some(feature) = open.pop() {
        if all.insert(&feature.name, feature).is_none() {
            open.extend(feature.needs.iter().filter_map(|need| plan.find(need.as_str())));
        }
    }
    all.into_values().collect()
}
