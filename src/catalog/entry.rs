//! What a database says about one version of one table.

use alloc::{
    format,
    string::{String, ToString},
};

use serde_json::Value;

use crate::{
    schema::{Fingerprint, Schema},
    version::{SpecVersion, Tag, Version},
};

/// The format that this library writes.
pub(crate) const FORMAT: u64 = 1;

/// What a database says about the keys of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct KeyEntry {
    /// The name of the [key scheme](crate::key::KeyScheme): `ordered`, `substrate/twox_64_concat`.
    pub scheme: String,
    /// Module and item of a FRAME storage map: the keys begin with their hashes.
    pub path: Option<(String, String)>,
    /// What the bytes of a key mean.
    pub schema: Schema,
}

impl KeyEntry {
    pub(crate) fn new(scheme: &str, path: Option<(&str, &str)>, schema: Schema) -> Self {
        let path = path.map(|(module, item)| (module.to_string(), item.to_string()));
        Self { scheme: scheme.to_string(), path, schema }
    }

    fn to_json(&self) -> String {
        let path = match &self.path {
            Some((module, item)) => format!(r#""path":[{},{}],"#, quoted(module), quoted(item)),
            None => String::new(),
        };
        format!(r#"{{{path}"schema":{},"scheme":{}}}"#, self.schema.to_json(), quoted(&self.scheme))
    }
}

/// What a database says about one version of one table: all that is needed to decode its values.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CatalogEntry {
    /// The table's name.
    pub table: String,
    /// The version.
    pub version: Version,
    /// The first byte of its values.
    pub tag: Tag,
    /// The entity's name.
    pub entity: String,
    /// The name of the values' [codec](crate::wire::Wire).
    pub codec: String,
    /// How the table's keys lie.
    pub key: KeyEntry,
    /// What stands for the schema.
    pub fingerprint: Fingerprint,
    /// What the bytes behind the tag mean.
    pub schema: Schema,
    /// The spec version that the store had reached when a value of this version was first written to
    /// the table.
    pub spec_version: SpecVersion,
}

impl CatalogEntry {
    /// The entry in its one form. Equal entries are equal text.
    #[must_use]
    pub fn to_json(&self) -> String {
        // The keys in their order, whatever order the maps of `serde_json` are built to keep.
        format!(
            r#"{{"codec":{},"entity":{},"fingerprint":"{}","format":{FORMAT},"key":{},"schema":{},"spec_version":{},"table":{},"tag":{},"version":{}}}"#,
            quoted(&self.codec),
            quoted(&self.entity),
            self.fingerprint,
            self.key.to_json(),
            self.schema.to_json(),
            self.spec_version,
            quoted(&self.table),
            self.tag.0,
            self.version,
        )
    }
}

/// A text as JSON.
fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}
