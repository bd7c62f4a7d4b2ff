//! The file of a table: which entity it holds, in which codec, under which keys.

use std::{
    format,
    path::Path,
    string::{String, ToString},
    vec::Vec,
};

use super::{
    Finding, FindingKind,
    text::{FORMAT, Malformed, Table, is_intact, quoted, sealed},
};
use crate::{schema::Schema, store::TableInfo};

/// The path of a table that is no map of FRAME; the file does not say it.
pub(super) const NONE: &str = "none";

const KEYS: [&str; 6] = ["table", "entity", "codec", "key_scheme", "path", "key"];

/// What is recorded of a table, by key.
fn facts(table: &TableInfo) -> impl Iterator<Item = (&'static str, String)> {
    let path = table.path().map(|(module, item)| format!("{module}.{item}"));
    let facts = [
        table.name().to_string(),
        table.entity().to_string(),
        table.codec().to_string(),
        table.key_scheme().to_string(),
        path.unwrap_or_else(|| NONE.to_string()),
        table.key_schema().to_json(),
    ];
    KEYS.into_iter().zip(facts)
}

/// The file's text, with its seal.
pub(super) fn file(table: &TableInfo) -> String {
    let mut text = format!("# Table {}, as it was released. Never edited.\n", quoted(table.name()));
    text.push_str(&format!("format = {FORMAT}\n"));
    for (key, value) in facts(table) {
        if key == "path" && value == NONE {
            continue;
        }
        text.push_str(&format!("{key} = {}\n", quoted(&value)));
    }
    text.push('\n');
    sealed(&text)
}

/// What a file says of a table, in the order of [`facts`].
pub(super) fn parse(text: &str) -> Result<[String; 6], Malformed> {
    let parsed = Table::parse(text)?;
    parsed.check_format()?;
    parsed.check_keys(&[&["format"][..], &KEYS].concat())?;
    let text = |key| match key {
        "path" if !parsed.has(key) => Ok(NONE.to_string()),
        _ => parsed.text(key),
    };
    let [table, entity, codec, key_scheme, path, key] = KEYS;
    Ok([text(table)?, text(entity)?, text(codec)?, text(key_scheme)?, text(path)?, text(key)?])
}

/// Holds a table against the text of its file.
pub(super) fn verify(table: &TableInfo, path: &Path, text: &str, findings: &mut Vec<Finding>) {
    let recorded = match parse(text) {
        Ok(recorded) => recorded,
        Err(what) => return findings.push(Finding::new(path, FindingKind::Malformed, what)),
    };
    if is_intact(text) != Some(true) {
        let what =
            "it was edited after it was written, or cut short; restore it from version control";
        return findings.push(Finding::new(path, FindingKind::Edited, what));
    }
    for ((key, now), then) in facts(table).zip(recorded) {
        if now == then {
            continue;
        }
        let (what, hint) = match key {
            "entity" => (
                "entity",
                "what is stored there is of the old one: give the new one a table of its own; if the \
                 type was only renamed, say `#[versioned(name = …)]`",
            ),
            "codec" => ("codec", "what is stored there is in the old one: give it back"),
            "key_scheme" => {
                ("key scheme", "what is stored there lies under the old one's keys: give it back")
            }
            "path" => {
                ("path", "what is stored there lies behind the old one's prefix: give it back")
            }
            "key" => ("key", "what is stored there lies under the old type's keys: give it back"),
            _ => ("name", "the file is another table's"),
        };
        let (then, now) = match key {
            "key" => (key_text(&then), key_text(&now)),
            _ => (then, now),
        };
        let text = format!(
            "table `{}` was released with the {what} `{then}`, and has `{now}` now; {hint}",
            table.name()
        );
        findings.push(Finding::new(path, FindingKind::Table, text));
        if key == "table" {
            return;
        }
    }
}

/// A key's layout as people write it.
pub(super) fn key_text(json: &str) -> String {
    Schema::from_json(json).map_or_else(|_| json.to_string(), |schema| schema.to_string())
}
