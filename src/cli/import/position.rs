//! How far an import has come: a row of the database itself.

use std::{format, prelude::rust_2024::*};

use crate::{
    backend::{Backend, WriteBatch, WriteOp},
    cli::{
        exit::Failure,
        transfer::{Digest, Object, TableDigest, bytes_text},
    },
    store::{IMPORT_KEY, META},
};

/// The format that this library writes.
const FORMAT: u64 = 1;

/// How far an import has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Position {
    /// The rows that are there, of all tables.
    pub(super) rows: u64,
    /// What stands for them.
    pub(super) digest: Digest,
    /// What stands for the names of all tables.
    pub(super) tables: Digest,
    /// Whether the export was said to be edited.
    pub(super) is_edited: bool,
}

impl Position {
    /// Where a database's import is, if it was not finished.
    pub(super) fn read<B: Backend>(engine: &B) -> Result<Option<Self>, Failure> {
        let Some(row) = engine.get(META, IMPORT_KEY.as_bytes())? else { return Ok(None) };
        let text = std::str::from_utf8(row.as_ref()).map_err(|error| error.to_string());
        let position = text.and_then(Self::parse).map_err(|what| {
            Failure::unreadable(format!(
                "table `{META}`, key `{IMPORT_KEY}`: {what}; how far the import has come is lost: delete \
                 the database and begin anew"
            ))
        })?;
        Ok(Some(position))
    }

    fn parse(json: &str) -> Result<Self, String> {
        let object = Object::parse(json)?;
        match object.number("format")? {
            FORMAT => {}
            other => return Err(format!("format {other} is not known, use a newer binary")),
        }
        let is_edited = object.get("edited").and_then(serde_json::Value::as_bool);
        Ok(Self {
            rows: object.number("rows")?,
            digest: object.digest("digest")?,
            tables: object.digest("tables")?,
            is_edited: is_edited.ok_or("field `edited`: expected true or false")?,
        })
    }

    fn to_json(self) -> String {
        format!(
            r#"{{"format":{FORMAT},"rows":{},"digest":{},"tables":{},"edited":{}}}"#,
            self.rows,
            bytes_text(&self.digest),
            bytes_text(&self.tables),
            self.is_edited,
        )
    }

    /// Adds the row that says so.
    pub(super) fn push(self, batch: &mut WriteBatch) {
        let (key, value) = (IMPORT_KEY.as_bytes().to_vec(), self.to_json().into_bytes());
        batch.push(WriteOp::Put { table: META, key, value });
    }

    /// Adds that the import is over.
    pub(super) fn push_end(batch: &mut WriteBatch) {
        batch.push(WriteOp::Remove { table: META, key: IMPORT_KEY.as_bytes().to_vec() });
    }
}

/// What stands for the names of tables.
pub(super) fn of_names(tables: &[String]) -> Digest {
    let mut digest = TableDigest::default();
    tables.iter().for_each(|table| digest.row(table.as_bytes(), b""));
    digest.finish().1
}
