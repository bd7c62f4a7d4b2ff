//! Where a command writes, and how that looks.

use std::{
    borrow::Cow,
    io::{self, Write},
    prelude::rust_2024::*,
};

use super::{exit::Failure, progress::Progress};
use crate::store::Registry;

/// The narrowest terminal that tables and bars are made for; on less they wrap.
pub(super) const WIDTH_MIN: usize = 40;
/// Bars and tables become no wider than that.
pub(super) const WIDTH_MAX: usize = 120;
/// Where nobody says how wide the output is.
pub(super) const WIDTH_DEFAULT: usize = 80;

/// How output looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    /// Whether stdout takes colours.
    pub(super) color: bool,
    /// The columns of stdout, at least [`WIDTH_MIN`] and at most [`WIDTH_MAX`].
    pub(super) width: usize,
    /// Whether stdout is a terminal, which bytes may not go to as they are.
    pub(super) is_terminal: bool,
    /// Whether progress is shown, on stderr.
    pub(super) progress: bool,
}

/// What a command works with: its types, its outputs, and what all commands are told.
pub(super) struct Env<'a> {
    pub(super) registry: Registry,
    pub(super) look: Look,
    /// Whether stdout is for programs.
    pub(super) json: bool,
    /// Whether notes are left out.
    pub(super) quiet: bool,
    out: &'a mut dyn Write,
    err: &'a mut dyn Write,
}

impl<'a> Env<'a> {
    pub(super) fn new(
        registry: Registry,
        look: Look,
        out: &'a mut dyn Write,
        err: &'a mut dyn Write,
    ) -> Self {
        Self { registry, look, json: false, quiet: false, out, err }
    }

    /// Writes a line of data.
    pub(super) fn line(&mut self, line: impl AsRef<str>) -> Result<(), Failure> {
        let line = line.as_ref().as_bytes();
        self.write(line)?;
        self.write(b"\n")
    }

    /// Writes data as it is.
    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.out.write_all(bytes).map_err(|error| Failure::of_output(&error))
    }

    /// Brings all data to where it goes.
    pub(super) fn flush(&mut self) -> Result<(), Failure> {
        self.out.flush().map_err(|error| Failure::of_output(&error))
    }

    /// Tells the person at the terminal something that is no data and no error.
    pub(super) fn note(&mut self, text: impl AsRef<str>) {
        if !self.quiet {
            self.complain(text);
        }
    }

    /// Tells of an error or a warning, also those who want it quiet.
    pub(super) fn complain(&mut self, text: impl AsRef<str>) {
        // There is nobody left to tell that stderr is closed.
        let _: io::Result<()> = writeln!(self.err, "{}", harmless(text.as_ref()));
    }

    /// A count of rows that goes up, shown on a terminal alone.
    pub(super) fn progress(&self, doing: impl Into<String>, total: Option<u64>) -> Progress {
        Progress::new(self.look.progress && !self.quiet, doing.into(), total)
    }
}

/// A text of which a terminal obeys nothing but ends of lines and tabs: names and keys in it may be what
/// damage, or somebody else, put into a database.
fn harmless(text: &str) -> Cow<'_, str> {
    let is_command = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    if !text.contains(is_command) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if is_command(c) { shown.extend(c.escape_unicode()) } else { shown.push(c) }
    }
    Cow::Owned(shown)
}
