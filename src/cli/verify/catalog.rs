//! The catalog: each row by itself, all rows of a table, and the tables that are there.

use std::{collections::BTreeSet, format, prelude::rust_2024::*};

use super::{
    finding::{Finding, Kind},
    report::Report,
    walk::walk,
};
use crate::{
    backend::{Backend, ReadEngine},
    catalog::{CatalogEntry, EntryError},
    cli::{database::TableFacts, exit::Failure},
    store::{self, CATALOG, CatalogFault, RESERVED, Registry},
    version::{SpecVersion, Version},
};

/// What the catalog says: its entries, by table and version.
pub(super) fn read<R: ReadEngine>(
    engine: &R,
    count: Option<u64>,
    report: &mut Report<'_, '_>,
) -> Result<Vec<CatalogEntry>, Failure> {
    let (mut entries, mut rows) = (Vec::new(), 0);
    let gaps = walk(engine, CATALOG, |key, value| {
        rows += 1;
        let error = match CatalogEntry::parse(key, value) {
            Ok(entry) => {
                entries.push(entry);
                return Ok(());
            }
            Err(error) => error,
        };
        let kind = match error {
            EntryError::NewerFormat { .. } => Kind::Newer,
            EntryError::UnknownType { .. } => {
                // All of it is read but for the schema, and its values are opaque.
                entries.extend(CatalogEntry::parse_without_schema(key, value));
                Kind::Newer
            }
            EntryError::Damaged { .. } => Kind::CatalogRow,
        };
        report.add(&row(kind, key, error.to_string()))
    })?;
    if let Some(count) = count.filter(|_| gaps.is_empty()) {
        report.count(CATALOG, rows, count)?;
    }
    for gap in gaps {
        let text = format!("rows cannot be read: {}", gap.problem);
        report.add(&Finding::new(Kind::Unreadable, CATALOG, text))?;
    }
    entries.sort_by(|a, b| (&a.table, a.version).cmp(&(&b.table, b.version)));
    Ok(entries)
}

/// A finding about a row: of which table and version, its key says.
fn row(kind: Kind, key: &[u8], problem: String) -> Finding {
    let parts = match key {
        [name @ .., 0, version] => core::str::from_utf8(name).ok().map(|name| (name, *version)),
        _ => None,
    };
    Finding {
        natural: parts.map(|(name, version)| serde_json::json!([name, version]).to_string()),
        version: parts.and_then(|(_, version)| Version::new(version)),
        ..Finding::new(kind, CATALOG, problem).at(key)
    }
}

/// The tables that rows of users lie in: those of the engine and those that the catalog tells of.
pub(super) fn tables<B: Backend>(
    engine: &B,
    registry: &Registry,
    entries: &[CatalogEntry],
    report: &mut Report<'_, '_>,
) -> Result<Vec<TableFacts>, Failure> {
    let there = engine.tables()?;
    let mut names: Vec<_> =
        there.iter().filter(|name| !name.starts_with(RESERVED)).cloned().collect();
    for by_table in entries.chunk_by(|a, b| a.table == b.table) {
        let Some(name) = by_table.first().map(|entry| &entry.table) else { continue };
        if !names.contains(name) {
            names.push(name.clone());
            let problem = "the catalog tells of it, and the engine has no such table";
            report.add(&Finding::new(Kind::TableMissing, name, problem))?;
        }
    }
    names.sort_unstable();
    let facts = names.into_iter().map(|name| TableFacts {
        entries: entries.iter().filter(|entry| entry.table == name).cloned().collect(),
        typed: registry.tables().iter().find(|table| table.name() == name).cloned(),
        name,
    });
    Ok(facts.collect())
}

/// What the entries of a table say of each other, and of the spec version that the store has reached.
pub(super) fn agree(
    table: &TableFacts,
    reached: Option<SpecVersion>,
    report: &mut Report<'_, '_>,
) -> Result<(), Failure> {
    let contradiction = Kind::CatalogContradiction;
    for (number, entry) in table.entries.iter().enumerate() {
        let mut add = |problem: String| {
            let finding = Finding::new(contradiction, &table.name, problem);
            report.add(&Finding { version: Some(entry.version), ..finding })
        };
        if let Some(first) = table.entries.first() {
            let of = first.version;
            if entry.entity != first.entity {
                add(format!(
                    "its entity is `{}`, of V{of} it is `{}`",
                    entry.entity, first.entity
                ))?;
            }
            if entry.codec != first.codec {
                add(format!("its codec is `{}`, of V{of} it is `{}`", entry.codec, first.codec))?;
            }
            if entry.key != first.key {
                add(format!("its keys are told otherwise than those of V{of}"))?;
            }
        }
        let before = table.entries.iter().take(number).find(|other| other.tag == entry.tag);
        if let Some(other) = before {
            add(format!("it has the tag {}, as V{} has", entry.tag, other.version))?;
        }
        if let Some(reached) = reached.filter(|reached| entry.spec_version > *reached) {
            add(format!(
                "it was first written at spec version {}, and the store has only reached {reached}",
                entry.spec_version
            ))?;
        }
    }
    Ok(())
}

/// What the catalog says otherwise than the types. Gives the names of those tables.
pub(super) fn differs<B: Backend>(
    engine: &B,
    registry: &Registry,
    facts: &[TableFacts],
    report: &mut Report<'_, '_>,
) -> Result<Vec<&'static str>, Failure> {
    let mut tables = Vec::new();
    for fault in store::catalog_faults(engine, registry)? {
        let version = match &fault {
            CatalogFault::Differs { versions, .. } => versions.first().copied(),
            CatalogFault::Layout { version, .. } => Some(*version),
            // Of the types' versions and one that they do not know.
            CatalogFault::TagTwice { table, versions, .. } if !has_tag_twice(facts, table) => {
                Some(versions.1)
            }
            // Was told already.
            CatalogFault::Entry { .. }
            | CatalogFault::Missing { .. }
            | CatalogFault::TagTwice { .. } => continue,
        };
        tables.push(fault.table());
        let finding = Finding::new(Kind::CatalogDiffers, fault.table(), fault.to_string());
        report.add(&Finding { version, ..finding })?;
    }
    Ok(tables)
}

fn has_tag_twice(facts: &[TableFacts], table: &str) -> bool {
    let Some(table) = facts.iter().find(|facts| facts.name == table) else { return false };
    let mut tags = BTreeSet::new();
    !table.entries.iter().all(|entry| tags.insert(entry.tag))
}
