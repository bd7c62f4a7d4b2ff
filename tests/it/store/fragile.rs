//! An engine that fails, and divides, as it is told to.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicBool, Ordering},
};

use perennial::backend::{
    Backend, BackendError, BackendErrorKind, Cursor, Direction, Entry, KeyRange, Memory,
    MemoryCursor, MemorySnapshot, ReadEngine, WriteBatch,
};

/// Memory, or a snapshot of it, that refuses everything while `broken` is set.
pub struct Fragile<E = Memory> {
    pub memory: E,
    pub broken: Arc<AtomicBool>,
    /// After how many rows its cursors break.
    pub rows_max: u32,
    /// How many parts it gives for the number that it is asked for.
    pub parts: fn(usize) -> usize,
    /// What happens, once, behind the next read of a value under this key.
    pub behind_get: BehindGet,
    /// What happens, once, when a commit has landed and before the store is told.
    pub behind_commit: BehindCommit,
}

/// A key, and what happens behind a read of it.
pub type BehindGet = Arc<Mutex<Option<(&'static str, Box<dyn FnOnce() + Send>)>>>;

/// What happens behind a commit.
pub type BehindCommit = Arc<Mutex<Option<Box<dyn FnOnce() + Send>>>>;

impl Fragile {
    pub fn new(rows_max: u32) -> Self {
        let broken = Arc::new(AtomicBool::new(false));
        let behind_get = Arc::default();
        let behind_commit = Arc::default();
        let (memory, parts) = (Memory::new(), |parts| parts);
        Self { memory, broken, rows_max, parts, behind_get, behind_commit }
    }
}

impl<E> Fragile<E> {
    fn check(&self, action: &'static str) -> Result<(), BackendError> {
        if self.broken.load(Ordering::Relaxed) { Err(failure(action)) } else { Ok(()) }
    }
}

pub fn failure(action: &'static str) -> BackendError {
    BackendError::new("fragile", action, "users", BackendErrorKind::Io, "unplugged")
}

/// Breaks the law of cursors, too: it has no end after an error, but the next one.
pub struct FragileCursor {
    inner: MemoryCursor,
    rows_left: u32,
    /// Counted by whoever asks whether the cursor is still there.
    _broken: Arc<AtomicBool>,
}

impl Cursor for FragileCursor {
    fn next(&mut self) -> Result<Option<Entry<'_>>, BackendError> {
        self.rows_left = self.rows_left.checked_sub(1).ok_or_else(|| failure("walk"))?;
        self.inner.next()
    }

    fn current(&self) -> Option<Entry<'_>> {
        self.inner.current()
    }
}

impl<E> ReadEngine for Fragile<E>
where
    E: for<'a> ReadEngine<Cursor<'a> = MemoryCursor, Snapshot<'a> = MemorySnapshot> + 'static,
{
    type Pinned<'a> = E::Pinned<'a>;
    type Cursor<'a> = FragileCursor;
    type Snapshot<'a> = Fragile<MemorySnapshot>;

    fn snapshot(&self) -> Result<Fragile<MemorySnapshot>, BackendError> {
        self.check("snapshot")?;
        let Self { memory, broken, rows_max, parts, .. } = self;
        let (memory, broken) = (memory.snapshot()?, Arc::clone(broken));
        let (behind_get, behind_commit) = (Arc::default(), Arc::default());
        let (rows_max, parts) = (*rows_max, *parts);
        Ok(Fragile { memory, broken, rows_max, parts, behind_get, behind_commit })
    }

    fn get(&self, table: &str, key: &[u8]) -> Result<Option<E::Pinned<'_>>, BackendError> {
        self.check("get")?;
        let value = self.memory.get(table, key);
        let mut waiting = self.behind_get.lock().unwrap();
        if let Some((_, act)) = waiting.take_if(|(of, _)| of.as_bytes() == key) {
            drop(waiting);
            act();
        }
        value
    }

    fn get_many(
        &self,
        table: &str,
        keys: &[&[u8]],
    ) -> Result<Vec<Option<E::Pinned<'_>>>, BackendError> {
        self.check("get")?;
        self.memory.get_many(table, keys)
    }

    fn cursor(
        &self,
        table: &str,
        range: &KeyRange,
        direction: Direction,
    ) -> Result<FragileCursor, BackendError> {
        self.check("walk")?;
        let inner = self.memory.cursor(table, range, direction)?;
        Ok(FragileCursor { inner, rows_left: self.rows_max, _broken: Arc::clone(&self.broken) })
    }

    fn split(
        &self,
        table: &str,
        range: &KeyRange,
        parts: usize,
    ) -> Result<Vec<Vec<u8>>, BackendError> {
        self.check("split")?;
        self.memory.split(table, range, (self.parts)(parts))
    }
}

impl Backend for Fragile {
    fn name(&self) -> &'static str {
        "fragile"
    }

    fn tables(&self) -> Result<Vec<String>, BackendError> {
        self.memory.tables()
    }

    fn create_tables(&mut self, tables: &[&str]) -> Result<(), BackendError> {
        self.memory.create_tables(tables)
    }

    fn commit(&self, batch: &WriteBatch) -> Result<(), BackendError> {
        self.check("commit")?;
        self.memory.commit(batch)?;
        let act = self.behind_commit.lock().unwrap().take();
        act.into_iter().for_each(|act| act());
        Ok(())
    }
}
