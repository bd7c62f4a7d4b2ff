//! The store as one runtime writes to it.

use core::fmt;

use super::{Batch, RuntimeError, Store, Table, TableError, TableHandle};
use crate::{
    backend::Backend,
    entity::Entity,
    key::KeyScheme,
    version::{Epoch, SpecVersion},
    wire::Wire,
};

/// The store as the runtime of one spec version writes to it.
///
/// All writes through it follow that spec version, also if the store's own is raised or the schedule
/// changes while they go on. [`Store::at`] gives the runtime that is active at an epoch,
/// [`Store::runtime`] that of a spec version. Reading is the same through all of them.
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
/// store.raise_spec_version(SpecVersion(5))?;
/// let five = store.runtime(SpecVersion(5))?;
/// assert!(store.runtime(SpecVersion(6)).is_err());
///
/// store.raise_spec_version(SpecVersion(6))?;
/// let al = User { name: "al".into(), karma: 0 };
/// assert_eq!(five.table(USERS)?.put(&1, &al)?.get(), 1);
/// assert_eq!(store.runtime(SpecVersion(6))?.table(USERS)?.put(&2, &al)?.get(), 2);
/// assert_eq!(five.table(USERS)?.get(&2)?, Some(al));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Runtime<'a, B> {
    store: &'a Store<B>,
    spec: SpecVersion,
    epoch: Option<Epoch>,
}

impl<'a, B: Backend> Runtime<'a, B> {
    pub(super) fn new(store: &'a Store<B>, spec: SpecVersion) -> Result<Self, RuntimeError> {
        let reached = store.spec_version();
        if spec > reached && spec > store.landed().0 {
            return Err(RuntimeError::NotReached { asked: spec, reached });
        }
        Ok(Self { store, spec, epoch: None })
    }

    /// The same runtime, as the one of an epoch.
    pub(super) const fn of_epoch(self, epoch: Epoch) -> Self {
        Self { epoch: Some(epoch), ..self }
    }

    /// The spec version that writes follow.
    #[must_use]
    pub const fn spec_version(&self) -> SpecVersion {
        self.spec
    }

    /// The epoch that it was asked for with, if it was.
    #[must_use]
    pub const fn epoch(&self) -> Option<Epoch> {
        self.epoch
    }

    /// The store.
    #[must_use]
    pub const fn store(&self) -> &'a Store<B> {
        self.store
    }

    /// A table, for reading and for writing as this runtime does.
    ///
    /// # Errors
    ///
    /// [`TableError`] if the store was opened without it, or with other types.
    pub fn table<K, V, C, S>(
        &self,
        table: Table<K, V, C, S>,
    ) -> Result<TableHandle<'a, B, K, V, C, S>, TableError>
    where
        V: Entity,
        C: Wire,
        S: KeyScheme<K>,
    {
        Ok(TableHandle::new(self.store, self.store.find(table)?, Some(self.spec)))
    }

    /// An empty batch of writes of this runtime, that will land together.
    pub const fn batch(&self) -> Batch<'a, B> {
        Batch::new(self.store, Some(self.spec))
    }
}

impl<B> Clone for Runtime<'_, B> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<B> Copy for Runtime<'_, B> {}

impl<B> fmt::Debug for Runtime<'_, B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Runtime")
            .field("spec_version", &self.spec)
            .field("epoch", &self.epoch)
            .finish()
    }
}
