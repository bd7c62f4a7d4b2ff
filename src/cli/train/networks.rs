//! What the networks of a file run, and what is set for them.

use std::{format, prelude::rust_2024::*};

use serde_json::{Value, json};

use super::days;
use crate::{
    cli::columns::Columns,
    train::{Day, Network, RolloutStep, Train, TrainFile},
};

/// A step of a network, seen from a day.
pub(super) struct Step {
    network: String,
    state: &'static str,
    day: Option<Day>,
    step: RolloutStep,
}

/// The steps that matter on a day: the active one, and what lies ahead. Networks without a clock have
/// epochs alone, so all their steps are told. What a train does not say is said in words.
pub(super) fn steps(file: &TrainFile, train: &Train, on: Day) -> (Vec<Step>, Vec<String>) {
    let (mut all, mut unsaid) = (Vec::new(), Vec::new());
    for (name, network) in file.networks() {
        match train.rollout(network) {
            Ok(rollout) => all.extend(of_network(name, network, rollout.steps(), on)),
            Err(error) => unsaid.push(format!("{name}: {error}")),
        }
    }
    (all, unsaid)
}

fn of_network(name: &str, network: &Network, steps: &[RolloutStep], on: Day) -> Vec<Step> {
    let dated = steps.iter().map(|step| {
        let day = network.clock().and_then(|clock| clock.day_of(step.epoch).ok());
        (day, step)
    });
    let dated: Vec<_> = dated.collect();
    // A step before the clock's first day is there from the beginning.
    let active = dated.iter().rposition(|(day, _)| day.is_none_or(|day| day <= on));
    let first = active.filter(|_| network.clock().is_some()).unwrap_or_default();
    let shown = dated.into_iter().enumerate().skip(first);
    shown
        .map(|(at, (day, step))| Step {
            network: name.to_string(),
            state: match network.clock() {
                None => "",
                Some(_) if Some(at) == active => "active",
                Some(_) => "scheduled",
            },
            day: day.filter(|_| step.upgrade.is_some()),
            step: step.clone(),
        })
        .collect()
}

pub(super) fn table(steps: &[Step], dates: bool) -> Columns {
    let headings = ["NETWORK", "STATE", "SPEC VERSION", "FROM EPOCH", "FROM DAY", "UPGRADE", "NEW"];
    let mut columns = Columns::new(&headings);
    for Step { network, state, day, step } in steps {
        let features: Vec<_> = step.features.iter().map(ToString::to_string).collect();
        columns.row([
            network.clone(),
            (*state).to_string(),
            step.spec_version.to_string(),
            step.epoch.to_string(),
            day.map(|day| days::shown(day, dates)).unwrap_or_default(),
            step.upgrade.as_ref().map(ToString::to_string).unwrap_or_default(),
            features.join(", "),
        ]);
    }
    columns
}

pub(super) fn json(Step { network, state, day, step }: &Step, dates: bool) -> Value {
    let features: Vec<_> = step.features.iter().map(ToString::to_string).collect();
    json!({
        "network": network,
        "state": Some(*state).filter(|state| !state.is_empty()),
        "spec_version": step.spec_version.0,
        "epoch": step.epoch.0,
        "day": day.map(|day| days::shown(day, dates)),
        "upgrade": step.upgrade.as_ref().map(ToString::to_string),
        "hardfork": step.hardfork,
        "features": features,
    })
}
