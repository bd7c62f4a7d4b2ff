//! Values of a schema to keep as samples, always the same ones.
//!
//! A sample is built from the schema alone: a [`Mode`] says what each leaf becomes. Types that hold
//! themselves are followed a little, then the shortest way out is taken.

use alloc::{
    boxed::Box,
    format,
    string::{String, ToString},
    vec::Vec,
};
use core::time::Duration;

use super::{bounds, rank::Ranks};
use crate::schema::{Field, Fields, Integer, Schema, Type, TypeRef, Value, Variant};

/// So many samples stand on the boundaries of integers and lengths.
const BOUNDARY_SAMPLES: usize = 5;
/// No more variants than this get a sample each, over all enums together.
const VARIANT_SAMPLES_MAX: usize = 300;
/// How often a type may stand inside itself before the shortest way out is taken.
const INSIDE_ITSELF_MAX: usize = 2;
/// A sample of more parts than this takes the shortest way to its end.
const PARTS_MAX: usize = 2_000;

/// What the leaves become.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// Zeros, nothing, the first variant.
    Empty,
    /// The least of everything.
    Minimal,
    /// The most of everything.
    Maximal,
    /// Something of everything.
    Typical,
    /// Where encodings get longer.
    Boundary(usize),
    /// As `Typical`, but that texts are what people write: of capitals, blanks, digits and marks.
    #[cfg_attr(not(feature = "train"), allow(dead_code, reason = "only its checks ask for it"))]
    Written,
}

/// What texts are made of. Types with a check of their own often take only some, so tamer ones are
/// tried after richer ones.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Texts {
    /// Of many scripts, and as long as the mode says.
    Rich,
    /// A few small letters.
    Plain,
    /// None, and no lists.
    Bare,
}

/// The samples that a schema gives: a name, and values of which the first that the type's own checks
/// take is the sample. None if it holds foreign types, whose values only their own codecs know.
pub(super) fn samples(schema: &Schema) -> Vec<(String, Vec<Value>)> {
    let mut samples = Vec::new();
    let mut push = |name: String, mode, chosen| {
        let texts = [Texts::Rich, Texts::Plain, Texts::Bare];
        let values =
            texts.into_iter().filter_map(|texts| Builder::new(schema, mode, texts, chosen).root());
        let values: Vec<_> = values.collect();
        if !values.is_empty() {
            samples.push((name, values));
        }
    };
    push("empty".to_string(), Mode::Empty, None);
    push("minimal".to_string(), Mode::Minimal, None);
    push("maximal".to_string(), Mode::Maximal, None);
    push("typical".to_string(), Mode::Typical, None);
    for number in 0..BOUNDARY_SAMPLES {
        push(format!("boundary {}", number + 1), Mode::Boundary(number), None);
    }
    let places = (0_u32..).zip(schema.types());
    let variants = places.filter_map(|(place, ty)| match ty {
        Type::Enum(variants) => Some(variants.iter().map(move |variant| (place, variant))),
        _ => None,
    });
    for (place, variant) in variants.flatten().take(VARIANT_SAMPLES_MAX) {
        let Variant { index, name, .. } = variant;
        push(format!("variant {name} (type {place})"), Mode::Empty, Some((place, *index)));
    }
    samples
}

/// The sample of a schema with texts that is [`Mode::Written`], as one of [`samples`].
#[cfg(feature = "train")]
pub(super) fn written(schema: &Schema) -> Option<(String, Vec<Value>)> {
    if !schema.types().iter().any(|ty| matches!(ty, Type::String | Type::Char)) {
        return None;
    }
    let texts = [Texts::Rich, Texts::Plain].into_iter();
    let values = texts.filter_map(|texts| Builder::new(schema, Mode::Written, texts, None).root());
    let values: Vec<_> = values.collect();
    (!values.is_empty()).then(|| ("written".to_string(), values))
}

/// Builds one sample.
struct Builder<'a> {
    schema: &'a Schema,
    ranks: Ranks,
    mode: Mode,
    texts: Texts,
    /// The variant that an enum, by its place, takes.
    chosen: Option<(u32, u32)>,
    /// The types around the one that is built.
    path: Vec<TypeRef>,
    parts: usize,
    /// Whether there is a text of boundary length by now.
    has_long_text: bool,
    /// Steps on with each leaf, so that leaves differ.
    turn: usize,
}

impl<'a> Builder<'a> {
    fn new(schema: &'a Schema, mode: Mode, texts: Texts, chosen: Option<(u32, u32)>) -> Self {
        let ranks = Ranks::of(schema);
        Self {
            schema,
            ranks,
            mode,
            texts,
            chosen,
            path: Vec::new(),
            parts: 0,
            has_long_text: false,
            turn: 0,
        }
    }

    fn root(mut self) -> Option<Value> {
        self.value(TypeRef::ROOT)
    }

    /// Whether the shortest way out is to be taken here.
    fn is_lean(&self, place: TypeRef) -> bool {
        let inside = self.path.iter().filter(|around| **around == place).count();
        inside > INSIDE_ITSELF_MAX || self.parts > PARTS_MAX
    }

    fn turn(&mut self) -> usize {
        self.turn += 1;
        self.turn
    }

    fn value(&mut self, place: TypeRef) -> Option<Value> {
        self.ranks.of_type(place)?;
        self.parts += 1;
        let lean = self.is_lean(place);
        self.path.push(place);
        let value = self.value_of(place, lean);
        self.path.pop();
        value
    }

    fn value_of(&mut self, place: TypeRef, lean: bool) -> Option<Value> {
        let schema = self.schema;
        Some(match schema.at(place) {
            Type::Unit => Value::Unit,
            Type::Bool => Value::Bool(self.flag()),
            Type::Integer(integer) => self.integer(*integer, false),
            Type::NonZero(integer) => self.integer(*integer, true),
            Type::Compact(integer) => self.integer(*integer, false),
            Type::F32 => {
                #[allow(clippy::cast_possible_truncation, reason = "any f32 will do")]
                let float = self.float() as f32;
                Value::F32(float)
            }
            Type::F64 => Value::F64(self.float()),
            Type::Char => Value::Char(self.char()),
            Type::String => Value::String(self.text()),
            Type::Duration => self.duration(),
            Type::Option(of) => match !lean && self.some() {
                true => Value::Option(self.value(*of).map(Box::new)),
                false => Value::Option(None),
            },
            Type::Result(ok, err) => {
                let is_err = match (self.ranks.of_type(*ok), self.ranks.of_type(*err)) {
                    (Some(of_ok), Some(of_err)) if lean => of_err < of_ok,
                    (ok, err) => ok.is_none() || (err.is_some() && self.flag()),
                };
                match is_err {
                    true => Value::Result(Err(Box::new(self.value(*err)?))),
                    false => Value::Result(Ok(Box::new(self.value(*ok)?))),
                }
            }
            Type::List(of) if self.is_byte(*of) => {
                let len = self.text_len();
                Value::Bytes(self.bytes(len))
            }
            Type::List(of) => {
                let len = if lean { 0 } else { self.len() };
                Value::List(self.items(*of, len))
            }
            Type::Set(of) => {
                let len = if lean { 0 } else { self.len() };
                let mut items = self.items(*of, len);
                bounds::ascending(&mut items, |item| item);
                Value::List(items)
            }
            Type::Map(key, of) => {
                let len = if lean { 0 } else { self.len() };
                let keys = self.items(*key, len);
                let pairs = keys.into_iter().map(|key| Some((key, self.value(*of)?)));
                let mut pairs: Vec<_> = pairs.collect::<Option<_>>()?;
                bounds::ascending(&mut pairs, |(key, _)| key);
                Value::Map(pairs)
            }
            Type::Array(of, len) => {
                let len = usize::try_from(*len).ok().filter(|len| *len <= 1 << 16)?;
                match self.is_byte(*of) {
                    true => Value::Bytes(self.bytes(len)),
                    false => Value::List((0..len).map(|_| self.value(*of)).collect::<Option<_>>()?),
                }
            }
            Type::Tuple(parts) => Value::List(self.tuple(parts)?),
            Type::Struct(fields) => Value::Struct(self.record(fields)?),
            Type::Enum(variants) => self.variant(place, variants, lean)?,
            Type::Entity { body, .. } => self.value(*body)?,
            Type::Foreign { .. } | Type::Reverse(_) => return None,
        })
    }

    fn is_byte(&self, of: TypeRef) -> bool {
        matches!(self.schema.at(of), Type::Integer(Integer::U8))
    }

    fn tuple(&mut self, parts: &[TypeRef]) -> Option<Vec<Value>> {
        parts.iter().map(|part| self.value(*part)).collect()
    }

    fn record(&mut self, fields: &[Field]) -> Option<Vec<(String, Value)>> {
        fields.iter().map(|field| Some((field.name.clone(), self.value(field.of)?))).collect()
    }

    /// So many items, or fewer if the type has no more; none if it has no values.
    fn items(&mut self, of: TypeRef, len: usize) -> Vec<Value> {
        (0..len).map_while(|_| self.value(of)).collect()
    }

    fn variant(&mut self, place: TypeRef, all: &[Variant], lean: bool) -> Option<Value> {
        let possible = all.iter().filter(|variant| self.ranks.of_fields(&variant.fields).is_some());
        let possible: Vec<_> = possible.collect();
        let last = possible.len().checked_sub(1)?;
        let chosen = self.chosen.filter(|(of, _)| *of as usize == place.index() && !lean);
        let chosen =
            chosen.and_then(|(_, index)| possible.iter().find(|variant| variant.index == index));
        let variant = match (chosen, self.mode) {
            (Some(variant), _) => variant,
            _ if lean => {
                possible.iter().min_by_key(|variant| self.ranks.of_fields(&variant.fields))?
            }
            (None, Mode::Empty | Mode::Minimal) => possible.first()?,
            (None, Mode::Maximal) => possible.last()?,
            (None, Mode::Typical | Mode::Boundary(_) | Mode::Written) => {
                possible.get(self.turn() % (last + 1))?
            }
        };
        let payload = match &variant.fields {
            Fields::Unit => Value::Unit,
            Fields::Tuple(parts) => match parts.as_slice() {
                [] => Value::Unit,
                [part] => self.value(*part)?,
                parts => Value::List(self.tuple(parts)?),
            },
            Fields::Struct(fields) => Value::Struct(self.record(fields)?),
        };
        Some(Value::Variant { name: variant.name.clone(), payload: Box::new(payload) })
    }

    fn some(&mut self) -> bool {
        match self.mode {
            // A chosen variant may lie behind an option.
            _ if self.chosen.is_some() => true,
            Mode::Minimal => true,
            _ => self.flag(),
        }
    }

    fn flag(&mut self) -> bool {
        match self.mode {
            Mode::Empty | Mode::Minimal => false,
            Mode::Maximal => true,
            Mode::Typical | Mode::Boundary(_) | Mode::Written => !self.turn().is_multiple_of(3),
        }
    }

    fn integer(&mut self, integer: Integer, never_zero: bool) -> Value {
        let turn = self.turn();
        let value = match self.mode {
            Mode::Empty => bounds::integer(integer, 0),
            Mode::Minimal => bounds::least(integer),
            Mode::Maximal => bounds::most(integer),
            Mode::Typical | Mode::Written => bounds::integer(integer, 7 + 13 * turn as u128),
            Mode::Boundary(number) => bounds::boundary(integer, number + turn),
        };
        match value {
            Value::Unsigned(0) if never_zero => Value::Unsigned(1),
            Value::Signed(0) if never_zero => Value::Signed(1),
            value => value,
        }
    }

    fn float(&mut self) -> f64 {
        match self.mode {
            Mode::Empty => 0.0,
            Mode::Minimal => f64::from(f32::MIN),
            Mode::Maximal => f64::from(f32::MAX),
            Mode::Typical | Mode::Written => {
                0.25 * f64::from(u32::try_from(self.turn()).unwrap_or(1))
            }
            Mode::Boundary(number) => {
                let all = [-0.0, f64::INFINITY, f64::NEG_INFINITY, f64::NAN, 1.5e-42];
                all.get((number + self.turn()) % all.len()).copied().unwrap_or_default()
            }
        }
    }

    fn char(&mut self) -> char {
        match self.mode {
            Mode::Empty | Mode::Minimal => '\0',
            Mode::Maximal => char::MAX,
            Mode::Typical => 'é',
            Mode::Written => 'A',
            Mode::Boundary(number) => {
                let all = ['\u{7f}', '\u{80}', '\u{7ff}', '\u{800}', '\u{ffff}', '\u{10000}'];
                all.get((number + self.turn()) % all.len()).copied().unwrap_or_default()
            }
        }
    }

    fn text(&mut self) -> String {
        const WORDS: [&str; 5] = ["amber", "birch", "Cedar", "dąb", "ελιά"];
        match self.mode {
            Mode::Empty | Mode::Minimal => String::new(),
            _ if self.texts == Texts::Bare => String::new(),
            Mode::Written if self.texts == Texts::Plain => "Abc".to_string(),
            Mode::Written => "Ab c-D_9.".to_string(),
            _ if self.texts == Texts::Plain => {
                let letter = char::from(b'a' + u8::try_from(self.turn() % 26).unwrap_or_default());
                core::iter::repeat_n(letter, if self.mode == Mode::Maximal { 20 } else { 3 })
                    .collect()
            }
            Mode::Maximal => "🌳".repeat(20),
            Mode::Typical => {
                WORDS.get(self.turn() % WORDS.len()).copied().unwrap_or_default().to_string()
            }
            Mode::Boundary(_) => "x".repeat(self.text_len()),
        }
    }

    /// The length of texts and bytes.
    fn text_len(&mut self) -> usize {
        match self.mode {
            Mode::Empty | Mode::Minimal => 0,
            Mode::Maximal => 80,
            Mode::Typical | Mode::Written => 5,
            Mode::Boundary(number) => {
                const LENGTHS: [usize; 5] = [63, 64, 250, 251, 1];
                // One long text tells all; others would only make the file longer.
                let place = if self.has_long_text { LENGTHS.len() - 1 } else { number };
                self.has_long_text = true;
                LENGTHS.get(place).copied().unwrap_or_default()
            }
        }
    }

    fn bytes(&mut self, len: usize) -> Vec<u8> {
        let turn = self.turn();
        match self.mode {
            Mode::Empty | Mode::Minimal => [0].repeat(len),
            Mode::Maximal => [0xff].repeat(len),
            Mode::Typical | Mode::Boundary(_) | Mode::Written => {
                (0..len).map(|at| u8::try_from((at + turn) % 256).unwrap_or_default()).collect()
            }
        }
    }

    /// The length of lists, sets and maps.
    fn len(&mut self) -> usize {
        match self.mode {
            _ if self.chosen.is_some() => 1,
            _ if self.texts == Texts::Bare => 0,
            Mode::Empty => 0,
            Mode::Minimal => 1,
            Mode::Maximal => 3,
            Mode::Typical | Mode::Written => 1 + self.turn() % 2,
            Mode::Boundary(_) => 1,
        }
    }

    fn duration(&mut self) -> Value {
        Value::Duration(match self.mode {
            Mode::Empty | Mode::Minimal => Duration::ZERO,
            Mode::Maximal => Duration::MAX,
            Mode::Typical | Mode::Written => Duration::new(90, 250_000_000),
            Mode::Boundary(number) => Duration::new(1 << (8 * number), 999_999_999),
        })
    }
}
