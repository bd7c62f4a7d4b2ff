//! Engines that fail, and how the store takes it.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use perennial::{
    SpecVersion, Store,
    backend::{
        Backend, BackendError, Direction, KeyRange, Memory, MemoryCursor, MemorySnapshot,
        ReadEngine, WriteBatch,
    },
    registry,
    store::{ReadError, SpecVersionError, WriteError},
};

use super::{
    fragile::{Fragile, failure},
    user::{SPEC_V2, USERS, key, user},
};

/// Memory that nothing can be written to.
pub struct ReadOnly(pub Memory);

impl ReadEngine for ReadOnly {
    type Pinned<'a> = Arc<[u8]>;
    type Cursor<'a> = MemoryCursor;
    type Snapshot<'a> = MemorySnapshot;

    fn snapshot(&self) -> Result<MemorySnapshot, BackendError> {
        self.0.snapshot()
    }

    fn get(&self, table: &str, key: &[u8]) -> Result<Option<Arc<[u8]>>, BackendError> {
        self.0.get(table, key)
    }

    fn get_many(
        &self,
        table: &str,
        keys: &[&[u8]],
    ) -> Result<Vec<Option<Arc<[u8]>>>, BackendError> {
        self.0.get_many(table, keys)
    }

    fn cursor(
        &self,
        table: &str,
        range: &KeyRange,
        direction: Direction,
    ) -> Result<MemoryCursor, BackendError> {
        self.0.cursor(table, range, direction)
    }
}

impl Backend for ReadOnly {
    fn name(&self) -> &'static str {
        "read only"
    }

    fn tables(&self) -> Result<Vec<String>, BackendError> {
        self.0.tables()
    }

    fn create_tables(&mut self, _: &[&str]) -> Result<(), BackendError> {
        Err(failure("create"))
    }

    fn commit(&self, _: &WriteBatch) -> Result<(), BackendError> {
        Err(failure("commit"))
    }
}

fn fragile() -> (Store<Fragile>, Arc<AtomicBool>) {
    let backend = Fragile::new(1);
    let broken = Arc::clone(&backend.broken);
    (Store::open(backend, registry![USERS]).unwrap(), broken)
}

#[test]
fn an_engine_error_passes_through_every_call() {
    let (store, broken) = fragile();
    let users = store.table(USERS).unwrap();
    broken.store(true, Ordering::Relaxed);
    assert!(users.get(&key("a")).unwrap_err().is_backend());
    assert!(users.get_many(&[key("a")]).unwrap_err().is_backend());
    assert!(users.version_counts().unwrap_err().is_backend());
    assert!(matches!(users.put(&key("a"), &user("a", 0)), Err(WriteError::Backend(_))));
    assert!(matches!(users.remove(&key("a")), Err(WriteError::Backend(_))));
    assert!(matches!(users.update(&key("a"), |user| user), Err(WriteError::Backend(_))));
    let mut rows = users.scan(..).into_iter();
    assert!(matches!(rows.next(), Some(Err(ReadError::Backend(_)))));
    assert!(rows.next().is_none());
}

#[test]
fn an_engine_error_in_the_middle_ends_the_walk() {
    let (store, _) = fragile();
    let users = store.table(USERS).unwrap();
    users.put(&key("a"), &user("a", 0)).unwrap();
    users.put(&key("b"), &user("b", 0)).unwrap();
    let rows: Vec<_> = users.scan(..).into_iter().take(10).collect();
    assert_eq!(rows.len(), 2);
    assert!(rows[0].is_ok());
    assert!(matches!(rows[1], Err(ReadError::Backend(_))));
    assert!(users.count(..).unwrap_err().is_backend());
}

#[test]
fn an_engine_error_ends_a_walk_that_lends_and_threads() {
    let (store, counted) = fragile();
    let users = store.table(USERS).unwrap();
    users.put(&key("a"), &user("a", 0)).unwrap();
    users.put(&key("b"), &user("b", 0)).unwrap();
    let idle = Arc::strong_count(&counted);
    macro_rules! ends {
        ($walk:expr) => {
            let mut walk = $walk;
            assert_eq!(walk.next().unwrap().unwrap().key().unwrap(), key("a"));
            assert_eq!(Arc::strong_count(&counted), idle + 1);
            assert!(matches!(walk.next(), Err(ReadError::Backend(_))));
            assert_eq!(Arc::strong_count(&counted), idle, "the cursor is still there");
            assert!(walk.next().unwrap().is_none());
            assert!(walk.next().unwrap().is_none());
        };
    }
    ends!(users.scan_view(..));
    ends!(users.scan(..).walk());
    ends!(users.scan(..).filter(|_| Ok(true)).walk());
    let error = users.scan(..).parallel(2).count();
    assert!(matches!(error, Err(ReadError::Backend(_))));
    let error = users.scan(..).filter(|_| Ok(true)).parallel(2).count();
    assert!(matches!(error, Err(ReadError::Backend(_))));
}

#[test]
fn a_walk_lets_go_of_its_cursor_at_the_end() {
    let engine = Fragile::new(u32::MAX);
    let counted = Arc::clone(&engine.broken);
    let store = Store::open(engine, registry![USERS]).unwrap();
    let users = store.table(USERS).unwrap();
    users.put(&key("a"), &user("a", 0)).unwrap();
    let idle = Arc::strong_count(&counted);
    let mut walk = users.scan_view(..);
    assert!(walk.next().unwrap().is_some());
    assert!(walk.next().unwrap().is_none());
    assert_eq!(Arc::strong_count(&counted), idle);
    let mut rows = users.scan(..).into_iter();
    assert_eq!(rows.by_ref().count(), 1);
    assert_eq!(Arc::strong_count(&counted), idle);
}

#[test]
fn a_spec_version_that_could_not_be_written_did_not_rise() {
    let (store, broken) = fragile();
    broken.store(true, Ordering::Relaxed);
    let error = store.raise_spec_version(SPEC_V2).unwrap_err();
    assert!(matches!(error, SpecVersionError::Backend(_)), "{error}");
    assert_eq!(store.spec_version(), SpecVersion::ZERO);
    broken.store(false, Ordering::Relaxed);
    store.raise_spec_version(SPEC_V2).unwrap();
    assert_eq!(store.spec_version(), SPEC_V2);
}
