//! A schedule's deployments, and who changed them.

use std::{format, prelude::rust_2024::*};

use serde_json::{Value, json};

use super::{
    args::ShowArgs,
    source::{Found, Shown, Stored},
};
use crate::{
    cli::{columns::Columns, exit::Failure, terminal::Env},
    history::hex,
    schedule::{Deployment, HostMode, PRE_WARM_EPOCHS, Phase, Schedule},
    version::Epoch,
};

pub(super) fn run<V: Shown>(
    env: &mut Env<'_>,
    args: &ShowArgs,
    found: &Found<V>,
) -> Result<(), Failure> {
    let epoch = found.epoch(&args.of);
    let schedule = found.schedule(&args.of);
    if env.json {
        let line = all_json(schedule?, epoch, found);
        return env.line(line.to_string());
    }
    if let Ok(schedule) = &schedule {
        deployments(env, schedule, epoch)?;
        match epoch {
            Some(epoch) => standing(env, schedule, epoch, found.stored.as_ref())?,
            None => env.note("no epoch is known: --epoch says from which one to look"),
        }
    }
    if let Some(stored) = &found.stored {
        changes(env, stored)?;
    }
    schedule.map(|_| ())
}

fn phase<V: Shown>(schedule: &Schedule<V>, entry: &Deployment<V>, epoch: Epoch) -> Option<Phase> {
    schedule.phase(entry.version, epoch)
}

fn deployments<V: Shown>(
    env: &mut Env<'_>,
    schedule: &Schedule<V>,
    epoch: Option<Epoch>,
) -> Result<(), Failure> {
    let mut columns = Columns::new(&[V::HEADING, "FROM EPOCH", "STATE", "BUNDLE", "CONSTRAINTS"]);
    for entry in schedule.timeline() {
        let state = epoch.and_then(|epoch| phase(schedule, entry, epoch));
        let ahead = epoch.and_then(|epoch| entry.valid_from.0.checked_sub(epoch.0));
        let state = match (state, ahead) {
            (Some(Phase::Pending), Some(ahead)) => format!("pending, in {ahead} epochs"),
            (Some(phase), _) => phase.to_string(),
            (None, _) => String::new(),
        };
        let bundle = if entry.checksum.is_empty() { String::new() } else { hex(&entry.checksum) };
        let constraints = entry.constraints.as_ref().map(|bytes| format!("{} bytes", bytes.len()));
        columns.row([
            entry.version.to_string(),
            entry.valid_from.to_string(),
            state,
            bundle.chars().take(10).collect(),
            constraints.unwrap_or_default(),
        ]);
    }
    columns.write(env, "")?;
    let nil = schedule.entries().iter().filter(|entry| entry.is_none()).count();
    if nil > 0 {
        env.line(format!("and {nil} entries that are nil"))?;
    }
    Ok(())
}

/// What follows at an epoch, for a store and for nodes.
fn standing<V: Shown>(
    env: &mut Env<'_>,
    schedule: &Schedule<V>,
    epoch: Epoch,
    stored: Option<&Stored>,
) -> Result<(), Failure> {
    let active = schedule.active(epoch).map(|entry| entry.version.to_string());
    let active = active.unwrap_or_else(|| "nothing".to_string());
    env.line(format!("\nat epoch {epoch}: {active} is active"))?;
    if let Some(stored) = stored {
        let reached = match &stored.epoch {
            Ok(Some(epoch)) => format!("epoch {epoch}"),
            Ok(None) => "no epoch".to_string(),
            Err(error) => error.clone(),
        };
        let spec = match &stored.spec_version {
            Ok(spec) => format!("spec version {spec}"),
            Err(error) => error.clone(),
        };
        env.line(format!("the database has reached {reached} and {spec}"))?;
    }
    if let Some(next) = schedule.next(epoch) {
        let from = next.valid_from.0.saturating_sub(PRE_WARM_EPOCHS);
        env.line(format!("nodes prepare {} from epoch {from} on", next.version))?;
    }
    let wanted = schedule.bundles_wanted(epoch);
    if !wanted.is_empty() {
        let wanted: Vec<_> = wanted.iter().map(|entry| entry.version.to_string()).collect();
        env.line(format!("nodes have the bundles of {}", wanted.join(", ")))?;
    }
    Ok(())
}

fn changes(env: &mut Env<'_>, stored: &Stored) -> Result<(), Failure> {
    let mut columns = Columns::new(&["CHANGE", "EPOCH", "WHAT", "BY", "WHY", "SCHEDULE"]);
    for record in stored.records.iter().flatten() {
        let list = record.schedule.timeline().into_iter();
        let list: Vec<_> =
            list.map(|entry| format!("{} from {}", entry.version, entry.valid_from)).collect();
        columns.row([
            record.number.to_string(),
            record.at.to_string(),
            record.kind.to_string(),
            record.by.clone(),
            record.reason.clone(),
            list.join(", "),
        ]);
    }
    if !columns.is_empty() {
        env.line("")?;
        columns.write(env, "")?;
    }
    for error in stored.records.iter().filter_map(|record| record.as_ref().err()) {
        env.complain(format!("a record is not readable: {error}"));
    }
    Ok(())
}

fn all_json<V: Shown>(schedule: &Schedule<V>, epoch: Option<Epoch>, found: &Found<V>) -> Value {
    let deployments = schedule.entries().iter().map(|entry| {
        entry.as_ref().map(|entry| {
            let state = epoch.and_then(|epoch| phase(schedule, entry, epoch));
            json!({
                "version": entry.version.to_string(),
                "valid_from": entry.valid_from.0,
                "state": state.map(|state| state.to_string()),
                "checksum": Some(&entry.checksum).filter(|sum| !sum.is_empty()).map(|sum| hex(sum)),
                "constraints": entry.constraints.as_ref().map(|bytes| hex(bytes)),
            })
        })
    });
    let deployments: Vec<_> = deployments.collect();
    let wanted = epoch.map(|epoch| {
        let wanted = schedule.bundles_wanted(epoch);
        wanted.iter().map(|entry| entry.version.to_string()).collect::<Vec<_>>()
    });
    let hosted = epoch.map(|epoch| {
        let hosted = schedule.host_versions(epoch, HostMode::COMPUTE);
        json!({
            "active": hosted.active.map(|version| version.to_string()),
            "next": hosted.next.map(|version| version.to_string()),
        })
    });
    let stored = found.stored.as_ref().map(|stored| {
        let records = stored.records.iter().flatten();
        let records: Vec<Value> = records
            .map(|record| serde_json::from_str(&record.to_json()).unwrap_or_default())
            .collect();
        json!({
            "epoch": stored.epoch.as_ref().ok().copied().flatten().map(|epoch| epoch.0),
            "spec_version": stored.spec_version.as_ref().ok().map(|spec| spec.0),
            "changes": records,
            "unreadable_changes": stored.records.iter().filter(|record| record.is_err()).count(),
        })
    });
    json!({
        "version_type": V::NAME,
        "epoch": epoch.map(|epoch| epoch.0),
        "deployments": deployments,
        "bundles": wanted,
        "hosted": hosted,
        "database": stored,
    })
}
