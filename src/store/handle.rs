//! A table of the live store.

use alloc::{boxed::Box, vec::Vec};
use core::{fmt, ops::Deref};

use super::{
    Store, TableInfo, TableReader, WriteError,
    catalog::{FirstWrites, TableState},
    encode::TableGate,
};
use crate::{
    backend::{Backend, WriteBatch, WriteOp},
    entity::{Entity, WriteEntity},
    gate::{Encoded, Gate, GateError},
    key::KeyScheme,
    version::{SpecVersion, Version},
    wire::Wire,
};

/// A table to read from and write to. All of [`TableReader`]'s calls are at hand.
///
/// # Examples
///
/// ```
/// use perennial::{SpecVersion, Store, Table, Versioned, backend::Memory, registry};
///
/// #[derive(Debug, PartialEq, Versioned)]
/// #[versioned(latest = 2, activates(2 = 6))]
/// struct User {
///     name: String,
///     #[versioned(since = 2)]
///     karma: u32,
/// }
///
/// const USERS: Table<String, User> = Table::new("users");
///
/// let store = Store::open(Memory::new(), registry![USERS])?;
/// let users = store.table(USERS)?;
/// let ada = "ada".to_string();
///
/// // At spec version 0 only the first version may be written; it has no room for karma.
/// assert_eq!(users.put(&ada, &User { name: "Ada".into(), karma: 0 })?.get(), 1);
/// assert!(users.put(&ada, &User { name: "Ada".into(), karma: 7 }).is_err());
///
/// store.raise_spec_version(SpecVersion(6))?;
/// let ada_now = users.update(&ada, |user| user.map(|user| User { karma: 7, ..user }))?;
/// assert_eq!(ada_now, Some(User { name: "Ada".into(), karma: 7 }));
/// assert_eq!(users.get(&ada)?, ada_now);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct TableHandle<'a, B, K, V, C, S> {
    pub(super) store: &'a Store<B>,
    state: &'a TableState,
    /// The runtime that writes; without one, the store's spec version of the moment decides.
    runtime: Option<SpecVersion>,
    pub(super) reader: TableReader<'a, B, K, V, C, S>,
}

impl<'a, B, K, V, C, S> TableHandle<'a, B, K, V, C, S>
where
    B: Backend,
    V: Entity,
    C: Wire,
    S: KeyScheme<K>,
{
    pub(super) fn new(
        store: &'a Store<B>,
        (info, state): (&'a TableInfo, &'a TableState),
        runtime: Option<SpecVersion>,
    ) -> Self {
        Self { store, state, runtime, reader: TableReader::new(store.backend(), info) }
    }

    /// Writes the view under a key, as the newest version that is active, and says which. Overwrites
    /// what is there, whatever its version.
    ///
    /// What is active, the handle's [`Runtime`](super::Runtime) decides, or the store's spec version.
    ///
    /// # Errors
    ///
    /// [`WriteError`] if that version cannot hold the value without loss, or the engine fails.
    pub fn put(&self, key: &K, value: &V) -> Result<Version, WriteError>
    where
        V: WriteEntity,
    {
        self.put_encoded(key, |gate| gate.encode::<C, V>(value))
    }

    /// Whether [`put`](Self::put) would write the view, and as which version. Nothing is written.
    ///
    /// # Errors
    ///
    /// [`WriteError`] as `put` would give, without a key.
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::{SpecVersion, Store, Table, Versioned, backend::Memory, registry};
    ///
    /// #[derive(Versioned)]
    /// #[versioned(latest = 2, activates(2 = 6))]
    /// struct User {
    ///     name: String,
    ///     #[versioned(since = 2)]
    ///     karma: u32,
    /// }
    ///
    /// const USERS: Table<u64, User> = Table::new("users");
    /// let store = Store::open(Memory::new(), registry![USERS])?;
    /// let users = store.table(USERS)?;
    /// assert_eq!(users.would_write(&User { name: "al".into(), karma: 0 })?.get(), 1);
    /// let refused = users.would_write(&User { name: "al".into(), karma: 7 });
    /// assert!(refused.is_err_and(|error| error.to_string().contains("`karma` would be lost")));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn would_write(&self, value: &V) -> Result<Version, WriteError>
    where
        V: WriteEntity,
    {
        let gate = self.gate()?;
        match gate.gate.encode::<C, V>(value) {
            Ok(encoded) => Ok(encoded.version),
            Err(source) => Err(gate.refused(None, source)),
        }
    }

    /// Whether [`put_versioned`](Self::put_versioned) would write the value. Nothing is written.
    ///
    /// # Errors
    ///
    /// [`WriteError`] as `put_versioned` would give, without a key.
    pub fn would_write_versioned(&self, value: &V::Versioned) -> Result<Version, WriteError> {
        let gate = self.gate()?;
        match gate.gate.encode_versioned::<C, V>(value) {
            Ok(encoded) => Ok(encoded.version),
            Err(source) => Err(gate.refused(None, source)),
        }
    }

    /// Writes a value in its own version.
    ///
    /// # Errors
    ///
    /// [`WriteError`] if that version is not active, the value cannot be encoded, or the engine fails.
    pub fn put_versioned(&self, key: &K, value: &V::Versioned) -> Result<Version, WriteError> {
        self.put_encoded(key, |gate| gate.encode_versioned::<C, V>(value))
    }

    /// Writes bytes that are a stored value already: state of an existing chain, an export. They
    /// are checked to be exactly what this library would store, of any version that the binary
    /// knows, and written unchanged. What was written elsewhere was active there, so activation is
    /// not asked for.
    ///
    /// # Errors
    ///
    /// [`WriteError`] if the bytes are no such value, or the engine fails.
    pub fn adopt(&self, key: &K, stored: impl Into<Vec<u8>>) -> Result<Version, WriteError> {
        let bytes = stored.into();
        let _shared = self.store.writing().read();
        let gate = self.gate()?;
        let key = gate.key::<K, S>(key)?;
        let version = gate.adopted::<C, V>(&key, &bytes)?;
        self.store_value(key, Encoded { version, bytes })
    }

    /// Removes the value under a key, whatever its version, and says whether there was one.
    ///
    /// # Errors
    ///
    /// [`WriteError`] if the engine fails.
    pub fn remove(&self, key: &K) -> Result<bool, WriteError> {
        let _alone = self.store.writing().write();
        let key = self.gate()?.key::<K, S>(key)?;
        if self.store.backend().get(self.name(), &key)?.is_none() {
            return Ok(false);
        }
        self.remove_value(key)?;
        Ok(true)
    }

    /// What lets writes through, if the table may be written to at all.
    pub(super) fn gate(&self) -> Result<TableGate<'a>, WriteError> {
        self.state.check_writable()?;
        let active = self.runtime.unwrap_or_else(|| self.store.spec_version());
        Ok(TableGate { info: self.reader.info(), gate: Gate::new(active) })
    }

    /// Writes what the gate lets `encode` make.
    #[inline]
    pub(super) fn put_encoded(
        &self,
        key: &K,
        encode: impl FnOnce(Gate) -> Result<Encoded, Box<GateError>>,
    ) -> Result<Version, WriteError> {
        let _shared = self.store.writing().read();
        let gate = self.gate()?;
        let key = gate.key::<K, S>(key)?;
        match encode(gate.gate) {
            Ok(encoded) => self.store_value(key, encoded),
            Err(source) => Err(gate.refused(Some(&key), source)),
        }
    }

    pub(super) fn store_value(
        &self,
        key: Vec<u8>,
        Encoded { version, bytes }: Encoded,
    ) -> Result<Version, WriteError> {
        let mut first = FirstWrites::new();
        first.note(self.reader.info(), self.state, version);
        let mut batch = WriteBatch::new();
        batch.push(WriteOp::Put { table: self.name(), key, value: bytes });
        first.commit(self.store.backend(), self.store.spec_version(), batch)?;
        Ok(version)
    }

    pub(super) fn remove_value(&self, key: Vec<u8>) -> Result<(), WriteError> {
        let mut batch = WriteBatch::new();
        batch.push(WriteOp::Remove { table: self.name(), key });
        Ok(self.store.backend().commit(&batch)?)
    }
}

impl<'a, B, K, V, C, S> Deref for TableHandle<'a, B, K, V, C, S> {
    type Target = TableReader<'a, B, K, V, C, S>;

    fn deref(&self) -> &Self::Target {
        &self.reader
    }
}

impl<B, K, V, C, S> Clone for TableHandle<'_, B, K, V, C, S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<B, K, V, C, S> Copy for TableHandle<'_, B, K, V, C, S> {}

impl<B, K, V, C, S> fmt::Debug for TableHandle<'_, B, K, V, C, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TableHandle").field("table", self.reader.info()).finish()
    }
}
