//! From text to words.

use std::{format, prelude::rust_2024::*};

use super::{Wrong, number::Int};
use crate::schema::value::bytes_from_hex;

/// A word of an expression.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Word {
    Name(String),
    Literal(Literal),
    /// A sign of one or two characters.
    Sign(&'static str),
    End,
}

/// What a value is compared with.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::cli::scan) enum Literal {
    Null,
    Bool(bool),
    Int(Int),
    /// With a point or an exponent: the nearest `f64`, and the nearest `f32`.
    Decimal(f64, f32),
    Text(String),
    Bytes(Vec<u8>),
}

const SIGNS: [&str; 14] =
    ["!=", "<=", ">=", "==", "=", "<", ">", "~", "(", ")", "[", "]", ".", ","];

/// The words of a text and where they begin, counted in characters; the last one is the end.
pub(super) fn words(text: &str) -> Result<Vec<(usize, Word)>, Wrong> {
    let (mut words, mut rest, mut at) = (Vec::new(), text, 0);
    loop {
        let trimmed = rest.trim_start();
        at += rest.chars().count() - trimmed.chars().count();
        let Some(first) = trimmed.chars().next() else {
            words.push((at, Word::End));
            return Ok(words);
        };
        let second = trimmed.chars().nth(1);
        let (word, after) = match first {
            '"' | '\'' => quoted(trimmed, first).map_err(|what| Wrong::new(at, what))?,
            '0'..='9' => number(trimmed).map_err(|what| Wrong::new(at, what))?,
            '-' if second.is_some_and(|c| c.is_ascii_digit()) => {
                number(trimmed).map_err(|what| Wrong::new(at, what))?
            }
            c if c.is_alphabetic() || c == '_' => name(trimmed),
            _ => {
                let sign = SIGNS.into_iter().find(|sign| trimmed.starts_with(sign));
                let sign = sign.ok_or_else(|| {
                    let hint = match first {
                        '&' => ": `and` joins comparisons",
                        '|' => ": `or` joins comparisons",
                        '!' => ": `not` turns them round",
                        _ => "",
                    };
                    Wrong::new(at, format!("`{}` means nothing{hint}", first.escape_debug()))
                })?;
                let word = Word::Sign(if sign == "==" { "=" } else { sign });
                (word, trimmed.get(sign.len()..).unwrap_or_default())
            }
        };
        words.push((at, word));
        at += trimmed.chars().count() - after.chars().count();
        rest = after;
    }
}

fn name(text: &str) -> (Word, &str) {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    let (name, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    let word = match name {
        "null" => Word::Literal(Literal::Null),
        "true" => Word::Literal(Literal::Bool(true)),
        "false" => Word::Literal(Literal::Bool(false)),
        name => Word::Name(name.to_owned()),
    };
    (word, rest)
}

/// A number, or bytes.
fn number(text: &str) -> Result<(Word, &str), String> {
    let mut before = ' ';
    let end = text.find(|c: char| {
        let is_part = c.is_alphanumeric()
            || matches!(c, '_' | '.')
            || matches!(c, '-' | '+') && matches!(before, ' ' | 'e' | 'E');
        before = c;
        !is_part
    });
    let (word, rest) = text.split_at_checked(end.unwrap_or(text.len())).unwrap_or((text, ""));
    let literal = if word.starts_with("0x") {
        let bytes = bytes_from_hex(word).map(Literal::Bytes);
        bytes.ok_or_else(|| format!("`{word}` is no bytes: two digits make a byte"))?
    } else if word.contains(['.', 'e', 'E']) {
        let is_decimal = |number: &f64| number.is_finite();
        match (word.parse().ok().filter(is_decimal), word.parse()) {
            (Some(wide), Ok(narrow)) => Literal::Decimal(wide, narrow),
            _ => return Err(format!("`{word}` is no number")),
        }
    } else {
        let digits = word.trim_start_matches('-').replace('_', "");
        let size = digits.parse::<u128>();
        let size = size.map_err(|_| format!("`{word}` is no number of up to 128 bits"))?;
        Literal::Int(Int::new(word.starts_with('-'), size))
    };
    Ok((Word::Literal(literal), rest))
}

/// A text in quotes, in which a backslash escapes as in JSON.
fn quoted(text: &str, quote: char) -> Result<(Word, &str), String> {
    let (mut found, mut chars) = (String::new(), text.char_indices().skip(1));
    while let Some((at, char)) = chars.next() {
        if char == quote {
            let rest = text.get(at + 1..).unwrap_or_default();
            return Ok((Word::Literal(Literal::Text(found)), rest));
        }
        if char != '\\' {
            found.push(char);
            continue;
        }
        found.push(match chars.next().map(|(_, escaped)| escaped) {
            Some('n') => '\n',
            Some('r') => '\r',
            Some('t') => '\t',
            Some('0') => '\0',
            Some('u') => {
                let digits: String = chars.by_ref().take(4).map(|(_, digit)| digit).collect();
                let code = u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32);
                code.ok_or_else(|| format!("`\\u{digits}` is no character"))?
            }
            Some(char @ ('"' | '\'' | '\\' | '/')) => char,
            Some(other) => return Err(format!("`\\{other}` escapes nothing")),
            None => break,
        });
    }
    Err(format!("the text has no closing {quote}"))
}
