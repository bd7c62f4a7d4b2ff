//! Rows of text in columns.

use std::{format, prelude::rust_2024::*};

use super::{exit::Failure, terminal::Env};

/// What stands between two columns.
const GAP: &str = "  ";

/// Rows of text, aligned below a heading. The last column is as wide as it likes, and all that follows
/// a line's end in it is brought below its beginning.
pub(super) struct Columns {
    rows: Vec<Vec<String>>,
}

/// A line of text that people or damage have a part in: terminals obey nothing of it.
pub(super) fn shown(text: &str) -> String {
    let obeyed = |c: char| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c };
    text.chars().map(obeyed).collect()
}

impl Columns {
    /// Columns with these headings.
    pub(super) fn new(headings: &[&str]) -> Self {
        Self { rows: [headings.iter().map(ToString::to_string).collect()].into() }
    }

    /// Adds a row. Of what people or damage put into a cell, terminals obey nothing; the last cell may
    /// have several lines.
    pub(super) fn row<const N: usize>(&mut self, cells: [String; N]) {
        let is_shown = |c: &char, at: usize| !c.is_control() || (*c == '\n' && at + 1 == N);
        let shown = cells.into_iter().enumerate().map(|(at, cell)| {
            let chars = cell.chars();
            chars
                .map(|c| Some(c).filter(|c| is_shown(c, at)).unwrap_or(char::REPLACEMENT_CHARACTER))
                .collect()
        });
        self.rows.push(shown.collect());
    }

    /// Whether there is nothing below the heading.
    pub(super) const fn is_empty(&self) -> bool {
        self.rows.len() <= 1
    }

    /// Writes all rows, each after `indent`.
    pub(super) fn write(&self, env: &mut Env<'_>, indent: &str) -> Result<(), Failure> {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or_default();
        let width = |at: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(at));
            cells.map(|cell| cell.chars().count()).max().unwrap_or_default()
        };
        let widths: Vec<usize> = (0..columns).map(width).collect();
        for row in &self.rows {
            let mut line = indent.to_string();
            for (at, (cell, width)) in row.iter().zip(&widths).enumerate() {
                if at + 1 < row.len() {
                    line.push_str(&format!("{cell:width$}{GAP}"));
                } else {
                    let below = format!("\n{}", " ".repeat(line.chars().count()));
                    line.push_str(&cell.replace('\n', &below));
                }
            }
            env.line(line.trim_end())?;
        }
        Ok(())
    }
}
