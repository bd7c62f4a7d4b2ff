//! The file of one version of an entity.

use std::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::text::{self, Malformed, Table, block, hex, quoted, unhex};
use crate::{
    schema::{Codec, Fingerprint, Schema},
    version::{Tag, Version},
};

/// What a file says besides its seal.
const KEYS: [&str; 10] = [
    "format",
    "entity",
    "version",
    "tag",
    "fingerprint",
    "previous",
    "layout",
    "schema",
    "sample",
    "upcast",
];

/// A value as it was stored.
pub(crate) struct Sample {
    pub(crate) name: String,
    /// As JSON.
    pub(crate) value: String,
    /// The body in each codec that has all types of the entity, the first of which `value` is of.
    pub(crate) bodies: Vec<(Codec, Vec<u8>)>,
}

/// What a sample of the version before reads as: JSON, or nothing if its upcast refuses it.
pub(crate) struct Lifted {
    pub(crate) sample: String,
    pub(crate) value: Option<String>,
}

/// A version as it was released.
pub(crate) struct Record {
    pub(crate) entity: String,
    pub(crate) version: Version,
    pub(crate) tag: Tag,
    pub(crate) fingerprint: Fingerprint,
    /// The hash of the file before.
    pub(crate) previous: Option<Fingerprint>,
    pub(crate) schema: Schema,
    pub(crate) samples: Vec<Sample>,
    pub(crate) lifted: Vec<Lifted>,
}

impl Record {
    /// The file's text, without its seal.
    pub(super) fn to_text(&self) -> String {
        let Self { entity, version, tag, fingerprint, .. } = self;
        let mut out = String::new();
        let mut line = |text: String| {
            out.push_str(&text);
            out.push('\n');
        };
        line(format!(
            "# {entity} version {version}, as it was released. Never edited: a new version adds a file."
        ));
        line(format!("format = {}", text::FORMAT));
        line(format!("entity = {}", quoted(entity)));
        line(format!("version = {version}"));
        line(format!("tag = {}", tag.0));
        line(format!("fingerprint = \"{fingerprint}\""));
        if let Some(previous) = self.previous {
            line(format!("previous = \"{previous}\""));
        }
        line(format!("layout = {}", quoted(&self.schema.to_json())));
        line(format!("schema = {}", block(&self.schema.to_string())));
        for Sample { name, value, bodies } in &self.samples {
            line("\n[[sample]]".to_string());
            line(format!("name = {}", quoted(name)));
            line(format!("value = {}", quoted(value)));
            for (codec, body) in bodies {
                line(format!("{codec} = \"{}\"", hex(body)));
            }
        }
        for Lifted { sample, value } in &self.lifted {
            line("\n[[upcast]]".to_string());
            line(format!("sample = {}", quoted(sample)));
            match value {
                Some(value) => line(format!("value = {}", quoted(value))),
                None => line("refused = true".to_string()),
            }
        }
        out.push('\n');
        out
    }

    /// The record in a file.
    pub(super) fn parse(text: &str) -> Result<Self, Malformed> {
        let table = Table::parse(text)?;
        table.check_format()?;
        table.check_keys(&KEYS)?;
        let version = Version::new(table.byte("version")?).ok_or("versions are numbered from 1")?;
        let print = |key: &str| -> Result<Fingerprint, Malformed> {
            table.text(key)?.parse().map_err(|error| format!("`{key}`: {error}"))
        };
        let schema = table.text("layout")?;
        let schema = Schema::from_json(&schema).map_err(|error| format!("`layout`: {error}"))?;
        let mut samples = Vec::new();
        for row in table.rows("sample")? {
            row.check_keys(|key| {
                ["name", "value"].contains(&key) || Codec::from_name(key).is_some()
            })?;
            let mut bodies = Vec::new();
            for codec in Codec::ALL {
                if let Some(hex) = row.maybe_text(codec.name())? {
                    bodies.push((codec, unhex(&hex)?));
                }
            }
            samples.push(Sample { name: row.text("name")?, value: row.text("value")?, bodies });
        }
        let mut lifted = Vec::new();
        for row in table.rows("upcast")? {
            row.check_keys(|key| ["sample", "value", "refused"].contains(&key))?;
            lifted.push(Lifted { sample: row.text("sample")?, value: row.maybe_text("value")? });
        }
        Ok(Self {
            entity: table.text("entity")?,
            version,
            tag: Tag(table.byte("tag")?),
            fingerprint: print("fingerprint")?,
            previous: if table.has("previous") { Some(print("previous")?) } else { None },
            schema,
            samples,
            lifted,
        })
    }
}
