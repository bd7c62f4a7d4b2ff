//! The tables that a store is opened with.

use alloc::{
    boxed::Box,
    format,
    string::{String, ToString},
    vec::Vec,
};
use core::any::type_name;

#[cfg(all(feature = "history", feature = "train"))]
use super::probe::Calls;
#[cfg(feature = "cli")]
use super::upgrade::Upgrading;
use super::{KeyBytes, MessagesInfo, OpenError, ReadError, Table, TableError, erased::Erased};
#[cfg(feature = "history")]
use crate::schema::EntityHooks;
use crate::{
    entity::{Entity, VersionInfo},
    key::{KeyScheme, behind_prefix},
    message::Messages,
    schema::Schema,
    version::Version,
    wire::Wire,
};

/// What is known of a table without its types.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableInfo {
    name: &'static str,
    path: Option<(&'static str, &'static str)>,
    entity: &'static str,
    entity_type: &'static str,
    codec: &'static str,
    key_scheme: &'static str,
    key_type: &'static str,
    latest: Version,
    versions: &'static [VersionInfo],
    prefix: Vec<u8>,
    key_schema: Schema,
    types: Erased,
    #[cfg(feature = "history")]
    hooks: Hooks,
    #[cfg(all(feature = "history", feature = "train"))]
    calls: Calls,
    #[cfg(feature = "cli")]
    upgrading: Upgrading,
}

/// The entity's types. They follow from the other fields.
#[cfg(feature = "history")]
#[derive(Clone, Debug)]
struct Hooks(EntityHooks);

#[cfg(feature = "history")]
impl PartialEq for Hooks {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

#[cfg(feature = "history")]
impl Eq for Hooks {}

impl TableInfo {
    /// What is known of a table.
    #[must_use]
    pub fn of<K, V, C, S>(table: Table<K, V, C, S>) -> Self
    where
        V: Entity,
        C: Wire,
        S: KeyScheme<K>,
    {
        Self {
            name: table.name(),
            path: table.path(),
            entity: V::NAME,
            entity_type: type_name::<V>(),
            codec: C::NAME,
            key_scheme: S::NAME,
            key_type: type_name::<K>(),
            latest: V::LATEST,
            versions: V::VERSIONS,
            prefix: S::table_prefix(table.path()),
            key_schema: S::key_schema(),
            types: Erased::of::<K, V, C, S>(),
            #[cfg(feature = "history")]
            hooks: Hooks(crate::entity::hooks::<V>()),
            #[cfg(all(feature = "history", feature = "train"))]
            calls: Calls::of::<K, V, C, S>(),
            #[cfg(feature = "cli")]
            upgrading: Upgrading::of::<V, C>(),
        }
    }

    /// The entity's types.
    #[cfg(feature = "history")]
    pub(crate) const fn hooks(&self) -> &EntityHooks {
        &self.hooks.0
    }

    /// The table's typed calls.
    #[cfg(all(feature = "history", feature = "train"))]
    pub(super) const fn calls(&self) -> &Calls {
        &self.calls
    }

    /// The table's way to newer versions.
    #[cfg(feature = "cli")]
    pub(super) const fn upgrading(&self) -> &Upgrading {
        &self.upgrading
    }

    /// The table's name.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Module and item of a FRAME storage map.
    #[must_use]
    pub const fn path(&self) -> Option<(&'static str, &'static str)> {
        self.path
    }

    /// The entity's name.
    #[must_use]
    pub const fn entity(&self) -> &'static str {
        self.entity
    }

    /// The codec's name.
    #[must_use]
    pub const fn codec(&self) -> &'static str {
        self.codec
    }

    /// The key scheme's name.
    #[must_use]
    pub const fn key_scheme(&self) -> &'static str {
        self.key_scheme
    }

    /// The latest version of the entity.
    #[must_use]
    pub const fn latest(&self) -> Version {
        self.latest
    }

    /// All versions of the entity.
    #[must_use]
    pub const fn versions(&self) -> &'static [VersionInfo] {
        self.versions
    }

    /// The bytes in front of every key.
    #[must_use]
    pub fn prefix(&self) -> &[u8] {
        &self.prefix
    }

    /// What the bytes of a key mean, without prefix and hashes.
    #[must_use]
    pub const fn key_schema(&self) -> &Schema {
        &self.key_schema
    }

    /// What the bodies of a version mean, or `None` if it is newer than this binary.
    #[must_use]
    pub fn schema(&self, version: Version) -> Option<Schema> {
        (self.types.schema)(version)
    }

    /// What is known of a version, or `None` if it is newer than this binary.
    #[must_use]
    pub fn version(&self, version: Version) -> Option<&'static VersionInfo> {
        self.versions.iter().find(|info| info.version == version)
    }

    /// Reads a row, key and value, and says which version it is of.
    pub(crate) fn check_row(&self, key: &[u8], stored: &[u8]) -> Result<Version, ReadError> {
        let (table, key_bytes) = (self.name, || KeyBytes::new(key));
        let read_key = || (self.types.check_key)(behind_prefix(&self.prefix, key)?);
        if let Err(fault) = read_key() {
            return Err(ReadError::Key { table, key: key_bytes(), source: Box::new(fault) });
        }
        let version = (self.types.check_value)(stored);
        version.map_err(|source| ReadError::Value { table, key: key_bytes(), source })
    }

    /// Checks that a table is this one, in its types too. Names that differ between builds, of
    /// types and their modules, are compared within one binary only.
    fn check<K, V, C, S>(&self, table: Table<K, V, C, S>) -> Result<(), TableError>
    where
        V: Entity,
        C: Wire,
        S: KeyScheme<K>,
    {
        let differs = |what, registered: &str, asked: &str| TableError::Mismatch {
            table: self.name,
            what,
            registered: registered.to_string(),
            asked: asked.to_string(),
        };
        let pairs = [
            ("entity", self.entity, V::NAME),
            ("entity type", self.entity_type, type_name::<V>()),
            ("codec", self.codec, C::NAME),
            ("key scheme", self.key_scheme, S::NAME),
            ("key type", self.key_type, type_name::<K>()),
        ];
        if let Some((what, registered, asked)) = pairs.into_iter().find(|(_, a, b)| a != b) {
            return Err(differs(what, registered, asked));
        }
        if self.path != table.path() {
            return Err(differs("path", &path_text(self.path), &path_text(table.path())));
        }
        Ok(())
    }
}

fn path_text(path: Option<(&str, &str)>) -> String {
    path.map_or_else(|| "none".to_string(), |(module, item)| format!("{module}.{item}"))
}

/// The tables that a store is opened with; [`registry!`](crate::registry) makes one.
///
/// Beside them it may name the enums of what is sent, for `perennial::history`; a store does not
/// look at those.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Registry {
    tables: Vec<TableInfo>,
    messages: Vec<MessagesInfo>,
}

impl Registry {
    /// A registry without tables.
    #[must_use]
    pub const fn new() -> Self {
        Self { tables: Vec::new(), messages: Vec::new() }
    }

    /// Adds a table. Two of one name are an error when the store is opened.
    #[must_use]
    pub fn with<K, V, C, S>(mut self, table: Table<K, V, C, S>) -> Self
    where
        V: Entity,
        C: Wire,
        S: KeyScheme<K>,
    {
        self.tables.push(TableInfo::of(table));
        self
    }

    /// The tables, in the order in which they were named.
    #[must_use]
    pub fn tables(&self) -> &[TableInfo] {
        &self.tables
    }

    /// Adds an enum of messages, or of events, and the codec that they are sent in, for
    /// `perennial::history` to hold. A store neither makes nor looks for anything of theirs.
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::{Messages, Scale, registry};
    ///
    /// #[derive(Messages)]
    /// enum Message {
    ///     #[message(index = 1, since = 5)]
    ///     Ping,
    /// }
    ///
    /// let registry = registry![].with_messages::<Scale, Message>();
    /// assert_eq!(registry.messages()[0].name(), "Message");
    /// ```
    #[must_use]
    pub fn with_messages<C: Wire, M: Messages>(mut self) -> Self {
        self.messages.push(MessagesInfo::of::<C, M>());
        self
    }

    /// The enums of messages, in the order in which they were named.
    #[must_use]
    pub fn messages(&self) -> &[MessagesInfo] {
        &self.messages
    }

    /// A registry of some of the tables.
    #[cfg(all(feature = "history", feature = "train"))]
    pub(crate) fn only(&self, is_wanted: impl Fn(&TableInfo) -> bool) -> Self {
        let tables = self.tables.iter().filter(|table| is_wanted(table)).cloned().collect();
        Self { tables, messages: self.messages.clone() }
    }

    /// The tables' names.
    pub(super) fn names(&self) -> impl Iterator<Item = &'static str> {
        self.tables.iter().map(TableInfo::name)
    }

    /// Refuses a name that stands there twice.
    pub(crate) fn check_names(&self) -> Result<(), OpenError> {
        let mut names: Vec<_> = self.names().collect();
        names.sort_unstable();
        let mut pairs = names.iter().zip(names.iter().skip(1));
        match pairs.find(|(a, b)| a == b) {
            None => Ok(()),
            Some((table, _)) => Err(OpenError::DuplicateTable { table }),
        }
    }

    /// What is known of a table, if it is registered with these types.
    pub(super) fn find<K, V, C, S>(
        &self,
        table: Table<K, V, C, S>,
    ) -> Result<&TableInfo, TableError>
    where
        V: Entity,
        C: Wire,
        S: KeyScheme<K>,
    {
        self.find_beside(&self.tables, table).map(|(info, _)| info)
    }

    /// The same, with what stands at its place in a list of one item per table.
    pub(super) fn find_beside<'a, T, K, V, C, S>(
        &'a self,
        items: &'a [T],
        table: Table<K, V, C, S>,
    ) -> Result<(&'a TableInfo, &'a T), TableError>
    where
        V: Entity,
        C: Wire,
        S: KeyScheme<K>,
    {
        let name = table.name();
        let found = self.tables.iter().zip(items).find(|(info, _)| info.name == name);
        let (info, item) = found.ok_or(TableError::NotRegistered { table: name })?;
        info.check(table)?;
        Ok((info, item))
    }
}

/// The [`Registry`](crate::store::Registry) of some tables.
///
/// # Examples
///
/// ```
/// let nothing = perennial::registry![];
/// assert!(nothing.tables().is_empty());
/// ```
#[macro_export]
macro_rules! registry {
    ($($table:expr),* $(,)?) => {
        $crate::store::Registry::new()$(.with($table))*
    };
}
