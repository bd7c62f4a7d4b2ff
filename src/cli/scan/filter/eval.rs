//! Whether an expression holds for a row.

use std::{cmp::Ordering, prelude::rust_2024::*};

use super::{
    lexer::Literal,
    number::{Int, with_float},
    parser::{Comparison, Expr, Op},
    path::{Base, Found, Path, Step, follow, present},
};
use crate::schema::{Schema, Value};

/// A row that is judged. What does not read is not known.
#[derive(Default)]
pub(in crate::cli::scan) struct Row<'a> {
    /// The key and its type.
    pub(in crate::cli::scan) key: Option<(&'a Schema, &'a Value)>,
    pub(in crate::cli::scan) version: Option<u8>,
    /// The value and its type, without the fields that are missing.
    pub(in crate::cli::scan) value: Option<(&'a Schema, &'a Value)>,
    /// Fields that the value has, and that are not known.
    pub(in crate::cli::scan) missing: &'a [String],
}

/// Whether an expression holds for a row; `None`, if that depends on what is not known of it.
pub(in crate::cli::scan) fn holds(expr: &Expr, row: &Row<'_>) -> Option<bool> {
    // One term that is `decisive` decides, whatever is not known of the others.
    let join = |terms: &[Expr], decisive: bool| {
        let mut held = Some(!decisive);
        for term in terms {
            match holds(term, row) {
                Some(holds) if holds == decisive => return Some(decisive),
                Some(_) => {}
                None => held = None,
            }
        }
        held
    };
    match expr {
        Expr::All(terms) => join(terms, false),
        Expr::Any(terms) => join(terms, true),
        Expr::Not(expr) => holds(expr, row).map(|holds| !holds),
        Expr::Compare(comparison) if unknown(&comparison.path, row).is_some() => None,
        Expr::Compare(comparison) => Some(compare(comparison, row)),
    }
}

/// What an expression depends on that is not known of a row.
pub(in crate::cli::scan) fn unknowns<'a>(
    expr: &Expr,
    row: &Row<'a>,
    add: &mut impl FnMut(&'a str),
) {
    if holds(expr, row).is_some() {
        return;
    }
    match expr {
        Expr::All(terms) | Expr::Any(terms) => {
            terms.iter().for_each(|term| unknowns(term, row, add));
        }
        Expr::Not(expr) => unknowns(expr, row, add),
        Expr::Compare(comparison) => unknown(&comparison.path, row).into_iter().for_each(add),
    }
}

/// What of a path is not known, if something is.
fn unknown<'a>(path: &Path, row: &Row<'a>) -> Option<&'a str> {
    match path.base {
        Base::Key => row.key.is_none().then_some("key"),
        Base::Version => row.version.is_none().then_some("version"),
        Base::Value if row.value.is_none() => Some("value"),
        Base::Value => {
            let missing = row.missing.iter().find(|missing| leads_through(path, missing));
            missing.map(String::as_str)
        }
    }
}

/// Whether a path leads to a field, or on from there. A field of a variant is `Variant.field`.
fn leads_through(path: &Path, field: &str) -> bool {
    let name = |at: usize| match path.steps.get(at) {
        Some((_, Step::Name(name))) => Some(name.as_str()),
        _ => None,
    };
    let Some(rest) = name(0).and_then(|name| field.strip_prefix(name)) else { return false };
    rest.is_empty() || rest.strip_prefix('.').is_some_and(|rest| name(1) == Some(rest))
}

fn compare(comparison: &Comparison, row: &Row<'_>) -> bool {
    let Comparison { path, op, literal, .. } = comparison;
    let base = match path.base {
        Base::Key => row.key,
        Base::Value => row.value,
        Base::Version => {
            let version = row.version.map(|version| Int::from(u128::from(version)));
            return version.is_some_and(|version| judged(*op, number(version, literal)));
        }
    };
    let found = base.map_or(Found::Absent, |(schema, value)| follow(schema, value, path));
    let value = match found {
        Found::At(_, value) => present(value),
        Found::Number(found) => return judged(*op, number(Int::from(found), literal)),
        Found::Fields(_, value) => Some(value),
        Found::Absent => None,
    };
    match (value, literal) {
        (None, Literal::Null) => *op == Op::Equal,
        (Some(_), Literal::Null) => *op == Op::Unequal,
        (None, _) => false,
        (Some(Value::String(text)), Literal::Text(part)) if *op == Op::Contains => {
            text.contains(part.as_str())
        }
        (Some(Value::Char(char)), Literal::Text(part)) if *op == Op::Contains => {
            char.encode_utf8(&mut [0; 4]).contains(part.as_str())
        }
        (Some(value), literal) => judged(*op, ordered(value, literal)),
    }
}

/// How two things compare.
enum Compared {
    As(Ordering),
    /// Not at all, as NaN: they are unequal, and nothing else.
    Unordered,
    /// They are of different kinds.
    Unlike,
}

fn judged(op: Op, compared: Compared) -> bool {
    match (compared, op) {
        (Compared::As(order), Op::Equal) => order.is_eq(),
        (Compared::As(order), Op::Unequal) => order.is_ne(),
        (Compared::As(order), Op::Less) => order.is_lt(),
        (Compared::As(order), Op::LessOrEqual) => order.is_le(),
        (Compared::As(order), Op::Greater) => order.is_gt(),
        (Compared::As(order), Op::GreaterOrEqual) => order.is_ge(),
        (Compared::Unordered, op) => op == Op::Unequal,
        (Compared::As(_), Op::Contains) | (Compared::Unlike, _) => false,
    }
}

fn partial(order: Option<Ordering>) -> Compared {
    order.map_or(Compared::Unordered, Compared::As)
}

fn ordered(value: &Value, literal: &Literal) -> Compared {
    match (value, literal) {
        (Value::Unsigned(found), literal) => number(Int::from(*found), literal),
        (Value::Signed(found), literal) => number(Int::from(*found), literal),
        (Value::F32(found), Literal::Decimal(_, narrow)) => partial(found.partial_cmp(narrow)),
        (Value::F64(found), Literal::Decimal(wide, _)) => partial(found.partial_cmp(wide)),
        (Value::F32(found), Literal::Int(int)) => {
            partial(with_float(*int, f64::from(*found)).map(Ordering::reverse))
        }
        (Value::F64(found), Literal::Int(int)) => {
            partial(with_float(*int, *found).map(Ordering::reverse))
        }
        (Value::Bool(found), Literal::Bool(flag)) => Compared::As(found.cmp(flag)),
        (Value::String(found) | Value::Variant { name: found, .. }, Literal::Text(text)) => {
            Compared::As(found.as_str().cmp(text))
        }
        (Value::Char(found), Literal::Text(text)) => {
            Compared::As((*found.encode_utf8(&mut [0; 4])).cmp(text))
        }
        (Value::Bytes(found), Literal::Bytes(bytes)) => Compared::As(found.cmp(bytes)),
        _ => Compared::Unlike,
    }
}

fn number(found: Int, literal: &Literal) -> Compared {
    match literal {
        Literal::Int(int) => Compared::As(found.cmp(int)),
        Literal::Decimal(wide, _) => partial(with_float(found, *wide)),
        _ => Compared::Unlike,
    }
}
