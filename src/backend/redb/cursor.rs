use alloc::{boxed::Box, vec::Vec};
use core::{marker::PhantomData, ops::Bound};

use redb::{AccessGuard, Range};

use super::{
    error::failed,
    panics::{self, Guard},
    view::{Bytes, Rows},
};
use crate::backend::{BackendError, Cursor, Direction, Entry, KeyRange, fetch};

type Row = (AccessGuard<'static, Bytes>, AccessGuard<'static, Bytes>);

/// A walk over a table of a [`Redb`](super::Redb).
pub struct RedbCursor<'a> {
    // Declared before the range, which keeps the transaction alive that the guards' pages are of.
    row: Option<Row>,
    range: Option<Range<'static, Bytes, Bytes>>,
    table: Box<str>,
    direction: Direction,
    goes_by_fields: bool,
    guard: Guard,
    /// Under the guard, the key of the row.
    last: Vec<u8>,
    engine: PhantomData<&'a ()>,
}

impl RedbCursor<'_> {
    pub(super) fn new(
        rows: Option<&Rows>,
        table: &str,
        range: &KeyRange,
        direction: Direction,
        guard: Guard,
    ) -> Result<Self, BackendError> {
        let bounds: (Bound<&[u8]>, Bound<&[u8]>) =
            (range.start.as_ref().map(Vec::as_slice), range.end.as_ref().map(Vec::as_slice));
        let range = rows
            .filter(|_| !range.is_empty())
            .map(|rows| rows.range::<&[u8]>(bounds))
            .transpose()
            .map_err(|error| failed("scan", table, error))?;
        Ok(Self { range, direction, guard, ..Self::at_end(table) })
    }

    /// A walk without rows.
    pub(super) fn at_end(table: &str) -> Self {
        Self {
            row: None,
            range: None,
            table: Box::from(table),
            direction: Direction::Forward,
            goes_by_fields: false,
            guard: Guard::Off,
            last: Vec::new(),
            engine: PhantomData,
        }
    }
}

impl RedbCursor<'_> {
    #[inline]
    fn step(&mut self) -> Option<Result<Row, redb::StorageError>> {
        let range = self.range.as_mut()?;
        match self.direction {
            Direction::Forward => range.next(),
            Direction::Backward => range.next_back(),
        }
    }

    /// A step in a file that may be damaged, where redb may panic.
    fn step_guarded(&mut self) -> Result<Option<Row>, BackendError> {
        match panics::caught(|| self.step_checked()) {
            Ok(stepped) => stepped,
            Err(message) => Err(panics::damaged("scan", &self.table, &message)),
        }
    }

    /// Keys that do not ascend, or descend, tell of pages that are not where they belong; such a walk
    /// could go on for ever.
    fn step_checked(&mut self) -> Result<Option<Row>, BackendError> {
        let is_first = self.row.is_none();
        let Some(row) = self.step() else { return Ok(None) };
        let row = row.map_err(|error| failed("scan", &self.table, error))?;
        // In a damaged page this panics here, and not where the row is looked at.
        let (key, _) = (row.0.value(), row.1.value());
        let is_behind = match self.direction {
            Direction::Forward => key > self.last.as_slice(),
            Direction::Backward => key < self.last.as_slice(),
        };
        if !is_behind && !is_first {
            return Err(panics::damaged("scan", &self.table, "its rows are out of order"));
        }
        self.last.clear();
        self.last.extend_from_slice(key);
        Ok(Some(row))
    }
}

impl Cursor for RedbCursor<'_> {
    #[inline]
    fn next(&mut self) -> Result<Option<Entry<'_>>, BackendError> {
        if self.range.is_none() {
            return Ok(None);
        }
        let stepped = if self.guard.is_on() {
            self.step_guarded()
        } else {
            let row = self.step().transpose();
            row.map_err(|error| failed("scan", &self.table, error))
        };
        self.row = match stepped {
            Ok(row) => row,
            Err(error) => {
                self.row = None;
                self.range = None;
                return Err(error);
            }
        };
        match &self.row {
            Some((_, value)) if self.goes_by_fields => fetch(value.value()),
            Some(_) => {}
            None => self.range = None,
        }
        Ok(self.current())
    }

    fn expect_fields(&mut self) {
        self.goes_by_fields = true;
    }

    #[inline]
    fn current(&self) -> Option<Entry<'_>> {
        self.row.as_ref().map(|(key, value)| Entry { key: key.value(), value: value.value() })
    }
}
