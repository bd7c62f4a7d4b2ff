//! How much of an export is taken into memory at once.

use std::{format, prelude::rust_2024::*};

use super::text::bytes_text;

/// The most rows' bytes of a block that a reader takes, but for the last row: it keeps them in memory.
pub(in crate::cli) const BLOCK_BYTES_MAX: u64 = 64 << 20;
/// The longest key or value that stands in a line as what it means: it is made a tree of many times its
/// size. What is longer stands there as bytes.
pub(super) const JSON_BYTES_MAX: usize = 16 << 20;
/// The most bytes of a key that stand in a message.
const SHOWN_MAX: usize = 64;

/// The bounds that writers keep to, so that every reader takes what they write.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds {
    /// The rows' bytes of a block, but for the last row.
    pub(super) block: u64,
    /// A line of ndjson.
    pub(super) line: u64,
    /// Header or footer. They are made a tree of many times their size.
    pub(super) text: u64,
    /// A mark.
    pub(super) mark: u64,
    /// A row's key.
    pub(super) key: u64,
    /// A row's stored value.
    pub(super) value: u64,
}

impl Bounds {
    /// Those of format 1. No engine takes longer values than redb, and none likes long keys.
    pub(super) const FORMAT_1: Self = Self {
        block: BLOCK_BYTES_MAX,
        line: 1 << 30,
        text: 16 << 20,
        mark: 4 << 10,
        key: 16 << 20,
        value: 3 << 30,
    };

    /// Refuses a row that no reader would take.
    pub(super) fn check_row(&self, table: &str, key: &[u8], value: &[u8]) -> Result<(), String> {
        for (part, bytes, max) in [("key", key, self.key), ("value", value, self.value)] {
            let length = bytes.len() as u64;
            if length > max {
                let row = told(table, key);
                return Err(format!(
                    "{row}: the {part} has {length} bytes, and an export holds at most {max}: remove \
                     the row, or leave its table out with `--tables`"
                ));
            }
        }
        Ok(())
    }

    /// Refuses a row whose line no reader would take.
    pub(super) fn check_line(&self, table: &str, key: &[u8], length: u64) -> Result<(), String> {
        if length <= self.line {
            return Ok(());
        }
        let (row, max) = (told(table, key), self.line);
        Err(format!(
            "{row}: its line would have {length} bytes, and readers of ndjson take at most {max}: say \
             `--format raw`"
        ))
    }
}

/// A row, for messages.
fn told(table: &str, key: &[u8]) -> String {
    let shown = bytes_text(key.get(..SHOWN_MAX).unwrap_or(key));
    let more = if key.len() > SHOWN_MAX { "…" } else { "" };
    format!("table `{table}`, key {}{more}", shown.trim_matches('"'))
}
