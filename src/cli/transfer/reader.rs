//! Reads an export, and holds it against what it says of itself.

use std::{collections::BTreeMap, format, io::Read, prelude::rust_2024::*};

use super::{
    bounds::Bounds,
    digest::{Digest, Digests},
    fault::Fault,
    forms::Forms,
    header::{Header, HeaderFault, is_own, row_bytes},
    input::Input,
    mark::{Footer, Mark},
    pieces::{Format, Piece, PieceRow, Pieces, TableRef},
};
use crate::store::{IMPORT_KEY, META};

/// What comes in an export.
pub(in crate::cli) enum Item {
    /// A row of a table, by the table's number.
    Row { table: usize, key: Vec<u8>, value: Vec<u8> },
    /// All rows until here are those that were exported.
    Mark(Mark),
    /// There are no more, and none is missing. The last mark could have this digest.
    End { footer: Footer, last: Digest },
}

/// Reads an export row by row.
pub(in crate::cli) struct Reader {
    pieces: Pieces,
    header: Header,
    numbers: BTreeMap<String, usize>,
    forms: Forms,
    digests: Digests,
    /// The row before, which the next has to come behind.
    last: Option<(usize, Vec<u8>)>,
    /// The bytes of rows since the last mark.
    in_block: u64,
    /// The marks so far.
    blocks: u64,
    /// Where in the file the last mark ends, if a file could be cut there.
    whole: Option<u64>,
    /// What is wrong behind it.
    ahead: Option<Fault>,
    /// Rows of users' tables that stand there as bytes.
    as_bytes: u64,
    /// Whether the rows may be others than were exported.
    is_edited: bool,
    block_bytes_max: u64,
}

impl Reader {
    /// Begins to read. In an edited export rows may be changed, left out or put in, in their order.
    pub(in crate::cli) fn new(file: Box<dyn Read>, is_edited: bool) -> Result<Self, Fault> {
        Self::within(Bounds::FORMAT_1, file, is_edited)
    }

    /// The same with other bounds.
    pub(super) fn within(
        bounds: Bounds,
        file: Box<dyn Read>,
        is_edited: bool,
    ) -> Result<Self, Fault> {
        let input = Input::new(file).map_err(Fault::Io)?;
        let mut pieces = Pieces::new(input, bounds)?;
        let mut forms = Forms::new();
        let header = match pieces.next(&mut forms)? {
            Piece::Header(json) => Header::parse(&json).map_err(|fault| match fault {
                HeaderFault::Newer(found) => Fault::Newer(found),
                HeaderFault::Wrong(what) => Fault::Wrong(pieces.at(), what),
            })?,
            _ => return Err(Fault::Foreign("its first line is no header".to_string())),
        };
        let numbers = header.tables.iter().cloned().zip(0..).collect();
        let digests = Digests::new(&header.tables);
        let mut reader = Self {
            pieces,
            header,
            numbers,
            forms,
            digests,
            last: None,
            in_block: 0,
            blocks: 0,
            whole: None,
            ahead: None,
            as_bytes: 0,
            is_edited,
            block_bytes_max: bounds.block,
        };
        reader.note_boundary();
        Ok(reader)
    }

    pub(in crate::cli) const fn header(&self) -> &Header {
        &self.header
    }

    pub(in crate::cli) const fn format(&self) -> Format {
        self.pieces.format
    }

    /// Where in the file the header ended, or the last mark, if a file could be cut there.
    pub(in crate::cli) const fn whole(&self) -> Option<u64> {
        self.whole
    }

    /// Rows of users' tables so far that stand there as bytes, in the format that says what values mean.
    pub(in crate::cli) const fn as_bytes(&self) -> u64 {
        self.as_bytes
    }

    /// The rows so far.
    pub(in crate::cli) const fn rows(&self) -> u64 {
        self.digests.rows()
    }

    /// What stands for the rows so far.
    pub(in crate::cli) fn digest(&self) -> Digest {
        self.digests.so_far()
    }

    /// What comes next. Nothing comes behind the end, or an error.
    pub(in crate::cli) fn next(&mut self) -> Result<Item, Fault> {
        if let Some(fault) = self.ahead.take() {
            return Err(fault);
        }
        match self.pieces.next(&mut self.forms)? {
            Piece::Row(row) => self.row(row),
            Piece::Mark(json) => self.mark(&json),
            Piece::Footer(json) => self.footer(&json),
            Piece::Header(_) => Err(self.wrong("a second header")),
            Piece::End => Err(Fault::Cut(self.pieces.at())),
        }
    }

    fn wrong(&self, what: impl ToString) -> Fault {
        Fault::Wrong(self.pieces.at(), what.to_string())
    }

    fn row(&mut self, row: PieceRow) -> Result<Item, Fault> {
        let number = match &row.table {
            TableRef::Number(number) => Some(*number),
            TableRef::Name(name) => self.numbers.get(name).copied(),
        };
        let name = number.and_then(|number| self.header.tables.get(number));
        let (Some(table), Some(name)) = (number, name) else {
            return Err(self.wrong("the row is of a table that the header does not have"));
        };
        if name == META && row.key == IMPORT_KEY.as_bytes() {
            let what = format!("a row `{IMPORT_KEY}` of `{META}`: no finished database has one");
            return Err(self.wrong(what));
        }
        if let Some((last, key)) = &self.last
            && (*last, key.as_slice()) >= (table, row.key.as_slice())
        {
            let what =
                "tables come in the header's order, rows in the order of their keys, each once";
            return Err(
                self.wrong(format!("the row does not come behind the one before it: {what}"))
            );
        }
        if self.in_block > self.block_bytes_max && !self.is_edited {
            let max = self.block_bytes_max;
            return Err(self.wrong(format!("a block of more than {max} bytes")));
        }
        if row.is_bytes && !is_own(name) {
            self.as_bytes += 1;
        }
        self.in_block += row_bytes(&row.key, &row.value);
        self.forms.learn(name, &row.key, &row.value);
        self.digests.row(table, &row.key, &row.value);
        // Keeps its allocation.
        let mut key = self.last.take().map(|(_, key)| key).unwrap_or_default();
        key.clone_from(&row.key);
        self.last = Some((table, key));
        Ok(Item::Row { table, key: row.key, value: row.value })
    }

    fn mark(&mut self, json: &str) -> Result<Item, Fault> {
        let said = Mark::parse(json).map_err(|what| self.wrong(what))?;
        self.blocks += 1;
        self.in_block = 0;
        let found =
            Mark { block: self.blocks, rows: self.digests.rows(), digest: self.digests.so_far() };
        if said != found && !self.is_edited {
            let what =
                format!("the rows of block {} are not those that were exported", found.block);
            return Err(Fault::Changed(self.pieces.at(), what));
        }
        self.note_boundary();
        Ok(Item::Mark(found))
    }

    fn note_boundary(&mut self) {
        let (whole, ahead) = self.pieces.input.boundary();
        self.whole = whole;
        self.ahead = ahead.err();
    }

    fn footer(&mut self, json: &str) -> Result<Item, Fault> {
        let at = self.pieces.at();
        if self.in_block > 0 && !self.is_edited {
            return Err(self.wrong("the last block has no end"));
        }
        let last = self.digests.so_far();
        let said = Footer::parse(json, &self.header.tables).map_err(|what| self.wrong(what))?;
        let digests = std::mem::replace(&mut self.digests, Digests::new(&[]));
        let rows = digests.rows();
        let (digest, tables) = digests.finish();
        let found = Footer { rows, digest, tables };
        if !self.is_edited {
            let mut names = self.header.tables.iter().zip(found.tables.iter().zip(&said.tables));
            if let Some((name, _)) = names.find(|(_, (found, said))| found != said) {
                let what = format!("the rows of table `{name}` are not those that were exported");
                return Err(Fault::Changed(at, what));
            }
            if said != found {
                let what = "the rows are not those that were exported".to_string();
                return Err(Fault::Changed(at, what));
            }
        }
        match self.pieces.next(&mut self.forms)? {
            Piece::End => Ok(Item::End { footer: found, last }),
            _ => Err(self.wrong("something comes behind the footer")),
        }
    }
}
