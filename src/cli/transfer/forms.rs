//! How rows lie, by the catalog that the export itself carries.

use std::{collections::BTreeMap, prelude::rust_2024::*};

use super::header::is_own;
use crate::{
    catalog::CatalogEntry,
    schema::{Codec, Values},
    store::CATALOG,
    version::Version,
};

/// The most bytes of catalog rows that are kept: their tables' rows are bytes, behind that.
const CATALOG_BYTES_MAX: usize = 256 << 20;

/// How the rows of an export lie. Writer and reader gather it from the same rows of the catalog, which
/// come before all others, so that both know the same.
pub(super) struct Forms {
    entries: BTreeMap<String, Vec<CatalogEntry>>,
    bytes: usize,
    /// The table that rows were asked for last.
    current: Option<(String, TableForms)>,
}

/// How the rows of a table lie.
#[derive(Default)]
pub(super) struct TableForms {
    versions: Vec<VersionForm>,
}

/// How the values of a version lie.
pub(super) struct VersionForm {
    entry: CatalogEntry,
    codec: Codec,
}

impl Forms {
    pub(super) const fn new() -> Self {
        Self { entries: BTreeMap::new(), bytes: 0, current: None }
    }

    /// Takes notice of a row, if it is one of the catalog. What is no entry says nothing.
    pub(super) fn learn(&mut self, table: &str, key: &[u8], value: &[u8]) {
        if table != CATALOG || self.bytes > CATALOG_BYTES_MAX {
            return;
        }
        self.bytes += key.len() + value.len();
        if let Ok(entry) = CatalogEntry::parse(key, value) {
            self.entries.entry(entry.table.clone()).or_default().push(entry);
        }
    }

    /// The forms of a table.
    pub(super) fn of(&mut self, table: &str) -> &TableForms {
        if self.current.as_ref().is_none_or(|(name, _)| name != table) {
            let entries = self.entries.get(table).filter(|_| !is_own(table));
            let forms = TableForms::new(entries.map(Vec::as_slice).unwrap_or_default());
            self.current = Some((table.to_string(), forms));
        }
        &self.current.get_or_insert_with(Default::default).1
    }
}

impl TableForms {
    fn new(entries: &[CatalogEntry]) -> Self {
        let form = |entry: &CatalogEntry| {
            // Values in a codec that nobody here knows are bytes.
            let codec = Codec::from_name(&entry.codec)?;
            Some(VersionForm { entry: entry.clone(), codec })
        };
        Self { versions: entries.iter().filter_map(form).collect() }
    }

    /// The form of a stored value, and its body.
    pub(super) fn of_stored<'b>(&self, stored: &'b [u8]) -> Option<(&VersionForm, &'b [u8])> {
        let (tag, body) = stored.split_first()?;
        let form = self.versions.iter().find(|form| form.entry.tag.0 == *tag)?;
        Some((form, body))
    }

    /// The form of a version.
    pub(super) fn of_version(&self, version: u64) -> Option<&VersionForm> {
        self.versions.iter().find(|form| u64::from(form.version().get()) == version)
    }

    /// The versions that are known.
    pub(super) fn versions(&self) -> impl Iterator<Item = Version> {
        self.versions.iter().map(VersionForm::version)
    }
}

impl VersionForm {
    pub(super) const fn version(&self) -> Version {
        self.entry.version
    }

    fn values(&self) -> Values<'_> {
        self.entry.schema.values()
    }

    /// A body as JSON, if it is one of the version.
    pub(super) fn to_json(&self, body: &[u8]) -> Option<String> {
        let values = self.values();
        let value = values.decode(self.codec, body).ok()?;
        values.to_json(&value).ok()
    }

    /// The stored value that JSON stands for.
    pub(super) fn stored(&self, json: &str) -> Result<Vec<u8>, String> {
        let values = self.values();
        let value = values.from_json(json).map_err(|error| error.to_string())?;
        let body = values.encode(self.codec, &value).map_err(|error| error.to_string())?;
        let mut stored = Vec::with_capacity(body.len() + 1);
        stored.push(self.entry.tag.0);
        stored.extend_from_slice(&body);
        Ok(stored)
    }
}
