//! From bytes to values.

use alloc::{borrow::ToOwned, boxed::Box, vec::Vec};
use core::{cmp::Ordering, marker::PhantomData, time::Duration};

use super::{
    Value, ValueError, Values,
    codec::Coded,
    error::{SchemaProblem, Stop, ValueErrorKind, problem},
    integer,
    order::order,
    trail::{Step, Trail},
    values::located,
};
use crate::{
    schema::{Field, Fields, Type, TypeRef, Variant},
    wire::{DEPTH_MAX, Fault, FaultKind, Reader, Source},
};

/// How many values that take no bytes any body may hold.
pub const EMPTY_FREE: usize = 1 << 16;
/// How many more of them it may hold for each of its bytes, up to [`EMPTY_MAX`]. Without a limit a few
/// types would describe more of them than fit into any memory.
pub const EMPTY_PER_BYTE: usize = 16;
/// How many more of them it may hold at most, however many bytes it has: each takes memory as any other
/// value does.
pub const EMPTY_MAX: usize = 1 << 20;

/// How many values that take no bytes a body of so many bytes may hold.
pub(super) const fn empty_allowed(bytes: usize) -> usize {
    let more = bytes.saturating_mul(EMPTY_PER_BYTE);
    EMPTY_FREE + if more < EMPTY_MAX { more } else { EMPTY_MAX }
}

const NANOS_PER_SECOND: u32 = 1_000_000_000;

/// Reads one value.
pub(super) struct Decoder<'s, 'b, W> {
    values: &'s Values<'s>,
    reader: Reader<'b>,
    bytes_all: usize,
    trail: Trail<'s>,
    /// How many collections down, counted as the typed decoder does.
    depth: u32,
    /// How many more values may take no bytes.
    empty_left: usize,
    /// Whether opaque bytes took all that was left.
    is_over: bool,
    codec: PhantomData<W>,
}

impl<'s, 'b, W: Coded> Decoder<'s, 'b, W> {
    fn new(values: &'s Values<'s>, bytes: &'b [u8]) -> Self {
        Self {
            values,
            reader: Reader::new(bytes),
            bytes_all: bytes.len(),
            trail: Trail::default(),
            depth: 0,
            empty_left: empty_allowed(bytes.len()),
            is_over: false,
            codec: PhantomData,
        }
    }

    /// A value that takes up all of `bytes`.
    pub(super) fn whole(values: &'s Values<'s>, bytes: &'b [u8]) -> Result<Value, ValueError> {
        let mut decoder = Self::new(values, bytes);
        let value = decoder.value(values.root).and_then(|value| {
            decoder.reader.finish().map_err(|fault| decoder.faulty(fault))?;
            Ok(value)
        });
        value.map_err(|stop| located(&decoder.trail, *stop))
    }

    /// A value and what lies behind it.
    pub(super) fn prefix(
        values: &'s Values<'s>,
        bytes: &'b [u8],
    ) -> Result<(Value, &'b [u8]), ValueError> {
        let mut decoder = Self::new(values, bytes);
        let value = decoder.value(values.root);
        let value = value.map_err(|stop| located(&decoder.trail, *stop))?;
        Ok((value, decoder.reader.rest()))
    }

    #[cold]
    fn faulty(&self, fault: Fault) -> Stop {
        let offset = self.bytes_all.saturating_sub(fault.remaining());
        Box::new(ValueErrorKind::Bytes { offset, kind: fault.into_kind() })
    }

    #[cold]
    fn fault(&self, kind: FaultKind) -> Stop {
        self.faulty(self.reader.fault(kind))
    }

    /// Reads through a function of the codec.
    fn get<T>(&mut self, get: impl FnOnce(&mut Reader<'b>) -> Result<T, Fault>) -> Result<T, Stop> {
        get(&mut self.reader).map_err(|fault| self.faulty(fault))
    }

    fn value(&mut self, of: TypeRef) -> Result<Value, Stop> {
        let before = self.reader.remaining();
        if let Some(name) = self.values.opaque(of) {
            return self.rest(name);
        }
        let schema = self.values.schema;
        let value = match schema.at(of) {
            Type::Option(of) => self.option(*of),
            Type::Result(ok, err) => self.result(*ok, *err),
            Type::List(item) if self.values.is_byte(*item) => self.bytes(),
            Type::List(item) => self.list(*item, false),
            Type::Set(item) => self.list(*item, true),
            Type::Map(key, value) => self.map(*key, *value),
            Type::Array(item, len) if self.values.is_byte(*item) => self.byte_array(*len),
            Type::Array(item, len) => self.array(*item, *len),
            Type::Tuple(parts) => self.tuple(parts),
            Type::Struct(fields) => self.record(of, fields),
            Type::Enum(variants) => self.variant(of, variants),
            Type::Entity { body, .. } => self.part(Step::Inside, *body),
            leaf => self.leaf(leaf),
        }?;
        if self.reader.remaining() == before && !self.is_over {
            self.count_empty()?;
        }
        Ok(value)
    }

    fn part(&mut self, step: Step<'s>, of: TypeRef) -> Result<Value, Stop> {
        self.trail.enter(step)?;
        let value = self.value(of)?;
        self.trail.leave();
        Ok(value)
    }

    fn boxed(&mut self, of: TypeRef) -> Result<Box<Value>, Stop> {
        self.part(Step::Inside, of).map(Box::new)
    }

    fn count_empty(&mut self) -> Result<(), Stop> {
        let left = self.empty_left.checked_sub(1);
        self.empty_left = left.ok_or_else(|| problem(SchemaProblem::TooManyEmpty))?;
        Ok(())
    }

    /// All that is left, as it is.
    fn rest(&mut self, name: &str) -> Result<Value, Stop> {
        let bytes = self.reader.rest().to_vec();
        self.get(|reader| reader.advance(reader.remaining()))?;
        self.is_over = true;
        Ok(Value::Opaque { name: name.to_owned(), bytes })
    }

    fn leaf(&mut self, leaf: &Type) -> Result<Value, Stop> {
        Ok(match leaf {
            Type::Unit => Value::Unit,
            Type::Bool => Value::Bool(self.flag("bool")?),
            Type::Integer(integer) => self.get(|reader| integer::get::<W>(reader, *integer))?,
            Type::NonZero(integer) => {
                let number = self.get(|reader| integer::get::<W>(reader, *integer))?;
                if integer::is_zero(&number) {
                    return Err(self.fault(FaultKind::OutOfRange { what: "NonZero" }));
                }
                number
            }
            Type::Compact(integer) => {
                let number = self.get(|reader| W::get_compact(reader, integer.width()))?;
                Value::Unsigned(number)
            }
            Type::F32 => Value::F32(f32::from_le_bytes(self.get(Source::array)?)),
            Type::F64 => Value::F64(f64::from_le_bytes(self.get(Source::array)?)),
            Type::Char => {
                let char = W::read_char(&mut self.reader);
                let char = char.ok_or_else(|| problem(SchemaProblem::Char))?;
                Value::Char(char.map_err(|fault| self.faulty(fault))?)
            }
            Type::String => {
                let bytes = self.run()?;
                let text = core::str::from_utf8(bytes);
                Value::String(text.map_err(|_| self.fault(FaultKind::InvalidUtf8))?.to_owned())
            }
            Type::Duration => {
                let secs = self.get(W::get_u64)?;
                let nanos = self.get(W::get_u32)?;
                if nanos >= NANOS_PER_SECOND {
                    return Err(self.fault(FaultKind::OutOfRange { what: "nanoseconds" }));
                }
                Value::Duration(Duration::new(secs, nanos))
            }
            _ => return Err(problem(SchemaProblem::Reverse)),
        })
    }

    fn flag(&mut self, what: &'static str) -> Result<bool, Stop> {
        match self.get(Source::byte)? {
            0 => Ok(false),
            1 => Ok(true),
            found => Err(self.fault(FaultKind::InvalidFlag { what, found })),
        }
    }

    /// A length and as many bytes.
    fn run(&mut self) -> Result<&'b [u8], Stop> {
        let len = self.get(W::get_len)?;
        self.get(|reader| reader.take(len))
    }

    fn bytes(&mut self) -> Result<Value, Stop> {
        Ok(Value::Bytes(self.run()?.to_vec()))
    }

    fn byte_array(&mut self, len: u64) -> Result<Value, Stop> {
        let len = usize::try_from(len).unwrap_or(usize::MAX);
        self.get(|reader| reader.take(len)).map(|bytes| Value::Bytes(bytes.to_vec()))
    }

    fn option(&mut self, of: TypeRef) -> Result<Value, Stop> {
        let is_some = self.flag("Option")?;
        is_some.then(|| self.boxed(of)).transpose().map(Value::Option)
    }

    fn result(&mut self, ok: TypeRef, err: TypeRef) -> Result<Value, Stop> {
        match self.get(W::get_variant)? {
            0 => self.boxed(ok).map(|ok| Value::Result(Ok(ok))),
            1 => self.boxed(err).map(|err| Value::Result(Err(err))),
            index => {
                let found = u8::try_from(index).unwrap_or(u8::MAX);
                Err(self.fault(FaultKind::InvalidFlag { what: "Result", found }))
            }
        }
    }

    /// The length of a collection whose items are of these types.
    fn enter_collection(&mut self, items: &[TypeRef]) -> Result<usize, Stop> {
        let len = self.get(W::get_len)?;
        if items.iter().all(|item| self.values.facts(*item).is_empty) {
            return Err(problem(SchemaProblem::EmptyItems));
        }
        if len > self.reader.remaining() {
            let missing = len - self.reader.remaining();
            return Err(self.fault(FaultKind::UnexpectedEnd { missing }));
        }
        if self.depth >= DEPTH_MAX && !self.are_leaves(items) {
            return Err(self.fault(FaultKind::TooDeep { max: DEPTH_MAX }));
        }
        self.depth += 1;
        Ok(len)
    }

    fn are_leaves(&self, items: &[TypeRef]) -> bool {
        items.iter().all(|item| self.values.facts(*item).is_leaf)
    }

    fn list(&mut self, item: TypeRef, is_set: bool) -> Result<Value, Stop> {
        let len = self.enter_collection(&[item])?;
        let mut items = Vec::new();
        for index in 0..len {
            let value = self.part(Step::Index(index), item)?;
            if is_set && !ascends(self.values, item, items.last(), &value) {
                return Err(self.fault(FaultKind::Unsorted));
            }
            items.push(value);
        }
        self.depth -= 1;
        Ok(Value::List(items))
    }

    fn map(&mut self, key: TypeRef, value: TypeRef) -> Result<Value, Stop> {
        let len = self.enter_collection(&[key, value])?;
        let mut entries: Vec<(Value, Value)> = Vec::new();
        for index in 0..len {
            let of = self.part(Step::Key(index), key)?;
            if !ascends(self.values, key, entries.last().map(|(last, _)| last), &of) {
                return Err(self.fault(FaultKind::Unsorted));
            }
            entries.push((of, self.part(Step::Entry(index), value)?));
        }
        self.depth -= 1;
        Ok(Value::Map(entries))
    }

    fn array(&mut self, item: TypeRef, len: u64) -> Result<Value, Stop> {
        let mut items = Vec::new();
        for index in 0..usize::try_from(len).unwrap_or(usize::MAX) {
            if self.is_over {
                break;
            }
            items.push(self.part(Step::Index(index), item)?);
        }
        Ok(Value::List(items))
    }

    fn tuple(&mut self, parts: &'s [TypeRef]) -> Result<Value, Stop> {
        let mut items = Vec::new();
        for (index, part) in parts.iter().enumerate() {
            if self.is_over {
                break;
            }
            items.push(self.part(Step::Index(index), *part)?);
        }
        Ok(Value::List(items))
    }

    fn record(&mut self, of: TypeRef, fields: &'s [Field]) -> Result<Value, Stop> {
        if self.values.facts(of).has_same_names {
            return Err(problem(SchemaProblem::SameNames));
        }
        let mut found = Vec::new();
        for field in fields {
            if self.is_over {
                break;
            }
            found.push((field.name.clone(), self.part(Step::Field(&field.name), field.of)?));
        }
        Ok(Value::Struct(found))
    }

    fn variant(&mut self, of: TypeRef, variants: &'s [Variant]) -> Result<Value, Stop> {
        let index = self.get(W::get_variant)?;
        let Some(variant) = variants.iter().find(|variant| variant.index == index) else {
            return Err(self.fault(FaultKind::UnknownVariant { type_name: "enum", index }));
        };
        if self.values.facts(of).has_same_names {
            return Err(problem(SchemaProblem::SameNames));
        }
        self.trail.enter(Step::Variant(&variant.name))?;
        let payload = match &variant.fields {
            Fields::Unit => Value::Unit,
            Fields::Tuple(parts) => match parts.as_slice() {
                [part] => self.part(Step::Inside, *part)?,
                parts => self.tuple(parts)?,
            },
            Fields::Struct(fields) => self.record(of, fields)?,
        };
        self.trail.leave();
        Ok(Value::Variant { name: variant.name.clone(), payload: Box::new(payload) })
    }
}

/// Whether `next`, which is of the type `of`, may follow `last` in a set, or as a key of a map.
pub(super) fn ascends(
    values: &Values<'_>,
    of: TypeRef,
    last: Option<&Value>,
    next: &Value,
) -> bool {
    match last.map(|last| order(last, next)) {
        None | Some(None | Some(Ordering::Less)) => true,
        Some(Some(Ordering::Equal)) => false,
        // Entities are ordered by their latest view, and only its author knows that order.
        Some(Some(Ordering::Greater)) => values.facts(of).has_entity,
    }
}
