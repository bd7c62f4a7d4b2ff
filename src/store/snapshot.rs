//! All tables as they were at one moment.

use core::fmt;

use super::{Registry, Table, TableError, TableReader};
use crate::{backend::Backend, entity::Entity, key::KeyScheme, wire::Wire};

/// A consistent view of all tables: it sees every write that landed before it was taken and none
/// that landed after.
pub struct Snapshot<'a, B: Backend + 'a> {
    engine: B::Snapshot<'a>,
    registry: &'a Registry,
}

impl<'a, B: Backend> Snapshot<'a, B> {
    pub(super) const fn new(engine: B::Snapshot<'a>, registry: &'a Registry) -> Self {
        Self { engine, registry }
    }

    /// A table of the snapshot.
    ///
    /// # Errors
    ///
    /// [`TableError`] if the store was opened without it, or with other types.
    pub fn table<K, V, C, S>(
        &self,
        table: Table<K, V, C, S>,
    ) -> Result<TableReader<'_, B::Snapshot<'a>, K, V, C, S>, TableError>
    where
        V: Entity,
        C: Wire,
        S: KeyScheme<K>,
    {
        Ok(TableReader::new(&self.engine, self.registry.find(table)?))
    }
}

impl<B: Backend> fmt::Debug for Snapshot<'_, B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Snapshot").field("tables", &self.registry.tables().len()).finish()
    }
}
