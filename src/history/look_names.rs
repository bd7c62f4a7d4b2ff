//! What nobody reads, since it is called as no file or folder of a history is.

use std::{
    format,
    path::Path,
    string::{String, ToString},
    vec::Vec,
};

use super::{
    Finding, FindingKind,
    folder::{MESSAGES, TABLES, entries, folder_name, is_record},
    look::Folder,
    subjects::generic_folder,
};

const NOBODY: &str = "nobody reads it by this name: give it the one that it was written with, or take \
                      it out of here";

/// Adds all that looks like a part of the history and is none.
pub(super) fn look(root: &Path, folder: &mut Folder) {
    let mut found = Vec::new();
    for name in entries(root, &mut found) {
        let place = root.join(&name);
        if !place.is_dir() {
            continue;
        }
        if name == MESSAGES {
            for of in entries(&place, &mut found) {
                files(&place.join(of), is_misnamed, &mut found);
            }
        } else if name == TABLES {
            files(&place, is_misnamed, &mut found);
        } else if [TABLES, MESSAGES].iter().any(|own| name.eq_ignore_ascii_case(own)) {
            found.push(Finding::new(&place, FindingKind::Malformed, NOBODY));
        } else if folder.entities.contains_key(&name) {
            files(&place, is_misnamed, &mut found);
            found.extend(no_place(&place, &name, folder));
        } else {
            // A folder of somebody's, unless it has what was a version once.
            files(&place, |file| is_misnamed(file) && is_version(file), &mut found);
            files(&place, |file| is_record(file) && is_version(file), &mut found);
        }
    }
    folder.findings.extend(found);
}

/// Whether a file is called much as one of the history's, and not so.
fn is_misnamed(file: &str) -> bool {
    !file.starts_with('.') && !is_record(file) && file.to_ascii_lowercase().contains(".toml")
}

/// Whether it may have been a version's.
fn is_version(file: &str) -> bool {
    let rest = file.strip_prefix(['v', 'V']);
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

fn files(place: &Path, is_meant: impl Fn(&str) -> bool, found: &mut Vec<Finding>) {
    if !place.is_dir() {
        return;
    }
    for file in entries(place, found).into_iter().filter(|file| is_meant(file)) {
        found.push(Finding::new(&place.join(file), FindingKind::Malformed, NOBODY));
    }
}

/// A generic entity has a folder for each table and message that it is in; all others have one.
fn no_place(path: &Path, name: &str, folder: &Folder) -> Option<Finding> {
    let entity = &folder.entities.get(name)?.first()?.record.entity;
    let tables = folder.tables.iter().map(|table| table.name.clone());
    let messages = folder.messages.iter();
    let messages = messages.map(|shape| format!("{}.{}", shape.messages, shape.message));
    let is_of = |place: String| {
        let rest = name.strip_prefix(&generic_folder(entity, &place));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    let is_read = name == folder_name(entity) || tables.chain(messages).any(is_of);
    // Of a wrong entity more is told elsewhere.
    let is_its = name.starts_with(&generic_folder(entity, ""));
    (!is_read && is_its).then(|| {
        let text = format!(
            "nobody reads it: no table or message is recorded that {entity} would be in by this name"
        );
        Finding::new(path, FindingKind::Malformed, text.to_string())
    })
}
