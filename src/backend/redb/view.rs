use alloc::{boxed::Box, collections::BTreeMap, sync::Arc};
use core::marker::PhantomData;

use redb::{
    Database, OwnedAccessGuard, ReadOnlyTable, ReadTransaction, ReadableDatabase, TableDefinition,
    TableError,
};

use super::{cursor::RedbCursor, error::failed};
use crate::{
    backend::{BackendError, Direction, KeyRange},
    sync::RwLock,
};

pub(super) type Bytes = &'static [u8];
pub(super) type Rows = ReadOnlyTable<Bytes, Bytes>;

/// A read transaction and the tables opened in it.
pub(super) struct View {
    // Opening a table costs a walk down the tree of tables and a name; readers do it once.
    tables: RwLock<BTreeMap<Box<str>, Arc<Rows>>>,
    transaction: ReadTransaction,
}

impl View {
    pub(super) fn begin(database: &Database) -> Result<Self, BackendError> {
        let transaction = database.begin_read().map_err(|error| failed("read", "*", error))?;
        Ok(Self { tables: RwLock::default(), transaction })
    }

    /// The rows of a table, or `None` if it does not exist.
    pub(super) fn rows(
        &self,
        action: &'static str,
        table: &str,
    ) -> Result<Option<Arc<Rows>>, BackendError> {
        if let Some(rows) = self.tables.read().get(table) {
            return Ok(Some(Arc::clone(rows)));
        }
        if table.is_empty() {
            return Ok(None);
        }
        match self.transaction.open_table(TableDefinition::<Bytes, Bytes>::new(table)) {
            Ok(rows) => {
                let rows = Arc::new(rows);
                self.tables.write().insert(Box::from(table), Arc::clone(&rows));
                Ok(Some(rows))
            }
            Err(TableError::TableDoesNotExist(_)) => Ok(None),
            Err(error) => Err(failed(action, table, error)),
        }
    }

    pub(super) fn get<'a>(
        &self,
        table: &str,
        key: &[u8],
    ) -> Result<Option<RedbBytes<'a>>, BackendError> {
        let Some(rows) = self.rows("get", table)? else { return Ok(None) };
        let found = rows.get_owned(key).map_err(|error| failed("get", table, error))?;
        Ok(found.map(RedbBytes::new))
    }

    pub(super) fn get_many<'a>(
        &self,
        table: &str,
        keys: &[&[u8]],
    ) -> Result<alloc::vec::Vec<Option<RedbBytes<'a>>>, BackendError> {
        let rows = self.rows("get", table)?;
        let get = |key: &&[u8]| match &rows {
            Some(rows) => rows.get_owned(*key).map(|found| found.map(RedbBytes::new)),
            None => Ok(None),
        };
        keys.iter().map(get).collect::<Result<_, _>>().map_err(|error| failed("get", table, error))
    }

    pub(super) fn cursor<'a>(
        &self,
        table: &str,
        range: &KeyRange,
        direction: Direction,
    ) -> Result<RedbCursor<'a>, BackendError> {
        let rows = self.rows("scan", table)?;
        RedbCursor::new(rows.as_deref(), table, range, direction)
    }
}

/// A stored value in redb's page cache.
pub struct RedbBytes<'a> {
    guard: OwnedAccessGuard<Bytes>,
    // The guard could outlive the engine, and keep the file locked after it is closed.
    engine: PhantomData<&'a ()>,
}

impl RedbBytes<'_> {
    fn new(guard: OwnedAccessGuard<Bytes>) -> Self {
        Self { guard, engine: PhantomData }
    }
}

impl AsRef<[u8]> for RedbBytes<'_> {
    fn as_ref(&self) -> &[u8] {
        self.guard.value()
    }
}
