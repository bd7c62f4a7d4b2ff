//! The fields of a line, each as the text that stands there.
//!
//! Values and keys are read by what the catalog says of them, not by what JSON says, so a line is not
//! made a tree first: big numbers stay what they are, and an error says the column.

use std::{format, prelude::rust_2024::*};

/// The most fields of a line; no line of an export has ten.
const FIELDS_MAX: usize = 32;

/// A field of a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct FieldText<'a> {
    pub(super) name: &'a str,
    /// Where its value begins, from 1.
    pub(super) column: usize,
    /// The value: JSON, unless it turns out to be none.
    pub(super) json: &'a str,
}

/// The fields of an object that is the whole line.
pub(super) fn fields(line: &str) -> Result<Vec<FieldText<'_>>, String> {
    let mut rest = Rest { line, at: 0 };
    let mut found: Vec<FieldText<'_>> = Vec::new();
    rest.expect(b'{')?;
    loop {
        rest.skip_spaces();
        let name = rest.name()?;
        rest.expect(b':')?;
        rest.skip_spaces();
        let column = rest.at + 1;
        let json = rest.value()?;
        if found.iter().any(|field| field.name == name) {
            return Err(format!("column {column}: the field `{name}` comes twice"));
        }
        if found.len() == FIELDS_MAX {
            return Err(format!("column {column}: more than {FIELDS_MAX} fields"));
        }
        found.push(FieldText { name, column, json });
        rest.skip_spaces();
        if rest.takes(b'}') {
            break;
        }
        if !rest.takes(b',') {
            return Err(rest.wrong("`,` or `}`"));
        }
    }
    rest.skip_spaces();
    if rest.at < line.len() { Err(rest.wrong("the end of the line")) } else { Ok(found) }
}

struct Rest<'a> {
    line: &'a str,
    at: usize,
}

impl<'a> Rest<'a> {
    fn peek(&self) -> Option<u8> {
        self.line.as_bytes().get(self.at).copied()
    }

    /// What comes next is wrong.
    fn wrong(&self, expected: &str) -> String {
        format!("column {}: expected {expected}", self.at + 1)
    }

    /// Takes a byte, if it comes next.
    fn takes(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    fn skip_spaces(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r')) {
            self.at += 1;
        }
    }

    fn expect(&mut self, byte: u8) -> Result<(), String> {
        self.skip_spaces();
        match self.takes(byte) {
            true => Ok(()),
            false => Err(self.wrong(&format!("`{}`", char::from(byte)))),
        }
    }

    /// A field's name. Those of an export need no escapes.
    fn name(&mut self) -> Result<&'a str, String> {
        let wrong = self.wrong("a field's name in quotes");
        if self.peek() != Some(b'"') {
            return Err(wrong);
        }
        let text = self.value()?;
        let name = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
        name.filter(|name| !name.contains(['\\', '"'])).ok_or(wrong)
    }

    /// All up to where the value ends that begins here.
    fn value(&mut self) -> Result<&'a str, String> {
        let begin = self.at;
        let mut depth = 0_usize;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => self.skip_text()?,
                b'{' | b'[' => depth += 1,
                b'}' | b']' if depth == 0 => break,
                b'}' | b']' => depth -= 1,
                b',' | b':' if depth == 0 => break,
                _ => {}
            }
            self.at += 1;
        }
        let json = self.line.get(begin..self.at).unwrap_or_default().trim_end();
        if json.is_empty() { Err(self.wrong("a value")) } else { Ok(json) }
    }

    /// Goes to the closing quote of the text that begins here.
    fn skip_text(&mut self) -> Result<(), String> {
        let begin = self.at;
        loop {
            self.at += 1;
            match self.peek() {
                Some(b'"') => return Ok(()),
                Some(b'\\') => self.at += 1,
                Some(_) => {}
                None => return Err(format!("column {}: the text has no end", begin + 1)),
            }
        }
    }
}
