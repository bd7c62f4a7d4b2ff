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
    /// The row behind it, if values are expected: it comes from memory meanwhile.
    ahead: Option<Row>,
    range: Option<Range<'static, Bytes, Bytes>>,
    table: Box<str>,
    direction: Direction,
    /// What kept the row ahead from being read; told when it would be lent.
    error: Option<redb::StorageError>,
    looks_ahead: bool,
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
            ahead: None,
            range: None,
            table: Box::from(table),
            direction: Direction::Forward,
            error: None,
            looks_ahead: false,
            engine: PhantomData,
        }
    }

    /// The next row of the range; at its end and after an error the range is let go of.
    #[inline]
    fn pull(&mut self) -> Option<Row> {
        let range = self.range.as_mut()?;
        let row = match self.direction {
            Direction::Forward => range.next(),
            Direction::Backward => range.next_back(),
        };
        match row {
            Some(Ok(row)) => Some(row),
            Some(Err(error)) => {
                self.error = Some(error);
                None
            }
            None => None,
        }
    }

    /// Lets go of the range, and tells the error that ended it if there is one.
    #[cold]
    fn end(&mut self) -> Result<Option<Entry<'_>>, BackendError> {
        self.range = None;
        match self.error.take() {
            Some(error) => Err(failed("scan", &self.table, error)),
            None => Ok(None),
        }
    }
}

impl Cursor for RedbCursor<'_> {
    #[inline]
    fn next(&mut self) -> Result<Option<Entry<'_>>, BackendError> {
        if self.looks_ahead {
            self.row = self.ahead.take();
            if self.error.is_none() {
                self.ahead = self.pull();
                if let Some((_, value)) = &self.ahead {
                    fetch(value.value());
                }
            }
        } else {
            self.row = self.pull();
        }
        if self.row.is_none() {
            return self.end();
        }
        Ok(self.current())
    }

    fn expect_values(&mut self) {
        if !self.looks_ahead {
            self.looks_ahead = true;
            self.ahead = self.pull();
        }
    }

    #[inline]
    fn current(&self) -> Option<Entry<'_>> {
        self.row.as_ref().map(|(key, value)| Entry { key: key.value(), value: value.value() })
    }
}
