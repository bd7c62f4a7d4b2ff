//! Whether bytes are text.

use ascii::AsAsciiStr;

/// Text of no more bytes is first taken for ASCII.
const SHORT_BYTES: usize = 72;

/// The bytes as text, or `None` if they are not UTF-8.
///
/// The check of the standard library takes words over whole aligned blocks of 16 bytes, and single
/// bytes around them: of short text, that is most of it. Whether all of it is ASCII is known in a
/// fourth of that time. (The standard library's way to tell that is slow for some lengths above 72
/// bytes, where its own check of UTF-8 has come into its stride.)
#[inline]
pub(crate) fn utf8(bytes: &[u8]) -> Option<&str> {
    if bytes.len() <= SHORT_BYTES
        && let Ok(text) = bytes.as_ascii_str()
    {
        return Some(text.as_str());
    }
    core::str::from_utf8(bytes).ok()
}
