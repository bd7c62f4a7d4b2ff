//! Whether a schedule keeps the rules, and whether another one may take its place.

use std::{convert::Infallible, format, prelude::rust_2024::*};

use serde_json::json;

use super::{
    args::CheckArgs,
    records,
    source::{self, Found, Shown, Stored},
};
use crate::{
    cli::{
        exit::{Exit, Failure},
        terminal::Env,
    },
    schedule::{ConstraintsPolicy, Deployment, Rules, Schedule},
    version::Epoch,
};

/// Constraints are the chain's affair; what they say is not known here.
pub(super) struct AnyConstraints;

impl<V> ConstraintsPolicy<V> for AnyConstraints {
    type Refusal = Infallible;

    fn judge(&self, _: &Deployment<V>) -> Result<(), Infallible> {
        Ok(())
    }

    fn admits(&self, _: &Deployment<V>, _: Option<&[u8]>) -> bool {
        true
    }
}

pub(super) fn run<V: Shown>(
    env: &mut Env<'_>,
    args: &CheckArgs,
    found: &Found<V>,
) -> Result<(), Failure> {
    let max = args.deployments_max.unwrap_or(u32::MAX);
    let rules = Rules::new(max).with_constraints(AnyConstraints);
    let epoch = found.epoch(&args.of);
    let mut wrong = Vec::new();
    match &found.schedule {
        Ok(Some(schedule)) => {
            // From the last epoch of all nothing is pending, so that two that are do not count.
            let from = epoch.unwrap_or(Epoch(u64::MAX));
            wrong.extend(schedule.validate(from, &rules).err().map(|error| error.to_string()));
            if let Some(stored) = &found.stored {
                wrong.extend(reached(schedule, stored));
            }
        }
        Ok(None) => {}
        Err(error) => wrong.push(error.clone()),
    }
    if let Some(stored) = &found.stored {
        wrong.extend(records::check(found, stored));
    }
    if let Some(to) = &args.to {
        let schedule = found.schedule(&args.of)?;
        let new = source::read_as::<V>(to)?;
        let now = epoch.ok_or_else(|| {
            Failure::usage("whether an update is allowed depends on the epoch: say --epoch")
        })?;
        wrong.extend(update(schedule, new, now, &rules, found.stored.as_ref()));
    }
    for text in &wrong {
        env.line(match env.json {
            true => json!({ "finding": text }).to_string(),
            false => text.clone(),
        })?;
    }
    if epoch.is_none() {
        env.note("no epoch is known, so nothing is told of what is pending: say --epoch");
    }
    if wrong.is_empty() {
        env.note(match (&found.schedule, &args.to) {
            (Ok(None), _) => "no schedule was registered",
            (_, Some(_)) => "the schedule keeps the rules, and the update is allowed",
            (_, None) => "the schedule keeps the rules",
        });
        return Ok(());
    }
    Err(Failure::Said(Exit::No))
}

/// Whether a database writes as what is active.
fn reached<V: Shown>(schedule: &Schedule<V>, stored: &Stored) -> Vec<String> {
    let mut wrong = Vec::new();
    let spec = stored.spec_version.as_ref().map_err(|error| wrong.push(error.clone())).ok();
    let epoch = stored.epoch.as_ref().map_err(|error| wrong.push(error.clone())).ok();
    let (Some(spec), Some(Some(epoch))) = (spec, epoch) else { return wrong };
    let active = schedule.active(*epoch).and_then(|entry| entry.version.spec_version());
    if active != Some(*spec) {
        let active = active.map_or("nothing".to_string(), |active| active.to_string());
        wrong.push(format!(
            "the database has reached spec version {spec}, and at its epoch, {epoch}, {active} is active \
             by the schedule: `restore` an earlier one, or advance the store"
        ));
    }
    wrong
}

/// Why a schedule may not take another's place.
fn update<V: Shown>(
    schedule: &Schedule<V>,
    new: Schedule<V>,
    now: Epoch,
    rules: &Rules<AnyConstraints>,
    stored: Option<&Stored>,
) -> Vec<String> {
    let mut wrong = Vec::new();
    let reached = stored.and_then(|stored| stored.epoch.as_ref().ok().copied().flatten());
    if let Some(reached) = reached.filter(|reached| now < *reached) {
        wrong.push(format!(
            "the database is at epoch {reached} already, so nothing is changed at epoch {now} any more"
        ));
    }
    // As stores have it: what is active or pending by it is no less than what was reached.
    let spec = stored.and_then(|stored| stored.spec_version.as_ref().ok());
    let active = new.active(now).map(|active| active.valid_from);
    let counts = |entry: &&Deployment<V>| active.is_none_or(|active| entry.valid_from >= active);
    let least = new.deployments().filter(counts).filter_map(|entry| entry.version.spec_version());
    if let Some((spec, least)) = spec.zip(least.min()).filter(|(spec, least)| *least < **spec) {
        wrong.push(format!(
            "the new schedule has spec version {least}, and the database has reached {spec}: leave it \
             out"
        ));
    }
    wrong.extend(schedule.update(new, now, rules).err().map(|error| error.to_string()));
    wrong
}
