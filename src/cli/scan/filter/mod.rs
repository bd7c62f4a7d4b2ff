//! What `--where` says: comparisons of what is shown, put together with `and`, `or` and `not`.
//!
//! Numbers compare exactly, whatever their types; no float equals NaN. What is not there, because a
//! variant or an entry is another, or because it is `None`, equals `null`, and every other comparison
//! with it is false.
//!
//! What is not known of a row is neither: a comparison with it is unknown, and so is what depends on it,
//! by the logic of three values.

mod check;
mod eval;
mod lexer;
mod number;
mod parser;
mod path;

pub(super) use check::{Shown, check, ends};
pub(super) use eval::{Row, holds, unknowns};
pub(super) use parser::{Expr, parse, parse_path};
pub(super) use path::{Base, Found, Path, follow};

use std::{format, prelude::rust_2024::*};

/// What is wrong with an expression, and where.
#[derive(Debug)]
pub(super) struct Wrong {
    /// How many characters lie before it.
    pub(super) at: usize,
    pub(super) what: String,
}

impl Wrong {
    fn new(at: usize, what: impl Into<String>) -> Self {
        Self { at, what: what.into() }
    }

    /// The message, with a mark below the place.
    pub(super) fn shown(&self, option: &str, text: &str) -> String {
        let mark = " ".repeat(self.at);
        let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        format!("{option}: {}, at column {}\n  {text}\n  {mark}^", self.what, self.at + 1)
    }
}
