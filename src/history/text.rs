//! The text of history files: TOML that is written in one way, sealed with a hash at its end.

use std::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use toml::de::{DeTable, DeValue};

use crate::schema::Fingerprint;

/// The format that this library writes.
pub(super) const FORMAT: u64 = 1;
const SEAL: &str = "[seal]\nhash = ";

/// Text in the one way in which it is written: a literal string if it can be one.
pub(super) fn quoted(text: &str) -> String {
    let is_plain = |c: char| !c.is_control() && c != '\'';
    if text.chars().all(is_plain) {
        return format!("'{text}'");
    }
    escaped(text)
}

/// Text in quotation marks, on one line.
pub(crate) fn escaped(text: &str) -> String {
    let mut quoted = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if c.is_control() => quoted.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// Several lines, as they are.
pub(super) fn block(text: &str) -> String {
    if text.contains("'''") || text.chars().any(|c| c.is_control() && c != '\n') {
        return quoted(text);
    }
    format!("'''\n{}\n'''", text.trim_end())
}

/// The text with its seal.
pub(super) fn sealed(text: &str) -> String {
    let hash = Fingerprint::of_bytes(text.as_bytes());
    format!("{text}{SEAL}\"{hash}\"\n")
}

/// The hash that stands for a sealed file.
pub(super) fn hash_of(sealed: &str) -> Fingerprint {
    Fingerprint::of_bytes(sealed.as_bytes())
}

/// Lines end as they do everywhere else, whatever a checkout made of them.
pub(super) fn normalized(text: &str) -> String {
    text.replace("\r\n", "\n")
}

/// Whether the seal is that of the text above it. `None` if there is no seal.
pub(super) fn is_intact(text: &str) -> Option<bool> {
    let at = text.rfind(SEAL)?;
    let (above, _) = text.split_at_checked(at)?;
    Some(sealed(above) == text)
}

/// The table of a file.
pub(super) struct Table<'t> {
    table: DeTable<'t>,
}

/// Why a file, or a part of it, is not what was written.
pub(super) type Malformed = String;

impl<'t> Table<'t> {
    /// Parses a file.
    pub(super) fn parse(text: &'t str) -> Result<Self, Malformed> {
        let marks = ["<<<<<<< ", "=======", ">>>>>>> "];
        let mut lines = text.lines().enumerate();
        if let Some((at, _)) =
            lines.find(|(_, line)| marks.iter().any(|mark| line.starts_with(mark)))
        {
            return Err(format!(
                "line {}: a merge left its conflict markers here; take one side's file whole, and \
                 write the other side's version again under the next number",
                at + 1
            ));
        }
        match DeTable::parse(text) {
            Ok(table) => Ok(Self { table: table.into_inner() }),
            Err(error) => {
                let at = error.span().map_or(0, |span| span.start);
                let before = text.get(..at).unwrap_or_default();
                let line = before.matches('\n').count() + 1;
                let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
                Err(format!(
                    "line {line}, column {column}: {}; restore the file from version control",
                    error.message()
                ))
            }
        }
    }

    /// The text under a key.
    pub(super) fn text(&self, key: &str) -> Result<String, Malformed> {
        text_of(&self.table, key)
    }

    /// The number under a key.
    pub(super) fn number(&self, key: &str) -> Result<u64, Malformed> {
        let value = self.table.get(key).ok_or_else(|| missing(key))?;
        let number = value.get_ref().as_integer();
        let number = number.and_then(|number| match number.radix() {
            10 => number.as_str().parse().ok(),
            _ => None,
        });
        number.ok_or_else(|| format!("`{key}` is no number; restore the file"))
    }

    /// The number under a key, which is a byte.
    pub(super) fn byte(&self, key: &str) -> Result<u8, Malformed> {
        let number = self.number(key)?;
        u8::try_from(number).map_err(|_| format!("`{key}` is {number}, more than a byte"))
    }

    /// Refuses a file of a format that this library does not know.
    pub(super) fn check_format(&self) -> Result<(), Malformed> {
        match self.number("format")? {
            FORMAT => Ok(()),
            format => Err(format!(
                "it has format {format}, this library knows {FORMAT}: use a newer release"
            )),
        }
    }

    /// Whether there is such a key.
    pub(super) fn has(&self, key: &str) -> bool {
        self.table.get(key).is_some()
    }

    /// Refuses keys that this library does not write: nobody reads them.
    pub(super) fn check_keys(&self, known: &[&str]) -> Result<(), Malformed> {
        check_keys(&self.table, |key| key == "seal" || known.contains(&key))
    }

    /// The tables under `[[key]]`.
    pub(super) fn rows(&self, key: &str) -> Result<Vec<Row<'_, 't>>, Malformed> {
        let Some(value) = self.table.get(key) else { return Ok(Vec::new()) };
        let wrong = || format!("`{key}` is no list of tables; restore the file");
        let DeValue::Array(rows) = value.get_ref() else { return Err(wrong()) };
        let rows = rows.iter().map(|row| match row.get_ref() {
            DeValue::Table(table) => Ok(Row { table }),
            _ => Err(wrong()),
        });
        rows.collect()
    }
}

/// One of the tables under `[[sample]]`.
pub(super) struct Row<'r, 't> {
    table: &'r DeTable<'t>,
}

impl Row<'_, '_> {
    /// The text under a key.
    pub(super) fn text(&self, key: &str) -> Result<String, Malformed> {
        text_of(self.table, key)
    }

    /// Refuses keys that this library does not write.
    pub(super) fn check_keys(&self, is_known: impl Fn(&str) -> bool) -> Result<(), Malformed> {
        check_keys(self.table, is_known)
    }

    /// The text under a key that may be lacking.
    pub(super) fn maybe_text(&self, key: &str) -> Result<Option<String>, Malformed> {
        match self.table.get(key) {
            Some(_) => self.text(key).map(Some),
            None => Ok(None),
        }
    }
}

fn check_keys(table: &DeTable<'_>, is_known: impl Fn(&str) -> bool) -> Result<(), Malformed> {
    let unknown = table.keys().find(|key| !is_known(key.get_ref()));
    unknown.map_or(Ok(()), |key| {
        let key = key.get_ref().escape_debug();
        Err(format!("nobody reads its key `{key}`: restore the file from version control"))
    })
}

fn missing(key: &str) -> Malformed {
    format!(
        "there is no `{key}`; the file was cut short or edited: restore it from version control"
    )
}

fn text_of(table: &DeTable<'_>, key: &str) -> Result<String, Malformed> {
    let value = table.get(key).ok_or_else(|| missing(key))?;
    match value.get_ref() {
        DeValue::String(text) => Ok(text.to_string()),
        _ => Err(format!("`{key}` is no text; restore the file")),
    }
}

/// Bytes in hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let mut text = String::from("0x");
    bytes.iter().for_each(|byte| text.push_str(&format!("{byte:02x}")));
    text
}

/// Bytes from hexadecimal.
pub(super) fn unhex(text: &str) -> Result<Vec<u8>, Malformed> {
    let wrong = || format!("`{text}` is not `0x` and pairs of hexadecimal digits");
    let digits = text.strip_prefix("0x").ok_or_else(wrong)?;
    let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    if digits.len() % 2 != 0 || !digits.bytes().all(is_digit) {
        return Err(wrong());
    }
    let pairs = (0..digits.len()).step_by(2).filter_map(|at| digits.get(at..at + 2));
    pairs.map(|pair| u8::from_str_radix(pair, 16).map_err(|_| wrong())).collect()
}
