use alloc::{sync::Arc, vec::Vec};

use super::{
    cursor::RedbCursor,
    engine::Redb,
    view::{RedbBytes, View},
};
use crate::backend::{BackendError, Direction, KeyRange, ReadEngine};

/// All tables of a [`Redb`] as they were at one moment. Pages that it reads are not used again
/// while it lives.
#[derive(Clone)]
pub struct RedbSnapshot<'a> {
    view: Arc<View>,
    engine: &'a Redb,
}

impl<'a> RedbSnapshot<'a> {
    pub(super) fn new(view: Arc<View>, engine: &'a Redb) -> Self {
        Self { view, engine }
    }
}

impl<'s> ReadEngine for RedbSnapshot<'s> {
    type Pinned<'a>
        = RedbBytes<'a>
    where
        Self: 'a;
    type Cursor<'a>
        = RedbCursor<'a>
    where
        Self: 'a;
    type Snapshot<'a>
        = RedbSnapshot<'s>
    where
        Self: 'a;

    fn snapshot(&self) -> Result<RedbSnapshot<'s>, BackendError> {
        Ok(self.clone())
    }

    #[inline]
    fn get(&self, table: &str, key: &[u8]) -> Result<Option<RedbBytes<'_>>, BackendError> {
        let Some(table) = self.engine.table(table) else { return Ok(None) };
        self.view.get(table, key)
    }

    fn get_many(
        &self,
        table: &str,
        keys: &[&[u8]],
    ) -> Result<Vec<Option<RedbBytes<'_>>>, BackendError> {
        let Some(table) = self.engine.table(table) else {
            return Ok(keys.iter().map(|_| None).collect());
        };
        self.view.get_many(table, keys)
    }

    fn cursor(
        &self,
        table: &str,
        range: &KeyRange,
        direction: Direction,
    ) -> Result<RedbCursor<'_>, BackendError> {
        let Some(table) = self.engine.table(table) else { return Ok(RedbCursor::at_end(table)) };
        self.view.cursor(table, range, direction)
    }
}
