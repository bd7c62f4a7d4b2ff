//! Opening a database, its spec version, and the way to its tables.

use alloc::{sync::Arc, vec::Vec};
use core::{
    fmt,
    sync::atomic::{AtomicU32, Ordering},
};

use super::{
    Batch, Catalog, CatalogError, ConstRuntime, NewerVersion, OpenError, Registry, Runtime,
    RuntimeError, ScheduleHandle, Snapshot, SpecVersionError, Table, TableError, TableHandle,
    TableInfo,
    catalog::{self, TableState},
    meta, schedule,
};
use crate::{
    backend::{Backend, BackendError},
    entity::Entity,
    key::KeyScheme,
    sync::RwLock,
    version::{Epoch, SpecVersion},
    wire::Wire,
};

/// A database of versioned values over an engine.
///
/// A clone is another handle of the same store. Any number of threads may read and write at once;
/// each write lands whole or not at all.
///
/// # Examples
///
/// ```
/// use perennial::{backend::Memory, registry, store::Store};
///
/// let store = Store::open(Memory::new(), registry![])?;
/// assert_eq!(store.spec_version().0, 0);
/// # Ok::<(), perennial::store::OpenError>(())
/// ```
pub struct Store<B> {
    inner: Arc<Inner<B>>,
}

struct Inner<B> {
    backend: B,
    registry: Registry,
    /// What the catalog says of each table of the registry.
    states: Vec<TableState>,
    spec_version: AtomicU32,
    /// The spec version once more, and the epoch that the store has reached, if it was told one: what
    /// is read of both at once was so at one moment.
    reached: RwLock<(SpecVersion, Option<Epoch>)>,
    /// Held shared by writes that do not depend on what is stored, so that an engine can bring
    /// several commits to the disk at once; held alone by those that do.
    writing: RwLock<()>,
}

impl<B: Backend> Store<B> {
    /// Opens a database with the tables of a registry and creates those that it lacks. Tables that
    /// the registry does not name, a newer binary's for one, are left alone.
    ///
    /// What the database's [catalog](crate::catalog) says about the registered tables is compared
    /// with this binary first: entity, codec, keys, and tag and layout of every version that was ever
    /// written. A table that holds a version newer than this binary knows is read and not written to;
    /// [`newer_versions`](Self::newer_versions) tells of such.
    ///
    /// # Errors
    ///
    /// [`OpenError`] if the database is another program's, has a newer format or a damaged meta
    /// table, if an import into it was not finished, if the registry names a table twice, or if the catalog and this binary do not fit
    /// together. All this is found before a byte is written.
    pub fn open(mut backend: B, registry: Registry) -> Result<Self, OpenError> {
        registry.check_names()?;
        let meta = meta::check(&backend)?;
        let states = catalog::check(&backend, &registry)?.finish()?;
        meta.prepare(&mut backend, registry.names())?;
        let spec_version = AtomicU32::new(meta.spec_version.0);
        let reached = RwLock::new((meta.spec_version, meta.epoch));
        let inner =
            Inner { backend, registry, states, spec_version, reached, writing: RwLock::new(()) };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// A table, for reading and writing.
    ///
    /// # Errors
    ///
    /// [`TableError`] if the store was opened without it, or with other types.
    pub fn table<K, V, C, S>(
        &self,
        table: Table<K, V, C, S>,
    ) -> Result<TableHandle<'_, B, K, V, C, S>, TableError>
    where
        V: Entity,
        C: Wire,
        S: KeyScheme<K>,
    {
        Ok(TableHandle::new(self, self.find(table)?, None))
    }

    /// The store as the runtime of a spec version writes to it, whatever the store's spec version
    /// becomes meanwhile.
    ///
    /// # Errors
    ///
    /// [`RuntimeError::NotReached`] for one that the store has not reached.
    pub fn runtime(&self, spec: SpecVersion) -> Result<Runtime<'_, B>, RuntimeError> {
        Runtime::new(self, spec)
    }

    /// As [`runtime`](Self::runtime), of a spec version that is a constant: to write a version that
    /// it cannot know does not compile.
    ///
    /// # Errors
    ///
    /// [`RuntimeError::NotReached`] for one that the store has not reached.
    pub fn const_runtime<const SPEC: u32>(
        &self,
    ) -> Result<ConstRuntime<'_, B, SPEC>, RuntimeError> {
        self.runtime(SpecVersion(SPEC)).map(ConstRuntime::new)
    }

    /// A consistent view of all tables as they are now, for reading.
    ///
    /// # Errors
    ///
    /// [`BackendError`] if the engine cannot read.
    pub fn snapshot(&self) -> Result<Snapshot<'_, B>, BackendError> {
        Ok(Snapshot::new(self.inner.backend.snapshot()?, &self.inner.registry))
    }

    /// An empty batch of writes that will land together.
    pub fn batch(&self) -> Batch<'_, B> {
        Batch::new(self, None)
    }

    /// A batch of the spec version that the store reaches when it is committed.
    #[cfg(feature = "emulator")]
    pub(crate) fn batch_of_first(&self, spec: SpecVersion) -> Batch<'_, B> {
        Batch::new(self, Some(spec))
    }

    /// The spec version that the store has reached: it decides which versions may be written.
    #[must_use]
    pub fn spec_version(&self) -> SpecVersion {
        SpecVersion(self.inner.spec_version.load(Ordering::Acquire))
    }

    /// Raises the spec version and writes it down, for good: it never goes down again. The one it has
    /// is fine, too. A store that keeps a schedule is raised by [`advance_to`](Self::advance_to).
    ///
    /// # Errors
    ///
    /// [`SpecVersionError`] for a lower one, for the store may hold values by now that the older
    /// runtime cannot read; if the store keeps a schedule; and if the engine fails.
    pub fn raise_spec_version(&self, to: SpecVersion) -> Result<(), SpecVersionError> {
        let _alone = self.inner.writing.write();
        let reached = self.spec_version();
        if to < reached {
            return Err(SpecVersionError::Lower { reached, asked: to });
        }
        if to > reached {
            if schedule::has_schedule(self.backend())? {
                return Err(SpecVersionError::Scheduled { asked: to });
            }
            meta::write_spec_version(&self.inner.backend, to)?;
            self.reach(to, self.epoch());
        }
        Ok(())
    }

    /// The epoch that the store has reached by [`advance_to`](Self::advance_to); `None` if it was never
    /// told one.
    #[must_use]
    pub fn epoch(&self) -> Option<Epoch> {
        self.reached().1
    }

    /// The schedule of the store: which spec version is active from which epoch.
    pub const fn schedule(&self) -> ScheduleHandle<'_, B> {
        ScheduleHandle::new(self)
    }

    /// What the database says about its tables, also about those that are not registered.
    ///
    /// # Errors
    ///
    /// [`CatalogError`] if a row of the catalog is damaged or of a newer format, or the engine fails.
    pub fn catalog(&self) -> Result<Catalog, CatalogError> {
        Catalog::read(self.backend())
    }

    /// The tables that hold a version newer than this binary knows: they are read, as far as they are
    /// known, and every write to them is refused.
    pub fn newer_versions(&self) -> impl Iterator<Item = &NewerVersion> {
        self.inner.states.iter().filter_map(TableState::newer)
    }

    /// The engine.
    #[must_use]
    pub fn backend(&self) -> &B {
        &self.inner.backend
    }

    /// The tables that the store was opened with.
    #[must_use]
    pub fn registry(&self) -> &Registry {
        &self.inner.registry
    }

    /// What is known of a table from the registry, and from the catalog.
    pub(super) fn find<K, V, C, S>(
        &self,
        table: Table<K, V, C, S>,
    ) -> Result<(&TableInfo, &TableState), TableError>
    where
        V: Entity,
        C: Wire,
        S: KeyScheme<K>,
    {
        self.inner.registry.find_beside(&self.inner.states, table)
    }

    /// Spec version and epoch, of one moment.
    pub(super) fn reached(&self) -> (SpecVersion, Option<Epoch>) {
        *self.inner.reached.read()
    }

    /// The same as the rows have it. A commit that goes on has landed before the store remembers it, and
    /// who reads its rows in between may ask for what they say.
    pub(super) fn landed(&self) -> (SpecVersion, Option<Epoch>) {
        let spec = meta::read_spec_version(self.backend());
        let epoch = schedule::read_epoch(self.backend());
        (spec.unwrap_or_default(), epoch.unwrap_or_default())
    }

    /// Remembers what was written down. The caller holds the lock of writes alone.
    pub(super) fn reach(&self, spec: SpecVersion, epoch: Option<Epoch>) {
        let mut reached = self.inner.reached.write();
        *reached = (spec, epoch);
        self.inner.spec_version.store(spec.0, Ordering::Release);
    }

    /// What the catalog says of each table of the registry.
    #[cfg(feature = "cli")]
    pub(super) fn states(&self) -> &[TableState] {
        &self.inner.states
    }

    pub(super) fn writing(&self) -> &RwLock<()> {
        &self.inner.writing
    }
}

impl<B> Clone for Store<B> {
    fn clone(&self) -> Self {
        Self { inner: Arc::clone(&self.inner) }
    }
}

impl<B: Backend> fmt::Debug for Store<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store")
            .field("engine", &self.backend().name())
            .field("spec_version", &self.spec_version())
            .field("tables", &self.registry().tables().len())
            .finish()
    }
}
