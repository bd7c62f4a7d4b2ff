//! The one form in which a schema is written down: the types in their order, in JSON without
//! spaces, keys sorted.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};
use core::fmt::Write;

use serde_json::{Map, Value};

use super::{Field, Fields, Integer, Schema, Type, TypeRef, Variant};
use crate::version::Version;

/// Text that is no schema.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {what}")]
pub struct SchemaError {
    place: String,
    what: String,
    unknown: Option<String>,
}

impl SchemaError {
    fn new(place: impl ToString, what: impl ToString) -> Self {
        Self { place: place.to_string(), what: what.to_string(), unknown: None }
    }

    /// What a type is called that this release does not know, if that is all that is wrong: a newer
    /// release may have written it.
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::schema::Schema;
    ///
    /// let unknown = |json| Schema::from_json(json).unwrap_err().unknown_type().map(String::from);
    /// assert_eq!(unknown(r#"["u512"]"#).as_deref(), Some("u512"));
    /// assert_eq!(unknown(r#"[{"matrix":0,"rows":2}]"#).as_deref(), Some("matrix, rows"));
    /// assert_eq!(unknown(r#"[{"list":7}]"#), None);
    /// ```
    #[must_use]
    pub fn unknown_type(&self) -> Option<&str> {
        self.unknown.as_deref()
    }
}

/// The kinds that are a word, without parts.
const WORDS: [(&str, Type); 7] = [
    ("unit", Type::Unit),
    ("bool", Type::Bool),
    ("f32", Type::F32),
    ("f64", Type::F64),
    ("char", Type::Char),
    ("string", Type::String),
    ("duration", Type::Duration),
];

impl Schema {
    /// The schema as JSON: a list of types that refer to each other by place, the root first. Equal
    /// schemas are equal text.
    ///
    /// | type | JSON |
    /// | --- | --- |
    /// | `()`, `bool`, `u32`, `String`, … | `"unit"`, `"bool"`, `"u32"`, `"string"`, … |
    /// | `Option<T>` | `{"option":1}`, and so `list`, `set`, `reverse` |
    /// | `BTreeMap<K, V>` | `{"map":[1,2]}`, and so `result` |
    /// | `[T; 32]` | `{"array":1,"len":32}` |
    /// | `(A, B)` | `{"tuple":[1,2]}` |
    /// | `struct { a: A }` | `{"struct":[["a",1]]}` |
    /// | `enum { X, Y(A), Z { a: A } }` | `{"enum":[[0,"X"],[1,"Y",[1]],[2,"Z",{"struct":[["a",1]]}]]}` |
    /// | `NonZero<u32>`, `Compact<u32>` | `{"nonzero":"u32"}`, `{"compact":"u32"}` |
    /// | an entity's version | `{"entity":"User","of":1,"version":2}` |
    /// | a foreign type | `{"foreign":"Name"}` |
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut out = String::with_capacity(32 * self.types.len());
        out.push('[');
        separated(&mut out, &self.types, write_type);
        out.push(']');
        out
    }

    /// The schema that [`to_json`](Self::to_json) wrote.
    ///
    /// # Errors
    ///
    /// [`SchemaError`] for anything else, with its place.
    pub fn from_json(json: &str) -> Result<Self, SchemaError> {
        let value =
            serde_json::from_str(json).map_err(|error| SchemaError::new("schema", error))?;
        Self::from_json_value(&value)
    }

    /// The same, of what was text.
    pub(crate) fn from_json_value(value: &Value) -> Result<Self, SchemaError> {
        let Value::Array(values) = value else {
            return Err(SchemaError::new("schema", "a list of types is expected"));
        };
        if values.is_empty() {
            return Err(SchemaError::new("schema", "it has no types"));
        }
        let parse = |(place, value)| Parse { count: values.len(), place }.ty(value);
        let types = values.iter().enumerate().map(parse).collect::<Result<Vec<_>, _>>()?;
        let schema = Self { types };
        for (place, ty) in schema.types.iter().enumerate() {
            let Type::Entity { body, .. } = ty else { continue };
            if matches!(schema.at(*body), Type::Entity { .. }) {
                return Err(SchemaError::new(at(place), "an entity's body is no entity"));
            }
        }
        Ok(schema)
    }
}

fn at(place: usize) -> String {
    format!("schema, type {place}")
}

/// Items with commas between them.
fn separated<T>(out: &mut String, items: &[T], write: impl Fn(&mut String, &T)) {
    for (place, item) in items.iter().enumerate() {
        if place > 0 {
            out.push(',');
        }
        write(out, item);
    }
}

/// A name as JSON. Most are plain; the others are escaped as JSON has it.
fn write_name(out: &mut String, name: &str) {
    if name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
        out.push('"');
        out.push_str(name);
        out.push('"');
    } else {
        out.push_str(&Value::from(name).to_string());
    }
}

fn write_place(out: &mut String, place: &TypeRef) {
    // Writing to a string does not fail.
    let _ = write!(out, "{}", place.0);
}

fn write_places(out: &mut String, places: &[TypeRef]) {
    out.push('[');
    separated(out, places, write_place);
    out.push(']');
}

fn write_fields(out: &mut String, fields: &[Field]) {
    out.push_str("{\"struct\":[");
    separated(out, fields, |out, field| {
        out.push('[');
        write_name(out, &field.name);
        out.push(',');
        write_place(out, &field.of);
        out.push(']');
    });
    out.push_str("]}");
}

fn write_variant(out: &mut String, variant: &Variant) {
    let _ = write!(out, "[{},", variant.index);
    write_name(out, &variant.name);
    match &variant.fields {
        Fields::Unit => {}
        Fields::Tuple(parts) => {
            out.push(',');
            write_places(out, parts);
        }
        Fields::Struct(fields) => {
            out.push(',');
            write_fields(out, fields);
        }
    }
    out.push(']');
}

/// An object with one key, and what `write` writes under it.
fn write_under(out: &mut String, key: &str, write: impl FnOnce(&mut String)) {
    let _ = write!(out, "{{\"{key}\":");
    write(out);
    out.push('}');
}

fn write_type(out: &mut String, ty: &Type) {
    match ty {
        Type::Integer(integer) => write_name(out, integer.name()),
        Type::NonZero(integer) => {
            write_under(out, "nonzero", |out| write_name(out, integer.name()));
        }
        Type::Compact(integer) => {
            write_under(out, "compact", |out| write_name(out, integer.name()));
        }
        Type::Option(of) => write_under(out, "option", |out| write_place(out, of)),
        Type::Result(ok, err) => write_under(out, "result", |out| write_places(out, &[*ok, *err])),
        Type::List(of) => write_under(out, "list", |out| write_place(out, of)),
        Type::Set(of) => write_under(out, "set", |out| write_place(out, of)),
        Type::Map(key, of) => write_under(out, "map", |out| write_places(out, &[*key, *of])),
        Type::Array(of, len) => {
            let _ = write!(out, "{{\"array\":{},\"len\":{len}}}", of.0);
        }
        Type::Tuple(parts) => write_under(out, "tuple", |out| write_places(out, parts)),
        Type::Struct(fields) => write_fields(out, fields),
        Type::Enum(variants) => write_under(out, "enum", |out| {
            out.push('[');
            separated(out, variants, write_variant);
            out.push(']');
        }),
        Type::Entity { name, version, body } => {
            out.push_str("{\"entity\":");
            write_name(out, name);
            let _ = write!(out, ",\"of\":{},\"version\":{version}}}", body.0);
        }
        Type::Foreign { name } => write_under(out, "foreign", |out| write_name(out, name)),
        Type::Reverse(of) => write_under(out, "reverse", |out| write_place(out, of)),
        Type::Unit
        | Type::Bool
        | Type::F32
        | Type::F64
        | Type::Char
        | Type::String
        | Type::Duration => {
            let word = WORDS.iter().find(|(_, word)| word == ty);
            write_name(out, word.map_or("unit", |(word, _)| word));
        }
    }
}

/// Parses the type at `place` of `count`.
struct Parse {
    count: usize,
    place: usize,
}

impl Parse {
    fn error(&self, what: impl ToString) -> SchemaError {
        SchemaError::new(at(self.place), what)
    }

    /// The error for a type that this release does not know.
    fn unknown(&self, called: &str, what: impl ToString) -> SchemaError {
        // What is called so comes from outside and goes into messages.
        let unknown = Some(called.escape_debug().to_string());
        SchemaError { unknown, ..self.error(what) }
    }

    fn ty(&self, value: &Value) -> Result<Type, SchemaError> {
        match value {
            Value::String(word) => self.word(word),
            Value::Object(object) => self.object(object),
            other => Err(self.error(format!("`{other}` is no type"))),
        }
    }

    fn word(&self, word: &str) -> Result<Type, SchemaError> {
        if let Some((_, ty)) = WORDS.iter().find(|(name, _)| *name == word) {
            return Ok(ty.clone());
        }
        self.integer_named(word).map(Type::Integer)
    }

    fn object(&self, object: &Map<String, Value>) -> Result<Type, SchemaError> {
        let mut keys: Vec<&str> = object.keys().map(String::as_str).collect();
        keys.sort_unstable();
        let get = |key: &str| object.get(key).unwrap_or(&Value::Null);
        Ok(match keys.as_slice() {
            ["array", "len"] => {
                let len = get("len").as_u64().ok_or_else(|| self.error("`len` is no number"))?;
                Type::Array(self.place_of(get("array"))?, len)
            }
            ["entity", "of", "version"] => {
                let number = get("version").as_u64().and_then(|number| u8::try_from(number).ok());
                let version = number.and_then(Version::new);
                Type::Entity {
                    name: self.name(get("entity"))?,
                    version: version.ok_or_else(|| self.error("versions go from 1 to 255"))?,
                    body: self.place_of(get("of"))?,
                }
            }
            ["nonzero"] => Type::NonZero(self.integer(get("nonzero"))?),
            ["compact"] => match self.integer(get("compact"))? {
                signed if signed.is_signed() => {
                    return Err(self.error("compact integers have no sign"));
                }
                unsigned => Type::Compact(unsigned),
            },
            ["option"] => Type::Option(self.place_of(get("option"))?),
            ["list"] => Type::List(self.place_of(get("list"))?),
            ["set"] => Type::Set(self.place_of(get("set"))?),
            ["reverse"] => Type::Reverse(self.place_of(get("reverse"))?),
            ["result"] => {
                let (ok, err) = self.pair(get("result"))?;
                Type::Result(ok, err)
            }
            ["map"] => {
                let (key, value) = self.pair(get("map"))?;
                Type::Map(key, value)
            }
            ["tuple"] => Type::Tuple(self.places(get("tuple"))?),
            ["struct"] => Type::Struct(self.fields(get("struct"))?),
            ["enum"] => Type::Enum(self.variants(get("enum"))?),
            ["foreign"] => Type::Foreign { name: self.name(get("foreign"))? },
            keys => {
                let what = format!("no type has the keys {keys:?}");
                return Err(self.unknown(&keys.join(", "), what));
            }
        })
    }

    fn list<'v>(&self, value: &'v Value) -> Result<&'v [Value], SchemaError> {
        value
            .as_array()
            .map(Vec::as_slice)
            .ok_or_else(|| self.error(format!("`{value}` is no list")))
    }

    fn name(&self, value: &Value) -> Result<String, SchemaError> {
        value.as_str().map(String::from).ok_or_else(|| self.error(format!("`{value}` is no name")))
    }

    fn integer(&self, value: &Value) -> Result<Integer, SchemaError> {
        self.integer_named(&self.name(value)?)
    }

    fn integer_named(&self, name: &str) -> Result<Integer, SchemaError> {
        let mut all = Integer::ALL.into_iter();
        let found = all.find(|integer| integer.name() == name);
        found.ok_or_else(|| {
            let what = format!("there is no type `{name}`; a newer release wrote it?");
            self.unknown(name, what)
        })
    }

    fn place_of(&self, value: &Value) -> Result<TypeRef, SchemaError> {
        let place = value.as_u64().and_then(|place| u32::try_from(place).ok()).map(TypeRef);
        let place = place.filter(|place| place.index() < self.count);
        place.ok_or_else(|| self.error(format!("there is no type {value}")))
    }

    fn places(&self, value: &Value) -> Result<Vec<TypeRef>, SchemaError> {
        self.list(value)?.iter().map(|value| self.place_of(value)).collect()
    }

    fn pair(&self, value: &Value) -> Result<(TypeRef, TypeRef), SchemaError> {
        match self.places(value)?.as_slice() {
            [first, second] => Ok((*first, *second)),
            _ => Err(self.error("two types are expected")),
        }
    }

    fn fields(&self, value: &Value) -> Result<Vec<Field>, SchemaError> {
        let field = |value: &Value| match self.list(value)? {
            [name, of] => Ok(Field { name: self.name(name)?, of: self.place_of(of)? }),
            _ => Err(self.error("a field is its name and its type")),
        };
        self.list(value)?.iter().map(field).collect()
    }

    fn variants(&self, value: &Value) -> Result<Vec<Variant>, SchemaError> {
        let variants = self.list(value)?.iter().map(|value| self.variant(value));
        let variants = variants.collect::<Result<Vec<_>, _>>()?;
        let ascend = variants.is_sorted_by(|before, after| before.index < after.index);
        if ascend { Ok(variants) } else { Err(self.error("the variants' indices do not ascend")) }
    }

    fn variant(&self, value: &Value) -> Result<Variant, SchemaError> {
        let (index, name, fields) = match self.list(value)? {
            [index, name] => (index, name, Fields::Unit),
            [index, name, Value::Object(object)] if object.len() == 1 => {
                let fields = object.get("struct").unwrap_or(&Value::Null);
                (index, name, Fields::Struct(self.fields(fields)?))
            }
            [index, name, fields] => (index, name, Fields::Tuple(self.places(fields)?)),
            _ => return Err(self.error("a variant is its index, its name and its fields")),
        };
        let index = index.as_u64().and_then(|index| u8::try_from(index).ok());
        let index = index.ok_or_else(|| self.error("a variant's index goes from 0 to 255"))?;
        Ok(Variant { index: u32::from(index), name: self.name(name)?, fields })
    }
}
