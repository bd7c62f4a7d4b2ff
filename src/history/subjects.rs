//! What a registry gives a history to record: its entities, those nested in them, of its tables
//! and its messages.

use std::{
    collections::BTreeMap,
    format,
    path::Path,
    string::{String, ToString},
    vec::Vec,
};

use super::{
    Finding, FindingKind,
    folder::{file_name, folder_name},
};
use crate::{schema::EntityHooks, store::Registry};

/// The entities of a registry by the name of their folder.
pub(super) fn entities(
    registry: &Registry,
    root: &Path,
    findings: &mut Vec<Finding>,
) -> BTreeMap<String, EntityHooks> {
    let mut entities: BTreeMap<String, EntityHooks> = BTreeMap::new();
    let tables = registry.tables().iter().map(|table| (*table.hooks(), table.name().to_string()));
    let payloads = registry.messages().iter().flat_map(|messages| {
        messages.messages().iter().filter_map(|info| {
            Some((messages.hooks(info)?, format!("{}.{}", messages.name(), info.name)))
        })
    });
    for (root_hooks, place) in tables.chain(payloads) {
        for hooks in (root_hooks.entities)() {
            let mut folder = folder_of(&hooks, &place);
            if hooks.is_generic && is_other(entities.get(&folder), &hooks) {
                folder = format!("{folder}-{}", short_hash(&hooks));
            }
            if let Some(other) = entities.get(&folder).filter(|other| is_other(Some(other), &hooks))
            {
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

fn is_other(known: Option<&EntityHooks>, hooks: &EntityHooks) -> bool {
    known.is_some_and(|known| known.type_name != hooks.type_name)
}

/// What tells a generic entity's types apart where a place holds several.
fn short_hash(hooks: &EntityHooks) -> String {
    let first = (hooks.versions)().first().map(|facts| facts.fingerprint.to_string());
    first.unwrap_or_default().chars().skip(2).take(8).collect()
}

/// An entity's layouts depend on its parameters, so a generic one is recorded for each place: for
/// each table and each message.
fn folder_of(hooks: &EntityHooks, place: &str) -> String {
    match hooks.is_generic {
        true => generic_folder(hooks.name, place),
        false => folder_name(hooks.name),
    }
}

/// The folder of a generic entity in one place, but for what tells its types there apart.
pub(super) fn generic_folder(entity: &str, place: &str) -> String {
    file_name(&format!("{entity}.{place}"))
}
