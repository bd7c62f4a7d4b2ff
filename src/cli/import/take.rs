//! Rows on their way from an export to an engine.

use std::{format, prelude::rust_2024::*};

use super::{names::for_ever, position::Position};
use crate::{
    backend::{Backend, WriteBatch, WriteOp},
    cli::{
        exit::Failure,
        progress::Progress,
        stats::shown,
        transfer::{Digest, Fault, Footer, Item, Pace, Reader},
    },
};

/// Takes rows to an engine.
pub(super) struct Taker<'a, B> {
    engine: &'a B,
    names: Vec<&'static str>,
    /// Rows that the export has vouched for.
    batch: WriteBatch,
    batch_bytes: u64,
    batch_bytes_max: u64,
    /// Rows of the block that is not over.
    pending: Vec<WriteOp>,
    pending_bytes: u64,
    /// What the engine has.
    written: Position,
    /// What it has with the batch.
    reached: Position,
}

/// Why rows are not taken.
pub(super) enum Stop {
    /// The export.
    Export(Fault),
    /// Ctrl-C.
    Asked,
    /// The database.
    Database(Failure),
}

impl<'a, B: Backend> Taker<'a, B> {
    /// Goes on where the database is.
    pub(super) fn new(
        engine: &'a B,
        tables: &[String],
        at: Position,
        batch_bytes_max: u64,
    ) -> Self {
        Self {
            engine,
            names: tables.iter().map(|table| for_ever(table)).collect(),
            batch: WriteBatch::new(),
            batch_bytes: 0,
            batch_bytes_max,
            pending: Vec::new(),
            pending_bytes: 0,
            written: at,
            reached: at,
        }
    }

    /// The rows that the database has.
    pub(super) const fn rows(&self) -> u64 {
        self.written.rows
    }

    /// Takes all rows. Whatever ends it, what the export had vouched for is in the database then.
    pub(super) fn all(
        &mut self,
        reader: &mut Reader,
        progress: &mut Progress,
        pace: &mut Pace,
    ) -> Result<Footer, Stop> {
        match self.until_end(reader, progress, pace) {
            Err(stop @ (Stop::Export(_) | Stop::Asked)) => {
                self.commit()?;
                Err(stop)
            }
            other => other,
        }
    }

    fn until_end(
        &mut self,
        reader: &mut Reader,
        progress: &mut Progress,
        pace: &mut Pace,
    ) -> Result<Footer, Stop> {
        loop {
            match reader.next().map_err(Stop::Export)? {
                Item::Row { table, key, value } => {
                    self.row(table, key, value);
                    // Nobody vouches for an edited block as a whole.
                    if self.written.is_edited && self.pending_bytes >= self.batch_bytes_max {
                        self.accept(reader.rows(), reader.digest());
                        self.commit()?;
                    }
                    let go_on = progress.row().and_then(|()| pace.row(progress));
                    go_on.map_err(|_| Stop::Asked)?;
                }
                Item::Mark(mark) => {
                    self.accept(mark.rows, mark.digest);
                    if self.batch_bytes >= self.batch_bytes_max {
                        self.commit()?;
                    }
                }
                Item::End { footer, last } => {
                    self.accept(footer.rows, last);
                    self.commit()?;
                    return Ok(footer);
                }
            }
        }
    }

    fn row(&mut self, table: usize, key: Vec<u8>, value: Vec<u8>) {
        // The reader has no tables that the header has not.
        let Some(table) = self.names.get(table).copied() else { return };
        self.pending_bytes += (key.len() + value.len()) as u64;
        self.pending.push(WriteOp::Put { table, key, value });
    }

    /// All rows until here are right.
    fn accept(&mut self, rows: u64, digest: Digest) {
        self.pending.drain(..).for_each(|op| self.batch.push(op));
        self.batch_bytes += std::mem::take(&mut self.pending_bytes);
        self.reached = Position { rows, digest, ..self.reached };
    }

    /// Writes what is right, and that it is there, in one.
    fn commit(&mut self) -> Result<(), Stop> {
        if self.reached == self.written {
            return Ok(());
        }
        let mut batch = std::mem::take(&mut self.batch);
        self.batch_bytes = 0;
        self.reached.push(&mut batch);
        let written = self.engine.commit(&batch);
        written.map_err(|error| Stop::Database(Failure::unwritten(error)))?;
        self.written = self.reached;
        Ok(())
    }
}

/// Reads an export up to where a database is, and holds it against what the database has.
pub(super) fn skip(
    reader: &mut Reader,
    at: &Position,
    progress: &mut Progress,
    name: &str,
) -> Result<(), Failure> {
    let unreadable = |what: &dyn std::fmt::Display| {
        Failure::unreadable(format!("{name}: {}", shown(&what.to_string())))
    };
    let other = "this is not the export that the import was begun with: name that one, or delete the \
                 database and begin anew";
    while reader.rows() < at.rows {
        match reader.next().map_err(|fault| unreadable(&fault))? {
            Item::Row { .. } => progress.row().map_err(Failure::from)?,
            Item::Mark(_) => {}
            Item::End { .. } => return Err(unreadable(&other)),
        }
    }
    if reader.digest() == at.digest { Ok(()) } else { Err(unreadable(&other)) }
}
