//! From values to JSON.

use alloc::{
    format,
    string::{String, ToString},
};
use core::time::Duration;

use serde_json::Value as Json;

use super::{
    Value, ValueError, Values,
    error::{SchemaProblem, Stop, mismatch, not_of, problem},
    float, hex, integer,
    trail::{Step, Trail},
    values::{check_count, located},
};
use crate::schema::{Field, Fields, Type, TypeRef, Variant};

/// Beyond this, readers of JSON that have floats alone round integers.
const INTEGER_MAX: u128 = (1 << 53) - 1;

/// Writes one value.
pub(super) struct JsonWriter<'s> {
    values: &'s Values<'s>,
    out: String,
    trail: Trail<'s>,
    /// Whether opaque bytes were written, behind which nothing may come.
    is_over: bool,
}

impl<'s> JsonWriter<'s> {
    /// The JSON of a value.
    pub(super) fn whole(values: &'s Values<'s>, value: &Value) -> Result<String, ValueError> {
        let mut writer =
            Self { values, out: String::new(), trail: Trail::default(), is_over: false };
        match writer.value(values.root, value) {
            Ok(()) => Ok(writer.out),
            Err(stop) => Err(located(&writer.trail, *stop)),
        }
    }

    fn text(&mut self, text: &str) {
        self.out.push_str(&Json::from(text).to_string());
    }

    fn key(&mut self, name: &str) {
        self.text(name);
        self.out.push(':');
    }

    /// The comma between two items.
    fn comma(&mut self, index: usize) {
        if index > 0 {
            self.out.push(',');
        }
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.out.push('"');
        hex::write(bytes, &mut self.out);
        self.out.push('"');
    }

    fn value(&mut self, of: TypeRef, value: &Value) -> Result<(), Stop> {
        if let Some(name) = self.values.opaque(of) {
            return self.opaque(name, value);
        }
        let schema = self.values.schema;
        match (schema.at(of), value) {
            (Type::Option(_), Value::Option(None)) => self.out.push_str("null"),
            (Type::Option(of), Value::Option(Some(value))) => {
                let is_apart = may_be_null(self.values, *of);
                self.out.push_str(if is_apart { "{\"some\":" } else { "" });
                self.part(Step::Inside, *of, value)?;
                self.out.push_str(if is_apart { "}" } else { "" });
            }
            (Type::Result(of, _), Value::Result(Ok(value))) => {
                self.only("ok", Step::Inside, *of, value)?;
            }
            (Type::Result(_, of), Value::Result(Err(value))) => {
                self.only("err", Step::Inside, *of, value)?;
            }
            (Type::List(of), Value::Bytes(bytes)) if self.values.is_byte(*of) => self.bytes(bytes),
            (Type::List(of), Value::List(items)) if !self.values.is_byte(*of) => {
                self.items(items, |_| Some(*of), items.len())?;
            }
            (Type::Set(of), Value::List(items)) => {
                self.items(items, |_| Some(*of), items.len())?;
            }
            (Type::Map(key, of), Value::Map(entries)) => self.map(*key, *of, entries)?,
            (Type::Array(of, len), Value::Bytes(bytes)) if self.values.is_byte(*of) => {
                check_count(bytes.len(), usize::try_from(*len).unwrap_or(usize::MAX), false)?;
                self.bytes(bytes);
            }
            (Type::Array(of, len), Value::List(items)) if !self.values.is_byte(*of) => {
                self.items(items, |_| Some(*of), usize::try_from(*len).unwrap_or(usize::MAX))?;
            }
            (Type::Tuple(parts), Value::List(items)) => {
                self.items(items, |index| parts.get(index).copied(), parts.len())?;
            }
            (Type::Struct(fields), Value::Struct(found)) => self.record(of, fields, found)?,
            (Type::Enum(variants), Value::Variant { name, payload }) => {
                self.variant(of, variants, name, payload)?;
            }
            (Type::Entity { body, .. }, value) => self.part(Step::Inside, *body, value)?,
            (leaf, value) => self.leaf(leaf, value)?,
        }
        Ok(())
    }

    fn part(&mut self, step: Step<'s>, of: TypeRef, value: &Value) -> Result<(), Stop> {
        if self.is_over {
            return Err(mismatch("nothing behind opaque bytes", "more"));
        }
        self.trail.enter(step)?;
        self.value(of, value)?;
        self.trail.leave();
        Ok(())
    }

    /// An object with one key.
    fn only(&mut self, key: &str, step: Step<'s>, of: TypeRef, value: &Value) -> Result<(), Stop> {
        self.out.push('{');
        self.key(key);
        self.part(step, of, value)?;
        self.out.push('}');
        Ok(())
    }

    fn leaf(&mut self, leaf: &Type, value: &Value) -> Result<(), Stop> {
        match (leaf, value) {
            (Type::Unit, Value::Unit) => self.out.push_str("null"),
            (Type::Bool, Value::Bool(flag)) => self.out.push_str(&flag.to_string()),
            (Type::NonZero(integer), number)
                if integer::fits(*integer, number) && !integer::is_zero(number) =>
            {
                self.integer(number);
            }
            (Type::Integer(integer) | Type::Compact(integer), number)
                if integer::fits(*integer, number) =>
            {
                self.integer(number);
            }
            (Type::F32, Value::F32(number)) => self.out.push_str(&float::write_f32(*number)),
            (Type::F64, Value::F64(number)) => self.out.push_str(&float::write_f64(*number)),
            (Type::Char, Value::Char(char)) => self.text(char.encode_utf8(&mut [0; 4])),
            (Type::String, Value::String(text)) => self.text(text),
            (Type::Duration, Value::Duration(duration)) => self.duration(*duration),
            (Type::Reverse(_), _) => return Err(problem(SchemaProblem::Reverse)),
            (ty, value) => return Err(not_of(ty, value)),
        }
        Ok(())
    }

    fn integer(&mut self, value: &Value) {
        let (size, digits) = match value {
            Value::Unsigned(number) => (*number, number.to_string()),
            Value::Signed(number) => (number.unsigned_abs(), number.to_string()),
            _ => return,
        };
        if size <= INTEGER_MAX {
            self.out.push_str(&digits);
        } else {
            self.text(&digits);
        }
    }

    fn duration(&mut self, duration: Duration) {
        self.out.push_str("{\"secs\":");
        self.integer(&Value::Unsigned(duration.as_secs().into()));
        self.out.push_str(&format!(",\"nanos\":{}}}", duration.subsec_nanos()));
    }

    fn opaque(&mut self, expected: &str, value: &Value) -> Result<(), Stop> {
        match value {
            Value::Opaque { name, bytes } if name == expected => {
                self.out.push_str("{\"foreign\":");
                self.text(name);
                self.out.push_str(",\"bytes\":");
                self.bytes(bytes);
                self.out.push('}');
                self.is_over = true;
                Ok(())
            }
            other => Err(mismatch(format!("opaque bytes of `{expected}`"), other.kind())),
        }
    }

    /// So many items, each of its type.
    fn items(
        &mut self,
        items: &[Value],
        of: impl Fn(usize) -> Option<TypeRef>,
        count: usize,
    ) -> Result<(), Stop> {
        self.out.push('[');
        for (index, item) in items.iter().enumerate() {
            let Some(of) = of(index).filter(|_| index < count) else { break };
            self.comma(index);
            self.part(Step::Index(index), of, item)?;
        }
        self.out.push(']');
        check_count(items.len(), count, self.is_over)
    }

    fn map(&mut self, of: TypeRef, to: TypeRef, entries: &[(Value, Value)]) -> Result<(), Stop> {
        // An object's keys are read back by their bytes, each once.
        let is_object = matches!(self.values.schema.at(of), Type::String)
            && entries.is_sorted_by(|(before, _), (after, _)| match (before, after) {
                (Value::String(before), Value::String(after)) => before < after,
                _ => false,
            });
        self.out.push(if is_object { '{' } else { '[' });
        for (index, (key, value)) in entries.iter().enumerate() {
            self.comma(index);
            self.out.push_str(if is_object { "" } else { "[" });
            self.part(Step::Key(index), of, key)?;
            self.out.push(if is_object { ':' } else { ',' });
            self.part(Step::Entry(index), to, value)?;
            self.out.push_str(if is_object { "" } else { "]" });
        }
        self.out.push(if is_object { '}' } else { ']' });
        Ok(())
    }

    fn record(
        &mut self,
        of: TypeRef,
        fields: &'s [Field],
        found: &[(String, Value)],
    ) -> Result<(), Stop> {
        if self.values.facts(of).has_same_names {
            return Err(problem(SchemaProblem::SameNames));
        }
        self.out.push('{');
        for (index, (field, (name, value))) in fields.iter().zip(found).enumerate() {
            if *name != field.name {
                let field = format!("field `{}`", field.name);
                return Err(mismatch(field, format!("field `{name}`")));
            }
            self.comma(index);
            self.key(name);
            self.part(Step::Field(&field.name), field.of, value)?;
        }
        self.out.push('}');
        check_count(found.len(), fields.len(), self.is_over)
    }

    fn variant(
        &mut self,
        of: TypeRef,
        variants: &'s [Variant],
        name: &str,
        payload: &Value,
    ) -> Result<(), Stop> {
        if self.values.facts(of).has_same_names {
            return Err(problem(SchemaProblem::SameNames));
        }
        let Some(variant) = variants.iter().find(|variant| variant.name == name) else {
            return Err(mismatch("a variant of the enum", format!("`{name}`")));
        };
        if let (Fields::Unit, Value::Unit) = (&variant.fields, payload) {
            self.text(name);
            return Ok(());
        }
        self.out.push('{');
        self.key(name);
        self.trail.enter(Step::Variant(&variant.name))?;
        match (&variant.fields, payload) {
            (Fields::Tuple(parts), payload) => match (parts.as_slice(), payload) {
                ([part], payload) => self.part(Step::Inside, *part, payload)?,
                (parts, Value::List(items)) => {
                    self.items(items, |index| parts.get(index).copied(), parts.len())?;
                }
                (parts, other) => {
                    return Err(mismatch(format!("{} part(s)", parts.len()), other.kind()));
                }
            },
            (Fields::Struct(fields), Value::Struct(found)) => self.record(of, fields, found)?,
            (Fields::Unit, other) => return Err(mismatch("no fields", other.kind())),
            (Fields::Struct(_), other) => return Err(mismatch("named fields", other.kind())),
        }
        self.trail.leave();
        self.out.push('}');
        Ok(())
    }
}

/// Whether a value of this type may be `null` in JSON.
pub(super) fn may_be_null(values: &Values<'_>, of: TypeRef) -> bool {
    let ty = match values.schema.at(of) {
        // An entity's body is no entity.
        Type::Entity { body, .. } => values.schema.at(*body),
        ty => ty,
    };
    matches!(ty, Type::Unit | Type::Option(_))
}
