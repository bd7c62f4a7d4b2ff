//! What there is to ship: features and what they release, upgrades, and the policy.

use alloc::{collections::BTreeMap, collections::BTreeSet, string::String, vec::Vec};

use super::{FeatureName, Policy, Release, UpgradeName};
use crate::version::SpecVersion;

/// What a train knows before anything happens.
///
/// # Examples
///
/// ```
/// use perennial::{
///     SpecVersion,
///     train::{Feature, Plan, PlannedUpgrade, Policy},
/// };
///
/// let plan = Plan::new(Policy::pm2025(), SpecVersion(5))
///     .feature(Feature::new("karma").l2().releases("User V2".parse()?, SpecVersion(6)))
///     .feature(Feature::new("badges").releases("User V3".parse()?, SpecVersion(7)).needs("karma"))
///     .upgrade(PlannedUpgrade::new("autumn"))
///     .last_hardfork("karst");
/// plan.check()?;
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The policy.
    pub policy: Policy,
    /// The spec version that all networks run before the train's first upgrade.
    pub base: SpecVersion,
    /// The features, in any order.
    pub features: Vec<Feature>,
    /// The upgrades, in any order. One that no feature is in yet is only a name.
    pub upgrades: Vec<PlannedUpgrade>,
    /// The name of the last hardfork before the train's first one, for [`Naming::NextLetter`].
    ///
    /// [`Naming::NextLetter`]: super::Naming::NextLetter
    pub last_hardfork: Option<String>,
}

/// A feature: what it releases, and from which spec version its code activates that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feature {
    /// Its name.
    pub name: FeatureName,
    /// Whether it changes L2, so that its upgrade is a hardfork with a name.
    pub l2: bool,
    /// What it releases; may be empty.
    pub releases: Vec<Release>,
    /// The spec version from which the code activates what it releases, as `activates(2 = 6)` says
    /// there. `None` if it releases nothing.
    pub spec_version: Option<SpecVersion>,
    /// The features that must be shipped before it, or with it.
    ///
    /// At a betanet's meeting each must be shipped, come along, or be on its way with an upgrade that
    /// was opened earlier; who lacks one stays behind. If one is removed or vetoed later, those that
    /// need it are removed too, as long as the testnet's release of their upgrade is not cut. From then
    /// on their upgrade waits: for the testnet until the need is active there or shipped, for mainnet
    /// until it is shipped, by whichever upgrade.
    pub needs: Vec<FeatureName>,
}

/// What is known of an upgrade beforehand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedUpgrade {
    /// Its name.
    pub name: UpgradeName,
    /// What people call it.
    pub title: Option<String>,
}

impl Plan {
    /// A plan without features.
    #[must_use]
    pub const fn new(policy: Policy, base: SpecVersion) -> Self {
        Self { policy, base, features: Vec::new(), upgrades: Vec::new(), last_hardfork: None }
    }

    /// Adds a feature.
    #[must_use]
    pub fn feature(mut self, feature: Feature) -> Self {
        self.features.push(feature);
        self
    }

    /// Adds an upgrade.
    #[must_use]
    pub fn upgrade(mut self, upgrade: PlannedUpgrade) -> Self {
        self.upgrades.push(upgrade);
        self
    }

    /// Says which name the last hardfork had.
    #[must_use]
    pub fn last_hardfork(mut self, name: &str) -> Self {
        self.last_hardfork = Some(name.into());
        self
    }

    /// A feature by its name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&Feature> {
        self.features.iter().find(|feature| feature.name.as_str() == name)
    }

    /// Checks that the plan can be followed.
    ///
    /// # Errors
    ///
    /// The first thing that is wrong; see [`PlanError`].
    pub fn check(&self) -> Result<(), PlanError> {
        let min = self.policy.testnet_lead_min_days;
        if let Some(max) = self.policy.testnet_lead_max_days.filter(|max| *max < min) {
            return Err(PlanError::NoLead { min, max });
        }
        let mut names = BTreeSet::new();
        let mut released = BTreeMap::new();
        for feature in &self.features {
            let name = || feature.name.clone();
            if feature.name.as_str().is_empty() {
                return Err(PlanError::EmptyName);
            }
            if !names.insert(&feature.name) {
                return Err(PlanError::FeatureTwice { feature: name() });
            }
            for release in &feature.releases {
                if let Some(other) = released.insert(release, &feature.name) {
                    let (release, other) = (release.clone(), other.clone());
                    return Err(PlanError::ReleasedTwice { feature: name(), other, release });
                }
            }
            match feature.spec_version {
                None if !feature.releases.is_empty() => {
                    return Err(PlanError::SpecVersionMissing { feature: name() });
                }
                Some(spec) if spec <= self.base => {
                    let base = self.base;
                    return Err(PlanError::SpecVersionTooLow { feature: name(), spec, base });
                }
                Some(_) | None => {}
            }
        }
        self.check_needs()?;
        let mut names = BTreeSet::new();
        for upgrade in &self.upgrades {
            if upgrade.name.as_str().is_empty() {
                return Err(PlanError::EmptyName);
            }
            if !names.insert(&upgrade.name) {
                return Err(PlanError::UpgradeTwice { upgrade: upgrade.name.clone() });
            }
        }
        Ok(())
    }

    /// Every needed feature is there, and none needs itself by way of others.
    fn check_needs(&self) -> Result<(), PlanError> {
        let mut waits: BTreeMap<&FeatureName, usize> =
            self.features.iter().map(|feature| (&feature.name, feature.needs.len())).collect();
        let mut needed_by: BTreeMap<&FeatureName, Vec<&FeatureName>> = BTreeMap::new();
        for feature in &self.features {
            for need in &feature.needs {
                if !waits.contains_key(need) {
                    let (feature, needs) = (feature.name.clone(), need.clone());
                    return Err(PlanError::UnknownNeed { feature, needs });
                }
                needed_by.entry(need).or_default().push(&feature.name);
            }
        }
        // Features whose needs are all settled are settled; what is left over lies on a cycle or
        // needs one that does.
        let mut settled: Vec<&FeatureName> =
            waits.iter().filter(|(_, waits)| **waits == 0).map(|(name, _)| *name).collect();
        while let Some(name) = settled.pop() {
            for next in needed_by.remove(name).unwrap_or_default() {
                if let Some(waits) = waits.get_mut(next) {
                    *waits = waits.saturating_sub(1);
                    if *waits == 0 {
                        settled.push(next);
                    }
                }
            }
        }
        let is_open = |name: &FeatureName| waits.get(name).is_some_and(|waits| *waits > 0);
        let open = self.features.iter().filter(|feature| is_open(&feature.name));
        let open: Vec<&Feature> = open.collect();
        if open.is_empty() {
            return Ok(());
        }
        Err(PlanError::Cycle { features: cycle(&open) })
    }
}

/// One cycle among features of which each needs another of them.
fn cycle(open: &[&Feature]) -> Vec<FeatureName> {
    let by_name: BTreeMap<&FeatureName, &Feature> =
        open.iter().map(|feature| (&feature.name, *feature)).collect();
    let mut way: Vec<FeatureName> = Vec::new();
    let mut passed: BTreeMap<&FeatureName, usize> = BTreeMap::new();
    let mut next = open.first().copied();
    while let Some(feature) = next {
        if let Some(start) = passed.insert(&feature.name, way.len()) {
            return way.split_off(start);
        }
        way.push(feature.name.clone());
        next = feature.needs.iter().find_map(|need| by_name.get(need).copied());
    }
    way
}

impl Feature {
    /// A feature that releases nothing yet.
    pub fn new(name: impl Into<FeatureName>) -> Self {
        Self {
            name: name.into(),
            l2: false,
            releases: Vec::new(),
            spec_version: None,
            needs: Vec::new(),
        }
    }

    /// Says that it changes L2.
    #[must_use]
    pub const fn l2(mut self) -> Self {
        self.l2 = true;
        self
    }

    /// Adds what it releases, and from which spec version the code activates it. Of several, the
    /// greatest spec version is the feature's.
    #[must_use]
    pub fn releases(mut self, release: Release, from: SpecVersion) -> Self {
        self.releases.push(release);
        self.spec_version = self.spec_version.max(Some(from));
        self
    }

    /// Adds a feature that must be shipped before this one, or with it.
    #[must_use]
    pub fn needs(mut self, feature: impl Into<FeatureName>) -> Self {
        self.needs.push(feature.into());
        self
    }
}

impl PlannedUpgrade {
    /// An upgrade with nothing but a name.
    pub fn new(name: impl Into<UpgradeName>) -> Self {
        Self { name: name.into(), title: None }
    }

    /// Says what people call it.
    #[must_use]
    pub fn title(mut self, title: &str) -> Self {
        self.title = Some(title.into());
        self
    }
}

/// A plan that cannot be followed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PlanError {
    /// No day is early and late enough for the testnet's activation.
    #[error(
        "the policy has at least {min} and at most {max} days from the testnet's release to its \
         activation, which no day is; lower the first or raise the second"
    )]
    NoLead {
        /// How many days at least.
        min: u32,
        /// How many days at most.
        max: u32,
    },
    /// A feature or an upgrade has no name.
    #[error("a feature or an upgrade has an empty name; give it one")]
    EmptyName,
    /// Two features have one name.
    #[error("the feature `{feature}` is there twice; give one of them another name")]
    FeatureTwice {
        /// The name.
        feature: FeatureName,
    },
    /// Two upgrades have one name.
    #[error("the upgrade `{upgrade}` is there twice; give one of them another name")]
    UpgradeTwice {
        /// The name.
        upgrade: UpgradeName,
    },
    /// Two features release the same thing.
    #[error(
        "`{release}` is released by the features `{other}` and `{feature}`; one of them must leave it"
    )]
    ReleasedTwice {
        /// The later feature.
        feature: FeatureName,
        /// The earlier one.
        other: FeatureName,
        /// What they release.
        release: Release,
    },
    /// A feature releases something, and from which spec version is not said.
    #[error(
        "the feature `{feature}` releases something, and from which spec version is not said; name \
         the one that the code has in `activates(…)` or `since`"
    )]
    SpecVersionMissing {
        /// The feature.
        feature: FeatureName,
    },
    /// A feature's spec version is one that all networks run already.
    #[error(
        "the feature `{feature}` is active from spec version {spec} on, but all networks run {base} \
         already; it needs a greater one"
    )]
    SpecVersionTooLow {
        /// The feature.
        feature: FeatureName,
        /// Its spec version.
        spec: SpecVersion,
        /// The networks'.
        base: SpecVersion,
    },
    /// A feature needs one that is not there.
    #[error(
        "the feature `{feature}` needs `{needs}`, which is not in the plan; add it, or mend the name"
    )]
    UnknownNeed {
        /// The feature.
        feature: FeatureName,
        /// What it needs.
        needs: FeatureName,
    },
    /// Features need each other.
    #[error(
        "features need each other in a circle: {}; make them one feature, or cut the circle",
        Circle(.features)
    )]
    Cycle {
        /// The circle; each needs the next one, the last one the first.
        features: Vec<FeatureName>,
    },
}

/// `a` needs `b` needs `a`.
struct Circle<'a>(&'a [FeatureName]);

impl core::fmt::Display for Circle<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let Some(first) = self.0.first() else { return Ok(()) };
        self.0.iter().try_for_each(|name| write!(f, "`{name}` needs "))?;
        write!(f, "`{first}`")
    }
}
