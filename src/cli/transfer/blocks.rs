//! Writes an export, block by block.

use std::{io::Write, prelude::rust_2024::*};

use flate2::{Compression, GzBuilder};

use super::{
    bounds::Bounds,
    digest::Digests,
    forms::Forms,
    header::{Header, is_own, row_bytes},
    line,
    mark::{Footer, Mark},
    pieces::Format,
    raw,
};

/// Makes the bytes of an export. The same rows always give the same bytes, block for block.
pub(in crate::cli) struct Blocks {
    header: Header,
    format: Format,
    is_gzip: bool,
    forms: Forms,
    digests: Digests,
    /// The block that is being filled.
    content: Vec<u8>,
    /// Its rows' bytes.
    in_block: u64,
    /// The blocks so far.
    blocks: u64,
    /// Rows are counted up to here, and not written: they lie in the file already.
    skip: Option<Mark>,
    as_bytes: u64,
    bounds: Bounds,
}

/// Why a row is not written.
#[derive(Debug)]
pub(in crate::cli) enum Refused {
    /// The rows that lie in the file already are not those of the database.
    Changed,
    /// No reader would take it: which, why, and what to do.
    Long(String),
}

impl Blocks {
    /// An export behind its header.
    pub(in crate::cli) fn new(header: Header, format: Format, is_gzip: bool) -> Self {
        let digests = Digests::new(&header.tables);
        Self {
            header,
            format,
            is_gzip,
            forms: Forms::new(),
            digests,
            content: Vec::new(),
            in_block: 0,
            blocks: 0,
            skip: None,
            as_bytes: 0,
            bounds: Bounds::FORMAT_1,
        }
    }

    /// The same with other bounds.
    #[cfg(test)]
    pub(super) const fn within(mut self, bounds: Bounds) -> Self {
        self.bounds = bounds;
        self
    }

    /// Goes on behind a mark that lies in a file: the rows before it are given once more, but not written.
    /// So many of them stand there as bytes.
    pub(in crate::cli) const fn skip(&mut self, until: Mark, as_bytes: u64) {
        self.skip = Some(until);
        self.as_bytes = as_bytes;
    }

    /// Whether rows are only counted still.
    pub(in crate::cli) fn skips(&self) -> bool {
        self.skip.is_some_and(|until| self.digests.rows() < until.rows)
    }

    /// The rows so far.
    pub(in crate::cli) const fn rows(&self) -> u64 {
        self.digests.rows()
    }

    /// Rows of users' tables that were written as bytes though the format can say what values mean.
    pub(in crate::cli) const fn as_bytes(&self) -> u64 {
        self.as_bytes
    }

    /// The bytes of the header.
    pub(in crate::cli) fn header(&mut self) -> Vec<u8> {
        if self.format == Format::Raw {
            self.content.extend_from_slice(&raw::MAGIC);
        }
        let json = self.header.to_json();
        self.text(raw::HEADER, &json);
        self.cut()
    }

    /// Takes a row. Gives the bytes of a block when it is full.
    pub(in crate::cli) fn row(
        &mut self,
        table: usize,
        key: &[u8],
        value: &[u8],
    ) -> Result<Option<Vec<u8>>, Refused> {
        let is_skipped = self.skips();
        if let Some(until) = self.skip
            && !is_skipped
        {
            // The file has the end of a block here.
            if self.in_block > 0 || self.blocks != until.block {
                return Err(Refused::Changed);
            }
            self.skip = None;
        }
        let name = self.header.tables.get(table).map(String::as_str).unwrap_or_default();
        self.forms.learn(name, key, value);
        self.digests.row(table, key, value);
        self.in_block += row_bytes(key, value);
        if is_skipped {
            return self.skipped().map(|()| None);
        }
        self.bounds.check_row(name, key, value).map_err(Refused::Long)?;
        match self.format {
            Format::Raw => raw::write_row(table, key, value, &mut self.content),
            Format::Ndjson => {
                let before = self.content.len();
                let is_read = line::write_row(&mut self.forms, name, key, value, &mut self.content);
                let length = (self.content.len() - before) as u64;
                self.bounds.check_line(name, key, length).map_err(Refused::Long)?;
                self.as_bytes += u64::from(!is_read && !is_own(name));
            }
        }
        Ok((self.in_block >= self.header.block_bytes).then(|| self.mark()))
    }

    /// Counts a row that lies in the file, and compares at the last of them.
    fn skipped(&mut self) -> Result<(), Refused> {
        if self.in_block >= self.header.block_bytes {
            self.blocks += 1;
            self.in_block = 0;
        }
        match self.skip {
            Some(until)
                if until.rows == self.digests.rows() && until.digest != self.digests.so_far() =>
            {
                Err(Refused::Changed)
            }
            _ => Ok(()),
        }
    }

    /// The bytes of all that is left, and of the footer.
    pub(in crate::cli) fn finish(mut self) -> Result<(Vec<u8>, Footer), Refused> {
        if self.skips() {
            return Err(Refused::Changed);
        }
        let mut bytes = Vec::new();
        // The last block of the file may be the last of all.
        let is_marked = self.skip.is_some_and(|until| until.rows == self.digests.rows());
        if self.in_block > 0 && !is_marked {
            bytes = self.mark();
        }
        let digests = std::mem::replace(&mut self.digests, Digests::new(&[]));
        let rows = digests.rows();
        let (digest, tables) = digests.finish();
        let footer = Footer { rows, digest, tables };
        let json = footer.to_json(&self.header.tables);
        self.text(raw::FOOTER, &json);
        bytes.extend(self.cut());
        Ok((bytes, footer))
    }

    /// Ends the block, and gives its bytes.
    fn mark(&mut self) -> Vec<u8> {
        self.blocks += 1;
        self.in_block = 0;
        let (rows, digest) = (self.digests.rows(), self.digests.so_far());
        self.text(raw::MARK, &Mark { block: self.blocks, rows, digest }.to_json());
        self.cut()
    }

    fn text(&mut self, kind: u8, json: &str) {
        match self.format {
            Format::Raw => raw::write_text(kind, json, &mut self.content),
            Format::Ndjson => {
                self.content.extend_from_slice(json.as_bytes());
                self.content.push(b'\n');
            }
        }
    }

    /// What was written since the last time, as a member of the file.
    fn cut(&mut self) -> Vec<u8> {
        if !self.is_gzip {
            return std::mem::take(&mut self.content);
        }
        let mut member = GzBuilder::new().write(Vec::new(), Compression::default());
        // Writing to memory does not fail.
        let _ = member.write_all(&self.content);
        self.content.clear();
        member.finish().unwrap_or_default()
    }
}
