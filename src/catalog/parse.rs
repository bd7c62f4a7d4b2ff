//! Rows of the catalog as entries.

use alloc::{format, string::String, vec::Vec};

use serde_json::{Map, Value};

use super::{CatalogEntry, EntryError, KeyEntry, entry::FORMAT, row_key::row_key};
use crate::{
    schema::{Fingerprint, Schema, Type},
    version::{SpecVersion, Tag, Version},
};

impl CatalogEntry {
    /// The entry of a row of the catalog.
    ///
    /// # Errors
    ///
    /// [`EntryError`] for a row that this library does not write: of a newer format, with a type that
    /// it does not know, not in the one form, with a fingerprint that is not the schema's, or under
    /// another entry's key.
    pub fn parse(key: &[u8], row: &[u8]) -> Result<Self, EntryError> {
        let damaged = |what: &str| EntryError::damaged(what);
        let json = core::str::from_utf8(row).map_err(|_| damaged("it is no text"))?;
        let value = serde_json::from_str::<Value>(json)
            .map_err(|error| EntryError::damaged(format!("it is no JSON: {error}")))?;
        let Value::Object(object) = &value else { return Err(damaged("it is no JSON object")) };
        check_format(object)?;
        let entry = Object(object).entry()?;
        // Catches all that JSON lets through: spaces, unknown and repeated keys, other spellings.
        if entry.to_json() != json {
            return Err(damaged("it is not in its one form"));
        }
        if row_key(&entry.table, entry.version) != key {
            let (table, version) = (&entry.table, entry.version);
            let what = format!("it is of table `{table}`, V{version}: not what its key says");
            return Err(EntryError::damaged(what));
        }
        match entry.contradiction() {
            None => Ok(entry),
            Some(what) => Err(EntryError::damaged(what)),
        }
    }

    /// The entry of a row that holds a type of a newer release: all of it but for what the values
    /// mean. Their schema is a foreign type, and nothing is held against it.
    pub(crate) fn parse_without_schema(key: &[u8], row: &[u8]) -> Option<Self> {
        let Ok(Value::Object(mut object)) = serde_json::from_slice(row) else { return None };
        check_format(&object).ok()?;
        let foreign = Value::from([Value::from_iter([("foreign", "?")])]);
        object.insert("schema".into(), foreign);
        let entry = Object(&object).entry().ok()?;
        (row_key(&entry.table, entry.version) == key).then_some(entry)
    }

    /// What parts of the entry say of each other, if that is wrong.
    pub(crate) fn contradiction(&self) -> Option<String> {
        let Self { version, entity, fingerprint, schema, .. } = self;
        let found = schema.fingerprint();
        if found != *fingerprint {
            return Some(format!("its fingerprint is {fingerprint}, that of its schema {found}"));
        }
        match schema.root() {
            Type::Entity { name, version: of, .. } if name == entity && of == version => None,
            _ => Some(format!("its schema is not one of {entity} V{version}")),
        }
    }
}

/// Refuses newer formats before anything else of the entry is judged.
fn check_format(object: &Map<String, Value>) -> Result<(), EntryError> {
    match object.get("format").and_then(Value::as_u64) {
        Some(FORMAT) => Ok(()),
        Some(found) if found > FORMAT => Err(EntryError::NewerFormat { found, known: FORMAT }),
        _ => Err(EntryError::damaged("it has no format")),
    }
}

/// An object whose keys are read by name. Keys that nobody reads are found later.
struct Object<'a>(&'a Map<String, Value>);

impl<'a> Object<'a> {
    fn entry(&self) -> Result<CatalogEntry, EntryError> {
        let fingerprint = self.text("fingerprint")?.parse::<Fingerprint>();
        let version = self.number("version")?;
        Ok(CatalogEntry {
            table: self.text("table")?.into(),
            version: Version::new(version)
                .ok_or_else(|| EntryError::damaged("its version is 0"))?,
            tag: Tag(self.number("tag")?),
            entity: self.text("entity")?.into(),
            codec: self.text("codec")?.into(),
            key: self.key()?,
            fingerprint: fingerprint.map_err(|error| wrong("fingerprint", error))?,
            schema: self.schema()?,
            spec_version: SpecVersion(self.number("spec_version")?),
        })
    }

    fn key(&self) -> Result<KeyEntry, EntryError> {
        let Value::Object(key) = self.get("key")? else {
            return Err(EntryError::damaged("its `key` is no object"));
        };
        let key = Object(key);
        let path = match key.0.get("path") {
            None => None,
            Some(path) => match path.as_array().map(Vec::as_slice) {
                Some([Value::String(module), Value::String(item)]) => {
                    Some((module.clone(), item.clone()))
                }
                _ => return Err(EntryError::damaged("its `path` is no module and item")),
            },
        };
        Ok(KeyEntry { scheme: key.text("scheme")?.into(), path, schema: key.schema()? })
    }

    fn schema(&self) -> Result<Schema, EntryError> {
        Schema::from_json_value(self.get("schema")?).map_err(|error| match error.unknown_type() {
            Some(what) => EntryError::UnknownType { what: what.into() },
            None => wrong("schema", error),
        })
    }

    fn get(&self, name: &str) -> Result<&'a Value, EntryError> {
        self.0.get(name).ok_or_else(|| EntryError::damaged(format!("it has no `{name}`")))
    }

    fn text(&self, name: &str) -> Result<&'a str, EntryError> {
        let text = self.get(name)?.as_str();
        text.ok_or_else(|| EntryError::damaged(format!("its `{name}` is no text")))
    }

    fn number<T: TryFrom<u64>>(&self, name: &str) -> Result<T, EntryError> {
        let number = self.get(name)?.as_u64().and_then(|number| T::try_from(number).ok());
        number.ok_or_else(|| EntryError::damaged(format!("its `{name}` is out of range")))
    }
}

#[cold]
fn wrong(name: &str, error: impl core::fmt::Display) -> EntryError {
    EntryError::damaged(format!("its `{name}` is none: {error}"))
}
