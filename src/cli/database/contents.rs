//! What a database says of itself.

use std::{format, prelude::rust_2024::*};

use crate::{
    backend::{Backend, BackendError, Cursor, Direction, KeyRange},
    catalog::CatalogEntry,
    cli::exit::Failure,
    message::nearest,
    schedule::Schedule,
    store::{self, Registry, TableInfo},
    version::{Epoch, SpecVersion},
};

/// What a database says of itself: its meta table and its catalog, each part by itself readable or not.
pub(in crate::cli) struct Contents {
    /// The spec version that the store has reached.
    pub(in crate::cli) spec_version: Result<SpecVersion, String>,
    /// The epoch that it has reached, if it was told one.
    pub(in crate::cli) epoch: Result<Option<Epoch>, String>,
    /// Its schedule, if it has one.
    pub(in crate::cli) schedule: Result<Option<Schedule>, String>,
    /// The tables that rows of users lie in, by name: those of the engine and those that the catalog
    /// tells of.
    pub(in crate::cli) tables: Vec<TableFacts>,
    /// Rows of the catalog that are no entries: their keys, and what is wrong.
    pub(in crate::cli) damaged: Vec<(Vec<u8>, String)>,
}

/// What is known of a table.
pub(in crate::cli) struct TableFacts {
    pub(in crate::cli) name: String,
    /// What the catalog says, by version. None, and its rows are bytes.
    pub(in crate::cli) entries: Vec<CatalogEntry>,
    /// The table's types, if this command knows them.
    pub(in crate::cli) typed: Option<TableInfo>,
}

impl Contents {
    /// Reads what a database says. Fails if it is another program's, or of a newer format.
    pub(in crate::cli) fn read<B: Backend>(
        engine: &B,
        registry: &Registry,
    ) -> Result<Self, Failure> {
        let meta = store::inspect(engine)?;
        let (mut entries, mut damaged) = (Vec::new(), Vec::new());
        let mut rows = engine.cursor(store::CATALOG, &KeyRange::all(), Direction::Forward)?;
        while let Some(row) = rows.next()? {
            match CatalogEntry::parse(row.key, row.value) {
                Ok(entry) => entries.push(entry),
                Err(error) => damaged.push((row.key.to_vec(), error.to_string())),
            }
        }
        let tables = table_names(engine, &entries)?.into_iter().map(|name| TableFacts {
            entries: entries.iter().filter(|entry| entry.table == name).cloned().collect(),
            typed: registry.tables().iter().find(|table| table.name() == name).cloned(),
            name,
        });
        Ok(Self {
            spec_version: meta.spec_version,
            epoch: meta.epoch,
            schedule: meta.schedule,
            tables: tables.collect(),
            damaged,
        })
    }

    /// A table by its name.
    pub(in crate::cli) fn table(&self, name: &str) -> Result<&TableFacts, Failure> {
        self.tables.iter().find(|table| table.name == name).ok_or_else(|| {
            let names: Vec<_> = self.tables.iter().map(|table| table.name.as_str()).collect();
            let near = nearest(names.iter().copied(), name);
            let near = near.map_or_else(String::new, |near| format!(" (did you mean `{near}`?)"));
            let names = if names.is_empty() { "none".to_string() } else { names.join(", ") };
            Failure::usage(format!("there is no table `{name}`{near}; there are: {names}"))
        })
    }
}

fn table_names<B: Backend>(
    engine: &B,
    entries: &[CatalogEntry],
) -> Result<Vec<String>, BackendError> {
    let mut names = engine.tables()?;
    names.retain(|name| !name.starts_with(store::RESERVED));
    names.extend(entries.iter().map(|entry| entry.table.clone()));
    names.sort_unstable();
    names.dedup();
    Ok(names)
}
