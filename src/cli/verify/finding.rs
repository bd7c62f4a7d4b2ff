//! What is wrong, and where.

use std::{fmt::Write, format, prelude::rust_2024::*};

use serde_json::{Value, json};

use crate::{cli::stats::text::shown, version::Version};

/// What kind of damage it is. The words are for scripts and never change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Bytes that are no key of the table.
    Key,
    /// Bytes that are no value of their version.
    Value,
    /// A value that only the type itself refuses.
    Refused,
    /// A tag that no version has.
    UnknownTag,
    /// Rows that the engine cannot read.
    Unreadable,
    /// Fewer rows than the engine counts.
    RowsMissing,
    /// More rows than the engine counts.
    RowsSurplus,
    /// What a newer release wrote, and nobody here can check.
    Newer,
    /// A row of the catalog that is no entry.
    CatalogRow,
    /// Entries that contradict each other, or the rest of the database.
    CatalogContradiction,
    /// Rows, or versions of them, that the catalog does not tell of.
    CatalogMissing,
    /// The catalog tells of a table otherwise than the types do.
    CatalogDiffers,
    /// The catalog tells of a table that is not there.
    TableMissing,
    /// A row of the meta table that is damaged, missing or nobody's.
    Meta,
    /// Rows are missing that an import did not bring yet.
    ImportUnfinished,
    /// A schedule, or a record of its changes, that is damaged, missing or contradicts the rest.
    Schedule,
    /// The engine's own checksums do not hold.
    Checksums,
}

impl Kind {
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Key => "key",
            Self::Value => "value",
            Self::Refused => "refused",
            Self::UnknownTag => "unknown_tag",
            Self::Unreadable => "unreadable",
            Self::RowsMissing => "rows_missing",
            Self::RowsSurplus => "rows_surplus",
            Self::Newer => "newer",
            Self::CatalogRow => "catalog_row",
            Self::CatalogContradiction => "catalog_contradiction",
            Self::CatalogMissing => "catalog_missing",
            Self::CatalogDiffers => "catalog_differs",
            Self::TableMissing => "table_missing",
            Self::Meta => "meta",
            Self::ImportUnfinished => "import_unfinished",
            Self::Schedule => "schedule",
            Self::Checksums => "checksums",
        }
    }
}

/// Something that is wrong.
#[derive(Debug)]
pub(super) struct Finding {
    pub(super) kind: Kind,
    /// Empty for the database as a whole.
    pub(super) table: String,
    pub(super) key: Option<Vec<u8>>,
    /// The key as its type writes it in JSON.
    pub(super) natural: Option<String>,
    pub(super) version: Option<Version>,
    /// In the stored value; its tag is at 0.
    pub(super) offset: Option<usize>,
    /// Inside the value.
    pub(super) path: Option<String>,
    /// Rows between these keys, which are themselves read.
    pub(super) between: Option<[Option<Vec<u8>>; 2]>,
    pub(super) problem: String,
}

impl Finding {
    pub(super) fn new(kind: Kind, table: &str, problem: impl Into<String>) -> Self {
        Self {
            kind,
            table: table.into(),
            key: None,
            natural: None,
            version: None,
            offset: None,
            path: None,
            between: None,
            problem: problem.into(),
        }
    }

    pub(super) fn at(self, key: &[u8]) -> Self {
        Self { key: Some(key.to_vec()), ..self }
    }

    /// In one line, for people.
    pub(super) fn to_text(&self) -> String {
        let mut text = match self.table.as_str() {
            "" => "the database".into(),
            table => table.to_string(),
        };
        // Writing to a string does not fail.
        if let Some(key) = &self.key {
            let _ = match &self.natural {
                Some(natural) => write!(text, ": key {natural} ({})", hex(key, KEY_SHOWN_MAX)),
                None => write!(text, ": key {}", hex(key, KEY_SHOWN_MAX)),
            };
        }
        if let Some([from, to]) = &self.between {
            let end = |end: &Option<Vec<u8>>, none: &str| {
                end.as_ref().map_or(none.into(), |key| hex(key, KEY_SHOWN_MAX))
            };
            let (from, to) = (end(from, "the first row"), end(to, "the last row"));
            let _ = write!(text, ": between {from} and {to}");
        }
        if let Some(version) = self.version {
            let _ = write!(text, ": V{version}");
        }
        if let Some(offset) = self.offset {
            let _ = write!(text, ": byte {offset}");
        }
        if let Some(path) = self.path.as_ref().filter(|path| !path.is_empty()) {
            let _ = write!(text, ": {path}");
        }
        let problem = self.problem.replace('\n', " ");
        let _ = write!(text, ": {problem} [{}]", self.kind.code());
        // Names, keys and errors hold what lies in the database.
        shown(&text)
    }

    pub(super) fn to_json(&self) -> Value {
        let whole = |key: &Vec<u8>| hex(key, usize::MAX);
        let natural = self.natural.as_ref().and_then(|text| serde_json::from_str(text).ok());
        let mut json = json!({
            "kind": self.kind.code(),
            "table": Some(&self.table).filter(|table| !table.is_empty()),
            "key": natural.unwrap_or(Value::Null),
            "hex": self.key.as_ref().map(whole),
            "version": self.version.map(Version::get),
            "offset": self.offset,
            "path": self.path,
            "problem": self.problem,
        });
        if let (Some([from, to]), Some(object)) = (&self.between, json.as_object_mut()) {
            object.insert("after".into(), json!(from.as_ref().map(whole)));
            object.insert("before".into(), json!(to.as_ref().map(whole)));
        }
        json
    }
}

/// A line of JSON. What a terminal obeys and JSON lets pass is escaped, too; it lies in texts alone.
pub(super) fn json_line(json: &Value) -> String {
    let mut line = String::new();
    for c in json.to_string().chars() {
        match c {
            '\u{7f}'..='\u{9f}' => {
                let _ = write!(line, "\\u{:04x}", u32::from(c));
            }
            c => line.push(c),
        }
    }
    line
}

/// Lines for people show so many bytes of a key; JSON has them all.
const KEY_SHOWN_MAX: usize = 64;

fn hex(bytes: &[u8], shown_max: usize) -> String {
    let mut text = String::from("0x");
    bytes.iter().take(shown_max).for_each(|byte| {
        let _ = write!(text, "{byte:02x}");
    });
    if bytes.len() > shown_max {
        text += &format!("… ({} bytes)", bytes.len());
    }
    text
}
