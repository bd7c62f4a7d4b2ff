//! Whether an expression holds for a row.

use std::{cmp::Ordering, prelude::rust_2024::*};

use super::{
    lexer::Literal,
    number::{Int, with_float},
    parser::{Comparison, Expr, Op},
    path::{Base, Found, follow, present},
};
use crate::schema::{Schema, Value};

/// A row that is judged.
pub(in crate::cli::scan) struct Row<'a> {
    /// The key and its type, if it reads.
    pub(in crate::cli::scan) key: Option<(&'a Schema, &'a Value)>,
    pub(in crate::cli::scan) version: u8,
    /// The value and its type, as far as it is known.
    pub(in crate::cli::scan) value: Option<(&'a Schema, &'a Value)>,
}

/// Whether an expression holds for a row.
pub(in crate::cli::scan) fn holds(expr: &Expr, row: &Row<'_>) -> bool {
    match expr {
        Expr::All(terms) => terms.iter().all(|term| holds(term, row)),
        Expr::Any(terms) => terms.iter().any(|term| holds(term, row)),
        Expr::Not(expr) => !holds(expr, row),
        Expr::Compare(comparison) => compare(comparison, row),
    }
}

fn compare(comparison: &Comparison, row: &Row<'_>) -> bool {
    let Comparison { path, op, literal, .. } = comparison;
    let base = match path.base {
        Base::Key => row.key,
        Base::Value => row.value,
        Base::Version => return judged(*op, number(Int::from(u128::from(row.version)), literal)),
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
