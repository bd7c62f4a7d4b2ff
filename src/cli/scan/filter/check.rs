//! Whether an expression makes sense for what is shown.

use std::{format, prelude::rust_2024::*};

use super::{
    Wrong,
    lexer::Literal,
    parser::{Comparison, Expr, Op},
    path::{Base, Lies, Path, is_byte, names, step, within},
};
use crate::{
    message::nearest,
    schema::{Fields, Schema, Type, TypeRef},
};

/// The types of what is shown.
pub(in crate::cli::scan) struct Shown<'a> {
    /// Of the keys, if they are known.
    pub(in crate::cli::scan) key: Option<&'a Schema>,
    /// Of the values, by version if versions differ.
    pub(in crate::cli::scan) values: Vec<&'a Schema>,
    /// Whether anything is known of the versions.
    pub(in crate::cli::scan) has_versions: bool,
}

/// Refuses comparisons that no row can satisfy: of fields that no version has, and of values with what
/// they are never equal to.
pub(in crate::cli::scan) fn check(expr: &Expr, shown: &Shown<'_>) -> Result<(), Wrong> {
    match expr {
        Expr::All(terms) | Expr::Any(terms) => terms.iter().try_for_each(|it| check(it, shown)),
        Expr::Not(expr) => check(expr, shown),
        Expr::Compare(comparison) => compared(comparison, shown),
    }
}

fn compared(comparison: &Comparison, shown: &Shown<'_>) -> Result<(), Wrong> {
    let ends = ends(&comparison.path, shown)?;
    let mut refused = None;
    for (schema, lies) in ends {
        match admits(schema, lies, comparison) {
            Ok(()) => return Ok(()),
            Err(what) => refused = Some(what),
        }
    }
    match (refused, comparison.path.base) {
        (Some(what), _) => Err(Wrong::new(comparison.at, what)),
        // The version is a number, and there may be no values.
        (None, Base::Version) => match (&comparison.literal, comparison.op) {
            (Literal::Int(_) | Literal::Decimal(..), op) if op != Op::Contains => Ok(()),
            _ => Err(Wrong::new(comparison.at, "`version` is compared with a number")),
        },
        (None, _) => Ok(()),
    }
}

/// What lies at the end of a path, by version; fails if there is nothing in any of them.
pub(in crate::cli::scan) fn ends<'a>(
    path: &Path,
    shown: &Shown<'a>,
) -> Result<Vec<(&'a Schema, Lies<'a>)>, Wrong> {
    let schemas: Vec<&Schema> = match path.base {
        Base::Version => match path.steps.first() {
            Some((at, _)) => return Err(Wrong::new(*at, "`version` is a number: it has no parts")),
            None if !shown.has_versions => {
                return Err(Wrong::new(path.at, "nothing is known of the versions of this table"));
            }
            None => return Ok(Vec::new()),
        },
        Base::Key => match shown.key {
            Some(key) => Vec::from([key]),
            None => return Err(Wrong::new(path.at, "nothing is known of the keys of this table")),
        },
        Base::Value if shown.values.is_empty() => {
            return Err(Wrong::new(path.at, "nothing is known of the values of this table"));
        }
        Base::Value => shown.values.clone(),
    };
    let mut found: Vec<_> =
        schemas.into_iter().map(|schema| (schema, Lies::At(TypeRef::ROOT))).collect();
    for (at, one) in &path.steps {
        let next: Vec<_> = found
            .iter()
            .filter_map(|(schema, lies)| Some((*schema, step(schema, *lies, one)?)))
            .collect();
        if next.is_empty() {
            return Err(Wrong::new(*at, nowhere(one, &found)));
        }
        found = next;
    }
    Ok(found)
}

/// A step that leads nowhere, and where it might have led.
fn nowhere(step: &super::path::Step, from: &[(&Schema, Lies<'_>)]) -> String {
    let mut known: Vec<&str> =
        from.iter().flat_map(|(schema, lies)| names(schema, *lies)).collect();
    known.sort_unstable();
    known.dedup();
    let what = match step {
        super::path::Step::Name(name) => {
            let near = nearest(known.iter().copied(), name);
            let near = near.map_or_else(String::new, |near| format!(" (did you mean `{near}`?)"));
            format!("there is no `{name}`{near}")
        }
        super::path::Step::Number(_) => "there is no such item".into(),
    };
    match (known.as_slice(), from.first()) {
        ([], Some((schema, lies))) => format!("{what} in {}", name(schema, *lies)),
        (known, _) => format!("{what}; there are: {}", known.join(", ")),
    }
}

fn name(schema: &Schema, lies: Lies<'_>) -> String {
    match lies {
        Lies::At(of) => schema.short_name(of),
        Lies::Fields(Fields::Unit) => "a variant without fields".into(),
        Lies::Fields(_) => "a variant's fields".into(),
        Lies::Number => "a number".into(),
    }
}

/// Whether a comparison makes sense for a type.
fn admits(schema: &Schema, lies: Lies<'_>, comparison: &Comparison) -> Result<(), String> {
    let Comparison { op, literal, .. } = comparison;
    let is_equality = matches!(op, Op::Equal | Op::Unequal);
    let (fits, only_equal) = match (lies, literal) {
        (_, Literal::Null) => (true, true),
        (Lies::Number, Literal::Int(_) | Literal::Decimal(..)) => (true, false),
        (Lies::Number | Lies::Fields(_), _) => (false, false),
        (Lies::At(of), literal) => match (schema.at(within(schema, of)), literal) {
            (
                Type::Integer(_) | Type::NonZero(_) | Type::Compact(_) | Type::F32 | Type::F64,
                Literal::Int(_) | Literal::Decimal(..),
            )
            | (Type::String | Type::Char, Literal::Text(_)) => (true, false),
            (Type::Bool, Literal::Bool(_)) | (Type::Enum(_), Literal::Text(_)) => (true, true),
            (Type::List(item) | Type::Array(item, _), Literal::Bytes(_)) => {
                (is_byte(schema, *item), false)
            }
            _ => (false, false),
        },
    };
    let is_text = matches!(literal, Literal::Text(_)) && !only_equal;
    if fits && (*op != Op::Contains || is_text) && (!only_equal || is_equality) {
        return Ok(());
    }
    let with = match literal {
        Literal::Null => "null",
        Literal::Bool(_) => "true or false",
        Literal::Int(_) | Literal::Decimal(..) => "a number",
        Literal::Text(_) => "a text",
        Literal::Bytes(_) => "bytes",
    };
    let what = name(schema, lies);
    Err(match (fits, *op) {
        (false, _) => format!("this is {what}, which is not compared with {with}"),
        (true, Op::Contains) => format!("this is {what}: `~` looks for texts in texts"),
        (true, _) => format!("this is {what}: with {with} it is compared by = and != alone"),
    })
}
