//! Recording an event.

use std::{format, prelude::rust_2024::*};

use serde_json::json;

use super::{args::ApplyArgs, days, file};
use crate::{
    cli::{
        columns::shown,
        exit::{Exit, Failure},
        terminal::Env,
    },
    train::{
        Entry, Event, Evidence, FileError, Rejection, Train, TrainFile, Transition,
        check::{self, CheckError, Set},
    },
};

pub(super) fn run(env: &mut Env<'_>, args: &ApplyArgs) -> Result<(), Failure> {
    let mut file = file::read(&args.file)?;
    let on = args.on.unwrap_or_else(days::today);
    if days::is_far_ahead(on) && !args.ahead {
        let day = days::shown(on, true);
        return Err(Failure::usage(format!(
            "{day} is more than a week ahead, and once it stands in the file, nothing can be recorded \
             before it any more: say --ahead if that is the day"
        )));
    }
    let mut fields = Vec::new();
    for field in &args.fields {
        let (name, value) = field.split_once('=').ok_or_else(|| {
            Failure::usage(format!("`{field}` is no field: fields are written as NAME=VALUE"))
        })?;
        if ["on", "do"].contains(&name) {
            return Err(Failure::usage(format!(
                "`{name}` is no field here: say --on, and the event"
            )));
        }
        fields.push((name, value));
    }
    let entry = file.entry(&args.event, &fields, on).map_err(Failure::usage)?;
    let entry = with_evidence(env, file.train(), entry)?;
    let before = file.train().clone();
    let transition = match file.apply(entry.clone()) {
        Ok(transition) => transition,
        Err(error) => return refused(env, &before, &entry.event, &error),
    };
    if !args.dry_run {
        file.save(&args.file).map_err(Failure::unwritten)?;
    }
    tell(env, args, &file, (&before, &entry), &transition)
}

/// Runs the check that gives the evidence, if the event needs some and this command knows the types.
fn with_evidence(env: &mut Env<'_>, train: &Train, mut entry: Entry) -> Result<Entry, Failure> {
    let is_typed = !(env.registry.tables().is_empty() && env.registry.messages().is_empty());
    if !is_typed || !matches!(train.would(&entry.event), Err(Rejection::EvidenceMissing { .. })) {
        return Ok(entry);
    }
    let checked = |env: &mut Env<'_>, found: Result<Evidence, CheckError>| match found {
        Ok(evidence) => {
            env.note(format!("checked: {evidence}"));
            Ok(Some(Box::new(evidence)))
        }
        Err(error) => Err(Failure::no(error)),
    };
    match &mut entry.event {
        Event::AlphaAccept { feature, evidence, .. } => {
            let found = check::alone(train.plan(), feature.as_str(), &env.registry);
            *evidence = checked(env, found)?;
        }
        Event::BetaAccept { upgrade, evidence, .. } => {
            let set = Set::of(train, upgrade.as_str());
            let found = set.and_then(|set| check::together(train.plan(), &set, &env.registry));
            *evidence = checked(env, found)?;
        }
        _ => {}
    }
    Ok(entry)
}

fn refused(
    env: &mut Env<'_>,
    train: &Train,
    event: &Event,
    error: &FileError,
) -> Result<(), Failure> {
    let Some(rejection) = error.rejection() else { return Err(Failure::usage(error.kind())) };
    let missing: Vec<_> = train.missing(event).iter().map(ToString::to_string).collect();
    if env.json {
        let line = json!({
            "event": event.word(),
            "refused": rejection.code(),
            "reason": rejection.to_string(),
            "missing": missing,
        });
        env.line(line.to_string())?;
        return Err(Failure::Said(Exit::No));
    }
    let mut text = format!("refused ({}): {}", rejection.code(), shown(&rejection.to_string()));
    if !missing.is_empty() {
        text.push_str(&format!("\nmissing, on the chart: {}", missing.join(", ")));
    }
    if matches!(rejection, Rejection::EvidenceMissing { .. }) {
        text.push_str(
            "\nthe check needs the types, which this command does not know: run the same with your own \
             command, which calls `perennial::cli::run` with its registry; or give what it found as \
             evidence='{ … }', as files have it",
        );
    }
    Err(Failure::no(text))
}

/// Says what changed.
fn tell(
    env: &mut Env<'_>,
    args: &ApplyArgs,
    file: &TrainFile,
    (before, entry): (&Train, &Entry),
    transition: &Transition,
) -> Result<(), Failure> {
    let changes = changes(before, file.train());
    let lines = file.lines_of(entry);
    if env.json {
        let crossings: Vec<_> = transition
            .crossings
            .iter()
            .map(|crossing| json!({ "who": crossing.subject.to_string(), "edge": crossing.edge.to_string() }))
            .collect();
        let changes: Vec<_> = changes
            .iter()
            .map(|(who, from, to)| json!({ "who": who, "from": from, "to": to }))
            .collect();
        let line = json!({
            "event": entry.event.word(),
            "written": !args.dry_run,
            "lines": lines,
            "changes": changes,
            "crossings": crossings,
        });
        return env.line(line.to_string());
    }
    let path = args.file.display();
    env.note(match args.dry_run {
        true => format!("{path}: nothing is written; these lines would be added:"),
        false => format!("{path}: added:"),
    });
    env.line(lines.trim_end())?;
    if changes.is_empty() {
        env.note("nothing changes by it");
        return Ok(());
    }
    env.line("")?;
    let mut changes = changes.iter().map(|(who, from, to)| (shown(who), from, to));
    changes.try_for_each(|(who, from, to)| match from {
        Some(from) if from == to => env.line(format!("{who}: still {to}, with what was added")),
        Some(from) => env.line(format!("{who}: {from} -> {to}")),
        None => env.line(format!("{who}: {to}")),
    })
}

/// Who stands elsewhere than before.
fn changes(before: &Train, after: &Train) -> Vec<(String, Option<String>, String)> {
    let features = after.features().filter_map(|(name, state)| {
        let then = before.feature(name.as_str());
        (then != Some(state)).then(|| {
            let then = then.map(|then| then.to_string());
            (format!("the feature `{name}`"), then, state.to_string())
        })
    });
    let upgrades = after.upgrades().iter().filter_map(|upgrade| {
        let then = before.upgrade(upgrade.name().as_str());
        (then != Some(upgrade)).then(|| {
            let then = then.map(|then| then.state().to_string());
            (format!("the upgrade `{}`", upgrade.name()), then, upgrade.state().to_string())
        })
    });
    features.chain(upgrades).collect()
}
