//! What happened, as lanes of bars: the history is replayed entry by entry, and runs of one state
//! become a bar.

use std::{
    collections::BTreeMap,
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::lane::{Bar, Lane, Look, Mark};
use crate::{
    train::{
        Activation, Event, FeatureName, FeatureState, Train, Upgrade, UpgradeName, UpgradeState,
    },
    version::SpecVersion,
};

/// A train's lanes, and the days that they span.
pub(super) struct Story {
    pub(super) first: u32,
    /// The day after the last one that anything happens on.
    pub(super) end: u32,
    pub(super) features: Vec<Lane>,
    pub(super) upgrades: Vec<Lane>,
    pub(super) networks: Vec<Lane>,
}

/// A lane as it grows.
#[derive(Default)]
struct Track {
    bars: Vec<Bar>,
    marks: Vec<Mark>,
}

impl Track {
    /// From this day on it is so.
    fn turn(&mut self, day: u32, look: Look, text: &str) {
        if let Some(last) = self.bars.last_mut() {
            if last.to.is_none() && last.look == look && last.text == text {
                return;
            }
            last.to.get_or_insert(day);
        }
        self.bars.push(Bar { from: day, to: None, look, text: text.to_string() });
    }

    /// It comes to mainnet on this day, also if that is another one than was said before.
    fn ship(&mut self, day: u32) {
        if self.bars.last().is_some_and(|bar| bar.look == Look::Mainnet && bar.from != day) {
            self.bars.pop();
            self.marks.pop();
            if let Some(last) = self.bars.last_mut() {
                last.to = Some(day);
            }
        }
        if self.bars.last().is_none_or(|bar| bar.look != Look::Mainnet) {
            self.mark(day, true);
        }
        self.turn(day, Look::Mainnet, "mainnet");
    }

    fn end(&mut self, day: u32) {
        if let Some(last) = self.bars.last_mut() {
            last.to.get_or_insert(day);
        }
    }

    fn mark(&mut self, day: u32, is_good: bool) {
        self.marks.push(Mark { day, is_good });
    }

    fn lane(mut self, name: String) -> Lane {
        // What began and ended on one day has no room.
        self.bars.retain(|bar| bar.to.is_none_or(|to| to > bar.from));
        Lane { name, bars: self.bars, marks: self.marks }
    }
}

/// All lanes as they grow.
struct Teller {
    train: Train,
    dates: bool,
    features: BTreeMap<FeatureName, Track>,
    upgrades: Vec<(UpgradeName, Track)>,
    alphanet: Track,
    betanet: Track,
}

impl Story {
    pub(super) fn of(train: &Train, dates: bool) -> Self {
        let days = days(train);
        // A plan that made a train makes another one.
        let Ok(empty) = Train::new(train.plan().clone()) else { return Self::nothing() };
        let mut teller = Teller {
            train: empty,
            dates,
            features: BTreeMap::new(),
            upgrades: Vec::new(),
            alphanet: Track::default(),
            betanet: Track::default(),
        };
        for (entry, day) in train.history().iter().zip(&days) {
            if teller.train.apply(entry.clone()).is_ok() {
                teller.tell(*day, &entry.event);
            }
        }
        let (first, last) = (days.first().copied(), days.last().copied());
        teller.finish(first.unwrap_or_default(), last.unwrap_or_default())
    }

    fn nothing() -> Self {
        let (features, upgrades, networks) = (Vec::new(), Vec::new(), Vec::new());
        Self { first: 0, end: 1, features, upgrades, networks }
    }
}

/// The day of each entry: its own, or that of the one before it; if there is none at all, its number.
fn days(train: &Train) -> Vec<u32> {
    let entries = train.history();
    let Some(first) = entries.iter().find_map(|entry| entry.on) else {
        return (0..entries.len())
            .map(|number| u32::try_from(number).unwrap_or(u32::MAX))
            .collect();
    };
    let mut day = first;
    let days = entries.iter().map(|entry| {
        day = entry.on.unwrap_or(day);
        day.0
    });
    days.collect()
}

impl Teller {
    /// Brings the lanes up to what the train has become by an event.
    fn tell(&mut self, day: u32, event: &Event) {
        for (name, state) in self.train.features() {
            let track = self.features.entry(name.clone()).or_default();
            let upgrade = self.train.upgrades().iter().rev();
            let mut upgrade = upgrade.filter(|upgrade| upgrade.features().contains(name));
            feature(track, day, state, upgrade.next());
        }
        for upgrade in self.train.upgrades() {
            let at = self.upgrades.iter().position(|(name, _)| name == upgrade.name());
            let at = at.unwrap_or_else(|| {
                self.upgrades.push((upgrade.name().clone(), Track::default()));
                self.upgrades.len() - 1
            });
            if let Some((_, track)) = self.upgrades.get_mut(at) {
                self::upgrade(track, day, upgrade);
            }
        }
        match event {
            Event::AlphaDeploy { month, .. } => {
                self.alphanet.end(day);
                let date = month.text().filter(|_| self.dates);
                let text = date.unwrap_or_else(|| format!("month {}", month.0));
                self.alphanet.turn(day, Look::Alphanet, &text);
            }
            Event::BetaDeploy { upgrade, .. } => {
                self.betanet.end(day);
                self.betanet.turn(day, Look::Betanet, upgrade.as_str());
            }
            Event::AuditResult { .. } | Event::BetaAccept { .. } => {
                self.betanet_outcome(day, event)
            }
            _ => {}
        }
    }

    fn betanet_outcome(&mut self, day: u32, event: &Event) {
        let upgrade = match event {
            Event::AuditResult { upgrade, .. } | Event::BetaAccept { upgrade, .. } => upgrade,
            _ => return,
        };
        let state = self.train.upgrade(upgrade.as_str()).map(Upgrade::state);
        let is_shown = self.betanet.bars.last().is_some_and(|bar| bar.text == upgrade.as_str());
        if is_shown && state != Some(UpgradeState::Acceptance) {
            self.betanet.end(day);
            self.betanet.mark(day, state == Some(UpgradeState::BetaPassed));
        }
    }

    fn finish(mut self, first: u32, last: u32) -> Story {
        let upgrades = self.train.upgrades();
        let activations =
            upgrades.iter().flat_map(|upgrade| [upgrade.testnet(), upgrade.mainnet()]);
        let ends = activations.flatten().map(|activation| activation.day.0);
        // What is active from the last day on is to be seen.
        let end = ends.chain([last]).max().unwrap_or(last).saturating_add(14);
        let testnet =
            live(&self.train, first, Look::Testnet, Upgrade::testnet, Train::testnet_spec_version);
        let mainnet =
            live(&self.train, first, Look::Mainnet, Upgrade::mainnet, Train::spec_version);
        let planned = self.train.plan().features.iter();
        let features = planned.filter_map(|feature| self.features.remove_entry(&feature.name));
        let upgrades = self.upgrades.into_iter();
        Story {
            first,
            end,
            features: features.map(|(name, track)| track.lane(name.to_string())).collect(),
            upgrades: upgrades.map(|(name, track)| track.lane(name.to_string())).collect(),
            networks: [
                self.alphanet.lane("alphanet".into()),
                self.betanet.lane("betanet".into()),
                testnet.lane("testnet".into()),
                mainnet.lane("mainnet".into()),
            ]
            .into(),
        }
    }
}

fn feature(track: &mut Track, day: u32, state: FeatureState, upgrade: Option<&Upgrade>) {
    let name = upgrade.map(|upgrade| upgrade.name().as_str()).unwrap_or_default();
    let stopped = upgrade.is_some_and(|upgrade| upgrade.state() == UpgradeState::Stopped);
    match state {
        FeatureState::Merged => track.turn(day, Look::Waiting, "merged"),
        FeatureState::AlphaSubmitted => track.turn(day, Look::Waiting, "waits"),
        FeatureState::AlphaTesting => track.turn(day, Look::Alphanet, "alphanet"),
        FeatureState::AlphaPassed | FeatureState::BetaSubmitted => {
            track.turn(day, Look::Waiting, "waits");
        }
        FeatureState::InUpgrade if stopped => {
            if track.bars.last().is_none_or(|bar| bar.look != Look::Gone) {
                track.mark(day, false);
            }
            track.turn(day, Look::Gone, "vetoed");
        }
        FeatureState::InUpgrade => track.turn(day, Look::Plain, name),
        FeatureState::Removed => {
            if track.bars.last().is_none_or(|bar| bar.text != "removed") {
                track.mark(day, false);
            }
            track.turn(day, Look::Gone, "removed");
        }
        FeatureState::Shipped => {
            let day = upgrade.and_then(Upgrade::mainnet).map_or(day, |mainnet| mainnet.day.0);
            track.ship(day);
        }
    }
}

fn upgrade(track: &mut Track, day: u32, upgrade: &Upgrade) {
    match upgrade.state() {
        UpgradeState::Scoped if upgrade.betanets() == 0 => track.turn(day, Look::Waiting, "scoped"),
        UpgradeState::Scoped => track.turn(day, Look::Waiting, "again"),
        UpgradeState::Deployed | UpgradeState::Acceptance => {
            track.turn(day, Look::Betanet, "betanet");
        }
        UpgradeState::Audit => track.turn(day, Look::Audit, "audit"),
        UpgradeState::BetaPassed => track.turn(day, Look::Waiting, "passed"),
        UpgradeState::TestnetReleased | UpgradeState::TestnetActive => {
            track.turn(day, Look::Testnet, "testnet");
        }
        UpgradeState::Governance => track.turn(day, Look::Governance, "vote"),
        UpgradeState::GovernancePassed | UpgradeState::MainnetReleased => {
            track.turn(day, Look::Waiting, "passed");
        }
        UpgradeState::MainnetActive => {
            let day = upgrade.mainnet().map_or(day, |mainnet| mainnet.day.0);
            track.ship(day);
        }
        UpgradeState::Stopped => {
            if track.bars.last().is_none_or(|bar| bar.look != Look::Gone) {
                track.mark(day, false);
            }
            track.turn(day, Look::Gone, "vetoed");
        }
    }
}

/// The lane of a network that is never reset: the spec version that it runs, by day.
fn live(
    train: &Train,
    first: u32,
    look: Look,
    when: fn(&Upgrade) -> Option<Activation>,
    spec_version: fn(&Train, &Upgrade) -> SpecVersion,
) -> Track {
    let mut track = Track::default();
    track.turn(first, Look::Plain, &format!("spec version {}", train.plan().base));
    let upgrades = train.upgrades().iter();
    let mut active: Vec<(u32, &Upgrade)> =
        upgrades.filter_map(|upgrade| Some((when(upgrade)?.day.0, upgrade))).collect();
    active.sort_by_key(|(day, _)| *day);
    let mut reached = train.plan().base;
    for (day, upgrade) in active {
        reached = reached.max(spec_version(train, upgrade));
        track.turn(day.max(first), look, &format!("{} ({})", reached, upgrade.name()));
    }
    track
}
