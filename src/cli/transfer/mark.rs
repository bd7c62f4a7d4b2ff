//! What stands at the end of a block, and at the end of all.

use std::{format, prelude::rust_2024::*};

use serde_json::Value;

use super::{
    Digest,
    text::{Object, bytes_text, quoted},
};

/// The field that a block's end begins with.
pub(super) const MARK_FIELD: &str = "block";
/// The field that the footer begins with.
pub(super) const FOOTER_FIELD: &str = "footer";

/// The end of a block: what came until here, from the beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) struct Mark {
    /// The block's number, from 1.
    pub(in crate::cli) block: u64,
    /// The rows so far, of all tables.
    pub(in crate::cli) rows: u64,
    /// What stands for them.
    pub(in crate::cli) digest: Digest,
}

impl Mark {
    pub(super) fn to_json(self) -> String {
        let digest = bytes_text(&self.digest);
        format!(r#"{{"{MARK_FIELD}":{},"rows":{},"digest":{digest}}}"#, self.block, self.rows)
    }

    pub(super) fn parse(json: &str) -> Result<Self, String> {
        let object = Object::parse(json)?;
        Ok(Self {
            block: object.number(MARK_FIELD)?,
            rows: object.number("rows")?,
            digest: object.digest("digest")?,
        })
    }
}

/// The end of an export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::cli) struct Footer {
    pub(in crate::cli) rows: u64,
    pub(in crate::cli) digest: Digest,
    /// Rows and digest of each table, in the header's order.
    pub(in crate::cli) tables: Vec<(u64, Digest)>,
}

impl Footer {
    pub(super) fn to_json(&self, names: &[String]) -> String {
        let table = |(name, (rows, digest)): (&String, &(u64, Digest))| {
            let (name, digest) = (quoted(name), bytes_text(digest));
            format!(r#"{{"table":{name},"rows":{rows},"digest":{digest}}}"#)
        };
        let tables: Vec<String> = names.iter().zip(&self.tables).map(table).collect();
        let (rows, digest) = (self.rows, bytes_text(&self.digest));
        let tables = tables.join(",");
        format!(r#"{{"{FOOTER_FIELD}":1,"rows":{rows},"digest":{digest},"tables":[{tables}]}}"#)
    }

    pub(super) fn parse(json: &str, names: &[String]) -> Result<Self, String> {
        let object = Object::parse(json)?;
        let items = object.get("tables").and_then(Value::as_array);
        let items = items.ok_or("field `tables`: expected a list")?;
        if items.len() != names.len() {
            return Err(format!("field `tables`: expected the {} of the header", names.len()));
        }
        let table = |(name, item): (&String, &Value)| {
            let object = Object::parse(&item.to_string())?;
            if object.text("table")? != name {
                return Err(format!("field `tables`: expected table {} here", quoted(name)));
            }
            Ok((object.number("rows")?, object.digest("digest")?))
        };
        Ok(Self {
            rows: object.number("rows")?,
            digest: object.digest("digest")?,
            tables: names.iter().zip(items).map(table).collect::<Result<_, String>>()?,
        })
    }
}
