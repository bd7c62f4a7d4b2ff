//! One history folder against another, older one: what is released may not change any more.

use std::{collections::BTreeMap, format, prelude::rust_2024::*};

use serde_json::json;

use crate::{
    cli::{
        exit::{Exit, Failure},
        terminal::Env,
    },
    history::{Folder, LookedVersion},
    schema::diff,
};

/// What became of a record.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    New,
    Changed,
    Gone,
}

impl Fate {
    const fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Changed => "changed",
            Self::Gone => "gone",
        }
    }
}

/// Tells what is new since the older folder, and what changed or is gone, which must never be.
pub(super) fn compare(env: &mut Env<'_>, old: &Folder, new: &Folder) -> Result<(), Failure> {
    let (before, after) = (records(old), records(new));
    let titles: Vec<&String> =
        before.keys().chain(after.keys().filter(|title| !before.contains_key(*title))).collect();
    let (mut is_broken, mut told) = (false, 0);
    for title in titles {
        let fate = match (before.get(title), after.get(title)) {
            (Some(old), Some(new)) if old.text == new.text => continue,
            (Some(_), Some(_)) => Fate::Changed,
            (Some(_), None) => Fate::Gone,
            (None, _) => Fate::New,
        };
        told += 1;
        is_broken |= fate != Fate::New;
        let what = match (before.get(title), after.get(title)) {
            (Some(old), Some(new)) => differs(old, new),
            _ => None,
        };
        env.line(match env.json {
            true => json!({ "record": title, "is": fate.word(), "how": what }).to_string(),
            false => {
                let what = what.map(|what| format!(": {what}")).unwrap_or_default();
                format!("{:7}  {title}{what}", fate.word())
            }
        })?;
    }
    if told == 0 {
        env.note("both folders record the same");
    }
    if is_broken {
        env.note(
            "what was released may neither change nor go: bring it back from the older folder",
        );
        return Err(Failure::Said(Exit::No));
    }
    Ok(())
}

/// A record, and all that it says, as a text to compare.
struct Record<'f> {
    text: String,
    version: Option<&'f LookedVersion>,
}

fn records(folder: &Folder) -> BTreeMap<String, Record<'_>> {
    let versions = folder.entities.iter().flat_map(|(name, versions)| {
        versions.iter().map(move |looked| {
            let title = format!("{name} V{}", looked.record.version);
            (title, Record { text: looked.hash.to_string(), version: Some(looked) })
        })
    });
    let tables = folder.tables.iter().map(|table| {
        let text = table.hash.to_string();
        (format!("table `{}`", table.name), Record { text, version: None })
    });
    let shapes = folder
        .messages
        .iter()
        .map(|shape| (shape.title(), Record { text: format!("{shape:?}"), version: None }));
    versions.chain(tables).chain(shapes).collect()
}

fn differs(old: &Record<'_>, new: &Record<'_>) -> Option<String> {
    let (old, new) = (&old.version?.record, &new.version?.record);
    if old.tag != new.tag {
        return Some(format!("it had tag {}, and has {}", old.tag, new.tag));
    }
    if old.fingerprint == new.fingerprint {
        return Some(
            "the layout is the same; its samples or what it follows are others".to_string(),
        );
    }
    let (version, schemas) = (old.version, (&old.schema, &new.schema));
    let difference = diff::released(&old.entity, version, version, schemas.0, schemas.1);
    let told: Vec<_> = difference.changes().iter().map(ToString::to_string).collect();
    Some(told.join("; "))
}
