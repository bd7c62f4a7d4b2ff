//! Writes over several tables that land together.

use alloc::vec::Vec;
use core::fmt;

use super::{
    Store, Table, TableInfo, WriteError,
    catalog::{FirstWrites, TableState},
    encode::TableGate,
};
use crate::{
    backend::{Backend, WriteBatch, WriteOp},
    entity::{Entity, WriteEntity},
    gate::{Encoded, Gate},
    key::KeyScheme,
    version::{SpecVersion, Version},
    wire::Wire,
};

/// Writes over several tables that land together or not at all, when they are committed. A batch
/// that is dropped writes nothing.
///
/// Each value is encoded when it is added, so an error shows at once; the batch goes on without
/// that write. Of two writes to one key, the later wins.
///
/// # Examples
///
/// ```
/// use perennial::{Store, Table, Versioned, backend::Memory, registry};
///
/// #[derive(Debug, PartialEq, Versioned)]
/// #[versioned(latest = 1)]
/// struct Account {
///     balance: u64,
/// }
///
/// const ACCOUNTS: Table<u32, Account> = Table::new("accounts");
///
/// let store = Store::open(Memory::new(), registry![ACCOUNTS])?;
/// let mut batch = store.batch();
/// batch.put(ACCOUNTS, &1, &Account { balance: 30 })?;
/// batch.put(ACCOUNTS, &2, &Account { balance: 70 })?;
/// assert_eq!(store.table(ACCOUNTS)?.get(&1)?, None);
/// batch.commit()?;
/// assert_eq!(store.table(ACCOUNTS)?.get(&1)?, Some(Account { balance: 30 }));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use = "a batch writes nothing until it is committed"]
pub struct Batch<'a, B> {
    pub(super) store: &'a Store<B>,
    /// The runtime that writes; without one, the store's spec version of the moment decides.
    pub(super) runtime: Option<SpecVersion>,
    pub(super) writes: WriteBatch,
    pub(super) first: FirstWrites<'a>,
}

impl<'a, B: Backend> Batch<'a, B> {
    pub(super) const fn new(store: &'a Store<B>, runtime: Option<SpecVersion>) -> Self {
        Self { store, runtime, writes: WriteBatch::new(), first: FirstWrites::new() }
    }

    /// Adds a view, as the newest version that is active now, and says which.
    ///
    /// # Errors
    ///
    /// [`WriteError`] if the store lacks the table or does not write to it, or if the version cannot
    /// hold the value without loss.
    pub fn put<K, V, C, S>(
        &mut self,
        table: Table<K, V, C, S>,
        key: &K,
        value: &V,
    ) -> Result<Version, WriteError>
    where
        V: WriteEntity,
        C: Wire,
        S: KeyScheme<K>,
    {
        let (gate, state) = self.gate(table)?;
        let key = gate.key::<K, S>(key)?;
        let encoded = gate.view::<C, V>(&key, value)?;
        Ok(self.push(gate.info, state, key, encoded))
    }

    /// Adds a value in its own version.
    ///
    /// # Errors
    ///
    /// [`WriteError`] if the store lacks the table, the version is not active, or the value cannot
    /// be encoded.
    pub fn put_versioned<K, V, C, S>(
        &mut self,
        table: Table<K, V, C, S>,
        key: &K,
        value: &V::Versioned,
    ) -> Result<Version, WriteError>
    where
        V: Entity,
        C: Wire,
        S: KeyScheme<K>,
    {
        let (gate, state) = self.gate(table)?;
        let key = gate.key::<K, S>(key)?;
        let encoded = gate.versioned::<C, V>(&key, value)?;
        Ok(self.push(gate.info, state, key, encoded))
    }

    /// Adds a removal; of a key that is not there, it does nothing.
    ///
    /// # Errors
    ///
    /// [`WriteError`] if the store lacks the table.
    pub fn remove<K, V, C, S>(
        &mut self,
        table: Table<K, V, C, S>,
        key: &K,
    ) -> Result<(), WriteError>
    where
        V: Entity,
        C: Wire,
        S: KeyScheme<K>,
    {
        let (gate, _) = self.gate(table)?;
        let key = gate.key::<K, S>(key)?;
        self.writes.push(WriteOp::Remove { table: table.name(), key });
        Ok(())
    }

    /// Whether there is nothing to write.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.writes.is_empty()
    }

    /// Writes it all. What was active when it was added is active still: the spec version never
    /// goes down.
    ///
    /// # Errors
    ///
    /// [`WriteError`] if the engine fails; then nothing was written.
    pub fn commit(self) -> Result<(), WriteError> {
        if self.writes.is_empty() {
            return Ok(());
        }
        let _shared = self.store.writing().read();
        self.first.commit(self.store.backend(), self.store.spec_version(), self.writes)
    }

    fn push(
        &mut self,
        info: &'a TableInfo,
        state: &'a TableState,
        key: Vec<u8>,
        Encoded { version, bytes }: Encoded,
    ) -> Version {
        self.first.note(info, state, version);
        self.writes.push(WriteOp::Put { table: info.name(), key, value: bytes });
        version
    }

    /// What lets writes through, if the table may be written to at all.
    fn gate<K, V, C, S>(
        &self,
        table: Table<K, V, C, S>,
    ) -> Result<(TableGate<'a>, &'a TableState), WriteError>
    where
        V: Entity,
        C: Wire,
        S: KeyScheme<K>,
    {
        let (info, state) = self.store.find(table)?;
        state.check_writable()?;
        let active = self.runtime.unwrap_or_else(|| self.store.spec_version());
        Ok((TableGate { info, gate: Gate::new(active) }, state))
    }
}

impl<B> fmt::Debug for Batch<'_, B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Batch").field("writes", &self.writes.ops().len()).finish()
    }
}
