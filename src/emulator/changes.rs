//! The writes of one block, before they land.

use alloc::{collections::BTreeMap, vec::Vec};

use super::EmulatorError;
use crate::{
    backend::Backend,
    entity::{self, Entity, WriteEntity},
    key::KeyScheme,
    store::{Batch, Decision, Store, Table},
    version::{Epoch, SpecVersion, Version},
    wire::Wire,
};

/// A table's name and the bytes of a key.
type Place = (&'static str, Vec<u8>);

/// Writes that land together, and are seen by reads through here before they do.
pub(super) struct Changes<'a, B> {
    store: &'a Store<B>,
    batch: Batch<'a, B>,
    /// What the batch holds: a stored value, or that there is none.
    pending: BTreeMap<Place, Option<Vec<u8>>>,
}

impl<'a, B: Backend> Changes<'a, B> {
    /// The changes that a chain begins with, at a spec version that the store reaches with them.
    pub(super) fn of_genesis(store: &'a Store<B>, spec: SpecVersion) -> Self {
        Self { store, batch: store.batch_of_first(spec), pending: BTreeMap::new() }
    }

    /// Changes that the runtime of a spec version makes.
    pub(super) fn new(store: &'a Store<B>, spec: SpecVersion) -> Result<Self, EmulatorError> {
        Ok(Self { store, batch: store.runtime(spec)?.batch(), pending: BTreeMap::new() })
    }

    /// The latest view of a value, as it is with these changes.
    pub(super) fn get<K, V, C, S>(
        &self,
        table: Table<K, V, C, S>,
        key: &K,
    ) -> Result<Option<V>, EmulatorError>
    where
        V: Entity,
        C: Wire,
        S: KeyScheme<K>,
    {
        match self.pending.get(&self.place(table, key)?) {
            Some(Some(stored)) => Ok(Some(entity::decode::<C, V>(stored)?)),
            Some(None) => Ok(None),
            None => Ok(self.store.table(table)?.get(key)?),
        }
    }

    /// Writes a view as the newest version that is active.
    pub(super) fn put<K, V, C, S>(
        &mut self,
        table: Table<K, V, C, S>,
        key: &K,
        value: &V,
    ) -> Result<Version, EmulatorError>
    where
        V: WriteEntity,
        C: Wire,
        S: KeyScheme<K>,
    {
        let version = self.batch.put(table, key, value)?;
        let stored = entity::encode_as::<C, V>(value, version)?;
        self.pending.insert(self.place(table, key)?, Some(stored));
        Ok(version)
    }

    /// Removes a value, if there is one.
    pub(super) fn remove<K, V, C, S>(
        &mut self,
        table: Table<K, V, C, S>,
        key: &K,
    ) -> Result<(), EmulatorError>
    where
        V: Entity,
        C: Wire,
        S: KeyScheme<K>,
    {
        self.batch.remove(table, key)?;
        self.pending.insert(self.place(table, key)?, None);
        Ok(())
    }

    /// Lets all of them land, with what was decided about the schedule and with the epoch.
    pub(super) fn commit(self, decision: Decision<'_>, epoch: Epoch) -> Result<(), EmulatorError> {
        self.batch.commit_and_advance::<EmulatorError>(decision, epoch).map(drop)
    }

    fn place<K, V, C, S>(&self, table: Table<K, V, C, S>, key: &K) -> Result<Place, EmulatorError>
    where
        V: Entity,
        C: Wire,
        S: KeyScheme<K>,
    {
        Ok((table.name(), self.store.table(table)?.key_bytes(key)?))
    }
}
