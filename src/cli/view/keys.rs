//! The keys of a table: how they are shown, and how they are said.

use std::{format, prelude::rust_2024::*};

use super::hex;
use crate::{
    cli::{database::TableFacts, exit::Failure},
    key::{KeyTextError, KeyValue, Keys},
    schema::value::bytes_from_hex,
};

/// Which of its readings a text is given.
type Read = fn(&Keys, &str) -> Result<Vec<u8>, KeyTextError>;

/// The keys of a table.
pub(in crate::cli) struct TableKeys {
    /// Or why nothing is known of them.
    known: Result<Keys, String>,
}

impl TableKeys {
    /// The keys of a table, by what the newest entry of the catalog says, or else by its types.
    pub(in crate::cli) fn new(table: &TableFacts) -> Self {
        let entry = table.entries.iter().max_by_key(|entry| entry.version);
        let known = match (entry, &table.typed) {
            (Some(entry), _) => {
                let path = entry.key.path.as_ref();
                let path = path.map(|(module, item)| (module.as_str(), item.as_str()));
                Keys::new(&entry.key.scheme, path, &entry.key.schema)
            }
            (None, Some(info)) => Keys::new(info.key_scheme(), info.path(), info.key_schema()),
            (None, None) => {
                let known = Err(format!("the catalog knows nothing of the table `{}`", table.name));
                return Self { known };
            }
        };
        Self { known: known.map_err(|error| error.to_string()) }
    }

    /// What is known of the keys, or why nothing is.
    pub(in crate::cli) fn known(&self) -> Result<&Keys, &str> {
        self.known.as_ref().map_err(String::as_str)
    }

    /// A key as JSON. One that does not read is shown as text, `hex:0x…`, with what is wrong; where
    /// nothing is known of keys, that goes without saying.
    pub(in crate::cli) fn json(&self, bytes: &[u8]) -> (String, Option<String>) {
        let raw = || format!("\"hex:{}\"", hex(bytes));
        let Ok(keys) = &self.known else { return (raw(), None) };
        let shown = keys.read(bytes).map_err(|fault| fault.to_string());
        match shown.and_then(|key| keys.to_json(&key).map_err(|error| error.to_string())) {
            Ok(json) => (json, None),
            Err(problem) => (raw(), Some(format!("the key is none: {problem}"))),
        }
    }

    /// A key as data.
    pub(in crate::cli) fn read(&self, bytes: &[u8]) -> Option<KeyValue> {
        self.known.as_ref().ok()?.read(bytes).ok()
    }

    /// The bytes of a key that is said on the command line.
    pub(in crate::cli) fn key(&self, text: &str) -> Result<Vec<u8>, Failure> {
        self.said("", text, Keys::parse)
    }

    /// The bytes of where a range begins or ends.
    pub(in crate::cli) fn bound(&self, option: &str, text: &str) -> Result<Vec<u8>, Failure> {
        self.said(option, text, Keys::parse_bound)
    }

    /// The bytes that keys begin with.
    pub(in crate::cli) fn prefix(&self, option: &str, text: &str) -> Result<Vec<u8>, Failure> {
        self.said(option, text, Keys::parse_prefix)
    }

    fn said(&self, option: &str, text: &str, read: Read) -> Result<Vec<u8>, Failure> {
        let colon = if option.is_empty() { "" } else { ": " };
        match &self.known {
            Ok(keys) => {
                read(keys, text).map_err(|error| Failure::usage(format!("{option}{colon}{error}")))
            }
            Err(problem) => {
                let bytes = bytes_from_hex(text.strip_prefix("hex:").unwrap_or(text));
                bytes.ok_or_else(|| {
                    let told = format!(
                        "{option}{colon}`{text}` is no bytes, and {problem}; its keys are said as \
                         hex:0x0aff"
                    );
                    Failure::usage(told)
                })
            }
        }
    }
}
