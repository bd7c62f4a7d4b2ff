//! What is known of a database without reading its rows.

use std::{format, fs, path::Path, prelude::rust_2024::*};

use crate::{
    backend::Backend,
    cli::{
        database::{Contents, TableFacts, find},
        exit::Failure,
        terminal::Env,
    },
    store::{self, CatalogFault, KeyBytes, NewerVersion, TableInfo},
};

pub(super) struct Facts {
    pub(super) engine: &'static str,
    pub(super) path: String,
    pub(super) files: Files,
    pub(super) contents: Contents,
    /// Beside the tables of the contents.
    pub(super) tables: Vec<Known>,
    /// Tables that this command knows and the database has not.
    pub(super) absent: Vec<&'static str>,
    /// Whether this command knows any types.
    pub(super) is_typed: bool,
}

/// What lies in the folder.
#[derive(Default)]
pub(super) struct Files {
    pub(super) number: u64,
    pub(super) bytes: u64,
}

/// What else is known of a table.
pub(super) struct Known {
    /// About how many rows it has.
    pub(super) rows: Option<u64>,
    pub(super) verdict: Option<Verdict>,
}

/// What a store of this binary would do with a table.
pub(super) enum Verdict {
    Opens,
    /// It holds a version that this binary does not know.
    OnlyReads(NewerVersion),
    Refuses(Vec<CatalogFault>),
    /// The engine could not say.
    Unread(String),
}

impl Facts {
    pub(super) fn read<B: Backend>(
        env: &Env<'_>,
        engine: &B,
        path: &Path,
    ) -> Result<Self, Failure> {
        let registry = &env.registry;
        let (folder, _) = find(path)?;
        let contents = Contents::look(engine, registry)?;
        let tables = contents.tables.iter().map(|table| Known {
            // Of a table of other types or a damaged one the engine does not say.
            rows: engine.rows_estimate(&table.name).unwrap_or(None),
            verdict: table.typed.as_ref().map(|typed| judge(engine, typed)),
        });
        let tables = tables.collect();
        let has = |name| contents.tables.iter().any(|table| table.name == name);
        let absent = registry.tables().iter().map(TableInfo::name).filter(|name| !has(*name));
        let absent = absent.collect();
        Ok(Self {
            engine: engine.name(),
            path: folder.display().to_string(),
            files: Files::of(&folder),
            contents,
            tables,
            absent,
            is_typed: !registry.tables().is_empty(),
        })
    }

    /// The tables, and what else is known of them.
    pub(super) fn tables(&self) -> impl Iterator<Item = (&TableFacts, &Known)> {
        self.contents.tables.iter().zip(&self.tables)
    }

    /// What is damaged of what the database says of itself.
    pub(super) fn problems(&self) -> Vec<String> {
        let contents = &self.contents;
        let mut problems = Vec::new();
        problems.extend(contents.format.as_ref().err().map(ToString::to_string));
        problems.extend(contents.spec_version.as_ref().err().cloned());
        problems.extend(contents.epoch.as_ref().err().cloned());
        problems.extend(contents.schedule.as_ref().err().cloned());
        problems.extend(self.catalog_problems());
        problems
    }

    /// What is damaged of the catalog.
    pub(super) fn catalog_problems(&self) -> Vec<String> {
        let contents = &self.contents;
        let mut problems: Vec<_> = contents.unread.iter().cloned().collect();
        let row = |(key, error): &(Vec<u8>, String)| {
            format!("table `{}`, key {}: {error}", store::CATALOG, KeyBytes::new(key))
        };
        problems.extend(contents.damaged.iter().map(row));
        problems
    }

    /// Whether a store of this binary would not open it.
    pub(super) fn is_refused(&self) -> bool {
        let refuses = |known: &Known| match known.verdict {
            Some(Verdict::Refuses(_) | Verdict::Unread(_)) => true,
            Some(Verdict::Opens | Verdict::OnlyReads(_)) | None => false,
        };
        let meta = self.contents.spec_version.is_err() || self.contents.epoch.is_err();
        self.is_typed && (meta || self.contents.format.is_err() || self.tables.iter().any(refuses))
    }
}

/// Asks what [`Store::open`](store::Store::open) asks.
fn judge<B: Backend>(engine: &B, table: &TableInfo) -> Verdict {
    match store::judge(engine, table) {
        Ok(Ok(None)) => Verdict::Opens,
        Ok(Ok(Some(newer))) => Verdict::OnlyReads(newer),
        Ok(Err(faults)) => Verdict::Refuses(faults),
        Err(error) => Verdict::Unread(error.to_string()),
    }
}

impl Files {
    /// The files of a folder, and of those in it. One that goes away meanwhile does not count.
    fn of(folder: &Path) -> Self {
        let mut found = Self::default();
        let Ok(entries) = fs::read_dir(folder) else { return found };
        for entry in entries.flatten() {
            match entry.metadata() {
                Ok(file) if file.is_file() => {
                    found.number += 1;
                    found.bytes = found.bytes.saturating_add(file.len());
                }
                Ok(file) if file.is_dir() => {
                    let below = Self::of(&entry.path());
                    found.number += below.number;
                    found.bytes = found.bytes.saturating_add(below.bytes);
                }
                _ => {}
            }
        }
        found
    }
}
