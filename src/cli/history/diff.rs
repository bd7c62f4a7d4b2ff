//! What changed between two versions.

use std::{format, prelude::rust_2024::*};

use serde_json::json;

use super::{
    args::{self, DiffArgs},
    folders,
};
use crate::{
    cli::{exit::Failure, terminal::Env},
    schema::diff::{self, Change, Difference},
};

pub(super) fn run(env: &mut Env<'_>, args: &DiffArgs) -> Result<(), Failure> {
    let folder = args::look(&args.folder)?;
    if let Some(since) = &args.since {
        return folders::compare(env, &args::look(since)?, &folder);
    }
    let Some(name) = &args.entity else {
        return Err(Failure::usage("name an entity, or another folder with --since"));
    };
    let (name, versions) = args::entity(&folder, name)?;
    let (old, new) = match (args.from, args.to, versions) {
        (Some(from), Some(to), _) => {
            (args::version(name, versions, from)?, args::version(name, versions, to)?)
        }
        (_, _, [.., old, new]) => (old, new),
        (_, _, _) => {
            return Err(Failure::usage(format!(
                "the history has one version of {name}, so there is nothing to compare"
            )));
        }
    };
    let (old, new) = (&old.record, &new.record);
    let difference = diff::between(name, old.version, new.version, &old.schema, &new.schema);
    if env.json {
        let line = json!({
            "entity": old.entity,
            "from": old.version.get(),
            "to": new.version.get(),
            "changes": changes(&difference),
        });
        return env.line(line.to_string());
    }
    env.line(difference.to_string())
}

/// All changes, also those that a text only counts.
pub(super) fn changes(difference: &Difference) -> Vec<serde_json::Value> {
    let change = |change: &Change| {
        json!({
            "path": change.path(),
            "kind": kind(change),
            "old_type": change.old_type(),
            "new_type": change.new_type(),
            "text": change.to_string(),
        })
    };
    difference.changes().iter().map(change).collect()
}

/// The word for what a change is.
fn kind(change: &Change) -> String {
    let name = format!("{:?}", change.kind());
    let word = name.chars().take_while(|letter| letter.is_ascii_alphanumeric());
    let mut text = String::new();
    for letter in word {
        if letter.is_ascii_uppercase() && !text.is_empty() {
            text.push('_');
        }
        text.push(letter.to_ascii_lowercase());
    }
    text
}
