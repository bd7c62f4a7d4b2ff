//! From text to tables.

use std::string::ToString;

use toml::de::DeTable;

use super::{FileErrorKind, error::Fault, shown};

/// The most that is read: some ten thousand events with all that is noted about them.
pub(super) const BYTES_MAX: usize = 4 << 20;

/// The parser refuses keys of this many parts, without a word about where.
const KEY_PARTS_MAX: usize = 80;

/// What begins the lines that version control leaves in a file.
const MARKS: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

/// Refuses what is too large.
pub(super) const fn check_size(bytes: usize) -> Result<(), FileErrorKind> {
    if bytes > BYTES_MAX {
        return Err(FileErrorKind::TooLarge { bytes_max: BYTES_MAX });
    }
    Ok(())
}

/// The tables of a text.
pub(super) fn parse(text: &str) -> Result<DeTable<'_>, Fault> {
    if let Some(at) = conflict(text) {
        return Err(Fault::new(at, FileErrorKind::Conflict));
    }
    DeTable::parse(text).map(toml::Spanned::into_inner).map_err(|error| {
        let span = error.span().unwrap_or_else(|| {
            let at = longest_key(text);
            at..at
        });
        let at = span.start.min(text.len());
        let line_at = text.get(..at).and_then(|above| above.rfind('\n')).map_or(0, |at| at + 1);
        let line = text.get(line_at..).unwrap_or_default();
        if MARKS.iter().any(|mark| line.starts_with(mark)) {
            return Fault::new(line_at, FileErrorKind::Conflict);
        }
        // The parser has one kind of error, and this text is all that tells one from another.
        if error.message() == "duplicate key" {
            let key = shown(text.get(span).unwrap_or_default());
            return Fault::new(at, FileErrorKind::DuplicateKey { key });
        }
        Fault::new(at, FileErrorKind::Syntax { message: error.message().to_string() })
    })
}

/// Where the lines of a conflict begin. All of them are asked for: a text of several lines may hold a
/// line of `=======` of its own.
fn conflict(text: &str) -> Option<usize> {
    let mut at = 0;
    let mut first = None;
    let mut is_halved = false;
    for line in text.split_inclusive('\n') {
        if line.starts_with("<<<<<<< ") {
            first = first.or(Some(at));
        } else if line.trim_end() == "=======" {
            is_halved |= first.is_some();
        } else if line.starts_with(">>>>>>> ") && is_halved {
            return first;
        }
        at += line.len();
    }
    None
}

/// Where the first line stands that has too long a key; the end if there is none.
fn longest_key(text: &str) -> usize {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.matches('.').count() >= KEY_PARTS_MAX {
            return at;
        }
        at += line.len();
    }
    text.len()
}
