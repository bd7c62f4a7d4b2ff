//! What becomes active next.

use std::{format, prelude::rust_2024::*};

use serde_json::json;

use super::{
    args::NextArgs,
    source::{Found, Shown},
};
use crate::{
    cli::{exit::Failure, terminal::Env},
    schedule::PRE_WARM_EPOCHS,
};

pub(super) fn run<V: Shown>(
    env: &mut Env<'_>,
    args: &NextArgs,
    found: &Found<V>,
) -> Result<(), Failure> {
    let schedule = found.schedule(&args.of)?;
    let epoch = found.epoch(&args.of).ok_or_else(|| {
        Failure::usage("what comes next depends on the epoch, which is not known: say --epoch")
    })?;
    let Some(next) = schedule.next(epoch) else {
        return Err(Failure::no(format!("nothing begins after epoch {epoch}")));
    };
    let active = schedule.active(epoch).map(|entry| entry.version);
    let away = next.valid_from.0.saturating_sub(epoch.0);
    let prepared = next.valid_from.0.saturating_sub(PRE_WARM_EPOCHS);
    let is_typed = !(env.registry.tables().is_empty() && env.registry.messages().is_empty());
    let brings = is_typed.then(|| next.version.brings(active, &env.registry));
    if env.json {
        let line = json!({
            "version": next.version.to_string(),
            "valid_from": next.valid_from.0,
            "epoch": epoch.0,
            "epochs_away": away,
            "prepared_from": prepared,
            "active": active.map(|version| version.to_string()),
            "brings": brings,
        });
        return env.line(line.to_string());
    }
    let epochs = if away == 1 { "epoch" } else { "epochs" };
    let heading = V::HEADING.to_lowercase();
    env.line(format!(
        "{heading} {} from epoch {} on, in {away} {epochs}",
        next.version, next.valid_from
    ))?;
    if let Some(active) = active {
        env.line(format!("until then {heading} {active} is active, at epoch {epoch}"))?;
    }
    env.line(format!("nodes prepare it from epoch {prepared} on"))?;
    match brings {
        None => env.note("this command knows no types, so what that allows is not told"),
        Some(brings) if brings.is_empty() => {
            env.line("this command's types allow nothing new then")?;
        }
        Some(brings) => {
            env.line("from then on there may be written or sent:")?;
            brings.iter().try_for_each(|release| env.line(format!("  {release}")))?;
        }
    }
    Ok(())
}
