//! Keys that are there twice.

use alloc::{collections::BTreeSet, string::String, vec::Vec};

/// The first key that one object has twice, and the byte at which it stands for the second time: of two
/// values, readers would take one or the other. `serde_json` keeps the last one and does not tell.
///
/// The text is known to be JSON.
pub(crate) fn repeated_key(text: &str) -> Option<(String, usize)> {
    let mut open: Vec<BTreeSet<String>> = Vec::new();
    let mut rest = text;
    while let Some((at, byte)) = rest.bytes().enumerate().find(|(_, byte)| b"{}\"".contains(byte)) {
        let (_, from) = rest.split_at_checked(at).unwrap_or_default();
        let mut length = 1;
        match byte {
            b'{' => open.push(BTreeSet::new()),
            b'}' => drop(open.pop()),
            _ => {
                length = string_length(from);
                let (string, behind) = from.split_at_checked(length).unwrap_or_default();
                if behind.trim_start().starts_with(':') {
                    let key = serde_json::from_str::<String>(string).ok()?;
                    let keys = open.last_mut();
                    if keys.is_some_and(|keys| !keys.insert(key.clone())) {
                        return Some((key, text.len().saturating_sub(from.len())));
                    }
                }
            }
        }
        rest = from.get(length..).unwrap_or_default();
    }
    None
}

/// How many bytes the string at the beginning of a text takes, with its quotes.
fn string_length(text: &str) -> usize {
    let mut escaped = false;
    let end = text.bytes().skip(1).position(|byte| {
        let ends = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        ends
    });
    end.map_or(text.len(), |end| end.saturating_add(2))
}
