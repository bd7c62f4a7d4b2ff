//! The store as a runtime writes to it whose spec version is a constant.

use alloc::{boxed::Box, vec::Vec};
use core::{fmt, ops::Deref};

use super::{Runtime, Table, TableError, TableHandle, WriteError};
use crate::{
    backend::Backend,
    entity::{Entity, Form, WriteEntity},
    error::DowncastError,
    gate::{ConstGate, Encoded, GateError},
    key::KeyScheme,
    version::Version,
    wire::Wire,
};

/// The store as the runtime of spec version `SPEC` writes to it. [`Store::const_runtime`] gives it.
///
/// To write a version that this runtime cannot know does not compile. (The compiler looks at that when
/// it makes code: `cargo build` and `cargo test` tell, `cargo check` does not.)
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
/// const USERS: Table<u64, User> = Table::new("users");
///
/// let store = Store::open(Memory::new(), registry![USERS])?;
/// store.raise_spec_version(SpecVersion(6))?;
///
/// let six = store.const_runtime::<6>()?;
/// six.table(USERS)?.put(&1, &User { name: "al".into(), karma: 7 })?;
///
/// let five = store.const_runtime::<5>()?;
/// five.table(USERS)?.put_form::<1>(&2, &UserV1 { name: "bo".into() })?;
/// // Neither `put` of a `User` nor `put_form::<2>` would compile here.
/// assert_eq!(five.table(USERS)?.get(&1)?.map(|user| user.karma), Some(7));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [`Store::const_runtime`]: super::Store::const_runtime
pub struct ConstRuntime<'a, B, const SPEC: u32> {
    runtime: Runtime<'a, B>,
}

impl<'a, B: Backend, const SPEC: u32> ConstRuntime<'a, B, SPEC> {
    pub(super) const fn new(runtime: Runtime<'a, B>) -> Self {
        Self { runtime }
    }

    /// The same runtime, checked when it runs: for its batches and whatever else.
    #[must_use]
    pub const fn runtime(&self) -> Runtime<'a, B> {
        self.runtime
    }

    /// A table, for reading and for writing as this runtime does.
    ///
    /// # Errors
    ///
    /// [`TableError`] if the store was opened without it, or with other types.
    pub fn table<K, V, C, S>(
        &self,
        table: Table<K, V, C, S>,
    ) -> Result<ConstTable<'a, B, K, V, C, S, SPEC>, TableError>
    where
        V: Entity,
        C: Wire,
        S: KeyScheme<K>,
    {
        Ok(ConstTable { handle: self.runtime.table(table)? })
    }
}

impl<B, const SPEC: u32> fmt::Debug for ConstRuntime<'_, B, SPEC> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.runtime.fmt(f)
    }
}

/// A table to read from, and to write to as the runtime of spec version `SPEC` does.
pub struct ConstTable<'a, B, K, V, C, S, const SPEC: u32> {
    handle: TableHandle<'a, B, K, V, C, S>,
}

impl<'a, B, K, V, C, S, const SPEC: u32> ConstTable<'a, B, K, V, C, S, SPEC>
where
    B: Backend,
    V: Entity,
    C: Wire,
    S: KeyScheme<K>,
{
    /// Writes the view under a key, as the latest version. It does not compile where that is not
    /// active.
    ///
    /// # Errors
    ///
    /// [`WriteError`] if the codec cannot hold the value, or the engine fails.
    pub fn put(&self, key: &K, value: &V) -> Result<Version, WriteError>
    where
        V: WriteEntity,
    {
        self.handle.put_encoded(key, |_| {
            let bytes = ConstGate::<SPEC>.encode::<C, V>(value);
            encoded(V::LATEST, bytes)
        })
    }

    /// Writes a value of version `N`. It does not compile where that is not active.
    ///
    /// # Errors
    ///
    /// [`WriteError`] if the codec cannot hold the value, an entity inside does not fit, or the
    /// engine fails.
    pub fn put_form<const N: u8>(
        &self,
        key: &K,
        form: &<V as Form<N>>::Type,
    ) -> Result<Version, WriteError>
    where
        V: Form<N>,
    {
        self.handle.put_encoded(key, |_| {
            let bytes = ConstGate::<SPEC>.encode_form::<C, V, N>(form);
            encoded(const { Version::of::<N>() }, bytes)
        })
    }

    /// Removes the value under a key, whatever its version, and says whether there was one.
    ///
    /// # Errors
    ///
    /// [`WriteError`] if the engine fails.
    pub fn remove(&self, key: &K) -> Result<bool, WriteError> {
        self.handle.remove(key)
    }
}

/// The bytes of a value in a version, or why there are none.
#[inline]
fn encoded(
    version: Version,
    bytes: Result<Vec<u8>, DowncastError>,
) -> Result<Encoded, Box<GateError>> {
    match bytes {
        Ok(bytes) => Ok(Encoded { version, bytes }),
        Err(error) => Err(Box::new(GateError::Encode(error))),
    }
}

impl<'a, B, K, V, C, S, const SPEC: u32> Deref for ConstTable<'a, B, K, V, C, S, SPEC> {
    type Target = super::TableReader<'a, B, K, V, C, S>;

    fn deref(&self) -> &Self::Target {
        &self.handle
    }
}

impl<B, K, V, C, S, const SPEC: u32> fmt::Debug for ConstTable<'_, B, K, V, C, S, SPEC> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.handle.fmt(f)
    }
}
