//! Whether a train's file may be, and whether the types do what it says.

use std::{format, prelude::rust_2024::*};

use serde_json::json;

use super::args::CheckArgs;
use crate::{
    cli::{
        exit::{Exit, Failure},
        terminal::Env,
    },
    train::{Binary, BinaryError, Event, FeatureState, FileError, FileErrorKind, Train, TrainFile},
};

pub(super) fn run(env: &mut Env<'_>, args: &CheckArgs) -> Result<(), Failure> {
    let file = match TrainFile::read(&args.file) {
        Ok(file) => file,
        Err(error) => return wrong(env, error),
    };
    let mut found: Vec<(String, String)> = Vec::new();
    let is_typed = !(env.registry.tables().is_empty() && env.registry.messages().is_empty());
    for (name, network) in file.networks() {
        let train = file.train();
        match is_typed {
            true => found.extend(by_types(env, train, name, network)),
            false => found.extend(
                train.rollout(network).err().map(|error| (name.to_string(), error.to_string())),
            ),
        }
    }
    if is_typed {
        found.extend(stale(env, file.train()));
    }
    for (place, text) in &found {
        env.line(match env.json {
            true => json!({ "at": place, "finding": text }).to_string(),
            false => format!("{place}: {}", text.replace('\n', "\n    ")),
        })?;
    }
    let train = file.train();
    let what = format!(
        "{} features, {} upgrades, {} events, {} networks",
        train.plan().features.len(),
        train.upgrades().len(),
        train.history().len(),
        file.networks().count()
    );
    if !is_typed {
        env.note("this command knows no types, so no network was held against them");
    }
    let path = args.file.display();
    if found.is_empty() {
        env.note(format!("{path}: all is well: {what}"));
        return Ok(());
    }
    env.note(format!("{path}: {} findings; {what}", found.len()));
    Err(Failure::Said(Exit::No))
}

/// A mistake in the file is the answer; a file that cannot be read has none.
fn wrong(env: &mut Env<'_>, error: FileError) -> Result<(), Failure> {
    use FileErrorKind::{NotUtf8, Read, TooLarge};
    if matches!(error.kind(), Read { .. } | NotUtf8 { .. } | TooLarge { .. }) {
        return Err(Failure::unreadable(error));
    }
    env.line(match env.json {
        true => json!({
            "file": error.path().map(|path| path.display().to_string()),
            "line": error.place().map(|place| place.line),
            "column": error.place().map(|place| place.column),
            "code": error.rejection().map(crate::train::Rejection::code),
            "finding": error.kind().to_string(),
        })
        .to_string(),
        false => error.to_string(),
    })?;
    Err(Failure::Said(Exit::No))
}

/// In what the types and a network differ.
fn by_types(
    env: &Env<'_>,
    train: &Train,
    name: &str,
    network: &crate::train::Network,
) -> Vec<(String, String)> {
    let told = |text: String| (name.to_string(), text);
    match train.check_binary(network, &Binary::of(&env.registry)) {
        Ok(()) => Vec::new(),
        Err(BinaryError::Differs(differences)) => {
            differences.0.iter().map(|one| told(one.to_string())).collect()
        }
        Err(error) => [told(error.to_string())].into(),
    }
}

/// Evidence of what is on its way, and is not of these types any more.
fn stale(env: &Env<'_>, train: &Train) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let history = || train.history().iter().rev().map(|entry| &entry.event);
    for (name, state) in train.features() {
        let is_under_way = match state {
            FeatureState::AlphaPassed | FeatureState::BetaSubmitted => true,
            FeatureState::InUpgrade => {
                train.upgrade_of(name.as_str()).is_some_and(|upgrade| !upgrade.is_stopped())
            }
            _ => false,
        };
        let evidence = history().find_map(|event| match event {
            Event::AlphaAccept { feature, evidence, .. } if feature == name => Some(evidence),
            _ => None,
        });
        if let Some(evidence) = evidence.filter(|_| is_under_way).and_then(Option::as_deref) {
            let error = evidence.check(&env.registry).err();
            found.extend(error.map(|error| (format!("feature `{name}`"), error.to_string())));
        }
    }
    let live = train.upgrades().iter().filter(|upgrade| !upgrade.is_stopped());
    for upgrade in live.filter(|upgrade| upgrade.mainnet().is_none() && upgrade.checked().is_some())
    {
        let evidence = history().find_map(|event| match event {
            Event::BetaAccept { upgrade: name, evidence, .. } if name == upgrade.name() => {
                Some(evidence)
            }
            _ => None,
        });
        if let Some(evidence) = evidence.and_then(Option::as_deref) {
            let error = evidence.check(&env.registry).err();
            let place = format!("upgrade `{}`", upgrade.name());
            found.extend(error.map(|error| (place, error.to_string())));
        }
    }
    found
}
