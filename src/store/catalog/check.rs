//! What opening asks of the catalog.

use alloc::vec::Vec;

use super::{compare::Comparison, facts, state::TableState};
use crate::{
    backend::{Backend, BackendError, Cursor, Direction, KeyRange, ReadEngine},
    catalog::{CatalogEntry, EntryError, table_rows},
    store::{CatalogFault, KeyBytes, OpenError, Registry, TableInfo, meta::CATALOG},
};

/// What was found.
pub(in crate::store) struct Checked {
    states: Vec<TableState>,
    faults: Vec<CatalogFault>,
}

impl Checked {
    /// What the store is to remember, a state for each table of the registry.
    pub(in crate::store) fn finish(self) -> Result<Vec<TableState>, OpenError> {
        if self.faults.is_empty() {
            return Ok(self.states);
        }
        Err(OpenError::Catalog { faults: self.faults })
    }

    /// What was found to be wrong.
    #[cfg(feature = "cli")]
    pub(in crate::store) fn faults(self) -> Vec<CatalogFault> {
        self.faults
    }

    /// The tables that have rows but no entries, if nothing else is wrong.
    pub(super) fn missing(self) -> Result<Vec<&'static str>, OpenError> {
        let is_missing = |fault: &CatalogFault| matches!(fault, CatalogFault::Missing { .. });
        let (missing, faults) = self.faults.into_iter().partition::<Vec<_>, _>(is_missing);
        if !faults.is_empty() {
            return Err(OpenError::Catalog { faults });
        }
        Ok(missing.iter().map(CatalogFault::table).collect())
    }
}

/// Compares what the database says about the tables of a registry with what this binary says. What
/// it says about other tables is not looked at.
pub(in crate::store) fn check<B: Backend>(
    backend: &B,
    registry: &Registry,
) -> Result<Checked, BackendError> {
    let engine = backend.snapshot()?;
    let mut checked = Checked { states: Vec::new(), faults: Vec::new() };
    for table in registry.tables() {
        match check_table(&engine, table)? {
            Ok(state) => checked.states.push(state),
            Err(faults) => checked.faults.extend(faults),
        }
    }
    Ok(checked)
}

/// What opening would find out about a table: that it is fine, that it holds a version which is newer
/// than this binary, or what is in the way.
#[cfg(feature = "cli")]
pub(crate) fn judge<B: Backend>(
    backend: &B,
    table: &TableInfo,
) -> Result<Result<Option<crate::store::NewerVersion>, Vec<CatalogFault>>, BackendError> {
    let checked = check_table(&backend.snapshot()?, table)?;
    Ok(checked.map(|state| state.newer().copied()))
}

fn check_table<R: ReadEngine>(
    engine: &R,
    table: &TableInfo,
) -> Result<Result<TableState, Vec<CatalogFault>>, BackendError> {
    let range = KeyRange::prefix(&table_rows(table.name()));
    let mut rows = engine.cursor(CATALOG, &range, Direction::Forward)?;
    let mut comparison = Comparison::new(table);
    let mut is_empty = true;
    while let Some(row) = rows.next()? {
        is_empty = false;
        if let Some(version) = facts::as_written(table, row.key, row.value) {
            comparison.same(version);
            continue;
        }
        match CatalogEntry::parse(row.key, row.value) {
            Ok(entry) => comparison.entry(&entry),
            Err(source) => {
                if let Some(entry) = newer_entry(table, &source, row.key, row.value) {
                    comparison.entry(&entry);
                    continue;
                }
                let (table, key) = (table.name(), KeyBytes::new(row.key));
                comparison.fault(CatalogFault::Entry { table, catalog: CATALOG, key, source });
            }
        }
    }
    drop(rows);
    if is_empty && has_rows(engine, table)? {
        comparison.fault(CatalogFault::Missing { table: table.name(), catalog: CATALOG });
    }
    Ok(comparison.finish())
}

/// The entry of a version that this binary does not know, if its values are of a type that it does
/// not know either.
fn newer_entry(
    table: &TableInfo,
    error: &EntryError,
    key: &[u8],
    row: &[u8],
) -> Option<CatalogEntry> {
    let EntryError::UnknownType { .. } = error else { return None };
    let entry = CatalogEntry::parse_without_schema(key, row)?;
    (entry.version > table.latest()).then_some(entry)
}

/// Whether a table has a row, be it under a prefix that is not the table's.
fn has_rows<R: ReadEngine>(engine: &R, table: &TableInfo) -> Result<bool, BackendError> {
    let mut rows = engine.cursor(table.name(), &KeyRange::all(), Direction::Forward)?;
    Ok(rows.next()?.is_some())
}
