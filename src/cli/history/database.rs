//! A database's catalog against a history.

use std::{format, path::Path, prelude::rust_2024::*};

use super::check::Problem;
use crate::{
    backend::Backend,
    catalog::CatalogEntry,
    cli::{database::Contents, exit::Failure, terminal::Env},
    history::{Folder, LookedTable, LookedVersion},
    schema::diff,
};

/// Holds all that a database says of its tables against what is recorded.
pub(super) fn check<B: Backend>(
    env: &Env<'_>,
    engine: &B,
    path: &Path,
    folder: &Folder,
) -> Result<Vec<Problem>, Failure> {
    let contents = Contents::read(engine, &env.registry)?;
    contents.check_whole()?;
    let mut problems = Vec::new();
    let mut push = |kind: &str, text: String| {
        problems.push(Problem { place: path.to_path_buf(), kind: kind.to_string(), text });
    };
    for (key, what) in &contents.damaged {
        let key = crate::history::hex(key);
        push("malformed", format!("the row {key} of the catalog: {what}"));
    }
    for entry in contents.tables.iter().flat_map(|table| &table.entries) {
        let title = format!("table `{}`, {} V{}", entry.table, entry.entity, entry.version);
        match recorded(folder, entry).as_slice() {
            [] => push(
                "missing",
                format!("{title} is not recorded: its data would outlive what is known of it"),
            ),
            several => {
                // One of a generic entity's places is this one.
                let is_it = |looked: &&&LookedVersion| {
                    looked.record.fingerprint == entry.schema.fingerprint()
                };
                match several.iter().find(is_it) {
                    Some(looked) if looked.record.tag != entry.tag => push(
                        "tag",
                        format!(
                            "{title} has tag {} in the database, and was released with tag {}",
                            entry.tag, looked.record.tag
                        ),
                    ),
                    Some(_) => {}
                    None => {
                        let [released, ..] = several else { continue };
                        push("layout", layout(&title, entry, released));
                    }
                }
            }
        }
    }
    for table in &contents.tables {
        let known = folder.tables.iter().find(|known| known.name == table.name);
        let facts = known.zip(table.entries.last());
        for (what, then, now) in facts.into_iter().flat_map(|(known, entry)| differs(known, entry))
        {
            push(
                "table",
                format!(
                    "table `{}` was released with the {what} `{then}`, and the database has `{now}`",
                    table.name
                ),
            );
        }
    }
    Ok(problems)
}

/// What is recorded of a catalog entry's version, in whatever folder.
fn recorded<'f>(folder: &'f Folder, entry: &CatalogEntry) -> Vec<&'f LookedVersion> {
    let all = folder.entities.values().flatten();
    all.filter(|looked| {
        looked.record.entity == entry.entity && looked.record.version == entry.version
    })
    .collect()
}

fn layout(title: &str, entry: &CatalogEntry, released: &LookedVersion) -> String {
    let record = &released.record;
    let difference =
        diff::released(&entry.entity, entry.version, entry.version, &record.schema, &entry.schema);
    let told: Vec<_> = difference.changes().iter().map(ToString::to_string).collect();
    format!(
        "{title} has the fingerprint {} in the database, and was released with {}: {}; one of the two \
         is another project's, or of a version that was changed after its release",
        entry.schema.fingerprint(),
        record.fingerprint,
        told.join("; ")
    )
}

/// What a table's catalog entry says otherwise than its file.
fn differs(known: &LookedTable, entry: &CatalogEntry) -> Vec<(&'static str, String, String)> {
    let path = |path: &Option<String>| path.clone().unwrap_or_else(|| "none".to_string());
    let module = entry.key.path.as_ref().map(|(module, item)| format!("{module}.{item}"));
    [
        ("entity", known.entity.clone(), entry.entity.clone()),
        ("codec", known.codec.clone(), entry.codec.clone()),
        ("key scheme", known.key_scheme.clone(), entry.key.scheme.clone()),
        ("path", path(&known.path), path(&module)),
        ("key", known.key_text(), entry.key.schema.to_string()),
    ]
    .into_iter()
    .filter(|(_, then, now)| then != now)
    .collect()
}
