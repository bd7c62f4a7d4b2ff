//! The way in: a schema with what was found out about it.

use alloc::{borrow::Cow, string::String, vec::Vec};

use super::{
    Codec, Value, ValueError,
    check::{self, Program},
    decode::Decoder,
    encode::Encoder,
    error::{Stop, ValueErrorKind, mismatch},
    facts::{Facts, facts},
    json_read::JsonReader,
    json_write::JsonWriter,
    trail::Trail,
};
use crate::{
    schema::{Schema, Type, TypeRef},
    wire::{Bincode, Scale},
};

/// The values of a schema. Made once, it reads and writes many of them.
///
/// # Examples
///
/// ```
/// use perennial::schema::{Codec, Schema};
///
/// let schema = Schema::from_json(r#"["u16"]"#)?;
/// let values = schema.values();
/// for stored in [[7, 0], [8, 0]] {
///     let value = values.decode(Codec::Scale, &stored)?;
///     assert_eq!(values.encode(Codec::Scale, &value)?, stored);
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Values<'a> {
    pub(super) schema: &'a Schema,
    /// The type of the values.
    pub(super) root: TypeRef,
    facts: Cow<'a, [Facts]>,
    /// What checks bodies, by codec; none, where that is not worth the while.
    programs: Option<(Program, Program)>,
}

/// A schema with what was found out about it, to keep for many values of it and its parts.
#[derive(Clone, Debug)]
pub(crate) struct KeptValues {
    schema: Schema,
    facts: Vec<Facts>,
}

impl KeptValues {
    pub(crate) fn new(schema: Schema) -> Self {
        let facts = facts(&schema);
        Self { schema, facts }
    }

    pub(crate) const fn schema(&self) -> &Schema {
        &self.schema
    }

    /// The name of a foreign type in one of the types, if one is there.
    pub(crate) fn foreign(&self, of: TypeRef) -> Option<&str> {
        match self.schema.at(self.facts.get(of.index())?.foreign?) {
            Type::Foreign { name } => Some(name),
            _ => None,
        }
    }

    /// The values of one of the types.
    pub(crate) fn at(&self, root: TypeRef) -> Values<'_> {
        Values { schema: &self.schema, root, facts: Cow::Borrowed(&self.facts), programs: None }
    }
}

impl<'a> Values<'a> {
    /// The values of `schema`.
    #[must_use]
    pub fn new(schema: &'a Schema) -> Self {
        let mut values = Self::for_one(schema);
        values.programs =
            Some((Program::of(&values, Codec::Scale), Program::of(&values, Codec::Bincode)));
        values
    }

    /// The values of `schema`, for one of them.
    fn for_one(schema: &'a Schema) -> Self {
        let facts = Cow::Owned(facts(schema));
        Self { schema, root: TypeRef::ROOT, facts, programs: None }
    }

    /// The values of one of the schema's types.
    #[cfg(feature = "cli")]
    pub(crate) fn at(&self, root: TypeRef) -> Values<'_> {
        let facts = Cow::Borrowed(self.facts.as_ref());
        Values { schema: self.schema, root, facts, programs: None }
    }

    /// The schema.
    #[must_use]
    pub const fn schema(&self) -> &'a Schema {
        self.schema
    }

    /// The value whose body, without a tag, is all of `bytes`.
    ///
    /// The order of map keys and set items is checked as a derived `Ord` has it: of a key type whose
    /// `Ord` is its own, bytes may be refused that the type itself takes.
    ///
    /// # Errors
    ///
    /// [`ValueError`] for bytes that are no value of the schema, also if bytes are left.
    pub fn decode(&self, codec: Codec, bytes: &[u8]) -> Result<Value, ValueError> {
        match codec {
            Codec::Scale => Decoder::<Scale>::whole(self, bytes),
            Codec::Bincode => Decoder::<Bincode>::whole(self, bytes),
        }
    }

    /// Whether all of `bytes` is the body of a value, without a tag: what [`decode`](Self::decode) says,
    /// several times faster, since no value is built. It allocates nothing, unless the schema or the
    /// bytes are unusual.
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::schema::{Codec, Schema};
    ///
    /// let schema = Schema::from_json(r#"[{"list":1},"bool"]"#)?;
    /// let values = schema.values();
    /// values.check(Codec::Bincode, &[2, 1, 0])?;
    /// let error = values.check(Codec::Bincode, &[2, 1, 7]).unwrap_err();
    /// assert_eq!(error.to_string(), "[1]: at byte 3: bool must be 0 or 1, not 7");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ValueError`], the same that [`decode`](Self::decode) gives.
    #[inline]
    pub fn check(&self, codec: Codec, bytes: &[u8]) -> Result<(), ValueError> {
        let found = match (codec, &self.programs) {
            (Codec::Scale, Some((program, _))) => check::run::<Scale>(program, bytes),
            (Codec::Bincode, Some((_, program))) => check::run::<Bincode>(program, bytes),
            (_, None) => check::Found::Unsure,
        };
        if found == check::Found::Sound { Ok(()) } else { self.decode_again(codec, bytes, found) }
    }

    /// The decoder has the last word, and says what is wrong.
    #[cold]
    fn decode_again(
        &self,
        codec: Codec,
        bytes: &[u8],
        found: check::Found,
    ) -> Result<(), ValueError> {
        let decoded = self.decode(codec, bytes).map(drop);
        debug_assert!(found != check::Found::Faulty || decoded.is_err(), "{bytes:02x?}");
        decoded
    }

    /// The value at the front of `bytes`, and what lies behind it: nothing, if the value has
    /// [opaque](Value::Opaque) bytes.
    ///
    /// # Errors
    ///
    /// [`ValueError`] as for [`decode`](Self::decode), but for the bytes that are left.
    pub fn decode_prefix<'b>(
        &self,
        codec: Codec,
        bytes: &'b [u8],
    ) -> Result<(Value, &'b [u8]), ValueError> {
        match codec {
            Codec::Scale => Decoder::<Scale>::prefix(self, bytes),
            Codec::Bincode => Decoder::<Bincode>::prefix(self, bytes),
        }
    }

    /// The body of a value, without a tag.
    ///
    /// # Errors
    ///
    /// [`ValueError`] for what is no value of the schema, or none that the codec can write.
    pub fn encode(&self, codec: Codec, value: &Value) -> Result<Vec<u8>, ValueError> {
        match codec {
            Codec::Scale => Encoder::<Scale>::whole(self, value),
            Codec::Bincode => Encoder::<Bincode>::whole(self, value),
        }
    }

    /// The value as JSON, in one line, as [`Schema::value_to_json`] says.
    ///
    /// # Errors
    ///
    /// [`ValueError`] for what is no value of the schema.
    pub fn to_json(&self, value: &Value) -> Result<String, ValueError> {
        JsonWriter::whole(self, value)
    }

    /// The value that is written in JSON.
    ///
    /// # Errors
    ///
    /// [`ValueError`] for text that is not JSON, and for JSON that is no value of the schema.
    pub fn from_json(&self, json: &str) -> Result<Value, ValueError> {
        JsonReader::whole(self, json)
    }

    pub(super) fn facts(&self, of: TypeRef) -> Facts {
        self.facts.get(of.index()).copied().unwrap_or_default()
    }

    /// The name of the foreign type, if values of this type are opaque: it is foreign, or a
    /// collection of what holds one.
    pub(super) fn opaque(&self, of: TypeRef) -> Option<&'a str> {
        match self.schema.at(of) {
            Type::Foreign { .. } | Type::List(_) | Type::Set(_) | Type::Map(..) => {}
            _ => return None,
        }
        match self.schema.at(self.facts(of).foreign?) {
            Type::Foreign { name } => Some(name),
            _ => None,
        }
    }

    /// Whether this is `u8`, lists and arrays of which are bytes.
    pub(super) fn is_byte(&self, of: TypeRef) -> bool {
        matches!(self.schema.at(of), Type::Integer(crate::schema::Integer::U8))
    }
}

impl Schema {
    /// What reads and writes values of this schema. For more than one value it is faster than the
    /// functions of the schema itself, which make it anew.
    #[must_use]
    pub fn values(&self) -> Values<'_> {
        Values::new(self)
    }

    /// The value whose body, without a tag, is all of `bytes`.
    ///
    /// The order of map keys and set items is checked as a derived `Ord` has it: of a key type whose
    /// `Ord` is its own, bytes may be refused that the type itself takes.
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::schema::{Codec, Schema, Value};
    ///
    /// let schema = Schema::from_json(r#"[{"list":1},"bool"]"#)?;
    /// let value = schema.decode(Codec::Bincode, &[2, 1, 0])?;
    /// assert_eq!(value, Value::List(vec![Value::Bool(true), Value::Bool(false)]));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ValueError`] for bytes that are no value of the schema, also if bytes are left.
    pub fn decode(&self, codec: Codec, bytes: &[u8]) -> Result<Value, ValueError> {
        Values::for_one(self).decode(codec, bytes)
    }

    /// The body of a value, without a tag.
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::schema::{Codec, Schema, Value};
    ///
    /// let schema = Schema::from_json(r#"[{"compact":"u64"}]"#)?;
    /// assert_eq!(schema.encode(Codec::Scale, &Value::Unsigned(64))?, [1, 1]);
    ///
    /// let error = schema.encode(Codec::Scale, &Value::Signed(64)).unwrap_err();
    /// assert_eq!(error.to_string(), "value: expected compact u64, found 64 (signed)");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ValueError`] for what is no value of the schema, or none that the codec can write.
    pub fn encode(&self, codec: Codec, value: &Value) -> Result<Vec<u8>, ValueError> {
        Values::for_one(self).encode(codec, value)
    }

    /// The value as JSON, in one line; structs keep the order of their fields. Equal values are equal
    /// text.
    ///
    /// | value | JSON |
    /// | --- | --- |
    /// | `()` | `null` |
    /// | integers to ±(2⁵³ − 1), larger ones | `7`, `"18446744073709551615"` |
    /// | floats that any JSON reader keeps, others | `0.5`, `"1e300"` |
    /// | floats that are no numbers | `"inf"`, `"-inf"`, `"NaN"`, by its bits `"0xffc00001"` |
    /// | negative zero | `"-0"` |
    /// | `char`, text, bytes | `"x"`, `"text"`, `"0x0aff"` |
    /// | `Duration` | `{"secs":1,"nanos":500}` |
    /// | `None`, `Some(7)` | `null`, `7` |
    /// | `Some(None)`, `Some(())` | `{"some":null}` |
    /// | `Ok(7)`, `Err(7)` | `{"ok":7}`, `{"err":7}` |
    /// | lists, sets, arrays, tuples | `[1,2]` |
    /// | maps with text as keys, others | `{"key":1}`, `[[7,1]]` |
    /// | structs | `{"field":1}` |
    /// | variants | `"Name"`, `{"Name":7}`, `{"Name":[7,8]}`, `{"Name":{"field":7}}` |
    /// | opaque bytes | `{"foreign":"Name","bytes":"0x0aff"}` |
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::schema::{Codec, Schema};
    ///
    /// let schema = Schema::from_json(r#"[{"map":["u8",1]}]"#);
    /// assert!(schema.is_err());
    /// let schema = Schema::from_json(r#"[{"map":[1,2]},"u8",{"option":3},"string"]"#)?;
    /// let value = schema.decode(Codec::Scale, &[8, 1, 0, 2, 1, 4, b'x'])?;
    /// assert_eq!(schema.value_to_json(&value)?, r#"[[1,null],[2,"x"]]"#);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ValueError`] for what is no value of the schema.
    pub fn value_to_json(&self, value: &Value) -> Result<String, ValueError> {
        Values::for_one(self).to_json(value)
    }

    /// The value that is written in JSON, as [`value_to_json`](Self::value_to_json) writes it. The
    /// fields of structs may come in any order. JSON that is nested deeper than 127 levels is not
    /// read; of a key that comes twice in one object, the last counts.
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::schema::{Codec, Schema};
    ///
    /// let schema = Schema::from_json(r#"[{"enum":[[0,"Empty"],[4,"Full",[1]]]},"u32"]"#)?;
    /// let value = schema.value_from_json(r#"{ "Full": 7 }"#)?;
    /// assert_eq!(schema.encode(Codec::Bincode, &value)?, [4, 7]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ValueError`] for text that is not JSON, and for JSON that is no value of the schema.
    pub fn value_from_json(&self, json: &str) -> Result<Value, ValueError> {
        Values::for_one(self).from_json(json)
    }
}

/// Says where it happened.
pub(super) fn located(trail: &Trail<'_>, kind: ValueErrorKind) -> ValueError {
    ValueError { path: trail.path(), kind }
}

/// Fails if there are not `expected` parts, unless opaque bytes have ended the value early.
pub(super) fn check_count(found: usize, expected: usize, is_over: bool) -> Result<(), Stop> {
    if found == expected || is_over && found < expected {
        return Ok(());
    }
    let several = |count: usize| alloc::format!("{count} part(s)");
    Err(mismatch(several(expected), several(found)))
}
