//! JSON for people.

use std::{fmt::Write, prelude::rust_2024::*};

/// A line of JSON over several lines, in the order that it has, with what a terminal might take for a
/// command escaped.
pub(in crate::cli) fn pretty(json: &str) -> String {
    let (mut out, mut depth) = (String::with_capacity(2 * json.len()), 0_usize);
    let (mut is_text, mut is_escaped) = (false, false);
    let mut chars = json.chars().peekable();
    while let Some(char) = chars.next() {
        if is_text {
            is_text = is_escaped || char != '"';
            is_escaped = char == '\\' && !is_escaped;
            match char {
                char if is_command(char) => escape(&mut out, char),
                char => out.push(char),
            }
            continue;
        }
        match char {
            '{' | '[' if chars.next_if(|next| matches!(next, '}' | ']')).is_some() => {
                out.push_str(if char == '{' { "{}" } else { "[]" });
            }
            '{' | '[' => {
                depth += 1;
                out.push(char);
                new_line(&mut out, depth);
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                new_line(&mut out, depth);
                out.push(char);
            }
            ',' => {
                out.push(char);
                new_line(&mut out, depth);
            }
            ':' => out.push_str(": "),
            char => {
                is_text = char == '"';
                out.push(char);
            }
        }
    }
    out
}

/// The same JSON on its line, with what a terminal might take for a command escaped.
pub(in crate::cli) fn harmless(json: String) -> String {
    if !json.contains(is_command) {
        return json;
    }
    let mut out = String::with_capacity(json.len() + 8);
    for char in json.chars() {
        // Outside texts JSON has none of them.
        if is_command(char) { escape(&mut out, char) } else { out.push(char) }
    }
    out
}

/// What JSON lets through: deletions, and commands of eight bits.
const fn is_command(char: char) -> bool {
    matches!(char, '\u{7f}'..='\u{9f}')
}

fn escape(out: &mut String, char: char) {
    // Writing to a string does not fail.
    let _ = write!(out, "\\u{:04x}", u32::from(char));
}

fn new_line(out: &mut String, depth: usize) {
    out.push('\n');
    for _ in 0..depth {
        out.push_str("  ");
    }
}
