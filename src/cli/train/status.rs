//! Where everything stands on a day.

use std::{format, prelude::rust_2024::*};

use serde_json::json;

use super::{args::StatusArgs, days, file, networks, past::Past};
use crate::{
    cli::{columns::Columns, exit::Failure, terminal::Env},
    train::{Day, Feature, Month, Upgrade},
};

pub(super) fn run(env: &mut Env<'_>, args: &StatusArgs) -> Result<(), Failure> {
    let file = file::read(&args.file)?;
    let dates = file::has_dates(&file);
    let on = args.on.unwrap_or_else(days::today);
    let past = Past::of(file.train(), on)?;
    let (steps, unsaid) = networks::steps(&file, &past.train, on);
    let view = View { past: &past, on, dates };
    if env.json {
        view.json(env)?;
        steps.iter().try_for_each(|step| env.line(networks::json(step, dates).to_string()))?;
    } else {
        view.text(env)?;
        let table = networks::table(&steps, dates);
        if !table.is_empty() {
            env.line("")?;
            table.write(env, "")?;
        }
    }
    unsaid.iter().for_each(|text| env.complain(text));
    if file.networks().next().is_none() {
        env.note("the file names no networks: add some under `[[network]]`, with their clocks");
    }
    if past.later > 0 {
        let day = days::shown(on, dates);
        env.note(format!("{} events happened after {day}, and are left out", past.later));
    }
    Ok(())
}

/// A train on a day, and how days are shown.
struct View<'p> {
    past: &'p Past,
    on: Day,
    dates: bool,
}

impl View<'_> {
    fn day(&self, day: Option<Day>) -> String {
        day.map(|day| days::shown(day, self.dates)).unwrap_or_default()
    }

    /// What a feature is, and since when.
    fn feature(&self, feature: &Feature) -> (String, Option<Day>) {
        let known = self.past.features.get(feature.name.as_str());
        known.map_or(("planned".to_string(), None), |(state, since)| (state.to_string(), *since))
    }

    fn upgrade(&self, upgrade: &Upgrade) -> (String, Option<Day>) {
        let known = self.past.upgrades.get(upgrade.name().as_str());
        known.map_or((upgrade.state().to_string(), None), |(state, since)| {
            (state.to_string(), *since)
        })
    }

    fn text(&self, env: &mut Env<'_>) -> Result<(), Failure> {
        let (train, dates) = (&self.past.train, self.dates);
        let mut features =
            Columns::new(&["FEATURE", "STATE", "SINCE", "UPGRADE", "SPEC VERSION", "RELEASES"]);
        for feature in &train.plan().features {
            let (state, since) = self.feature(feature);
            let upgrade = train.upgrade_of(feature.name.as_str());
            let releases: Vec<_> = feature.releases.iter().map(ToString::to_string).collect();
            features.row([
                feature.name.to_string(),
                state,
                self.day(since),
                upgrade.map(|upgrade| upgrade.name().to_string()).unwrap_or_default(),
                feature.spec_version.map(|spec| spec.to_string()).unwrap_or_default(),
                releases.join(", "),
            ]);
        }
        features.write(env, "")?;
        let mut upgrades = Columns::new(&[
            "UPGRADE", "STAGE", "SINCE", "NUMBER", "HARDFORK", "TESTNET", "MAINNET", "FEATURES",
        ]);
        for upgrade in train.upgrades() {
            let (state, since) = self.upgrade(upgrade);
            let names: Vec<_> = upgrade.features().iter().map(ToString::to_string).collect();
            upgrades.row([
                upgrade.name().to_string(),
                state,
                self.day(since),
                upgrade.number().map(|number| number.to_string()).unwrap_or_default(),
                upgrade.hardfork().unwrap_or_default().to_string(),
                days::activation(upgrade.testnet(), self.on, dates),
                days::activation(upgrade.mainnet(), self.on, dates),
                names.join(", "),
            ]);
        }
        let mut alphanets = Columns::new(&["ALPHANET", "STATE", "SINCE", "FEATURES"]);
        for (month, since) in &self.past.alphanets {
            let (state, names) = self.alphanet(*month);
            let month = days::month(*month, dates);
            alphanets.row([month, state.to_string(), self.day(*since), names.join(", ")]);
        }
        for table in [upgrades, alphanets].iter().filter(|table| !table.is_empty()) {
            env.line("")?;
            table.write(env, "")?;
        }
        Ok(())
    }

    fn alphanet(&self, month: Month) -> (&'static str, Vec<String>) {
        match self.past.train.alphanet(month) {
            None => ("scope closed", Vec::new()),
            Some(names) => ("deployed", names.iter().map(ToString::to_string).collect()),
        }
    }

    fn json(&self, env: &mut Env<'_>) -> Result<(), Failure> {
        let train = &self.past.train;
        let text = |day: Day| days::shown(day, self.dates);
        for feature in &train.plan().features {
            let (state, since) = self.feature(feature);
            let upgrade = train.upgrade_of(feature.name.as_str());
            let releases: Vec<_> = feature.releases.iter().map(ToString::to_string).collect();
            let line = json!({
                "feature": feature.name.as_str(),
                "state": state,
                "since": since.map(text),
                "upgrade": upgrade.map(|upgrade| upgrade.name().as_str()),
                "spec_version": feature.spec_version.map(|spec| spec.0),
                "releases": releases,
            });
            env.line(line.to_string())?;
        }
        for upgrade in train.upgrades() {
            let (state, since) = self.upgrade(upgrade);
            let names: Vec<_> = upgrade.features().iter().map(ToString::to_string).collect();
            let line = json!({
                "upgrade": upgrade.name().as_str(),
                "stage": state,
                "since": since.map(text),
                "number": upgrade.number().map(|number| number.to_string()),
                "hardfork": upgrade.hardfork(),
                "betanets": upgrade.betanets(),
                "testnet": upgrade.testnet().map(|at| text(at.day)),
                "mainnet": upgrade.mainnet().map(|at| text(at.day)),
                "spec_version": train.spec_version(upgrade).0,
                "features": names,
            });
            env.line(line.to_string())?;
        }
        for (month, since) in &self.past.alphanets {
            let (state, names) = self.alphanet(*month);
            let month = days::month(*month, self.dates);
            let line = json!({
                "alphanet": month, "state": state, "since": since.map(text), "features": names,
            });
            env.line(line.to_string())?;
        }
        Ok(())
    }
}
