use alloc::{boxed::Box, vec::Vec};
use core::{iter, marker::PhantomData};
use std::sync::OnceLock;

use redb::{
    Database, OwnedAccessGuard, ReadOnlyTable, ReadTransaction, ReadableDatabase,
    ReadableTableMetadata, TableDefinition, TableError,
};

use super::{cursor::RedbCursor, error::failed, panics::Guard};
use crate::backend::{BackendError, Direction, KeyRange};

pub(super) type Bytes = &'static [u8];
pub(super) type Rows = ReadOnlyTable<Bytes, Bytes>;

/// A table's name, and its number among the tables of the engine.
#[derive(Clone, Copy)]
pub(super) struct TableAt<'t> {
    pub(super) name: &'t str,
    pub(super) number: usize,
}

/// A read transaction and the tables opened in it.
pub(super) struct View {
    /// By the table's number. Opening a table costs a walk down the tree of tables and a name;
    /// readers do it once, and wait for no lock afterwards.
    tables: Box<[OnceLock<Rows>]>,
    transaction: ReadTransaction,
    guard: Guard,
}

impl View {
    pub(super) fn begin(
        database: &Database,
        path: &str,
        tables: usize,
        guard: Guard,
    ) -> Result<Self, BackendError> {
        let begun = guard.run("read", path, || {
            database.begin_read().map_err(|error| failed("read", path, error))
        });
        let tables = iter::repeat_with(OnceLock::new).take(tables).collect();
        Ok(Self { tables, transaction: begun?, guard })
    }

    /// How many rows a table has.
    pub(super) fn len(&self, table: TableAt<'_>) -> Result<u64, BackendError> {
        self.guard.run("count", table.name, || {
            let Some(rows) = self.rows("count", table)? else { return Ok(0) };
            rows.len().map_err(|error| failed("count", table.name, error))
        })
    }

    /// The rows of a table, or `None` if it did not exist when the transaction began.
    #[inline]
    fn rows(
        &self,
        action: &'static str,
        table: TableAt<'_>,
    ) -> Result<Option<&Rows>, BackendError> {
        let Some(place) = self.tables.get(table.number) else { return Ok(None) };
        match place.get() {
            Some(rows) => Ok(Some(rows)),
            None => self.open(action, table.name, place),
        }
    }

    #[cold]
    fn open<'s>(
        &self,
        action: &'static str,
        name: &str,
        place: &'s OnceLock<Rows>,
    ) -> Result<Option<&'s Rows>, BackendError> {
        match self.transaction.open_table(TableDefinition::<Bytes, Bytes>::new(name)) {
            // Whoever else opened it meanwhile opened the same.
            Ok(rows) => Ok(Some(place.get_or_init(|| rows))),
            Err(TableError::TableDoesNotExist(_)) => Ok(None),
            Err(error) => Err(failed(action, name, error)),
        }
    }

    #[inline]
    pub(super) fn get<'a>(
        &self,
        table: TableAt<'_>,
        key: &[u8],
    ) -> Result<Option<RedbBytes<'a>>, BackendError> {
        self.guard.run("get", table.name, || {
            let Some(rows) = self.rows("get", table)? else { return Ok(None) };
            match rows.get_owned(key) {
                Ok(found) => Ok(found.map(|guard| RedbBytes::new(guard, self.guard))),
                Err(error) => Err(failed("get", table.name, error)),
            }
        })
    }

    pub(super) fn get_many<'a>(
        &self,
        table: TableAt<'_>,
        keys: &[&[u8]],
    ) -> Result<Vec<Option<RedbBytes<'a>>>, BackendError> {
        self.guard.run("get", table.name, || {
            let rows = self.rows("get", table)?;
            let bytes = |guard| RedbBytes::new(guard, self.guard);
            let get = |key: &&[u8]| match rows {
                Some(rows) => rows.get_owned(*key).map(|found| found.map(bytes)),
                None => Ok(None),
            };
            let found = keys.iter().map(get).collect::<Result<_, _>>();
            found.map_err(|error| failed("get", table.name, error))
        })
    }

    pub(super) fn cursor<'a>(
        &self,
        table: TableAt<'_>,
        range: &KeyRange,
        direction: Direction,
    ) -> Result<RedbCursor<'a>, BackendError> {
        self.guard.run("scan", table.name, || {
            let rows = self.rows("scan", table)?;
            RedbCursor::new(rows, table.name, range, direction, self.guard)
        })
    }
}

/// A stored value in redb's page cache.
pub struct RedbBytes<'a> {
    guard: OwnedAccessGuard<Bytes>,
    // The guard could outlive the engine, and keep the file locked after it is closed.
    engine: PhantomData<&'a ()>,
}

impl RedbBytes<'_> {
    #[inline]
    fn new(bytes: OwnedAccessGuard<Bytes>, guard: Guard) -> Self {
        if guard.is_on() {
            // If the page is damaged, this panics where a panic is expected, and not later.
            let _ = bytes.value();
        }
        Self { guard: bytes, engine: PhantomData }
    }
}

impl AsRef<[u8]> for RedbBytes<'_> {
    #[inline]
    fn as_ref(&self) -> &[u8] {
        self.guard.value()
    }
}
