//! The tables that a store is opened with.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};
use core::any::type_name;

use super::{Table, TableError};
#[cfg(feature = "history")]
use crate::schema::EntityHooks;
use crate::{
    entity::{Entity, VersionInfo},
    key::KeyScheme,
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
    #[cfg(feature = "history")]
    hooks: Hooks,
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
            #[cfg(feature = "history")]
            hooks: Hooks(crate::entity::hooks::<V>()),
        }
    }

    /// The entity's types.
    #[cfg(feature = "history")]
    pub(crate) const fn hooks(&self) -> &EntityHooks {
        &self.hooks.0
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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Registry {
    tables: Vec<TableInfo>,
}

impl Registry {
    /// A registry without tables.
    #[must_use]
    pub const fn new() -> Self {
        Self { tables: Vec::new() }
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

    /// The first name that stands there twice.
    pub(super) fn duplicate(&self) -> Option<&'static str> {
        let mut names: Vec<_> = self.tables.iter().map(TableInfo::name).collect();
        names.sort_unstable();
        let mut pairs = names.iter().zip(names.iter().skip(1));
        pairs.find(|(a, b)| a == b).map(|(name, _)| *name)
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
        let name = table.name();
        let info = self.tables.iter().find(|info| info.name == name);
        let info = info.ok_or(TableError::NotRegistered { table: name })?;
        info.check(table)?;
        Ok(info)
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
