//! Databases that one process after the other opens, over every engine.

use std::{
    collections::BTreeMap,
    marker::PhantomData,
    sync::{Arc, RwLock},
};

use perennial::{
    backend::{
        Backend, BackendError, Cursor, Direction, KeyRange, Memory, MemoryCursor, MemorySnapshot,
        ReadEngine, WriteBatch,
    },
    store::{OpenError, Registry, Store},
};
use tempfile::TempDir;

use crate::engines::harness::{self, Engine, Row};

pub const CATALOG: &str = "perennial.catalog";

/// Where a database lives.
pub trait Home: Sized {
    type Engine: Backend;

    /// A place without a database.
    fn new() -> Self;

    fn engine(&self) -> Self::Engine;

    fn open(&self, registry: Registry) -> Store<Self::Engine> {
        Store::open(self.engine(), registry).unwrap()
    }

    /// Opens in vain, and checks that not a byte has changed.
    fn refused(&self, registry: Registry) -> OpenError {
        let before = dump(&self.engine());
        let error = Store::open(self.engine(), registry).unwrap_err();
        assert_eq!(dump(&self.engine()), before, "{error}");
        error
    }

    /// Writes behind the store's back.
    fn plant(&self, table: &'static str, key: &[u8], value: &[u8]) {
        harness::commit(&self.engine(), [harness::put(table, key, value)]);
    }

    /// Removes behind the store's back.
    fn remove(&self, table: &'static str, key: &[u8]) {
        harness::commit(&self.engine(), [harness::remove(table, key)]);
    }

    /// The text of a row of the catalog.
    fn row(&self, table: &str, version: u8) -> Option<String> {
        let row = harness::get(&self.engine(), CATALOG, &row_key(table, version));
        row.map(|row| String::from_utf8(row).unwrap())
    }
}

pub fn row_key(table: &str, version: u8) -> Vec<u8> {
    [table.as_bytes(), &[0, version]].concat()
}

/// All rows of all tables.
pub fn dump(engine: &impl Backend) -> BTreeMap<String, Vec<Row>> {
    let rows = |table: String| {
        let mut cursor = engine.cursor(&table, &KeyRange::all(), Direction::Forward).unwrap();
        let mut rows = Vec::new();
        while let Some(entry) = cursor.next().unwrap() {
            rows.push((entry.key.to_vec(), entry.value.to_vec()));
        }
        (table, rows)
    };
    engine.tables().unwrap().into_iter().map(rows).collect()
}

/// A folder.
pub struct OnDisk<E> {
    folder: TempDir,
    engine: PhantomData<E>,
}

impl<E: Engine> Home for OnDisk<E> {
    type Engine = E;

    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), engine: PhantomData }
    }

    fn engine(&self) -> E {
        E::open_quick(&self.folder.path().join("data")).unwrap()
    }
}

/// One memory that all who open it share.
#[derive(Clone, Default)]
pub struct InMemory(Arc<RwLock<Memory>>);

impl Home for InMemory {
    type Engine = Self;

    fn new() -> Self {
        Self::default()
    }

    fn engine(&self) -> Self {
        self.clone()
    }
}

impl ReadEngine for InMemory {
    type Pinned<'a> = Arc<[u8]>;
    type Cursor<'a> = MemoryCursor;
    type Snapshot<'a> = MemorySnapshot;

    fn snapshot(&self) -> Result<MemorySnapshot, BackendError> {
        self.0.read().unwrap().snapshot()
    }

    fn get(&self, table: &str, key: &[u8]) -> Result<Option<Arc<[u8]>>, BackendError> {
        self.0.read().unwrap().get(table, key)
    }

    fn get_many(
        &self,
        table: &str,
        keys: &[&[u8]],
    ) -> Result<Vec<Option<Arc<[u8]>>>, BackendError> {
        self.0.read().unwrap().get_many(table, keys)
    }

    fn cursor(
        &self,
        table: &str,
        range: &KeyRange,
        direction: Direction,
    ) -> Result<MemoryCursor, BackendError> {
        self.0.read().unwrap().cursor(table, range, direction)
    }
}

impl Backend for InMemory {
    fn name(&self) -> &'static str {
        "memory"
    }

    fn tables(&self) -> Result<Vec<String>, BackendError> {
        self.0.read().unwrap().tables()
    }

    fn create_tables(&mut self, tables: &[&str]) -> Result<(), BackendError> {
        self.0.write().unwrap().create_tables(tables)
    }

    fn commit(&self, batch: &WriteBatch) -> Result<(), BackendError> {
        self.0.read().unwrap().commit(batch)
    }
}

/// Tests over every engine.
macro_rules! over_engines {
    ($($test:ident)*) => {
        mod memory {
            $(#[test]
            fn $test() {
                super::$test::<crate::catalog::home::InMemory>();
            })*
        }

        #[cfg(feature = "redb")]
        mod redb {
            $(#[test]
            fn $test() {
                super::$test::<crate::catalog::home::OnDisk<perennial::backend::Redb>>();
            })*
        }

        #[cfg(feature = "rocksdb")]
        mod rocksdb {
            $(#[test]
            fn $test() {
                super::$test::<crate::catalog::home::OnDisk<perennial::backend::RocksDb>>();
            })*
        }
    };
}

pub(crate) use over_engines;
