//! How rows lie, by the catalog that the export itself carries.

use std::{collections::BTreeMap, format, prelude::rust_2024::*};

use super::{bounds::JSON_BYTES_MAX, header::is_own};
use crate::{
    catalog::{CatalogEntry, KeyEntry},
    key::Keys,
    schema::{Codec, KeptValues, TypeRef},
    store::CATALOG,
    version::{Tag, Version},
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
    /// None, if the catalog says nothing of them, or what nobody here knows: they are bytes then.
    keys: Option<Keys>,
    versions: Vec<VersionForm>,
}

/// How the values of a version lie.
pub(super) struct VersionForm {
    version: Version,
    tag: Tag,
    codec: Codec,
    values: KeptValues,
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
            let values = KeptValues::new(entry.schema.clone());
            Some(VersionForm { version: entry.version, tag: entry.tag, codec, values })
        };
        let keys = entries.first().and_then(|entry| {
            let KeyEntry { scheme, path, schema, .. } = &entry.key;
            let path = path.as_ref().map(|(module, item)| (module.as_str(), item.as_str()));
            Keys::new(scheme, path, schema).ok()
        });
        Self { keys, versions: entries.iter().filter_map(form).collect() }
    }

    /// A key as JSON, if that gives the very same bytes when it is read.
    pub(super) fn key_to_json(&self, key: &[u8]) -> Option<String> {
        let keys = self.keys.as_ref()?;
        let json = keys.to_json(&keys.read(key).ok()?).ok()?;
        let is_read = json.len() <= JSON_BYTES_MAX && self.key(&json).ok()? == key;
        is_read.then_some(json)
    }

    /// The key that JSON stands for.
    pub(super) fn key(&self, json: &str) -> Result<Vec<u8>, String> {
        let Some(keys) = &self.keys else {
            return Err(
                "the catalog does not say what keys of the table mean: expected `raw_key`".into()
            );
        };
        let key = keys.from_json(json).and_then(|key| keys.write(&key));
        key.map_err(|error| format!("expected a key of the type {}: {error}", keys.type_name()))
    }

    /// A stored value as its version and JSON, if those give the very same bytes when they are read.
    pub(super) fn value_to_json(&self, stored: &[u8]) -> Option<(Version, String)> {
        let (&tag, body) = stored.split_first()?;
        let form = self.versions.iter().find(|form| form.tag.0 == tag)?;
        let values = form.values.at(TypeRef::ROOT);
        let json = values.to_json(&values.decode(form.codec, body).ok()?).ok()?;
        let is_read = json.len() <= JSON_BYTES_MAX && form.stored(&json).ok()? == stored;
        is_read.then_some((form.version, json))
    }

    /// The form of a version.
    pub(super) fn of_version(&self, version: u64) -> Option<&VersionForm> {
        self.versions.iter().find(|form| u64::from(form.version.get()) == version)
    }

    /// The versions that are known.
    pub(super) fn versions(&self) -> impl Iterator<Item = Version> {
        self.versions.iter().map(|form| form.version)
    }
}

impl VersionForm {
    /// The stored value that JSON stands for.
    pub(super) fn stored(&self, json: &str) -> Result<Vec<u8>, String> {
        let values = self.values.at(TypeRef::ROOT);
        let body = values.from_json(json).and_then(|value| values.encode(self.codec, &value));
        let body =
            body.map_err(|error| format!("this is no value of V{}: {error}", self.version))?;
        let mut stored = Vec::with_capacity(body.len() + 1);
        stored.push(self.tag.0);
        stored.extend_from_slice(&body);
        Ok(stored)
    }
}
