use alloc::sync::Arc;

use super::rows::{Place, Rows};
use crate::backend::{BackendError, Cursor, Direction, Entry, KeyRange, fetch};

/// A walk over a table of a [`Memory`](super::Memory) as it was when the walk began.
#[derive(Clone, Debug)]
pub struct MemoryCursor {
    rows: Arc<Rows>,
    direction: Direction,
    at: Place,
    end: Place,
    state: State,
    goes_by_fields: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Before,
    Row,
    Done,
}

impl MemoryCursor {
    pub(super) fn new(rows: Option<&Arc<Rows>>, range: &KeyRange, direction: Direction) -> Self {
        let rows = rows.map(Arc::clone).unwrap_or_default();
        let (start, end) = rows.places(range);
        let (at, end) = match direction {
            Direction::Forward => (start, end),
            Direction::Backward => (end, start),
        };
        Self { rows, direction, at, end, state: State::Before, goes_by_fields: false }
    }
}

impl Cursor for MemoryCursor {
    #[inline]
    fn next(&mut self) -> Result<Option<Entry<'_>>, BackendError> {
        if self.at == self.end {
            self.state = State::Done;
            return Ok(None);
        }
        let step = match self.direction {
            Direction::Forward => self.rows.step(self.at),
            Direction::Backward => self.rows.step_back(self.at),
        };
        Ok(step.map(|(entry, place)| {
            if self.goes_by_fields {
                fetch(entry.value);
            }
            self.at = place;
            self.state = State::Row;
            entry
        }))
    }

    fn expect_fields(&mut self) {
        self.goes_by_fields = true;
    }

    #[inline]
    fn current(&self) -> Option<Entry<'_>> {
        if self.state != State::Row {
            return None;
        }
        // The place is behind the row, as the walk goes.
        let step = match self.direction {
            Direction::Forward => self.rows.step_back(self.at),
            Direction::Backward => self.rows.step(self.at),
        };
        step.map(|(entry, _)| entry)
    }
}
