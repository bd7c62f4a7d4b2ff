//! The iterator over rows.

use core::{fmt, marker::PhantomData};

use super::{AsLatest, ReadError, ReadRow, TableReader};
use crate::backend::{Cursor, Direction, KeyRange, ReadEngine};

/// A walk over rows, in one of the [forms](ReadRow) that a scan gives.
///
/// Each row is read straight from the bytes that the engine's cursor lends. A row that does not
/// decode is an `Err` and the walk goes on behind it; an error of the engine ends it.
pub struct Rows<'a, R: ReadEngine + 'a, K, V, C, S, F = AsLatest> {
    table: TableReader<'a, R, K, V, C, S>,
    state: State<R::Cursor<'a>>,
    form: PhantomData<fn() -> F>,
}

/// Where a walk is.
enum State<T> {
    /// It did not begin, for this reason.
    Failed(ReadError),
    Walking(T),
    Done,
}

impl<'a, R: ReadEngine, K, V, C, S, F> Rows<'a, R, K, V, C, S, F> {
    pub(super) fn new(
        table: TableReader<'a, R, K, V, C, S>,
        range: Result<KeyRange, ReadError>,
        direction: Direction,
    ) -> Self {
        let cursor =
            range.and_then(|range| Ok(table.engine().cursor(table.name(), &range, direction)?));
        let state = cursor.map_or_else(State::Failed, State::Walking);
        Self { table, state, form: PhantomData }
    }

    #[cold]
    fn end<T>(&mut self, error: impl Into<ReadError>) -> Option<Result<T, ReadError>> {
        self.state = State::Done;
        Some(Err(error.into()))
    }
}

impl<R, K, V, C, S, F> Iterator for Rows<'_, R, K, V, C, S, F>
where
    R: ReadEngine,
    F: ReadRow<K, V, C, S>,
{
    type Item = Result<F::Item, ReadError>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        if let State::Walking(cursor) = &mut self.state {
            match cursor.next() {
                Ok(Some(entry)) => return Some(F::read_row(&self.table, entry)),
                Ok(None) => {
                    self.state = State::Done;
                    return None;
                }
                Err(error) => return self.end(error),
            }
        }
        match core::mem::replace(&mut self.state, State::Done) {
            State::Failed(error) => self.end(error),
            State::Walking(_) | State::Done => None,
        }
    }
}

impl<R, K, V, C, S, F> core::iter::FusedIterator for Rows<'_, R, K, V, C, S, F>
where
    R: ReadEngine,
    F: ReadRow<K, V, C, S>,
{
}

impl<R: ReadEngine, K, V, C, S, F> fmt::Debug for Rows<'_, R, K, V, C, S, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_done = matches!(self.state, State::Done);
        f.debug_struct("Rows").field("table", &self.table.name()).field("done", &is_done).finish()
    }
}
