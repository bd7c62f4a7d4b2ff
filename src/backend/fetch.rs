//! Fetching a value before reading it.

use core::hint;

/// The unit that memory comes in, in bytes.
const LINE_BYTES: usize = 64;
/// How much of a value is asked for: beyond, whoever reads it has the machine reading ahead.
const LINES_MAX: usize = 16;

/// Asks for all of a value's memory at once.
///
/// A view goes from length to length, and each must have come from memory before the place of the
/// next is known. Rows of a page cache are seldom in the processor's, so to ask for all lines at once is
/// faster than to wait for one after the other.
#[inline]
pub(crate) fn fetch(stored: &[u8]) {
    let first = |line: &[u8]| line.first().copied().unwrap_or_default();
    let lines = stored.chunks(LINE_BYTES).take(LINES_MAX);
    hint::black_box(lines.map(first).fold(0, |all, byte| all | byte));
}
