//! What a registry gives a history to record: its entities, those nested in them, and its tables.

use std::{
    collections::BTreeMap,
    format,
    path::Path,
    string::{String, ToString},
    vec::Vec,
};

use super::{Finding, FindingKind, folder::file_name};
use crate::{schema::EntityHooks, store::Registry};

/// The entities of a registry by the name of their folder.
pub(super) fn entities(
    registry: &Registry,
    root: &Path,
    findings: &mut Vec<Finding>,
) -> BTreeMap<String, EntityHooks> {
    let mut entities: BTreeMap<String, EntityHooks> = BTreeMap::new();
    for table in registry.tables() {
        for hooks in (table.hooks().entities)() {
            let folder = folder_of(&hooks, table.name());
            let known = entities.get(&folder);
            if let Some(other) = known.filter(|other| other.type_name != hooks.type_name) {
                let (name, types) = (hooks.name, [other.type_name, hooks.type_name]);
                let text = format!(
                    "two entities are called `{name}`: `{}` and `{}`; give one of them a name of \
                     its own with `#[versioned(name = \"…\")]`",
                    types[0], types[1]
                );
                findings.push(Finding::new(&root.join(&folder), FindingKind::Clash, text));
                continue;
            }
            entities.insert(folder, hooks);
        }
    }
    entities
}

/// An entity's layouts depend on its parameters, so a generic one is recorded for each table.
fn folder_of(hooks: &EntityHooks, table: &str) -> String {
    let name = match hooks.is_generic {
        true => format!("{}.{table}", hooks.name),
        false => hooks.name.to_string(),
    };
    file_name(&name)
}
