//! From values to bytes.

use alloc::{borrow::ToOwned, boxed::Box, format, string::ToString, vec::Vec};
use core::marker::PhantomData;

use super::{
    Value, ValueError, Values,
    codec::Coded,
    decode::ascends,
    error::{SchemaProblem, Stop, ValueErrorKind, mismatch, not_of, problem},
    integer,
    trail::{Step, Trail},
    values::{check_count, located},
};
use crate::{
    schema::{Field, Fields, Type, TypeRef, Variant},
    wire::{DEPTH_MAX, EncodeError, Writer},
};

/// Writes one value.
pub(super) struct Encoder<'s, W> {
    values: &'s Values<'s>,
    writer: Writer,
    trail: Trail<'s>,
    /// How many collections down, counted as the typed encoder does.
    depth: u32,
    /// Whether opaque bytes were written, behind which nothing may come.
    is_over: bool,
    codec: PhantomData<W>,
}

impl<'s, W: Coded> Encoder<'s, W> {
    /// The bytes of a value.
    pub(super) fn whole(values: &'s Values<'s>, value: &Value) -> Result<Vec<u8>, ValueError> {
        let mut encoder = Self {
            values,
            writer: Writer::new(),
            trail: Trail::default(),
            depth: 0,
            is_over: false,
            codec: PhantomData,
        };
        let done = encoder.value(values.root, value).and_then(|()| {
            let writer = core::mem::take(&mut encoder.writer);
            writer.finish().map_err(|error| Box::new(ValueErrorKind::Unwritable(error)))
        });
        done.map_err(|stop| located(&encoder.trail, *stop))
    }

    /// Writes through a function of the codec that may refuse.
    fn put(&mut self, put: impl FnOnce(&mut Writer)) -> Result<(), Stop> {
        put(&mut self.writer);
        if self.writer.has_failed() {
            let written = core::mem::take(&mut self.writer).finish();
            written.map_err(|error| Box::new(ValueErrorKind::Unwritable(error)))?;
        }
        Ok(())
    }

    fn value(&mut self, of: TypeRef, value: &Value) -> Result<(), Stop> {
        if let Some(name) = self.values.opaque(of) {
            return self.opaque(name, value);
        }
        let schema = self.values.schema;
        match (schema.at(of), value) {
            (Type::Option(_), Value::Option(None)) => {
                self.writer.byte(0);
                Ok(())
            }
            (Type::Option(of), Value::Option(Some(value))) => {
                self.writer.byte(1);
                self.part(Step::Inside, *of, value)
            }
            (Type::Result(of, _), Value::Result(Ok(value))) => {
                self.put(|writer| W::put_variant(writer, 0))?;
                self.part(Step::Inside, *of, value)
            }
            (Type::Result(_, of), Value::Result(Err(value))) => {
                self.put(|writer| W::put_variant(writer, 1))?;
                self.part(Step::Inside, *of, value)
            }
            (Type::List(of), Value::Bytes(bytes)) if self.values.is_byte(*of) => self.bytes(bytes),
            (Type::List(of), Value::List(items)) if !self.values.is_byte(*of) => {
                self.list(*of, items, false)
            }
            (Type::Set(of), Value::List(items)) => self.list(*of, items, true),
            (Type::Map(key, of), Value::Map(entries)) => self.map(*key, *of, entries),
            (Type::Array(of, len), Value::Bytes(bytes)) if self.values.is_byte(*of) => {
                check_count(bytes.len(), usize::try_from(*len).unwrap_or(usize::MAX), false)?;
                self.writer.bytes(bytes);
                Ok(())
            }
            (Type::Array(of, len), Value::List(items)) if !self.values.is_byte(*of) => {
                self.items(items, |_| Some(*of), usize::try_from(*len).unwrap_or(usize::MAX))
            }
            (Type::Tuple(parts), Value::List(items)) => {
                self.items(items, |index| parts.get(index).copied(), parts.len())
            }
            (Type::Struct(fields), Value::Struct(found)) => self.record(of, fields, found),
            (Type::Enum(variants), Value::Variant { name, payload }) => {
                self.variant(of, variants, name, payload)
            }
            (Type::Entity { body, .. }, value) => self.part(Step::Inside, *body, value),
            (leaf, value) => self.leaf(leaf, value),
        }
    }

    fn part(&mut self, step: Step<'s>, of: TypeRef, value: &Value) -> Result<(), Stop> {
        self.trail.enter(step)?;
        self.value(of, value)?;
        self.trail.leave();
        Ok(())
    }

    fn leaf(&mut self, leaf: &Type, value: &Value) -> Result<(), Stop> {
        let writer = &mut self.writer;
        match (leaf, value) {
            (Type::Unit, Value::Unit) => {}
            (Type::Bool, Value::Bool(flag)) => writer.byte(u8::from(*flag)),
            (Type::Integer(integer), number) if integer::fits(*integer, number) => {
                integer::put::<W>(writer, *integer, number);
            }
            (Type::NonZero(integer), number)
                if integer::fits(*integer, number) && !integer::is_zero(number) =>
            {
                integer::put::<W>(writer, *integer, number);
            }
            (Type::Compact(integer), Value::Unsigned(number)) if integer::fits(*integer, value) => {
                W::put_compact(writer, *number, integer.width());
            }
            (Type::F32, Value::F32(number)) => writer.bytes(&number.to_le_bytes()),
            (Type::F64, Value::F64(number)) => writer.bytes(&number.to_le_bytes()),
            (Type::Char, Value::Char(char)) => {
                if !W::write_char(writer, *char) {
                    return Err(problem(SchemaProblem::Char));
                }
            }
            (Type::String, Value::String(text)) => return self.bytes(text.as_bytes()),
            (Type::Duration, Value::Duration(duration)) => {
                W::put_u64(writer, duration.as_secs());
                W::put_u32(writer, duration.subsec_nanos());
            }
            (Type::Reverse(_), _) => return Err(problem(SchemaProblem::Reverse)),
            (ty, value) => return Err(not_of(ty, value)),
        }
        Ok(())
    }

    /// A length and as many bytes.
    fn bytes(&mut self, bytes: &[u8]) -> Result<(), Stop> {
        self.put(|writer| W::put_len(writer, bytes.len()))?;
        self.writer.bytes(bytes);
        Ok(())
    }

    fn opaque(&mut self, expected: &str, value: &Value) -> Result<(), Stop> {
        match value {
            Value::Opaque { name, bytes } if name == expected => {
                self.writer.bytes(bytes);
                self.is_over = true;
                Ok(())
            }
            Value::Opaque { name, .. } => {
                Err(mismatch(format!("opaque bytes of `{expected}`"), format!("those of `{name}`")))
            }
            other => Err(mismatch(format!("opaque bytes of `{expected}`"), other.kind())),
        }
    }

    fn enter_collection(&mut self, items: &[TypeRef], len: usize) -> Result<(), Stop> {
        if items.iter().all(|item| self.values.facts(*item).is_empty) {
            return Err(problem(SchemaProblem::EmptyItems));
        }
        let are_leaves = items.iter().all(|item| self.values.facts(*item).is_leaf);
        if self.depth >= DEPTH_MAX && !are_leaves {
            let error = EncodeError::TooDeep { max: DEPTH_MAX };
            return Err(Box::new(ValueErrorKind::Unwritable(error)));
        }
        self.depth += 1;
        self.put(|writer| W::put_len(writer, len))
    }

    fn list(&mut self, of: TypeRef, items: &[Value], is_set: bool) -> Result<(), Stop> {
        self.enter_collection(&[of], items.len())?;
        let mut last = None;
        for (index, item) in items.iter().enumerate() {
            self.part(Step::Index(index), of, item)?;
            if is_set && !ascends(self.values, of, last.replace(item), item) {
                return Err(Box::new(ValueErrorKind::Unsorted));
            }
        }
        self.depth -= 1;
        Ok(())
    }

    fn map(&mut self, of: TypeRef, to: TypeRef, entries: &[(Value, Value)]) -> Result<(), Stop> {
        self.enter_collection(&[of, to], entries.len())?;
        let mut last = None;
        for (index, (key, value)) in entries.iter().enumerate() {
            self.part(Step::Key(index), of, key)?;
            if !ascends(self.values, of, last.replace(key), key) {
                return Err(Box::new(ValueErrorKind::Unsorted));
            }
            self.part(Step::Entry(index), to, value)?;
        }
        self.depth -= 1;
        Ok(())
    }

    /// So many items, each of its type.
    fn items(
        &mut self,
        items: &[Value],
        of: impl Fn(usize) -> Option<TypeRef>,
        count: usize,
    ) -> Result<(), Stop> {
        for (index, item) in items.iter().enumerate() {
            let Some(of) = of(index).filter(|_| index < count) else { break };
            self.check_open()?;
            self.part(Step::Index(index), of, item)?;
        }
        check_count(items.len(), count, self.is_over)
    }

    /// Fails if opaque bytes were written: nothing can follow them.
    fn check_open(&self) -> Result<(), Stop> {
        if self.is_over { Err(mismatch("nothing behind opaque bytes", "more")) } else { Ok(()) }
    }

    fn record(
        &mut self,
        of: TypeRef,
        fields: &'s [Field],
        found: &[(alloc::string::String, Value)],
    ) -> Result<(), Stop> {
        if self.values.facts(of).has_same_names {
            return Err(problem(SchemaProblem::SameNames));
        }
        for (field, (name, value)) in fields.iter().zip(found) {
            self.check_open()?;
            if *name != field.name {
                return Err(mismatch(format!("field `{}`", field.name), format!("field `{name}`")));
            }
            self.part(Step::Field(&field.name), field.of, value)?;
        }
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
        self.put(|writer| W::put_variant(writer, variant.index))?;
        self.trail.enter(Step::Variant(&variant.name))?;
        match (&variant.fields, payload) {
            (Fields::Unit, Value::Unit) => {}
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
            (Fields::Unit, other) => return Err(mismatch("no fields".to_string(), other.kind())),
            (Fields::Struct(_), other) => {
                return Err(mismatch("named fields".to_owned(), other.kind()));
            }
        }
        self.trail.leave();
        Ok(())
    }
}
