//! Rows as bytes.

use std::prelude::rust_2024::*;

/// What a raw export begins with. Neither text nor gzip begins so, and a copy that changes line ends
/// or loses the eighth bit shows in it.
pub(super) const MAGIC: [u8; 8] = *b"\x89PRNL\r\n\x1A";

/// What comes next in a raw export.
pub(super) const HEADER: u8 = b'H';
pub(super) const ROW: u8 = b'R';
pub(super) const MARK: u8 = b'B';
pub(super) const FOOTER: u8 = b'F';

/// Writes a piece that is JSON.
pub(super) fn write_text(kind: u8, json: &str, into: &mut Vec<u8>) {
    into.push(kind);
    write_part(json.as_bytes(), into);
}

/// Writes a row. Its parts are shorter than 4 GiB: others are refused before.
pub(super) fn write_row(table: usize, key: &[u8], value: &[u8], into: &mut Vec<u8>) {
    into.push(ROW);
    into.extend_from_slice(&length(table).to_le_bytes());
    write_part(key, into);
    write_part(value, into);
}

fn write_part(bytes: &[u8], into: &mut Vec<u8>) {
    into.extend_from_slice(&length(bytes.len()).to_le_bytes());
    into.extend_from_slice(bytes);
}

fn length(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
