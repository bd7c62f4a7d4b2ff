//! The pieces of an export, in either format.

use std::{format, prelude::rust_2024::*};

use super::{
    bounds::Bounds,
    fault::{At, Fault},
    fields::fields,
    forms::Forms,
    header::FORMAT_FIELD,
    input::Input,
    line::{self, ROW_FIELD},
    mark::{FOOTER_FIELD, MARK_FIELD},
    raw,
};

/// How rows are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(in crate::cli) enum Format {
    /// A line of JSON a row, to be read and edited by people and programs
    Ndjson,
    /// Bytes: smaller, and quicker
    Raw,
}

/// A piece of an export.
pub(super) enum Piece {
    Header(String),
    Row(PieceRow),
    Mark(String),
    Footer(String),
    /// There is nothing behind.
    End,
}

/// A row, and its table as the format says it.
pub(super) struct PieceRow {
    pub(super) table: TableRef,
    pub(super) key: Vec<u8>,
    pub(super) value: Vec<u8>,
    /// Whether the value stands there as bytes in a format that could say what it means.
    pub(super) is_bytes: bool,
}

pub(super) enum TableRef {
    Name(String),
    Number(usize),
}

/// Takes an export into pieces.
pub(super) struct Pieces {
    pub(super) input: Input,
    pub(super) format: Format,
    bounds: Bounds,
    has_header: bool,
    line: Vec<u8>,
}

impl Pieces {
    pub(super) fn new(mut input: Input, bounds: Bounds) -> Result<Self, Fault> {
        let foreign = |what: &str| Err(Fault::Foreign(what.to_string()));
        let mut line = Vec::new();
        let format = match input.peek()? {
            [] => return foreign("it is empty"),
            [b'{', ..] => Format::Ndjson,
            [first, ..] if *first == raw::MAGIC[0] => {
                input.take(raw::MAGIC.len() as u64, &mut line)?;
                if line != raw::MAGIC {
                    return foreign("its first bytes are not those of a raw export");
                }
                Format::Raw
            }
            _ => {
                return foreign("it begins neither with a line of JSON nor as a raw export does");
            }
        };
        Ok(Self { input, format, bounds, has_header: false, line })
    }

    /// Where the piece is that was read last.
    pub(super) const fn at(&self) -> At {
        match self.format {
            Format::Ndjson => self.input.at_line(),
            Format::Raw => self.input.at_byte(),
        }
    }

    pub(super) fn next(&mut self, forms: &mut Forms) -> Result<Piece, Fault> {
        match self.format {
            Format::Ndjson => self.next_line(forms),
            Format::Raw => self.next_record(),
        }
    }

    fn next_line(&mut self, forms: &mut Forms) -> Result<Piece, Fault> {
        let max = if self.has_header { self.bounds.line } else { self.bounds.text };
        if !self.input.line(max, &mut self.line)? {
            return Ok(Piece::End);
        }
        self.has_header = true;
        let at = self.at();
        let wrong = |what: String| Fault::Wrong(at, what);
        let text = std::str::from_utf8(&self.line).map_err(|error| {
            wrong(format!("column {}: this is no text", error.valid_up_to() + 1))
        })?;
        let fields = fields(text).map_err(wrong)?;
        let has = |name: &str| fields.iter().any(|field| field.name == name);
        if has(ROW_FIELD) {
            let row = line::read_row(forms, &fields).map_err(wrong)?;
            let table = TableRef::Name(row.table);
            let (key, value, is_bytes) = (row.key, row.value, row.is_bytes);
            Ok(Piece::Row(PieceRow { table, key, value, is_bytes }))
        } else if has(MARK_FIELD) {
            check(text.len() as u64, self.bounds.mark).map_err(wrong)?;
            Ok(Piece::Mark(text.to_string()))
        } else if has(FOOTER_FIELD) {
            check(text.len() as u64, self.bounds.text).map_err(wrong)?;
            Ok(Piece::Footer(text.to_string()))
        } else if has(FORMAT_FIELD) {
            check(text.len() as u64, self.bounds.text).map_err(wrong)?;
            Ok(Piece::Header(text.to_string()))
        } else {
            let kinds = format!("`{ROW_FIELD}`, `{MARK_FIELD}` or `{FOOTER_FIELD}`");
            Err(wrong(format!("expected a line with the field {kinds}")))
        }
    }

    fn next_record(&mut self) -> Result<Piece, Fault> {
        if self.input.peek()?.is_empty() {
            return Ok(Piece::End);
        }
        let at = self.at();
        self.input.take(1, &mut self.line)?;
        match self.line.as_slice() {
            [raw::HEADER] => self.text(at, self.bounds.text).map(Piece::Header),
            [raw::MARK] => self.text(at, self.bounds.mark).map(Piece::Mark),
            [raw::FOOTER] => self.text(at, self.bounds.text).map(Piece::Footer),
            [raw::ROW] => {
                let table = self.input.number(&mut self.line)? as usize;
                let key = self.part(at, self.bounds.key)?;
                let value = self.part(at, self.bounds.value)?;
                let table = TableRef::Number(table);
                Ok(Piece::Row(PieceRow { table, key, value, is_bytes: false }))
            }
            other => {
                Err(Fault::Wrong(at, format!("nothing in an export begins with {other:02x?}")))
            }
        }
    }

    fn text(&mut self, at: At, max: u64) -> Result<String, Fault> {
        let text = self.part(at, max)?;
        String::from_utf8(text).map_err(|_| Fault::Wrong(at, "this is no text".to_string()))
    }

    /// Bytes behind their length. Memory grows with what comes, not with what the length says.
    fn part(&mut self, at: At, max: u64) -> Result<Vec<u8>, Fault> {
        let length = self.input.number(&mut self.line)?;
        check(length.into(), max).map_err(|what| Fault::Wrong(at, what))?;
        let mut part = Vec::new();
        self.input.take(length.into(), &mut part)?;
        Ok(part)
    }
}

/// Refuses what is too long before it is made anything.
fn check(length: u64, max: u64) -> Result<(), String> {
    if length <= max {
        return Ok(());
    }
    Err(format!("this piece of the export has {length} bytes; expected at most {max}"))
}
