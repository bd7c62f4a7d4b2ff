//! The pieces of an export, in either format.

use std::{format, prelude::rust_2024::*};

use super::{
    fault::{At, Fault},
    fields::fields,
    forms::Forms,
    header::FORMAT_FIELD,
    input::Input,
    line::{self, ROW_FIELD},
    mark::{FOOTER_FIELD, MARK_FIELD},
    raw,
};

/// The longest line that is read: it is taken into memory whole.
const LINE_BYTES_MAX: u64 = 1 << 30;
/// The longest JSON of a raw export.
const TEXT_BYTES_MAX: u32 = 64 << 20;

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
    line: Vec<u8>,
}

impl Pieces {
    pub(super) fn new(mut input: Input) -> Result<Self, Fault> {
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
        Ok(Self { input, format, line })
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
        if !self.input.line(LINE_BYTES_MAX, &mut self.line)? {
            return Ok(Piece::End);
        }
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
            Ok(Piece::Mark(text.to_string()))
        } else if has(FOOTER_FIELD) {
            Ok(Piece::Footer(text.to_string()))
        } else if has(FORMAT_FIELD) {
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
            [raw::HEADER] => self.text(at).map(Piece::Header),
            [raw::MARK] => self.text(at).map(Piece::Mark),
            [raw::FOOTER] => self.text(at).map(Piece::Footer),
            [raw::ROW] => {
                let table = self.input.number(&mut self.line)? as usize;
                let (mut key, mut value) = (Vec::new(), Vec::new());
                for part in [&mut key, &mut value] {
                    let length = self.input.number(&mut self.line)?;
                    self.input.take(length.into(), part)?;
                }
                let table = TableRef::Number(table);
                Ok(Piece::Row(PieceRow { table, key, value, is_bytes: false }))
            }
            other => {
                Err(Fault::Wrong(at, format!("nothing in an export begins with {other:02x?}")))
            }
        }
    }

    fn text(&mut self, at: At) -> Result<String, Fault> {
        let length = self.input.number(&mut self.line)?;
        if length > TEXT_BYTES_MAX {
            let what = format!("a text of {length} bytes; expected at most {TEXT_BYTES_MAX}");
            return Err(Fault::Wrong(at, what));
        }
        let mut text = Vec::new();
        self.input.take(length.into(), &mut text)?;
        String::from_utf8(text).map_err(|_| Fault::Wrong(at, "this is no text".to_string()))
    }
}
