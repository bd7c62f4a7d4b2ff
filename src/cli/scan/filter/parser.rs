//! From words to an expression.

use std::{format, prelude::rust_2024::*, vec, vec::IntoIter};

use super::{
    Wrong,
    lexer::{Literal, Word, words},
    path::{Base, Path, Step},
};

/// How deep parentheses and `not` may be nested.
const NESTING_MAX: usize = 64;

/// An expression.
#[derive(Debug)]
pub(in crate::cli::scan) enum Expr {
    All(Vec<Expr>),
    Any(Vec<Expr>),
    Not(Box<Expr>),
    Compare(Comparison),
}

/// A value compared with a literal.
#[derive(Debug)]
pub(in crate::cli::scan) struct Comparison {
    pub(super) path: Path,
    pub(super) op: Op,
    pub(super) literal: Literal,
    /// Where the literal stands.
    pub(super) at: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Op {
    Equal,
    Unequal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Contains,
}

impl Op {
    fn of(sign: &str) -> Option<Self> {
        Some(match sign {
            "=" => Self::Equal,
            "!=" => Self::Unequal,
            "<" => Self::Less,
            "<=" => Self::LessOrEqual,
            ">" => Self::Greater,
            ">=" => Self::GreaterOrEqual,
            "~" => Self::Contains,
            _ => return None,
        })
    }
}

/// The expression that is all of a text.
pub(in crate::cli::scan) fn parse(text: &str) -> Result<Expr, Wrong> {
    let mut parser = Parser::new(text)?;
    let expr = parser.any(0)?;
    parser.end("`and`, `or`, or the end")?;
    Ok(expr)
}

/// The path that is all of a text.
pub(in crate::cli::scan) fn parse_path(text: &str) -> Result<Path, Wrong> {
    let mut parser = Parser::new(text)?;
    let path = parser.path()?;
    parser.end("the end of the field")?;
    Ok(path)
}

struct Parser {
    words: IntoIter<(usize, Word)>,
    /// The next word, and where it stands.
    at: usize,
    word: Word,
}

impl Parser {
    fn new(text: &str) -> Result<Self, Wrong> {
        let mut parser = Self { words: words(text)?.into_iter(), at: 0, word: Word::End };
        parser.go_on();
        Ok(parser)
    }

    fn go_on(&mut self) -> Word {
        let (at, word) = self.words.next().unwrap_or((self.at, Word::End));
        self.at = at;
        std::mem::replace(&mut self.word, word)
    }

    fn takes(&mut self, word: &Word) -> bool {
        let is_next = self.word == *word;
        if is_next {
            self.go_on();
        }
        is_next
    }

    fn takes_name(&mut self, name: &str) -> bool {
        let is_next = matches!(&self.word, Word::Name(next) if next == name);
        if is_next {
            self.go_on();
        }
        is_next
    }

    fn expected<T>(&self, what: &str) -> Result<T, Wrong> {
        let found = match &self.word {
            Word::Name(name) => format!("`{name}`"),
            Word::Literal(_) => "a value".into(),
            Word::Sign(sign) => format!("`{sign}`"),
            Word::End => "the end".into(),
        };
        Err(Wrong::new(self.at, format!("expected {what}, found {found}")))
    }

    fn end(&self, what: &str) -> Result<(), Wrong> {
        if self.word == Word::End { Ok(()) } else { self.expected(what) }
    }

    fn any(&mut self, depth: usize) -> Result<Expr, Wrong> {
        let mut terms = vec![self.all(depth)?];
        while self.takes_name("or") {
            terms.push(self.all(depth)?);
        }
        Ok(if terms.len() > 1 { Expr::Any(terms) } else { Expr::All(terms) })
    }

    fn all(&mut self, depth: usize) -> Result<Expr, Wrong> {
        let mut terms = vec![self.one(depth)?];
        while self.takes_name("and") {
            terms.push(self.one(depth)?);
        }
        Ok(Expr::All(terms))
    }

    fn one(&mut self, depth: usize) -> Result<Expr, Wrong> {
        if depth >= NESTING_MAX {
            return Err(Wrong::new(self.at, format!("nested deeper than {NESTING_MAX} levels")));
        }
        if self.takes_name("not") {
            return Ok(Expr::Not(Box::new(self.one(depth + 1)?)));
        }
        if self.takes(&Word::Sign("(")) {
            let expr = self.any(depth + 1)?;
            return if self.takes(&Word::Sign(")")) { Ok(expr) } else { self.expected("`)`") };
        }
        self.comparison().map(Expr::Compare)
    }

    fn comparison(&mut self) -> Result<Comparison, Wrong> {
        let path = match &self.word {
            // A field that is called so is `value.and`.
            Word::Name(_) if !self.is_joined() => self.path()?,
            _ => return self.expected("a field, `key`, `version`, `not` or `(`"),
        };
        if matches!(self.word, Word::End | Word::Sign(")")) || self.is_joined() {
            // A field alone, which has to be a `bool`.
            let (op, literal, at) = (Op::Equal, Literal::Bool(true), path.at);
            return Ok(Comparison { path, op, literal, at });
        }
        let op = if let Word::Sign(sign) = self.word { Op::of(sign) } else { None };
        let Some(op) = op else { return self.expected("one of = != < <= > >= ~") };
        self.go_on();
        let at = self.at;
        match self.go_on() {
            Word::Literal(literal) => Ok(Comparison { path, op, literal, at }),
            Word::Name(name) => {
                let what = format!("expected a value, found `{name}`: texts stand in quotes");
                Err(Wrong::new(at, what))
            }
            Word::Sign(_) | Word::End => {
                let what = "expected a value: a number, \"text\", 0x0aff, true, false or null";
                Err(Wrong::new(at, what))
            }
        }
    }

    fn is_joined(&self) -> bool {
        matches!(&self.word, Word::Name(name) if name == "and" || name == "or")
    }

    fn path(&mut self) -> Result<Path, Wrong> {
        let at = self.at;
        let Word::Name(first) = self.go_on() else {
            return Err(Wrong::new(at, "expected a field"));
        };
        let mut steps = Vec::new();
        let base = match first.as_str() {
            "key" => Base::Key,
            "version" => Base::Version,
            "value" => Base::Value,
            _ => {
                steps.push((at, Step::Name(first)));
                Base::Value
            }
        };
        loop {
            let is_dot = self.takes(&Word::Sign("."));
            if !is_dot && !self.takes(&Word::Sign("[")) {
                return Ok(Path { base, steps, at });
            }
            let at = self.at;
            let step = match (is_dot, self.go_on()) {
                (true, Word::Name(name)) => Step::Name(name),
                (false, Word::Literal(Literal::Int(number))) => Step::Number(number),
                (false, Word::Literal(Literal::Text(text))) => Step::Name(text),
                (true, _) => return Err(Wrong::new(at, "expected a field behind the point")),
                (false, _) => return Err(Wrong::new(at, "expected a number or a text in quotes")),
            };
            steps.push((at, step));
            if !is_dot && !self.takes(&Word::Sign("]")) {
                return self.expected("`]`");
            }
        }
    }
}
