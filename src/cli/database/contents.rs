//! What a database says of itself.

use std::{format, prelude::rust_2024::*};

use crate::{
    backend::{Backend, BackendError, Cursor, Direction, KeyRange},
    catalog::CatalogEntry,
    cli::exit::Failure,
    message::nearest,
    schedule::Schedule,
    store::{self, OpenError, Registry, TableInfo},
    version::{Epoch, SpecVersion},
};

/// What a database says of itself: its meta table and its catalog, each part by itself readable or not.
pub(in crate::cli) struct Contents {
    /// The format of its own tables; none if it was never opened whole.
    pub(in crate::cli) format: Result<Option<u32>, OpenError>,
    /// The spec version that the store has reached.
    pub(in crate::cli) spec_version: Result<SpecVersion, String>,
    /// The epoch that it has reached, if it was told one.
    pub(in crate::cli) epoch: Result<Option<Epoch>, String>,
    /// Its schedule, if it has one.
    pub(in crate::cli) schedule: Result<Option<Schedule>, String>,
    /// How many rows are there, if an import into the database was not finished.
    pub(in crate::cli) import: Option<u64>,
    /// The tables that rows of users lie in, by name: those of the engine and those that the catalog
    /// tells of.
    pub(in crate::cli) tables: Vec<TableFacts>,
    /// Rows of the catalog that are no entries: their keys, and what is wrong.
    pub(in crate::cli) damaged: Vec<(Vec<u8>, String)>,
    /// What of the catalog the engine could not read.
    pub(in crate::cli) unread: Option<String>,
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
    /// Reads what a database says. Fails if it is another program's or of a format that nobody here knows,
    /// and if the engine cannot read the catalog.
    pub(in crate::cli) fn read<B: Backend>(
        engine: &B,
        registry: &Registry,
    ) -> Result<Self, Failure> {
        let contents = Self::look(engine, registry)?;
        match (contents.format, contents.unread) {
            (Err(error), _) => Err(error.into()),
            (_, Some(error)) => Err(Failure::unreadable(error)),
            (format, None) => Ok(Self { format, unread: None, ..contents }),
        }
    }

    /// The same where damage is what is looked for: it fails only if the database is no store, or of a
    /// newer format.
    pub(in crate::cli) fn look<B: Backend>(
        engine: &B,
        registry: &Registry,
    ) -> Result<Self, Failure> {
        let meta = store::inspect(engine)?;
        let (mut entries, mut damaged) = (Vec::new(), Vec::new());
        let read = each_row(engine, |key, value| match CatalogEntry::parse(key, value) {
            Ok(entry) => entries.push(entry),
            Err(error) => damaged.push((key.to_vec(), error.to_string())),
        });
        let tables = table_names(engine, &entries)?.into_iter().map(|name| TableFacts {
            entries: entries.iter().filter(|entry| entry.table == name).cloned().collect(),
            typed: registry.tables().iter().find(|table| table.name() == name).cloned(),
            name,
        });
        Ok(Self {
            format: meta.format,
            spec_version: meta.spec_version,
            epoch: meta.epoch,
            schedule: meta.schedule,
            import: meta.import,
            tables: tables.collect(),
            damaged,
            unread: read.err().map(|error| error.to_string()),
        })
    }

    /// Refuses a database that an import did not finish, as stores do: what is not there yet cannot be
    /// judged, nor counted.
    pub(in crate::cli) fn check_whole(&self) -> Result<(), Failure> {
        self.import.map_or(Ok(()), |rows| Err(OpenError::ImportUnfinished { rows }.into()))
    }

    /// What everybody who reads the database should know of it.
    pub(in crate::cli) fn warning(&self) -> Option<String> {
        self.import.map(|rows| {
            format!(
                "note: an import into this database was not finished; {rows} rows are there so far"
            )
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

fn each_row<B: Backend>(
    engine: &B,
    mut look: impl FnMut(&[u8], &[u8]),
) -> Result<(), BackendError> {
    let mut rows = engine.cursor(store::CATALOG, &KeyRange::all(), Direction::Forward)?;
    while let Some(row) = rows.next()? {
        look(row.key, row.value);
    }
    Ok(())
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
