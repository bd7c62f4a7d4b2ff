//! A train as it stood on a day, and since when.

use std::{collections::BTreeMap, prelude::rust_2024::*};

use crate::{
    cli::exit::Failure,
    train::{Day, Event, FeatureState, Month, Train, UpgradeState},
};

/// A train on a day.
pub(super) struct Past {
    pub(super) train: Train,
    /// Since when each feature is what it is, if the entry says a day.
    pub(super) features: BTreeMap<String, (FeatureState, Option<Day>)>,
    pub(super) upgrades: BTreeMap<String, (UpgradeState, Option<Day>)>,
    /// The months whose alphanets have a scope, and since when.
    pub(super) alphanets: BTreeMap<Month, Option<Day>>,
    /// How many events happened later.
    pub(super) later: usize,
}

impl Past {
    /// Replays what happened up to a day. What notes no day happened with what stands above it.
    pub(super) fn of(all: &Train, on: Day) -> Result<Self, Failure> {
        let train = Train::new(all.plan().clone()).map_err(Failure::unreadable)?;
        let mut past = Self {
            train,
            features: BTreeMap::new(),
            upgrades: BTreeMap::new(),
            alphanets: BTreeMap::new(),
            later: 0,
        };
        let mut day = None;
        for (at, entry) in all.history().iter().enumerate() {
            day = entry.on.or(day);
            if day.is_some_and(|day| day > on) {
                past.later = all.history().len().saturating_sub(at);
                break;
            }
            past.train.apply(entry.clone()).map_err(Failure::unreadable)?;
            past.note(&entry.event, day);
        }
        Ok(past)
    }

    fn note(&mut self, event: &Event, day: Option<Day>) {
        for (name, state) in self.train.features() {
            let known = self.features.entry(name.to_string()).or_insert((state, day));
            if known.0 != state {
                *known = (state, day);
            }
        }
        for upgrade in self.train.upgrades() {
            let state = upgrade.state();
            let known = self.upgrades.entry(upgrade.name().to_string()).or_insert((state, day));
            if known.0 != state {
                *known = (state, day);
            }
        }
        if let Event::AlphaMeeting { month } | Event::AlphaDeploy { month, .. } = event {
            self.alphanets.insert(*month, day);
        }
    }
}
