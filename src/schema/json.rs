//! The one form in which a schema is written down: the types in their order, in JSON without
//! spaces, keys sorted.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use serde_json::{Map, Value, json};

use super::{Field, Fields, Integer, Schema, Type, TypeRef, Variant};
use crate::version::Version;

/// Text that is no schema.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {what}")]
pub struct SchemaError {
    place: String,
    what: String,
}

impl SchemaError {
    fn new(place: impl ToString, what: impl ToString) -> Self {
        Self { place: place.to_string(), what: what.to_string() }
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
        self.to_json_value().to_string()
    }

    /// The same, not yet text.
    pub(crate) fn to_json_value(&self) -> Value {
        Value::Array(self.types.iter().map(to_value).collect())
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

fn to_value(ty: &Type) -> Value {
    let named = |fields: &[Field]| -> Value {
        fields.iter().map(|field| json!([field.name, field.of.0])).collect()
    };
    let places = |parts: &[TypeRef]| -> Value { parts.iter().map(|part| json!(part.0)).collect() };
    match ty {
        Type::Integer(integer) => json!(integer.name()),
        Type::NonZero(integer) => json!({ "nonzero": integer.name() }),
        Type::Compact(integer) => json!({ "compact": integer.name() }),
        Type::Option(of) => json!({ "option": of.0 }),
        Type::Result(ok, err) => json!({ "result": [ok.0, err.0] }),
        Type::List(of) => json!({ "list": of.0 }),
        Type::Set(of) => json!({ "set": of.0 }),
        Type::Map(key, value) => json!({ "map": [key.0, value.0] }),
        Type::Array(of, len) => json!({ "array": of.0, "len": len }),
        Type::Tuple(parts) => json!({ "tuple": places(parts) }),
        Type::Struct(fields) => json!({ "struct": named(fields) }),
        Type::Enum(variants) => {
            let variants = variants.iter().map(|Variant { index, name, fields }| match fields {
                Fields::Unit => json!([index, name]),
                Fields::Tuple(parts) => json!([index, name, places(parts)]),
                Fields::Struct(fields) => json!([index, name, { "struct": named(fields) }]),
            });
            json!({ "enum": variants.collect::<Vec<_>>() })
        }
        Type::Entity { name, version, body } => {
            json!({ "entity": name, "of": body.0, "version": version.get() })
        }
        Type::Foreign { name } => json!({ "foreign": name }),
        Type::Reverse(of) => json!({ "reverse": of.0 }),
        Type::Unit
        | Type::Bool
        | Type::F32
        | Type::F64
        | Type::Char
        | Type::String
        | Type::Duration => {
            let word = WORDS.iter().find(|(_, word)| word == ty);
            json!(word.map(|(word, _)| *word))
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
            keys => return Err(self.error(format!("no type has the keys {keys:?}"))),
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
            self.error(format!("there is no type `{name}`; a newer release wrote it?"))
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
