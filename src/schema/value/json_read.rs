//! From JSON to values.

use alloc::{
    borrow::ToOwned,
    boxed::Box,
    format,
    string::{String, ToString},
    vec::Vec,
};
use core::time::Duration;

use serde_json::{Map, Value as Json};

use super::{
    Value, ValueError, Values,
    error::{SchemaProblem, Stop, ValueErrorKind, describe, mismatch, problem},
    float, hex, integer,
    json_write::may_be_null,
    trail::{Step, Trail},
    values::{check_count, located},
};
use crate::schema::{Field, Fields, Integer, Type, TypeRef, Variant};

const NANOS_PER_SECOND: u128 = 1_000_000_000;

/// Reads one value.
pub(super) struct JsonReader<'s> {
    values: &'s Values<'s>,
    trail: Trail<'s>,
    /// Whether opaque bytes were read, behind which nothing may come.
    is_over: bool,
}

impl<'s> JsonReader<'s> {
    /// The value that is all of the text.
    pub(super) fn whole(values: &'s Values<'s>, text: &str) -> Result<Value, ValueError> {
        let mut reader = Self { values, trail: Trail::default(), is_over: false };
        let json = serde_json::from_str(text);
        let json = json.map_err(|error| Box::new(ValueErrorKind::Json(error.to_string())));
        let value = json.and_then(|json| reader.value(values.root, &json));
        value.map_err(|stop| located(&reader.trail, *stop))
    }

    fn value(&mut self, of: TypeRef, json: &Json) -> Result<Value, Stop> {
        if let Some(name) = self.values.opaque(of) {
            return self.opaque(name, json);
        }
        let schema = self.values.schema;
        match (schema.at(of), json) {
            (Type::Option(_), Json::Null) => Ok(Value::Option(None)),
            (Type::Option(of), json) => {
                let json = if may_be_null(self.values, *of) { only(json, "some")? } else { json };
                self.boxed(*of, json).map(|value| Value::Option(Some(value)))
            }
            (Type::Result(ok, err), json) => match only(json, "ok") {
                Ok(json) => self.boxed(*ok, json).map(|value| Value::Result(Ok(value))),
                Err(_) => {
                    let json = only(json, "err").map_err(|_| wrong("`ok` or `err` alone", json))?;
                    self.boxed(*err, json).map(|value| Value::Result(Err(value)))
                }
            },
            (Type::List(item), json) if self.values.is_byte(*item) => bytes(json).map(Value::Bytes),
            (Type::List(item) | Type::Set(item), Json::Array(items)) => {
                self.items(items, |_| Some(*item), items.len()).map(Value::List)
            }
            (Type::Map(key, value), json) => self.map(*key, *value, json),
            (Type::Array(item, len), json) if self.values.is_byte(*item) => {
                let bytes = bytes(json)?;
                check_count(bytes.len(), usize::try_from(*len).unwrap_or(usize::MAX), false)?;
                Ok(Value::Bytes(bytes))
            }
            (Type::Array(item, len), Json::Array(items)) => {
                let count = usize::try_from(*len).unwrap_or(usize::MAX);
                self.items(items, |_| Some(*item), count).map(Value::List)
            }
            (Type::Tuple(parts), Json::Array(items)) => {
                let items = self.items(items, |index| parts.get(index).copied(), parts.len());
                items.map(Value::List)
            }
            (Type::Struct(fields), json) => self.record(of, fields, json),
            (Type::Enum(variants), json) => self.variant(of, variants, json),
            (Type::Entity { body, .. }, json) => self.part(Step::Inside, *body, json),
            (leaf, json) => leaf_of(leaf, json),
        }
    }

    fn part(&mut self, step: Step<'s>, of: TypeRef, json: &Json) -> Result<Value, Stop> {
        if self.is_over {
            return Err(mismatch("nothing behind opaque bytes", "more"));
        }
        self.trail.enter(step)?;
        let value = self.value(of, json)?;
        self.trail.leave();
        Ok(value)
    }

    fn boxed(&mut self, of: TypeRef, json: &Json) -> Result<Box<Value>, Stop> {
        self.part(Step::Inside, of, json).map(Box::new)
    }

    fn opaque(&mut self, expected: &str, json: &Json) -> Result<Value, Stop> {
        let bytes = match json {
            Json::Object(object) if object.len() == 2 => {
                let name = object.get("foreign").and_then(Json::as_str);
                let bytes = object.get("bytes").filter(|_| name == Some(expected));
                bytes.and_then(Json::as_str).and_then(hex::read)
            }
            _ => None,
        };
        let bytes = bytes.ok_or_else(|| {
            wrong(format!("{{\"foreign\":\"{expected}\",\"bytes\":\"0x…\"}}"), json)
        })?;
        self.is_over = true;
        Ok(Value::Opaque { name: expected.to_owned(), bytes })
    }

    /// So many items, each of its type.
    fn items(
        &mut self,
        items: &[Json],
        of: impl Fn(usize) -> Option<TypeRef>,
        count: usize,
    ) -> Result<Vec<Value>, Stop> {
        let mut found = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let Some(of) = of(index).filter(|_| index < count) else { break };
            found.push(self.part(Step::Index(index), of, item)?);
        }
        check_count(items.len(), count, self.is_over)?;
        Ok(found)
    }

    fn map(&mut self, of: TypeRef, to: TypeRef, json: &Json) -> Result<Value, Stop> {
        let is_text = matches!(self.values.schema.at(of), Type::String);
        let mut found = Vec::new();
        match json {
            Json::Object(object) if is_text => {
                // Another crate of the build may ask serde_json to keep the order of the text.
                let mut entries: Vec<(&String, &Json)> = object.iter().collect();
                entries.sort_unstable_by_key(|(key, _)| *key);
                for (index, (key, value)) in entries.into_iter().enumerate() {
                    let key = Value::String(key.clone());
                    found.push((key, self.part(Step::Entry(index), to, value)?));
                }
            }
            Json::Array(entries) => {
                for (index, entry) in entries.iter().enumerate() {
                    let Some([key, value]) = entry.as_array().map(Vec::as_slice) else {
                        return Err(wrong("a pair of key and value", entry));
                    };
                    let key = self.part(Step::Key(index), of, key)?;
                    found.push((key, self.part(Step::Entry(index), to, value)?));
                }
            }
            other => return Err(wrong("map", other)),
        }
        Ok(Value::Map(found))
    }

    fn record(&mut self, of: TypeRef, fields: &'s [Field], json: &Json) -> Result<Value, Stop> {
        if self.values.facts(of).has_same_names {
            return Err(problem(SchemaProblem::SameNames));
        }
        let Json::Object(object) = json else { return Err(wrong("struct", json)) };
        let mut found = Vec::new();
        for field in fields {
            let Some(json) = object.get(&field.name) else {
                if self.is_over {
                    break;
                }
                return Err(mismatch(format!("field `{}`", field.name), "none"));
            };
            let value = self.part(Step::Field(&field.name), field.of, json)?;
            found.push((field.name.clone(), value));
        }
        if found.len() < object.len() {
            return Err(unknown(fields, object));
        }
        Ok(Value::Struct(found))
    }

    fn variant(
        &mut self,
        of: TypeRef,
        variants: &'s [Variant],
        json: &Json,
    ) -> Result<Value, Stop> {
        if self.values.facts(of).has_same_names {
            return Err(problem(SchemaProblem::SameNames));
        }
        let (name, payload) = match json {
            Json::String(name) => (name, None),
            Json::Object(object) if object.len() == 1 => match object.iter().next() {
                Some((name, payload)) => (name, Some(payload)),
                None => return Err(wrong("variant", json)),
            },
            other => return Err(wrong("variant", other)),
        };
        let Some(variant) = variants.iter().find(|variant| variant.name == *name) else {
            return Err(mismatch("a variant of the enum", format!("`{name}`")));
        };
        self.trail.enter(Step::Variant(&variant.name))?;
        let payload = match (&variant.fields, payload) {
            (Fields::Unit, None) => Value::Unit,
            (Fields::Unit, Some(json)) => return Err(wrong("no fields", json)),
            (Fields::Tuple(_) | Fields::Struct(_), None) => {
                return Err(mismatch("fields", "the name alone"));
            }
            (Fields::Tuple(parts), Some(json)) => match (parts.as_slice(), json) {
                ([part], json) => self.part(Step::Inside, *part, json)?,
                (parts, Json::Array(items)) => {
                    let items = self.items(items, |index| parts.get(index).copied(), parts.len());
                    Value::List(items?)
                }
                (parts, json) => return Err(wrong(format!("{} part(s)", parts.len()), json)),
            },
            (Fields::Struct(fields), Some(json)) => self.record(of, fields, json)?,
        };
        self.trail.leave();
        Ok(Value::Variant { name: name.clone(), payload: Box::new(payload) })
    }
}

fn leaf_of(leaf: &Type, json: &Json) -> Result<Value, Stop> {
    let value = match (leaf, json) {
        (Type::Unit, Json::Null) => Some(Value::Unit),
        (Type::Bool, Json::Bool(flag)) => Some(Value::Bool(*flag)),
        (Type::Integer(integer) | Type::Compact(integer), json) => {
            integer::from_json(*integer, json)
        }
        (Type::NonZero(integer), json) => {
            integer::from_json(*integer, json).filter(|number| !integer::is_zero(number))
        }
        (Type::F32, json) => float::read_f32(json).map(Value::F32),
        (Type::F64, json) => float::read_f64(json).map(Value::F64),
        (Type::Char, Json::String(text)) => {
            let mut chars = text.chars();
            let first = chars.next().filter(|_| chars.next().is_none());
            first.map(Value::Char)
        }
        (Type::String, Json::String(text)) => Some(Value::String(text.clone())),
        (Type::Duration, json) => duration(json).map(Value::Duration),
        (Type::Reverse(_), _) => return Err(problem(SchemaProblem::Reverse)),
        _ => None,
    };
    value.ok_or_else(|| wrong(describe(leaf), json))
}

fn duration(json: &Json) -> Option<Duration> {
    let object = json.as_object().filter(|object| object.len() == 2)?;
    let number = |key: &str, integer| match integer::from_json(integer, object.get(key)?)? {
        Value::Unsigned(number) => Some(number),
        _ => None,
    };
    let (secs, nanos) = (number("secs", Integer::U64)?, number("nanos", Integer::U32)?);
    let nanos = u32::try_from(nanos).ok().filter(|_| nanos < NANOS_PER_SECOND)?;
    Some(Duration::new(u64::try_from(secs).ok()?, nanos))
}

fn bytes(json: &Json) -> Result<Vec<u8>, Stop> {
    let bytes = json.as_str().and_then(hex::read);
    bytes.ok_or_else(|| wrong("bytes as \"0x…\"", json))
}

/// The value of an object's only key, which must be `key`.
fn only<'j>(json: &'j Json, key: &str) -> Result<&'j Json, Stop> {
    let object = json.as_object().filter(|object| object.len() == 1);
    object.and_then(|object| object.get(key)).ok_or_else(|| wrong(format!("`{key}` alone"), json))
}

/// A key that is no field.
#[cold]
fn unknown(fields: &[Field], object: &Map<String, Json>) -> Stop {
    let is_known = |key: &String| fields.iter().any(|field| field.name == *key);
    let key = object.keys().find(|key| !is_known(key));
    mismatch("no other fields", key.map_or_else(String::new, |key| format!("`{key}`")))
}

/// The JSON is not what is expected.
#[cold]
fn wrong(expected: impl ToString, json: &Json) -> Stop {
    let found = match json {
        Json::Null => "null".to_owned(),
        Json::Bool(_) | Json::Number(_) => json.to_string(),
        Json::String(text) if text.len() <= 80 => json.to_string(),
        Json::String(_) => "a string".to_owned(),
        Json::Array(_) => "an array".to_owned(),
        Json::Object(_) => "an object".to_owned(),
    };
    mismatch(expected, found)
}
