//! Where in a file something stands.

use std::fmt;

/// A place in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
}

/// Some editors begin files with it. It takes no column.
pub(super) const BYTE_ORDER_MARK: char = '\u{feff}';

impl Place {
    /// Where a byte of a text stands; behind the end it is the end.
    pub(super) fn of(text: &str, at: usize) -> Self {
        let at = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
        let before = text.get(..at.unwrap_or(0)).unwrap_or(text);
        let before = before.strip_prefix(BYTE_ORDER_MARK).unwrap_or(before);
        let (lines, last) = match before.rsplit_once('\n') {
            Some((above, last)) => (above.matches('\n').count() + 1, last),
            None => (0, before),
        };
        Self { line: lines + 1, column: last.chars().count() + 1 }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}
