//! Bytes as text: `0x` and two digits for each.

use alloc::{string::String, vec::Vec};
use core::fmt::Write;

/// The text of bytes.
pub(super) fn write(bytes: &[u8], into: &mut String) {
    into.push_str("0x");
    for byte in bytes {
        // Writing to a string does not fail.
        let _ = write!(into, "{byte:02x}");
    }
}

/// The bytes of a text.
pub(crate) fn read(text: &str) -> Option<Vec<u8>> {
    let digits = text.strip_prefix("0x")?.as_bytes();
    let (pairs, rest) = digits.as_chunks::<2>();
    let byte = |[high, low]: &[u8; 2]| {
        let digit = |digit: u8| char::from(digit).to_digit(16);
        u8::try_from(digit(*high)? << 4 | digit(*low)?).ok()
    };
    rest.is_empty().then(|| pairs.iter().map(byte).collect()).flatten()
}
