//! Moving an activation that is set.

use super::{Train, step::Step};
use crate::train::{
    Activation, Entry, Event, FeatureName, Rejection, Upgrade, UpgradeName, upgrade::Stage,
};

impl Train {
    /// An activation is moved only while the old and the new day lie ahead, as chains do it with their
    /// forks (go-ethereum's `CheckCompatible`): so the entry must say on which day it is decided.
    pub(super) fn check_moved(&self, entry: &Entry) -> Result<(), Rejection> {
        let (name, day, of): (_, _, fn(&Upgrade) -> Option<Activation>) = match &entry.event {
            Event::TestnetReschedule { upgrade, day, .. } => (upgrade, *day, Upgrade::testnet),
            Event::MainnetReschedule { upgrade, day, .. } => (upgrade, *day, Upgrade::mainnet),
            _ => return Ok(()),
        };
        let Some(set) = self.upgrade(name.as_str()).and_then(of) else { return Ok(()) };
        let Some(on) = entry.on else {
            return Err(Rejection::DayMissing { upgrade: name.clone() });
        };
        match [set.day, day].into_iter().min() {
            Some(earlier) if earlier <= on => {
                let (upgrade, set) = (name.clone(), set.day);
                Err(Rejection::AlreadyPassed { upgrade, set, day, on })
            }
            Some(_) | None => Ok(()),
        }
    }

    /// Nothing is moved behind what needs it.
    fn check_dependents(
        &self,
        upgrade: &Upgrade,
        moved: Activation,
        of: fn(&Upgrade) -> Option<Activation>,
    ) -> Result<(), Rejection> {
        let others = self.upgrades.iter().filter(|other| other.name != upgrade.name);
        let mut earlier =
            others.filter(|other| of(other).is_some_and(|active| moved.is_after(active)));
        let comes_later = |need: &FeatureName| upgrade.features.contains(need);
        earlier.try_for_each(|other| {
            let mut features = other.features.iter();
            features.try_for_each(|feature| self.check_needs(feature, |need| !comes_later(need)))
        })
    }

    pub(super) fn testnet_reschedule(
        &self,
        name: &UpgradeName,
        moved: Activation,
    ) -> Result<Step, Rejection> {
        let before = self.live(name)?;
        let (Some(release), Some(_)) = (before.testnet_release(), before.testnet()) else {
            return Err(Rejection::TestnetNotActive { upgrade: name.clone() });
        };
        self.check_lead(name, release, moved.day)?;
        if let Some(mainnet) = before.mainnet() {
            let release = before.mainnet_release().unwrap_or(mainnet.day);
            self.check_mainnet_day(name, (release, moved.day), mainnet.day)?;
        }
        self.check_needs_on_testnet(before, moved)?;
        self.check_dependents(before, moved, Upgrade::testnet)?;
        self.check_spec_versions(before, moved, Upgrade::testnet, Self::testnet_spec_version)?;
        let mut stage = before.stage;
        match &mut stage {
            Stage::Testnet { activation, .. } => *activation = Some(moved),
            Stage::Mainnet { testnet, .. } => *testnet = moved,
            Stage::Scoped(_)
            | Stage::Deployed
            | Stage::Audit
            | Stage::Acceptance
            | Stage::BetaPassed => {}
        }
        Ok(Step::upgrade(Upgrade { stage, ..before.clone() }))
    }

    pub(super) fn mainnet_reschedule(
        &self,
        name: &UpgradeName,
        moved: Activation,
    ) -> Result<Step, Rejection> {
        let before = self.live(name)?;
        let Stage::Mainnet { testnet_release, testnet, release, activation: Some(_) } =
            before.stage
        else {
            return Err(Rejection::MainnetNotSet { upgrade: name.clone() });
        };
        self.check_mainnet_day(name, (release, testnet.day), moved.day)?;
        self.check_needs_on_mainnet(before, Some(moved))?;
        self.check_dependents(before, moved, Upgrade::mainnet)?;
        self.check_spec_versions(before, moved, Upgrade::mainnet, Self::spec_version)?;
        let stage = Stage::Mainnet { testnet_release, testnet, release, activation: Some(moved) };
        Ok(Step::upgrade(Upgrade { stage, ..before.clone() }))
    }
}
