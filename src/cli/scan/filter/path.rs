//! The way from a value to a part of it, by type and by value.

use std::prelude::rust_2024::*;

use super::number::Int;
use crate::schema::{Field, Fields, Integer, Schema, Type, TypeRef, Value, value::NESTING_MAX};

/// A way to a part of a row.
#[derive(Debug)]
pub(in crate::cli::scan) struct Path {
    pub(in crate::cli::scan) base: Base,
    pub(in crate::cli::scan) steps: Vec<(usize, Step)>,
    /// Where it stands.
    pub(in crate::cli::scan) at: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli::scan) enum Base {
    Key,
    Version,
    Value,
}

#[derive(Debug)]
pub(in crate::cli::scan) enum Step {
    /// A field, a variant, or the key of a map.
    Name(String),
    /// The number of an item, or the key of a map.
    Number(Int),
}

/// What lies at the end of a path, by type.
#[derive(Clone, Copy, Debug)]
pub(in crate::cli::scan) enum Lies<'s> {
    At(TypeRef),
    /// What a variant holds.
    Fields(&'s Fields),
    /// A number in something that is shown as an object of numbers, or as bytes.
    Number,
}

/// What lies there in a value.
#[derive(Clone, Copy, Debug)]
pub(in crate::cli::scan) enum Found<'s, 'v> {
    At(TypeRef, &'v Value),
    Fields(&'s Fields, &'v Value),
    Number(u128),
    /// It is not there.
    Absent,
}

/// What a variant holds: one field without a name is shown as itself.
fn held(fields: &Fields) -> Lies<'_> {
    match fields {
        Fields::Tuple(parts) if parts.len() == 1 => {
            parts.first().map_or(Lies::Fields(fields), |part| Lies::At(*part))
        }
        fields => Lies::Fields(fields),
    }
}

/// Options and entities do not show.
pub(super) fn within(schema: &Schema, mut of: TypeRef) -> TypeRef {
    for _ in 0..NESTING_MAX {
        match schema.at(of) {
            Type::Option(inner) | Type::Entity { body: inner, .. } => of = *inner,
            _ => break,
        }
    }
    of
}

/// Where a step leads by type; `None` if there is nothing there in any value.
pub(super) fn step<'s>(schema: &'s Schema, from: Lies<'s>, step: &Step) -> Option<Lies<'s>> {
    let of = match from {
        Lies::At(of) => within(schema, of),
        Lies::Fields(Fields::Tuple(parts)) => {
            return parts.get(index(step)?).copied().map(Lies::At);
        }
        Lies::Fields(Fields::Struct(fields)) => return named(fields, step).map(Lies::At),
        Lies::Fields(Fields::Unit) | Lies::Number => return None,
    };
    match (schema.at(of), step) {
        (Type::Struct(fields), step) => named(fields, step).map(Lies::At),
        (Type::Enum(variants), Step::Name(name)) => {
            let variant = variants.iter().find(|variant| variant.name == *name)?;
            Some(held(&variant.fields))
        }
        (Type::Map(key, value), step) => {
            let fits = matches!(
                (schema.at(*key), step),
                (Type::String, Step::Name(_))
                    | (Type::Integer(_) | Type::Compact(_), Step::Number(_))
            );
            fits.then_some(Lies::At(*value))
        }
        (Type::List(item), Step::Number(_)) if is_byte(schema, *item) => Some(Lies::Number),
        (Type::List(item) | Type::Set(item), Step::Number(number)) => {
            number.index().map(|_| Lies::At(*item))
        }
        (Type::Array(item, len), Step::Number(number)) => {
            let is_there = number.index().is_some_and(|index| index < u128::from(*len));
            let item = if is_byte(schema, *item) { Lies::Number } else { Lies::At(*item) };
            is_there.then_some(item)
        }
        (Type::Tuple(parts), step) => parts.get(index(step)?).copied().map(Lies::At),
        (Type::Result(ok, err), Step::Name(name)) => match name.as_str() {
            "ok" => Some(Lies::At(*ok)),
            "err" => Some(Lies::At(*err)),
            _ => None,
        },
        (Type::Duration, Step::Name(name)) => {
            matches!(name.as_str(), "secs" | "nanos").then_some(Lies::Number)
        }
        _ => None,
    }
}

/// The names that a step may go by, for hints.
pub(super) fn names<'s>(schema: &'s Schema, from: Lies<'s>) -> Vec<&'s str> {
    let fields = |fields: &'s [Field]| fields.iter().map(|field| field.name.as_str()).collect();
    match from {
        Lies::At(of) => match schema.at(within(schema, of)) {
            Type::Struct(named) => fields(named),
            Type::Enum(variants) => variants.iter().map(|it| it.name.as_str()).collect(),
            Type::Result(..) => Vec::from(["ok", "err"]),
            Type::Duration => Vec::from(["secs", "nanos"]),
            _ => Vec::new(),
        },
        Lies::Fields(Fields::Struct(named)) => fields(named),
        Lies::Fields(Fields::Unit | Fields::Tuple(_)) | Lies::Number => Vec::new(),
    }
}

/// What lies at the end of a path in a value of the schema.
pub(in crate::cli::scan) fn follow<'s, 'v>(
    schema: &'s Schema,
    value: &'v Value,
    path: &Path,
) -> Found<'s, 'v> {
    let mut found = Found::At(TypeRef::ROOT, value);
    for (_, step) in &path.steps {
        found = one(schema, found, step).unwrap_or(Found::Absent);
    }
    found
}

fn one<'s, 'v>(schema: &'s Schema, from: Found<'s, 'v>, step: &Step) -> Option<Found<'s, 'v>> {
    let lies = match from {
        Found::At(of, _) => Lies::At(of),
        Found::Fields(fields, _) => Lies::Fields(fields),
        Found::Number(_) | Found::Absent => return None,
    };
    let lies = self::step(schema, lies, step)?;
    let value = match from {
        Found::At(_, value) => present(value)?,
        Found::Fields(_, value) => value,
        Found::Number(_) | Found::Absent => return None,
    };
    let value = match (value, step) {
        (Value::Struct(fields), Step::Name(name)) => {
            &fields.iter().find(|(field, _)| field == name)?.1
        }
        (Value::Variant { name, payload }, Step::Name(wanted)) => {
            return match (name == wanted, lies) {
                (true, Lies::Fields(fields)) => Some(Found::Fields(fields, payload)),
                (true, Lies::At(of)) => Some(Found::At(of, payload)),
                _ => None,
            };
        }
        (Value::Map(entries), step) => &entries.iter().find(|(key, _)| is_key(key, step))?.1,
        (Value::Bytes(bytes), step) => {
            return bytes.get(index(step)?).map(|byte| Found::Number((*byte).into()));
        }
        (Value::List(items), step) => items.get(index(step)?)?,
        (Value::Result(Ok(value)), Step::Name(name)) if name == "ok" => value,
        (Value::Result(Err(value)), Step::Name(name)) if name == "err" => value,
        (Value::Duration(duration), Step::Name(name)) => {
            let number = match name.as_str() {
                "secs" => duration.as_secs().into(),
                _ => duration.subsec_nanos().into(),
            };
            return Some(Found::Number(number));
        }
        _ => return None,
    };
    match lies {
        Lies::At(of) => Some(Found::At(of, value)),
        Lies::Fields(_) | Lies::Number => None,
    }
}

/// The value in options that are not `None`.
pub(super) fn present(mut value: &Value) -> Option<&Value> {
    while let Value::Option(inner) = value {
        value = inner.as_deref()?;
    }
    Some(value)
}

fn is_key(key: &Value, step: &Step) -> bool {
    match (key, step) {
        (Value::String(key), Step::Name(name)) => key == name,
        (Value::Unsigned(key), Step::Number(number)) => Int::from(*key) == *number,
        (Value::Signed(key), Step::Number(number)) => Int::from(*key) == *number,
        _ => false,
    }
}

fn named(fields: &[Field], step: &Step) -> Option<TypeRef> {
    match step {
        Step::Name(name) => fields.iter().find(|field| field.name == *name).map(|field| field.of),
        Step::Number(_) => None,
    }
}

fn index(step: &Step) -> Option<usize> {
    match step {
        Step::Number(number) => usize::try_from(number.index()?).ok(),
        Step::Name(_) => None,
    }
}

pub(super) fn is_byte(schema: &Schema, of: TypeRef) -> bool {
    matches!(schema.at(of), Type::Integer(Integer::U8))
}
