//! What an error repeats of a text.

use std::string::String;

/// How much of a name or a value an error repeats, in characters.
const CHARS_MAX: usize = 64;

/// The beginning of a text, as far as an error repeats it: on one line, and with nothing that a
/// terminal obeys.
pub(super) fn shown(text: &str) -> String {
    let is_shown = |c: &char| !c.is_control();
    let chars = text.chars().take(CHARS_MAX);
    chars.map(|c| Some(c).filter(is_shown).unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}
