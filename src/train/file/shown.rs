//! What an error repeats of a text.

use std::string::String;

/// How much of a name or a value an error repeats, in characters.
const CHARS_MAX: usize = 64;

/// The beginning of a text, as far as an error repeats it.
pub(super) fn shown(text: &str) -> String {
    text.chars().take(CHARS_MAX).collect()
}
