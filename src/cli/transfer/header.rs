//! What an export begins with.

use std::{collections::BTreeSet, format, prelude::rust_2024::*};

use super::{
    bounds::{BLOCK_BYTES_MAX, Bounds},
    text::{Object, list, quoted},
};
use crate::store::{META, RESERVED};

/// The format that this library writes.
pub(super) const FORMAT: u64 = 1;
/// The field that says that a file is an export, and of which format.
pub(super) const FORMAT_FIELD: &str = "perennial_export";
/// A row counts for so many bytes beside its key and value.
const ROW_BYTES: u64 = 16;
/// More tables than any engine is asked to hold.
const TABLES_MAX: usize = 1 << 16;
/// What a table takes in the footer beside its name, and more.
const FOOTER_BYTES: usize = 160;

/// What an export begins with: where it comes from, and its tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::cli) struct Header {
    /// The release of this library that wrote it.
    pub(in crate::cli) library: String,
    /// The engine of the database.
    pub(in crate::cli) engine: String,
    /// The spec version that its store had reached, if that could be read.
    pub(in crate::cli) spec_version: Option<u32>,
    /// A block ends behind the row with which it has so many bytes of rows.
    pub(in crate::cli) block_bytes: u64,
    /// The tables in their order: the library's own, then the others.
    pub(in crate::cli) tables: Vec<String>,
    /// The tables that were not asked for.
    pub(in crate::cli) left_out: Vec<String>,
}

/// Why a header is not taken.
#[derive(Debug)]
pub(super) enum HeaderFault {
    Newer(u64),
    Wrong(String),
}

impl Header {
    /// The header in one line. Equal headers are equal text.
    pub(super) fn to_json(&self) -> String {
        let spec_version = self.spec_version.map_or_else(|| "null".into(), |spec| spec.to_string());
        format!(
            r#"{{"{FORMAT_FIELD}":{FORMAT},"library":{},"engine":{},"spec_version":{spec_version},"block_bytes":{},"tables":{},"left_out":{}}}"#,
            quoted(&self.library),
            quoted(&self.engine),
            self.block_bytes,
            list(&self.tables),
            list(&self.left_out),
        )
    }

    pub(super) fn parse(json: &str) -> Result<Self, HeaderFault> {
        let object = Object::parse(json)?;
        match object.number(FORMAT_FIELD)? {
            FORMAT => {}
            newer if newer > FORMAT => return Err(HeaderFault::Newer(newer)),
            other => return Err(HeaderFault::Wrong(format!("there is no format {other}"))),
        }
        let spec_version = object.get("spec_version").and_then(serde_json::Value::as_u64);
        let header = Self {
            library: object.text("library")?.to_string(),
            engine: object.text("engine")?.to_string(),
            spec_version: spec_version.and_then(|spec| u32::try_from(spec).ok()),
            block_bytes: object.number("block_bytes")?,
            tables: object.texts("tables")?,
            left_out: object.texts("left_out")?,
        };
        header.check()?;
        Ok(header)
    }

    /// Refuses what no reader takes.
    pub(in crate::cli) fn check(&self) -> Result<(), String> {
        if self.block_bytes > BLOCK_BYTES_MAX {
            return Err(format!("field `block_bytes`: expected at most {BLOCK_BYTES_MAX}"));
        }
        if self.tables.len() > TABLES_MAX {
            return Err(format!("field `tables`: expected at most {TABLES_MAX}"));
        }
        let names = self.tables.iter().map(|table| quoted(table).len() + FOOTER_BYTES);
        let left_out = self.left_out.iter().map(|table| quoted(table).len() + 1);
        if names.chain(left_out).sum::<usize>() as u64 > Bounds::FORMAT_1.text {
            return Err("field `tables`: header and footer would be too long".to_string());
        }
        let mut seen = BTreeSet::new();
        for table in &self.tables {
            if table.is_empty() || table.contains('\0') {
                return Err(format!("field `tables`: {} is no table's name", quoted(table)));
            }
            if !seen.insert(table) {
                return Err(format!("field `tables`: {} comes twice", quoted(table)));
            }
        }
        let others = self.tables.iter().skip_while(|table| is_own(table));
        if !seen.contains(&META.to_string()) || others.clone().any(|table| is_own(table)) {
            return Err(format!(
                "field `tables`: expected the library's own first, `{META}` among them"
            ));
        }
        Ok(())
    }
}

impl From<String> for HeaderFault {
    fn from(what: String) -> Self {
        Self::Wrong(what)
    }
}

/// Whether a table is the library's own.
pub(in crate::cli) fn is_own(table: &str) -> bool {
    table.starts_with(RESERVED)
}

/// The order of tables in an export: the library's own first, `perennial.meta` before all.
pub(in crate::cli) fn in_order(mut tables: Vec<String>) -> Vec<String> {
    tables.sort_unstable_by(|a, b| {
        let rank = |table: &str| (table != META, !is_own(table));
        rank(a).cmp(&rank(b)).then_with(|| a.cmp(b))
    });
    tables
}

/// What a row counts for.
pub(in crate::cli) const fn row_bytes(key: &[u8], value: &[u8]) -> u64 {
    key.len() as u64 + value.len() as u64 + ROW_BYTES
}
