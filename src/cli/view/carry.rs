//! What of a stored value is known of the newest version, without the code that converts it.
//!
//! A field is carried over if the newest version has one of its name and type. How others begin, and
//! what became of those that changed, is in code that is not here; nothing is made up for them.

use std::{format, prelude::rust_2024::*};

use super::same::same;
use crate::schema::{Field, Fields, Schema, Type, TypeRef, Value, ValueError, Values};

/// What is carried over from one version to the newest.
pub(super) enum Carry {
    /// All of it: the types are the same.
    Whole,
    /// By field.
    Record(Record),
    /// By variant, under its name. Others stay as they were stored.
    Variants(Vec<(String, Carry)>),
    /// Nothing.
    Nothing,
}

/// What becomes of the fields of a struct or a variant.
pub(super) struct Record {
    /// Places of fields of the older version that stay as they were stored.
    stored: Vec<usize>,
    /// Places of the fields that are carried over, and their types in the older version.
    carried: Vec<usize>,
    /// Fields of the newest version of which nothing is known.
    missing: Vec<String>,
}

/// A value as far as it is known.
#[derive(Default)]
pub(super) struct Carried {
    /// The fields of the newest version that are known; none, if nothing is.
    pub(super) value: Option<Value>,
    pub(super) missing: Vec<String>,
    /// What was not carried over, as JSON: a value, or fields by their names.
    pub(super) stored: Option<String>,
}

impl Carry {
    pub(super) fn new(from: &Schema, to: &Schema) -> Self {
        let (old, new) = (body(from), body(to));
        if same((from, old), (to, new)) {
            return Self::Whole;
        }
        match (from.at(old), to.at(new)) {
            (Type::Struct(old), Type::Struct(new)) => {
                Self::Record(Record::new(from, old, to, new, ""))
            }
            (Type::Enum(old), Type::Enum(new)) => {
                let variants = old.iter().filter_map(|variant| {
                    let other = new.iter().find(|other| other.name == variant.name)?;
                    let carry = match (&variant.fields, &other.fields) {
                        (Fields::Unit, Fields::Unit) => Self::Whole,
                        (Fields::Tuple(a), Fields::Tuple(b))
                            if a.len() == b.len()
                                && a.iter().zip(b).all(|(a, b)| same((from, *a), (to, *b))) =>
                        {
                            Self::Whole
                        }
                        (Fields::Struct(a), Fields::Struct(b)) => {
                            Self::Record(Record::new(from, a, to, b, &variant.name))
                        }
                        _ => return None,
                    };
                    Some((variant.name.clone(), carry))
                });
                Self::Variants(variants.collect())
            }
            _ => Self::Nothing,
        }
    }

    /// What is known of the newest version of a value, which was read by `values`.
    pub(super) fn carry(&self, values: &Values<'_>, value: Value) -> Result<Carried, ValueError> {
        let schema = values.schema();
        let variants = match (self, schema.at(body(schema))) {
            (Self::Variants(known), Type::Enum(variants)) => Some((known, variants)),
            _ => None,
        };
        match (self, value) {
            (Self::Whole, value) => Ok(Carried { value: Some(value), ..Carried::default() }),
            (Self::Record(record), Value::Struct(found)) => match schema.at(body(schema)) {
                Type::Struct(fields) => record.carry(values, fields, found, ""),
                _ => Ok(Carried::default()),
            },
            (Self::Variants(_), Value::Variant { name, payload }) => {
                let carry = variants.and_then(|(known, variants)| {
                    let (_, carry) = known.iter().find(|(known, _)| *known == name)?;
                    Some((carry, variants.iter().find(|variant| variant.name == name)?))
                });
                match (carry, *payload) {
                    (Some((Self::Record(record), variant)), Value::Struct(found)) => {
                        let Fields::Struct(fields) = &variant.fields else {
                            return Ok(Carried::default());
                        };
                        let mut carried = record.carry(values, fields, found, &name)?;
                        carried.value = carried
                            .value
                            .map(|value| Value::Variant { name, payload: Box::new(value) });
                        Ok(carried)
                    }
                    (Some(_), payload) => {
                        let value = Value::Variant { name, payload: Box::new(payload) };
                        Ok(Carried { value: Some(value), ..Carried::default() })
                    }
                    (None, payload) => {
                        let value = Value::Variant { name, payload: Box::new(payload) };
                        as_stored(values, &value)
                    }
                }
            }
            (_, value) => as_stored(values, &value),
        }
    }
}

fn as_stored(values: &Values<'_>, value: &Value) -> Result<Carried, ValueError> {
    Ok(Carried { stored: Some(values.to_json(value)?), ..Carried::default() })
}

impl Record {
    fn new(from: &Schema, old: &[Field], to: &Schema, new: &[Field], within: &str) -> Self {
        let becomes = |field: &Field| {
            new.iter()
                .any(|other| other.name == field.name && same((from, field.of), (to, other.of)))
        };
        let (carried, stored) = (0..old.len()).partition(|at| old.get(*at).is_some_and(becomes));
        let comes = |field: &&Field| {
            !old.iter()
                .any(|other| other.name == field.name && same((from, other.of), (to, field.of)))
        };
        let missing = new.iter().filter(comes).map(|field| path(within, &field.name)).collect();
        Self { stored, carried, missing }
    }

    fn carry(
        &self,
        values: &Values<'_>,
        fields: &[Field],
        mut found: Vec<(String, Value)>,
        within: &str,
    ) -> Result<Carried, ValueError> {
        let mut stored = String::new();
        for at in &self.stored {
            let (Some(field), Some((name, value))) = (fields.get(*at), found.get(*at)) else {
                continue;
            };
            stored.push(if stored.is_empty() { '{' } else { ',' });
            stored.push_str(&quoted(&path(within, name)));
            stored.push(':');
            stored.push_str(&values.at(field.of).to_json(value)?);
        }
        if !stored.is_empty() {
            stored.push('}');
        }
        let mut at = 0;
        found.retain(|_| {
            at += 1;
            self.carried.contains(&(at - 1))
        });
        Ok(Carried {
            value: Some(Value::Struct(found)),
            missing: self.missing.clone(),
            stored: Some(stored).filter(|stored| !stored.is_empty()),
        })
    }
}

/// The type of a value's body, within the entity.
pub(super) fn body(schema: &Schema) -> TypeRef {
    match schema.root() {
        Type::Entity { body, .. } => *body,
        _ => TypeRef::ROOT,
    }
}

/// The part of a value that the newest version has, as JSON by that version's schema.
pub(super) fn to_json(values: &Values<'_>, value: &Value) -> Result<String, ValueError> {
    let schema = values.schema();
    match (schema.at(body(schema)), value) {
        (Type::Struct(fields), Value::Struct(found)) => record_to_json(values, fields, found),
        (Type::Enum(variants), Value::Variant { name, payload }) => {
            let variant = variants.iter().find(|variant| variant.name == *name);
            match (variant.map(|variant| &variant.fields), &**payload) {
                (Some(Fields::Struct(fields)), Value::Struct(found)) => {
                    let inside = record_to_json(values, fields, found)?;
                    Ok(format!("{{{}:{inside}}}", quoted(name)))
                }
                _ => values.to_json(value),
            }
        }
        _ => values.to_json(value),
    }
}

fn record_to_json(
    values: &Values<'_>,
    fields: &[Field],
    found: &[(String, Value)],
) -> Result<String, ValueError> {
    let mut json = String::from("{");
    for field in fields {
        let Some((name, value)) = found.iter().find(|(name, _)| *name == field.name) else {
            continue;
        };
        if json.len() > 1 {
            json.push(',');
        }
        json.push_str(&quoted(name));
        json.push(':');
        json.push_str(&values.at(field.of).to_json(value)?);
    }
    json.push('}');
    Ok(json)
}

fn path(within: &str, name: &str) -> String {
    if within.is_empty() { name.to_owned() } else { format!("{within}.{name}") }
}

pub(super) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
