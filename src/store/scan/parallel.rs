//! Walks on several threads at once.

use alloc::vec::Vec;
use core::{fmt, num::NonZero, ops::Bound};
use std::{
    panic,
    sync::{Mutex, PoisonError},
    thread,
};

use super::{
    Everything, KeepRow, Row, Scan,
    share::{Part, Share, Turn},
    walk::keeps,
};
use crate::{
    backend::{Cursor, Direction, KeyRange, ReadEngine},
    entity::Entity,
    key::KeyScheme,
    store::{ReadError, TableInfo},
    wire::Wire,
};

/// The most threads of a scan: beyond, they wait for each other and for the machine.
const THREADS_MAX: usize = 256;
/// How many parts a range is divided into for each thread at first.
const PARTS_PER_THREAD: usize = 4;
/// After how many rows a thread looks whether another is idle.
const ROWS_PER_LOOK: u32 = 512;

/// A scan on several threads at once, over one snapshot: each row is visited exactly once, by any
/// of the threads and in no particular order. Made by [`Scan::parallel`].
///
/// The range is divided by what the engine knows of its rows. Where that was wrong, threads that
/// are done take over from those that are not.
#[must_use = "a scan reads nothing until it is asked to"]
pub struct ParallelScan<'a, R, K, V, C, S, P = Everything> {
    scan: Scan<'a, R, K, V, C, S, P>,
    threads: usize,
}

impl<'a, R, K, V, C, S, P> Scan<'a, R, K, V, C, S, P> {
    /// The same rows on several threads at once, at most 256; zero stands for as many as the machine
    /// runs. Threads that would find nothing left to do are not begun.
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::{Store, Table, Versioned, backend::Memory, registry, store::ReadError};
    ///
    /// #[derive(Versioned)]
    /// #[versioned(latest = 1)]
    /// struct Account {
    ///     balance: u64,
    /// }
    ///
    /// const ACCOUNTS: Table<u32, Account> = Table::new("accounts");
    ///
    /// let store = Store::open(Memory::new(), registry![ACCOUNTS])?;
    /// let accounts = store.table(ACCOUNTS)?;
    /// let mut batch = store.batch();
    /// for id in 0..1000 {
    ///     batch.put(ACCOUNTS, &id, &Account { balance: u64::from(id) })?;
    /// }
    /// batch.commit()?;
    ///
    /// let total = accounts.scan(..).parallel(2).fold(
    ///     || 0,
    ///     |sum, row| {
    ///         *sum += row.field(Account::BALANCE)?;
    ///         Ok::<_, ReadError>(())
    ///     },
    ///     |a, b| a + b,
    /// )?;
    /// assert_eq!(total, 499_500);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn parallel(self, threads: usize) -> ParallelScan<'a, R, K, V, C, S, P> {
        let threads = match threads {
            0 => thread::available_parallelism().map_or(1, NonZero::get),
            _ => threads,
        };
        ParallelScan { scan: self, threads: threads.min(THREADS_MAX) }
    }
}

impl<R, K, V, C, S, P> ParallelScan<'_, R, K, V, C, S, P>
where
    R: ReadEngine,
    V: Entity,
    C: Wire,
    S: KeyScheme<K>,
    P: KeepRow<V, C> + Sync,
{
    /// How many rows there are.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if the engine fails, or the filter cannot read a row.
    pub fn count(self) -> Result<u64, ReadError> {
        let one = |count: &mut u64, _: Row<'_, K, V, C, S>| {
            *count += 1;
            Ok::<_, ReadError>(())
        };
        self.fold(|| 0, one, |a, b| a + b)
    }

    /// Calls `visit` with each row. The first error ends the walk, on the other threads within some
    /// hundred rows; a panic does, too, and comes out of this call.
    ///
    /// # Errors
    ///
    /// What `visit` returned first, or [`ReadError`] if the engine fails or the filter cannot read a
    /// row.
    ///
    /// # Panics
    ///
    /// If `visit` or the filter does.
    pub fn try_for_each<E: From<ReadError> + Send>(
        self,
        visit: impl Fn(Row<'_, K, V, C, S>) -> Result<(), E> + Sync,
    ) -> Result<(), E> {
        self.fold(|| (), |(), row| visit(row), |(), ()| ())
    }

    /// Folds the rows: each thread begins with what `init` makes, `fold` adds a row to it, and
    /// `merge` makes one of two threads' results.
    ///
    /// # Errors
    ///
    /// As for [`try_for_each`](Self::try_for_each), with `fold` for `visit`.
    ///
    /// # Panics
    ///
    /// If one of the closures or the filter does.
    pub fn fold<T: Send, E: From<ReadError> + Send>(
        self,
        init: impl Fn() -> T + Sync,
        fold: impl Fn(&mut T, Row<'_, K, V, C, S>) -> Result<(), E> + Sync,
        merge: impl FnMut(T, T) -> T,
    ) -> Result<T, E> {
        let Scan { table, range, filter, .. } = self.scan;
        let (range, info) = (range?, table.info());
        let engine = table.engine().snapshot().map_err(ReadError::from)?;
        let points = engine
            .split(info.name(), &range, self.threads * PARTS_PER_THREAD)
            .map_err(ReadError::from)?;
        let share = Share::new(divide(range, points));
        let failure = Mutex::new(None);
        let visitor = Visitor { engine: &engine, info, filter: &filter, share: &share };
        let work = || {
            let turn = Turn::begin(&share);
            let mut folded = init();
            let visit = |row: Row<'_, K, V, C, S>| fold(&mut folded, row);
            if let Err(error) = visitor.work(visit) {
                failure.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(error);
            }
            turn.finish();
            folded
        };
        let folded = on_threads(self.threads, &work, || share.is_over());
        match failure.into_inner().unwrap_or_else(PoisonError::into_inner) {
            Some(error) => Err(error),
            None => Ok(folded.into_iter().reduce(merge).unwrap_or_else(init)),
        }
    }
}

/// What `work` gives on this thread and on as many others as make `threads` together, or as had been
/// begun when it was over.
///
/// Fewer parts than threads are no reason to begin fewer: an engine that knows little of its rows may
/// divide what is left of a part where it did not divide the whole.
fn on_threads<T: Send>(
    threads: usize,
    work: &(impl Fn() -> T + Sync),
    is_over: impl Fn() -> bool,
) -> Vec<T> {
    thread::scope(|scope| {
        // A system that gives no more threads has the work done by those that it gave.
        let begin = |_| thread::Builder::new().spawn_scoped(scope, work).ok();
        let others = (1..threads).take_while(|_| !is_over());
        let others: Vec<_> = others.map_while(begin).collect();
        let mut done = Vec::from([work()]);
        for other in others {
            done.push(other.join().unwrap_or_else(|cause| panic::resume_unwind(cause)));
        }
        done
    })
}

/// The parts of a range, the first at the end. Points that do not ascend within it are left out.
fn divide(mut range: KeyRange, points: Vec<Vec<u8>>) -> Vec<KeyRange> {
    let mut parts = Vec::new();
    for point in points {
        let rest = KeyRange { start: Bound::Included(point.clone()), end: range.end.clone() };
        if range.contains(&point) && !rest.is_empty() {
            let part = KeyRange { start: range.start, end: Bound::Excluded(point) };
            parts.push(part);
            range = rest;
        }
    }
    parts.push(range);
    parts.reverse();
    parts
}

/// What one thread does.
struct Visitor<'w, R, P> {
    engine: &'w R,
    info: &'w TableInfo,
    filter: &'w P,
    share: &'w Share,
}

impl<R: ReadEngine, P> Visitor<'_, R, P> {
    fn work<K, V, C, S, E: From<ReadError>>(
        &self,
        mut visit: impl FnMut(Row<'_, K, V, C, S>) -> Result<(), E>,
    ) -> Result<(), E>
    where
        P: KeepRow<V, C>,
    {
        while let Some(mut part) = self.share.take() {
            while self.walk(&mut part, &mut visit)? {}
            part.finish();
        }
        Ok(())
    }

    /// Walks over a part. Says whether to walk again: over what is left, others having got a part
    /// of it.
    fn walk<K, V, C, S, E: From<ReadError>>(
        &self,
        part: &mut Part<'_>,
        visit: &mut impl FnMut(Row<'_, K, V, C, S>) -> Result<(), E>,
    ) -> Result<bool, E>
    where
        P: KeepRow<V, C>,
    {
        let cursor = self.engine.cursor(self.info.name(), &part.range, Direction::Forward);
        let mut cursor = cursor.map_err(ReadError::from)?;
        cursor.expect_fields();
        let mut rows = 0;
        while let Some(entry) = cursor.next().map_err(ReadError::from)? {
            let row = Row::new(self.info, entry);
            if keeps(self.filter, &row)? {
                visit(row)?;
            }
            rows += 1;
            if rows < ROWS_PER_LOOK {
                continue;
            }
            rows = 0;
            if self.share.is_stopped() {
                return Ok(false);
            }
            if self.share.is_hungry() && self.give_behind(entry.key, part)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Gives away about half of what lies behind a key, if it can be divided. An engine may divide
    /// it more finely than it was asked to: all parts but the first go.
    fn give_behind(&self, key: &[u8], part: &mut Part<'_>) -> Result<bool, ReadError> {
        let start = Bound::Excluded(key.to_vec());
        let left = KeyRange { start, end: part.range.end.clone() };
        let points = self.engine.split(self.info.name(), &left, 2)?;
        let mut parts = divide(left, points);
        let Some(own) = parts.pop().filter(|_| !parts.is_empty()) else { return Ok(false) };
        part.range = own;
        part.give(parts);
        Ok(true)
    }
}

impl<R, K, V, C, S, P> fmt::Debug for ParallelScan<'_, R, K, V, C, S, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { scan, threads } = self;
        f.debug_struct("ParallelScan").field("scan", scan).field("threads", threads).finish()
    }
}
