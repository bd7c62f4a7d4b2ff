//! Writing a lost catalog anew.

use alloc::collections::BTreeSet;

use super::{check::check, first_writes::row};
use crate::{
    backend::{Backend, Cursor, Direction, KeyRange, WriteBatch, WriteOp},
    catalog::row_key,
    store::{RebuildError, Registry, Store, TableInfo, meta, meta::CATALOG},
    version::Version,
};

impl<B: Backend> Store<B> {
    /// Opens a database whose catalog was lost, as [`open`](Self::open) does, after having written it
    /// anew: of each registered table that has rows but no entries, every row is read, and then the
    /// entries of the versions that were found are written, all or none.
    ///
    /// A row is read as what *this* binary takes it for. Bytes of another layout that happen to
    /// decode go unnoticed, so use the release that wrote the database last, or one whose history is
    /// checked against it, and restore a backup if there is one. The spec version of the new entries
    /// is the one that the store has reached, since nobody knows when each version came. Entries that
    /// are there are never touched: a table that lost some of its entries only opens as it is, and a
    /// damaged one stays an error.
    ///
    /// # Errors
    ///
    /// [`RebuildError`] with table and key for a row that does not decode as a version that this
    /// binary knows, or if the database does not open for any other reason. No entry is written
    /// then.
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::{Store, backend::Memory, registry};
    ///
    /// // Nothing is missing: the same as `open`.
    /// let store = Store::rebuild_catalog(Memory::new(), registry![])?;
    /// assert!(store.catalog()?.entries().is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn rebuild_catalog(mut backend: B, registry: Registry) -> Result<Self, RebuildError> {
        registry.check_names()?;
        let meta = meta::check(&backend)?;
        let missing = check(&backend, &registry)?.missing()?;
        let mut writes = WriteBatch::new();
        for table in registry.tables().iter().filter(|table| missing.contains(&table.name())) {
            for version in versions_of_rows(&backend, table)? {
                let key = row_key(table.name(), version);
                let value = row(table, version, meta.spec_version)?;
                writes.push(WriteOp::Put { table: CATALOG, key, value });
            }
        }
        if !writes.is_empty() {
            meta.prepare(&mut backend, registry.names())?;
            backend.commit(&writes)?;
        }
        Ok(Self::open(backend, registry)?)
    }
}

/// Reads all rows of a table and says which versions they are of.
fn versions_of_rows<B: Backend>(
    backend: &B,
    table: &TableInfo,
) -> Result<BTreeSet<Version>, RebuildError> {
    let mut rows = backend.cursor(table.name(), &KeyRange::all(), Direction::Forward)?;
    let mut versions = BTreeSet::new();
    while let Some(row) = rows.next()? {
        versions.insert(table.check_row(row.key, row.value).map_err(RebuildError::Row)?);
    }
    Ok(versions)
}
