//! From a train's history to what a network runs.

use alloc::{collections::BTreeSet, vec::Vec};

use super::{Clock, Network, NetworkError, Rollout, RolloutStep};
use crate::{
    schedule::Schedule,
    train::{Activation, Event, FeatureName, FeatureState, Month, Train, Upgrade, UpgradeName},
    version::{Epoch, SpecVersion},
};

impl Train {
    /// What a network runs, from when on.
    ///
    /// All networks begin with the plan's base. An alphanet has at epoch 0 whatever had stood an alphanet
    /// when it was deployed and was not taken back, for its code is in the trunk, and what was new on it. A
    /// betanet begins with what mainnet will run before its upgrade if all goes as it should: what was
    /// shipped, and the upgrades that were opened earlier and not stopped. It has its upgrade from its
    /// activation on. Testnet and mainnet have each upgrade from the epoch that
    /// was set for them; the testnet keeps those that were vetoed later. An upgrade without a new spec
    /// version is a step that changes nothing.
    ///
    /// # Errors
    ///
    /// [`NetworkError`] if the network is not deployed, its clock does not show an activation, or an
    /// upgrade has no greater spec version than those before it.
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::{
    ///     Epoch, SpecVersion,
    ///     train::{Event, Feature, Month, Network, Plan, Policy, Train},
    /// };
    ///
    /// let karma = Feature::new("karma").releases("User V2".parse()?, SpecVersion(6));
    /// let mut train = Train::new(Plan::new(Policy::seed001(), SpecVersion(5)).feature(karma))?;
    /// train.apply(Event::merge("karma"))?;
    /// train.apply(Event::alpha_submit("karma"))?;
    /// train.apply(Event::alpha_meeting(Month(1)))?;
    /// train.apply(Event::alpha_deploy(Month(1)))?;
    ///
    /// let schedule = train.schedule(&Network::alphanet(Month(1)))?;
    /// assert_eq!(schedule.active(Epoch(0)).map(|entry| entry.version), Some(SpecVersion(6)));
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    pub fn rollout(&self, network: &Network) -> Result<Rollout, NetworkError> {
        let spec_version = match network {
            Network::Testnet { .. } => Self::testnet_spec_version,
            Network::Alphanet { .. } | Network::Betanet { .. } | Network::Mainnet { .. } => {
                Self::spec_version
            }
        };
        let mut making = Making::new(self, spec_version);
        match network {
            Network::Alphanet { month } => making.alphanet(*month)?,
            Network::Betanet { upgrade, activation } => making.betanet(upgrade, *activation)?,
            Network::Testnet { clock } => making.upgrades(clock, Upgrade::testnet)?,
            Network::Mainnet { clock } => making.upgrades(clock, Upgrade::mainnet)?,
        }
        let (network, base) = (network.clone(), self.plan().base);
        Ok(Rollout { network, base, steps: making.steps })
    }

    /// The spec versions of a network with their epochs: see [`rollout`](Self::rollout).
    ///
    /// # Errors
    ///
    /// [`NetworkError`], as there.
    pub fn schedule(&self, network: &Network) -> Result<Schedule, NetworkError> {
        Ok(self.rollout(network)?.schedule())
    }

    /// The train as it was when the event at this place had happened.
    fn as_of(&self, place: usize) -> Self {
        let history = self.history().iter().take(place + 1).cloned();
        // What was accepted once is accepted again.
        Self::replay(self.plan().clone(), history).unwrap_or_else(|_| self.clone())
    }

    /// The features that have stood an alphanet, or are on one, and were not taken back since: code that
    /// the trunk has.
    fn on_trunk(&self) -> Vec<FeatureName> {
        let is_live = |name: &FeatureName| {
            self.upgrade_of(name.as_str()).is_some_and(|upgrade| !upgrade.is_stopped())
        };
        let features = self.features().filter(|(name, state)| match state {
            FeatureState::AlphaTesting
            | FeatureState::AlphaPassed
            | FeatureState::BetaSubmitted
            | FeatureState::Shipped => true,
            FeatureState::InUpgrade => is_live(name),
            FeatureState::Merged | FeatureState::AlphaSubmitted | FeatureState::Removed => false,
        });
        features.map(|(name, _)| name.clone()).collect()
    }

    /// The features that are on mainnet before an upgrade gets there, if all goes as it should: those
    /// that are shipped, and those of upgrades that were opened earlier and not stopped.
    pub(in crate::train) fn ahead_of(&self, name: &UpgradeName) -> Vec<FeatureName> {
        let earlier = self.upgrades().iter().take_while(|upgrade| upgrade.name() != name);
        let earlier = earlier.filter(|upgrade| !upgrade.is_stopped());
        let ahead = earlier.flat_map(|upgrade| upgrade.features().iter().cloned());
        let shipped = self.features().filter(|(_, state)| *state == FeatureState::Shipped);
        let own = self.upgrade(name.as_str()).map(Upgrade::features).unwrap_or_default();
        let ahead = ahead.chain(shipped.map(|(name, _)| name.clone()));
        ahead.filter(|name| !own.contains(name)).collect()
    }

    /// The place of the last event of a kind in the history.
    fn last_event(&self, is_it: impl Fn(&Event) -> bool) -> Option<usize> {
        self.history().iter().rposition(|entry| is_it(&entry.event))
    }
}

/// The steps of a network as they are made.
struct Making<'a> {
    train: &'a Train,
    steps: Vec<RolloutStep>,
    /// Features that are on it already.
    known: BTreeSet<FeatureName>,
    /// The upgrade with the greatest spec version so far.
    greatest: Option<UpgradeName>,
    /// The spec version of an upgrade on this network.
    spec_version: fn(&Train, &Upgrade) -> SpecVersion,
}

impl<'a> Making<'a> {
    const fn new(train: &'a Train, spec_version: fn(&Train, &Upgrade) -> SpecVersion) -> Self {
        Self { train, steps: Vec::new(), known: BTreeSet::new(), greatest: None, spec_version }
    }

    fn alphanet(&mut self, month: Month) -> Result<(), NetworkError> {
        let not_deployed = NetworkError::AlphanetNotDeployed { month };
        self.train.alphanet(month).ok_or(not_deployed)?;
        let is_it =
            |event: &Event| matches!(event, Event::AlphaDeploy { month: of, .. } if *of == month);
        let place = self.train.last_event(is_it).unwrap_or_default();
        self.begin_with(self.train.as_of(place).on_trunk());
        Ok(())
    }

    fn betanet(&mut self, name: &UpgradeName, activation: Epoch) -> Result<(), NetworkError> {
        let upgrade = self.train.upgrade(name.as_str());
        let upgrade =
            upgrade.ok_or_else(|| NetworkError::NoSuchUpgrade { upgrade: name.clone() })?;
        let is_it =
            |event: &Event| matches!(event, Event::BetaDeploy { upgrade, .. } if upgrade == name);
        let place = self.train.last_event(is_it);
        let place =
            place.ok_or_else(|| NetworkError::BetanetNotDeployed { upgrade: name.clone() })?;
        if activation == Epoch::GENESIS {
            return Err(NetworkError::BetanetFromGenesis { upgrade: name.clone() });
        }
        self.begin_with(self.train.as_of(place).ahead_of(name));
        self.add(upgrade, activation)
    }

    /// The upgrades that have an activation, as they are activated.
    fn upgrades(
        &mut self,
        clock: &Clock,
        activation: impl Fn(&Upgrade) -> Option<Activation>,
    ) -> Result<(), NetworkError> {
        self.begin_with(Vec::new());
        let mut upgrades = Vec::new();
        for upgrade in self.train.upgrades() {
            if let Some(activation) = activation(upgrade) {
                upgrades.push((epoch_of(clock, upgrade, activation)?, upgrade));
            }
        }
        // Those of one epoch by their spec version: the network goes through all of them at once.
        upgrades.sort_by_key(|(epoch, upgrade)| (*epoch, (self.spec_version)(self.train, upgrade)));
        upgrades.into_iter().try_for_each(|(epoch, upgrade)| self.add(upgrade, epoch))
    }

    /// The first step, which no upgrade brings.
    fn begin_with(&mut self, features: Vec<FeatureName>) {
        let features = self.new_ones(&features);
        let spec = self.greatest_of(&features).map_or(self.train.plan().base, |(spec, _)| spec);
        self.steps.push(RolloutStep {
            epoch: Epoch::GENESIS,
            spec_version: spec.max(self.train.plan().base),
            upgrade: None,
            hardfork: None,
            features,
        });
    }

    fn add(&mut self, upgrade: &Upgrade, epoch: Epoch) -> Result<(), NetworkError> {
        let features = self.new_ones(upgrade.features());
        let running = self.steps.last().map_or(self.train.plan().base, |step| step.spec_version);
        let spec_version = (self.spec_version)(self.train, upgrade).max(running);
        if spec_version > running {
            self.greatest = Some(upgrade.name().clone());
        } else if let Some(greatest) = self.greatest_of(&features) {
            return Err(self.out_of_order(upgrade, epoch, greatest, running));
        }
        self.steps.push(RolloutStep {
            epoch,
            spec_version,
            upgrade: Some(upgrade.name().clone()),
            hardfork: upgrade.hardfork().map(Into::into),
            features,
        });
        Ok(())
    }

    /// Those that are not on the network yet. A feature of a vetoed upgrade is on the testnet, and may
    /// come again with another one.
    fn new_ones(&mut self, features: &[FeatureName]) -> Vec<FeatureName> {
        features.iter().filter(|name| self.known.insert((*name).clone())).cloned().collect()
    }

    /// The greatest spec version of features, and the feature that has it.
    fn greatest_of(&self, features: &[FeatureName]) -> Option<(SpecVersion, FeatureName)> {
        let planned = features.iter().filter_map(|name| self.train.plan().find(name.as_str()));
        let specs =
            planned.filter_map(|feature| Some((feature.spec_version?, feature.name.clone())));
        specs.max_by_key(|(spec, _)| *spec)
    }

    #[cold]
    fn out_of_order(
        &self,
        upgrade: &Upgrade,
        epoch: Epoch,
        (spec, feature): (SpecVersion, FeatureName),
        running: SpecVersion,
    ) -> NetworkError {
        // Before the first upgrade there is what mainnet ran: name the upgrade that brought it.
        let brought = |other: &&Upgrade| (self.spec_version)(self.train, other) == running;
        let on_mainnet = || {
            let mut others = self.train.upgrades().iter().filter(|other| other.mainnet().is_some());
            others.find(brought).map(|other| other.name().clone())
        };
        let earlier = self.greatest.clone().or_else(on_mainnet);
        NetworkError::OutOfOrder {
            later: upgrade.name().clone(),
            epoch,
            spec,
            feature,
            earlier: earlier.unwrap_or_else(|| upgrade.name().clone()),
            running,
        }
    }
}

/// The epoch of an activation: the exact one, which must be of its day, or the day's first.
fn epoch_of(
    clock: &Clock,
    upgrade: &Upgrade,
    Activation { day, epoch }: Activation,
) -> Result<Epoch, NetworkError> {
    let name = || upgrade.name().clone();
    let wrong = |error| NetworkError::Clock { upgrade: name(), day, error };
    let first = clock.epoch_of(day).map_err(wrong)?;
    let Some(epoch) = epoch else { return Ok(first) };
    match clock.day_of(epoch).map_err(wrong)? {
        found if found == day => Ok(epoch),
        found => Err(NetworkError::EpochOfOtherDay { upgrade: name(), day, epoch, found }),
    }
}
