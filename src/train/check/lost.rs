//! Removed fields: what old values had in them, and have no more when they are written again.

use std::{
    collections::BTreeSet,
    string::{String, ToString},
    vec::Vec,
};

use super::CheckFault;
use crate::{
    schema::{Codec, EntityHooks, Field, Fields, Schema, Type, TypeRef, Value, Variant},
    version::Version,
};

/// What is wrong in one place: one thing, or several removed fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Faults(pub(super) Vec<CheckFault>);

impl From<CheckFault> for Faults {
    fn from(fault: CheckFault) -> Self {
        Self([fault].into())
    }
}

/// The faults of two bodies of one version that differ in removed fields alone.
pub(super) fn lost(
    hooks: &EntityHooks,
    codec: &str,
    version: Version,
    (expected, found): (&[u8], &[u8]),
) -> Option<Faults> {
    let (schema, codec) = ((hooks.schema)(version)?, Codec::from_name(codec)?);
    let values = schema.values();
    let (expected, found) =
        (values.decode(codec, expected).ok()?, values.decode(codec, found).ok()?);
    let all = (hooks.entities)();
    let mut walk =
        Walk { schema: &schema, all: &all, fields: BTreeSet::new(), is_else_equal: true };
    walk.compare(TypeRef::ROOT, &expected, &found);
    if !walk.is_else_equal {
        return None;
    }
    let faults: Vec<_> = walk.fields.iter().filter_map(|field| removed(&all, field)).collect();
    (!faults.is_empty()).then_some(Faults(faults))
}

fn removed(
    all: &[EntityHooks],
    (entity, version, field): &(String, Version, String),
) -> Option<CheckFault> {
    let hooks = all.iter().find(|hooks| hooks.name == entity)?;
    let versions = (hooks.versions)();
    let mut later = versions.iter().filter(|facts| facts.version > *version);
    let without = later.find(|facts| !has(hooks, facts.version, field))?;
    let (entity, field, version) = (entity.clone(), field.clone(), *version);
    let (without, until) = (without.version, without.activates);
    Some(CheckFault::Removed { entity, version, field, without, until })
}

/// Two values of one type, side by side.
struct Walk<'a> {
    schema: &'a Schema,
    all: &'a [EntityHooks],
    /// The removed fields in which they differ: of which entity, in which version.
    fields: BTreeSet<(String, Version, String)>,
    is_else_equal: bool,
}

impl Walk<'_> {
    fn compare(&mut self, place: TypeRef, a: &Value, b: &Value) {
        if a == b {
            return;
        }
        let schema = self.schema;
        match (schema.at(place), a, b) {
            (Type::Entity { name, version, body }, a, b) => match (schema.at(*body), a, b) {
                (Type::Struct(fields), Value::Struct(a), Value::Struct(b)) => {
                    self.record(fields, a, b, Some((name, *version)));
                }
                _ => self.compare(*body, a, b),
            },
            (Type::Struct(fields), Value::Struct(a), Value::Struct(b)) => {
                self.record(fields, a, b, None);
            }
            (Type::Option(of), Value::Option(Some(a)), Value::Option(Some(b))) => {
                self.compare(*of, a, b);
            }
            (Type::Result(of, _), Value::Result(Ok(a)), Value::Result(Ok(b)))
            | (Type::Result(_, of), Value::Result(Err(a)), Value::Result(Err(b))) => {
                self.compare(*of, a, b);
            }
            (
                Type::List(of) | Type::Set(of) | Type::Array(of, _),
                Value::List(a),
                Value::List(b),
            ) if a.len() == b.len() => {
                a.iter().zip(b).for_each(|(a, b)| self.compare(*of, a, b));
            }
            (Type::Tuple(parts), Value::List(a), Value::List(b)) => self.tuple(parts, a, b),
            (Type::Map(key, of), Value::Map(a), Value::Map(b)) if a.len() == b.len() => {
                for ((key_a, a), (key_b, b)) in a.iter().zip(b) {
                    self.compare(*key, key_a, key_b);
                    self.compare(*of, a, b);
                }
            }
            (
                Type::Enum(variants),
                Value::Variant { name, payload: a },
                Value::Variant { name: other, payload: b },
            ) if name == other => self.variant(variants, name, a, b),
            _ => self.is_else_equal = false,
        }
    }

    fn tuple(&mut self, parts: &[TypeRef], a: &[Value], b: &[Value]) {
        parts.iter().zip(a.iter().zip(b)).for_each(|(part, (a, b))| self.compare(*part, a, b));
    }

    fn variant(&mut self, variants: &[Variant], name: &str, a: &Value, b: &Value) {
        let fields = variants.iter().find(|variant| variant.name == name);
        match (fields.map(|variant| &variant.fields), a, b) {
            (Some(Fields::Struct(fields)), Value::Struct(a), Value::Struct(b)) => {
                self.record(fields, a, b, None);
            }
            (Some(Fields::Tuple(parts)), a, b) => match (parts.as_slice(), a, b) {
                ([part], a, b) => self.compare(*part, a, b),
                (parts, Value::List(a), Value::List(b)) => self.tuple(parts, a, b),
                _ => self.is_else_equal = false,
            },
            _ => self.is_else_equal = false,
        }
    }

    fn record(
        &mut self,
        fields: &[Field],
        a: &[(String, Value)],
        b: &[(String, Value)],
        of: Option<(&str, Version)>,
    ) {
        for (field, ((_, a), (_, b))) in fields.iter().zip(a.iter().zip(b)) {
            match of {
                Some((entity, version)) if a != b && self.is_removed(entity, &field.name) => {
                    self.fields.insert((entity.to_string(), version, field.name.clone()));
                }
                _ => self.compare(field.of, a, b),
            }
        }
    }

    /// Whether the latest version of the entity lacks the field.
    fn is_removed(&self, entity: &str, field: &str) -> bool {
        let hooks = self.all.iter().find(|hooks| hooks.name == entity);
        hooks.is_some_and(|hooks| {
            let latest = (hooks.versions)().into_iter().map(|facts| facts.version).max();
            latest.is_some_and(|latest| !has(hooks, latest, field))
        })
    }
}

/// Whether a version of an entity has a field of that name, or is no struct.
fn has(hooks: &EntityHooks, version: Version, name: &str) -> bool {
    let Some(schema) = (hooks.schema)(version) else { return true };
    let body = match schema.at(TypeRef::ROOT) {
        Type::Entity { body, .. } => schema.at(*body),
        other => other,
    };
    match body {
        Type::Struct(fields) => fields.iter().any(|field| field.name == name),
        _ => true,
    }
}
