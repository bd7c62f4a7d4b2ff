use alloc::{boxed::Box, vec::Vec};
use core::{marker::PhantomData, ops::Bound};

use redb::{AccessGuard, Range};

use super::{
    error::failed,
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
    engine: PhantomData<&'a ()>,
}

impl RedbCursor<'_> {
    pub(super) fn new(
        rows: Option<&Rows>,
        table: &str,
        range: &KeyRange,
        direction: Direction,
    ) -> Result<Self, BackendError> {
        let bounds: (Bound<&[u8]>, Bound<&[u8]>) =
            (range.start.as_ref().map(Vec::as_slice), range.end.as_ref().map(Vec::as_slice));
        let range = rows
            .filter(|_| !range.is_empty())
            .map(|rows| rows.range::<&[u8]>(bounds))
            .transpose()
            .map_err(|error| failed("scan", table, error))?;
        Ok(Self { range, direction, ..Self::at_end(table) })
    }

    /// A walk without rows.
    pub(super) fn at_end(table: &str) -> Self {
        Self {
            row: None,
            range: None,
            table: Box::from(table),
            direction: Direction::Forward,
            goes_by_fields: false,
            engine: PhantomData,
        }
    }
}

impl Cursor for RedbCursor<'_> {
    #[inline]
    fn next(&mut self) -> Result<Option<Entry<'_>>, BackendError> {
        let Some(range) = &mut self.range else { return Ok(None) };
        let row = match self.direction {
            Direction::Forward => range.next(),
            Direction::Backward => range.next_back(),
        };
        self.row = match row.transpose() {
            Ok(row) => row,
            Err(error) => {
                self.row = None;
                self.range = None;
                return Err(failed("scan", &self.table, error));
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
