//! The catalog as a whole.

use alloc::vec::Vec;

use crate::{
    backend::{Cursor, Direction, KeyRange, ReadEngine},
    catalog::{CatalogEntry, table_rows},
    store::{CatalogError, KeyBytes, meta::CATALOG},
    version::Version,
};

/// What a database says about its tables, also about those that this binary does not know.
///
/// # Examples
///
/// ```
/// use perennial::{Store, Table, Versioned, backend::Memory, registry, store::Catalog};
///
/// #[derive(Versioned)]
/// #[versioned(latest = 1)]
/// struct User {
///     name: String,
/// }
///
/// const USERS: Table<u64, User> = Table::new("users");
///
/// let store = Store::open(Memory::new(), registry![USERS])?;
/// store.table(USERS)?.put(&1, &User { name: "alice".into() })?;
///
/// let catalog = Catalog::read(store.backend())?;
/// let [entry] = catalog.table("users") else { panic!("one version was written") };
/// assert_eq!((entry.entity.as_str(), entry.codec.as_str()), ("User", "scale"));
/// assert_eq!(entry.key.schema.to_json(), r#"["u64"]"#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalog {
    entries: Vec<CatalogEntry>,
}

impl Catalog {
    /// Reads the catalog of a database.
    ///
    /// # Errors
    ///
    /// [`CatalogError`] if a row of it is damaged or of a newer format, or the engine fails.
    pub fn read<R: ReadEngine>(engine: &R) -> Result<Self, CatalogError> {
        Self::read_range(engine, &KeyRange::all())
    }

    /// Reads what the catalog of a database says about one table, whatever the state of the rest.
    ///
    /// # Errors
    ///
    /// [`CatalogError`] as for [`read`](Self::read).
    pub fn read_table<R: ReadEngine>(engine: &R, table: &str) -> Result<Self, CatalogError> {
        Self::read_range(engine, &KeyRange::prefix(&table_rows(table)))
    }

    /// All entries, by table and version.
    #[must_use]
    pub fn entries(&self) -> &[CatalogEntry] {
        &self.entries
    }

    /// The names of the tables that have entries.
    pub fn tables(&self) -> impl Iterator<Item = &str> {
        let same_table = |a: &CatalogEntry, b: &CatalogEntry| a.table == b.table;
        self.entries.chunk_by(same_table).flat_map(<[_]>::first).map(|entry| entry.table.as_str())
    }

    /// The entries of a table, by version.
    #[must_use]
    pub fn table(&self, table: &str) -> &[CatalogEntry] {
        let mut tables = self.entries.chunk_by(|a, b| a.table == b.table);
        let is_it = |entries: &&[CatalogEntry]| entries.iter().any(|entry| entry.table == table);
        tables.find(is_it).unwrap_or_default()
    }

    /// The entry of a table's version.
    #[must_use]
    pub fn entry(&self, table: &str, version: Version) -> Option<&CatalogEntry> {
        self.table(table).iter().find(|entry| entry.version == version)
    }

    fn read_range<R: ReadEngine>(engine: &R, range: &KeyRange) -> Result<Self, CatalogError> {
        let mut rows = engine.cursor(CATALOG, range, Direction::Forward)?;
        let mut entries = Vec::new();
        while let Some(row) = rows.next()? {
            let entry = CatalogEntry::parse(row.key, row.value);
            entries.push(entry.map_err(|source| CatalogError::Entry {
                table: CATALOG,
                key: KeyBytes::new(row.key),
                source,
            })?);
        }
        Ok(Self { entries })
    }
}
