//! Pieces of JSON: bytes as text, and the fields of an object.

use std::{format, prelude::rust_2024::*};

use serde_json::{Map, Value};

const DIGITS: &[u8; 16] = b"0123456789abcdef";

/// Writes bytes as a JSON text: `"0x0aff"`.
pub(super) fn write_bytes(bytes: &[u8], into: &mut Vec<u8>) {
    into.reserve(bytes.len() * 2 + 4);
    into.extend_from_slice(b"\"0x");
    for byte in bytes {
        for half in [byte >> 4, byte & 15] {
            into.push(DIGITS.get(usize::from(half)).copied().unwrap_or_default());
        }
    }
    into.push(b'"');
}

/// Bytes as a text in JSON.
pub(in crate::cli) fn bytes_text(bytes: &[u8]) -> String {
    let mut text = Vec::new();
    write_bytes(bytes, &mut text);
    String::from_utf8_lossy(&text).into_owned()
}

/// The bytes of a JSON text.
pub(super) fn read_bytes(json: &str) -> Option<Vec<u8>> {
    let digits = json.strip_prefix("\"0x")?.strip_suffix('"')?.as_bytes();
    let (pairs, rest) = digits.as_chunks::<2>();
    let byte = |[high, low]: &[u8; 2]| {
        let digit = |digit: u8| char::from(digit).to_digit(16);
        u8::try_from(digit(*high)? << 4 | digit(*low)?).ok()
    };
    rest.is_empty().then(|| pairs.iter().map(byte).collect()).flatten()
}

/// A text as JSON.
pub(in crate::cli) fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

/// Texts as JSON.
pub(super) fn list(texts: &[String]) -> String {
    let texts: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
    format!("[{}]", texts.join(","))
}

/// A JSON object whose fields are asked for by name. Errors say what is wrong with which field.
pub(in crate::cli) struct Object(Map<String, Value>);

impl Object {
    pub(in crate::cli) fn parse(json: &str) -> Result<Self, String> {
        match serde_json::from_str(json) {
            Ok(Value::Object(object)) => Ok(Self(object)),
            Ok(_) => Err("expected a JSON object".to_string()),
            Err(error) => Err(format!("not JSON: {error}")),
        }
    }

    pub(in crate::cli) fn get(&self, field: &str) -> Option<&Value> {
        self.0.get(field)
    }

    pub(in crate::cli) fn number(&self, field: &str) -> Result<u64, String> {
        let number = self.get(field).and_then(Value::as_u64);
        number.ok_or_else(|| format!("field `{field}`: expected a number"))
    }

    pub(in crate::cli) fn text(&self, field: &str) -> Result<&str, String> {
        let text = self.get(field).and_then(Value::as_str);
        text.ok_or_else(|| format!("field `{field}`: expected a text"))
    }

    pub(in crate::cli) fn texts(&self, field: &str) -> Result<Vec<String>, String> {
        let items = self.get(field).and_then(Value::as_array);
        let texts = items.and_then(|items| {
            items.iter().map(|item| item.as_str().map(ToString::to_string)).collect()
        });
        texts.ok_or_else(|| format!("field `{field}`: expected a list of texts"))
    }

    pub(in crate::cli) fn digest(&self, field: &str) -> Result<super::Digest, String> {
        let text = self.text(field)?;
        let bytes = read_bytes(&format!("\"{text}\""));
        let digest = bytes.and_then(|bytes| super::Digest::try_from(bytes).ok());
        digest.ok_or_else(|| format!("field `{field}`: expected 32 bytes as \"0x…\""))
    }
}
