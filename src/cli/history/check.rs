//! Whether a history is whole.

use std::{
    collections::BTreeSet,
    format,
    path::{Path, PathBuf},
    prelude::rust_2024::*,
};

use serde_json::json;

use super::{
    args::{self, CheckArgs},
    database, unseen,
};
use crate::{
    cli::{
        args::Place,
        database::{open_to_read, with_engine},
        exit::{Exit, Failure},
        terminal::Env,
    },
    history::{self, Finding, FindingKind, Folder},
};

/// One thing that is wrong, and where.
pub(super) struct Problem {
    pub(super) place: PathBuf,
    /// The word for its kind.
    pub(super) kind: String,
    pub(super) text: String,
}

impl From<&Finding> for Problem {
    fn from(finding: &Finding) -> Self {
        Self {
            place: finding.file().to_path_buf(),
            kind: word(finding.kind()),
            text: finding.text().to_string(),
        }
    }
}

pub(super) fn run(env: &mut Env<'_>, args: &CheckArgs) -> Result<(), Failure> {
    let folder = args::look(&args.folder)?;
    let mut problems: Vec<Problem> = folder.findings.iter().map(Problem::from).collect();
    let is_typed = !(env.registry.tables().is_empty() && env.registry.messages().is_empty());
    problems.extend(by_types(env, &args.folder, &folder));
    problems.sort_by(|a, b| a.place.cmp(&b.place));
    if let Some(db) = &args.db {
        let database = open_to_read(&Place { path: db.clone(), live: false })?;
        let found = with_engine!(&database, engine => database::check(env, engine, db, &folder))?;
        problems.extend(found);
    }
    for Problem { place, kind, text } in &problems {
        let file = place.display().to_string();
        env.line(match env.json {
            true => json!({ "file": file, "kind": kind, "finding": text }).to_string(),
            // A finding is one line, as is what to do about it.
            false => format!("{file}: {}", text.trim_end().replace('\n', "\n    ")),
        })?;
    }
    let versions: usize = folder.entities.values().map(Vec::len).sum();
    let (tables, messages) = (folder.tables.len(), folder.messages.len());
    let what = format!(
        "{versions} versions of {} entities, {tables} tables, {messages} shapes of messages",
        folder.entities.len()
    );
    let path = args.folder.display();
    let s = if problems.len() == 1 { "" } else { "s" };
    let unseen = unseen::of(&folder, is_typed);
    if env.json {
        let codes: Vec<_> = unseen.iter().map(|unseen| unseen.code()).collect();
        let summary = json!({
            "folder": path.to_string(),
            "findings": problems.len(),
            "versions": versions,
            "entities": folder.entities.len(),
            "tables": tables,
            "messages": messages,
            "unseen": codes,
        });
        env.line(json!({ "summary": summary }).to_string())?;
    }
    env.note(match problems.len() {
        0 => format!("{path}: nothing is wrong as far as this can see: {what}"),
        number => format!("{path}: {number} finding{s}; {what}"),
    });
    let texts: Vec<_> = unseen.iter().map(|unseen| unseen.text()).collect();
    env.note(format!("This check does not see: {}.", texts.join("; ")));
    if problems.is_empty() { Ok(()) } else { Err(Failure::Said(Exit::No)) }
}

/// What the types say, where this command knows any. What a file shows by itself is not told twice.
fn by_types(env: &mut Env<'_>, path: &Path, folder: &Folder) -> Vec<Problem> {
    if env.registry.tables().is_empty() && env.registry.messages().is_empty() {
        env.note("this command knows no types, so each file is held against itself alone");
        return Vec::new();
    }
    let Err(error) = history::check(&env.registry, path) else { return Vec::new() };
    let told: BTreeSet<(&Path, FindingKind)> =
        folder.findings.iter().map(|finding| (finding.file(), finding.kind())).collect();
    let new = error.findings().iter();
    let new = new.filter(|finding| !told.contains(&(finding.file(), finding.kind())));
    new.map(Problem::from).collect()
}

fn word(kind: FindingKind) -> String {
    let mut word = String::new();
    for letter in format!("{kind:?}").chars() {
        if letter.is_ascii_uppercase() && !word.is_empty() {
            word.push('_');
        }
        word.push(letter.to_ascii_lowercase());
    }
    word
}
