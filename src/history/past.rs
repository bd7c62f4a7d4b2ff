//! Entities that are in the history for the sake of messages that are no more.

use std::{
    collections::{BTreeMap, BTreeSet},
    format,
    path::Path,
    string::String,
    vec::Vec,
};

use super::{
    Finding, FindingKind,
    folder::{Found, entries, folder_name, read, version_of},
    record::Record,
    subjects::generic_folder,
    text::is_intact,
};
use crate::schema::{EntityHooks, Type};

/// The folders of the entities that released messages carried, and of those nested in them, as far as
/// the code does not know them any more. Whether their messages may have gone is said at the messages'
/// own files.
pub(super) fn folders(
    root: &Path,
    carried: &BTreeSet<(String, String)>,
    entities: &BTreeMap<String, EntityHooks>,
    findings: &mut Vec<Finding>,
) -> BTreeSet<String> {
    let all = entries(root, &mut Vec::new());
    let (mut past, mut seen) = (BTreeSet::new(), BTreeSet::new());
    for (entity, place) in carried {
        let mut inside = BTreeSet::new();
        for folder in of(&all, entity, place).filter(|folder| !entities.contains_key(*folder)) {
            if seen.insert(folder) {
                inside.append(&mut names(&root.join(folder), findings));
            }
        }
        past.extend(seen.iter().map(|folder| (*folder).clone()));
        let inside = inside.iter().flat_map(|name| of(&all, name, place));
        past.extend(inside.cloned());
    }
    past
}

/// The folders that may be an entity's in one place.
fn of<'a>(all: &'a [String], entity: &str, place: &str) -> impl Iterator<Item = &'a String> {
    let (plain, generic) = (folder_name(entity), generic_folder(entity, place));
    let apart = format!("{generic}-");
    all.iter().filter(move |folder| {
        **folder == plain || **folder == generic || folder.starts_with(&apart)
    })
}

/// The names of all entities in the records of one.
fn names(place: &Path, findings: &mut Vec<Finding>) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let files = entries(place, findings);
    for file in files.iter().filter(|file| version_of(file).is_some()) {
        let path = place.join(file);
        let Found::Text(text) = read(&path, findings) else { continue };
        let record = match Record::parse(&text) {
            Ok(record) => record,
            Err(what) => {
                findings.push(Finding::new(&path, FindingKind::Malformed, what));
                continue;
            }
        };
        if is_intact(&text) != Some(true) {
            let what =
                "it was edited after it was written, or cut short; restore it from version control";
            findings.push(Finding::new(&path, FindingKind::Edited, what));
        }
        names.extend(record.schema.types().iter().filter_map(|ty| match ty {
            Type::Entity { name, .. } => Some(name.clone()),
            _ => None,
        }));
    }
    names
}
