//! Keys as people say them on a command line.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{
    KeyTextError, KeyValue, Keys,
    example::example,
    json::{bytes, list, part_from_json},
    judge::is_byte,
    keys::Form,
    write::{invert, put},
};
use crate::{
    key::{Place, bytes as strings},
    schema::{Schema, Type, TypeRef, ValueError},
};

/// Bytes of the engine, whatever they mean.
const HEX: &str = "hex:";
/// A key in JSON, also one that would be taken as it is.
const JSON: &str = "json:";

impl Keys {
    /// The bytes of a key that is said in one of these ways:
    ///
    /// | key | said as |
    /// | --- | --- |
    /// | text | as it is: `alice` |
    /// | a `char` | itself: `x` |
    /// | an integer | its digits: `-7` |
    /// | bytes | `0x0aff` |
    /// | any other | JSON, as [`to_json`](Self::to_json) writes it: `["acme",3]` |
    /// | a key behind a hash that cannot be read back | the key itself, or `{"hash":"0x…"}` |
    /// | any | `json:` and JSON, for texts that would be taken for something else |
    /// | any | `hex:0x…`: the bytes in the engine, prefix and hashes with them |
    ///
    /// # Errors
    ///
    /// [`KeyTextError`] says what is wrong and what keys of the table look like.
    pub fn parse(&self, text: &str) -> Result<Vec<u8>, KeyTextError> {
        if let Some(bytes) = self.raw(text)? {
            return Ok(bytes);
        }
        let written = self.value(text).and_then(|key| self.write(&key));
        written.map_err(|error| self.wrong(text, &error))
    }

    /// The bytes that keys begin with: of text and bytes any beginning, of tuples a JSON list of their
    /// first parts, each whole, and so of the pairs of double maps. `hex:0x…` gives the bytes themselves.
    ///
    /// # Errors
    ///
    /// [`KeyTextError`] for what is no beginning, and for keys that have none.
    pub fn parse_prefix(&self, text: &str) -> Result<Vec<u8>, KeyTextError> {
        if let Some(bytes) = self.raw(text)? {
            return Ok(bytes);
        }
        let schema = match &self.form {
            Form::Ordered(schema) => schema,
            Form::One(_) => return Err(self.unordered("prefixes")),
            Form::Two(parts) => {
                let [first, _] = &**parts;
                let mut out = self.prefix().to_vec();
                let written = list(json(text)).and_then(|items| match items.as_slice() {
                    [key] => {
                        let key = part_from_json(&self.values, first, key);
                        let written = key.and_then(|key| first.write(&self.values, &key, &mut out));
                        written.map_err(|error| error.within(0))
                    }
                    _ => Err(super::write::mismatch("a list of the first key", "another")),
                });
                return written.map(|()| out).map_err(|error| KeyTextError {
                    what: format!("`{text}` is no beginning of keys: {error}"),
                    expected: format!(
                        "a pair begins with its first key, whole: [{}]",
                        example(self.values.schema(), first.of)
                    ),
                });
            }
        };
        let (mut of, mut mask, mut place) = (TypeRef::ROOT, false, Place::Last);
        while let Type::Reverse(inner) = schema.at(of) {
            (of, mask, place) = (*inner, !mask, Place::Inner);
        }
        let mut out = self.beginning(schema, of, text, place)?;
        if mask {
            invert(&mut out, 0);
        }
        Ok(out)
    }

    /// The bytes of where a range begins or ends: a key, or of tuples a JSON list of their first parts,
    /// which stands before all keys that begin with them.
    ///
    /// # Errors
    ///
    /// [`KeyTextError`] for what is neither, and if the keys are not ordered.
    pub fn parse_bound(&self, text: &str) -> Result<Vec<u8>, KeyTextError> {
        if !self.is_ordered() && !text.starts_with(HEX) {
            return Err(self.unordered("ranges"));
        }
        let items = parts(self.values.schema(), TypeRef::ROOT).map(|parts| parts.len());
        match (items, list(json(text))) {
            (Some(count), Ok(items)) if (1..count).contains(&items.len()) => {
                self.parse_prefix(text)
            }
            _ => self.parse(text),
        }
    }

    /// What keys of the table look like, with an example.
    #[must_use]
    pub fn expected(&self) -> String {
        let (schema, root) = (self.values.schema(), TypeRef::ROOT);
        let mut text = example(schema, root);
        let kind = if matches!(self.form, Form::Two(_)) { Kind::Json } else { kind(schema, root) };
        if kind != Kind::Json {
            text = text.replacen('"', "", 2);
        }
        let or_hash = match &self.form {
            Form::One(part) if !part.hasher.keeps_key() => r#", or {"hash":"0x…"}"#,
            _ => "",
        };
        format!("keys are {}, such as {text}{or_hash}, or hex:0x… for any bytes", self.type_name())
    }

    /// The bytes of `hex:0x…`.
    fn raw(&self, text: &str) -> Result<Option<Vec<u8>>, KeyTextError> {
        let Some(digits) = text.strip_prefix(HEX) else { return Ok(None) };
        bytes(digits).map(Some).ok_or_else(|| KeyTextError {
            what: format!("`{digits}` is no bytes in hexadecimal digits"),
            expected: format!("bytes are {HEX}0x0aff; a text that begins so is {JSON}\"{HEX}…\""),
        })
    }

    fn value(&self, text: &str) -> Result<KeyValue, ValueError> {
        if let Some(json) = text.strip_prefix(JSON) {
            return self.from_json(json);
        }
        let quoted = || self.from_json(&quoted(text));
        match (&self.form, kind(self.values.schema(), TypeRef::ROOT)) {
            (Form::Two(_), _) | (_, Kind::Json) => self.from_json(text),
            // A hash, which only JSON can say.
            (Form::One(part), _) if !part.hasher.keeps_key() && text.starts_with("{\"hash\"") => {
                self.from_json(text).or_else(|_| quoted())
            }
            (_, Kind::Text) => quoted(),
            (_, Kind::Quoted) => quoted().or_else(|error| self.from_json(text).map_err(|_| error)),
        }
    }

    /// The bytes that keys of a type begin with.
    fn beginning(
        &self,
        schema: &Schema,
        of: TypeRef,
        text: &str,
        place: Place,
    ) -> Result<Vec<u8>, KeyTextError> {
        let wrong = |what: String, expected: String| KeyTextError { what, expected };
        let plain = text.strip_prefix(JSON).and_then(|json| serde_json::from_str(json).ok());
        let plain: String = plain.unwrap_or_else(|| text.to_string());
        match schema.at(of) {
            Type::String => Ok(begin_string(plain.as_bytes(), place)),
            Type::List(item) | Type::Array(item, _) if is_byte(schema, *item) => {
                let begin = bytes(&plain).ok_or_else(|| {
                    wrong(format!("`{text}` is no bytes"), "keys begin with bytes: 0x0aff".into())
                })?;
                let is_list = matches!(schema.at(of), Type::List(_));
                Ok(if is_list { begin_string(&begin, place) } else { begin })
            }
            _ => {
                let Some(parts) = parts(schema, of) else {
                    let name = schema.short_name(of);
                    let what = format!("keys of the type {name} have no beginnings");
                    return Err(wrong(what, "a range has --from and --to".into()));
                };
                self.first_parts(schema, &parts, json(text)).map_err(|error| {
                    let shown = self.values.schema();
                    let examples = parts.iter().take(1).map(|part| example(shown, *part));
                    let first: Vec<_> = examples.collect();
                    wrong(
                        format!("`{text}` is no beginning of keys: {error}"),
                        format!(
                            "keys are {} and begin with a list of their first parts, each whole: [{}]",
                            self.type_name(),
                            first.join(",")
                        ),
                    )
                })
            }
        }
    }

    fn first_parts(
        &self,
        schema: &Schema,
        parts: &[TypeRef],
        json: &str,
    ) -> Result<Vec<u8>, ValueError> {
        let items = list(json)?;
        if !(1..parts.len()).contains(&items.len()) {
            let expected = match parts.len() {
                0 | 1 => "a key of several parts".to_string(),
                2 => "the first part".to_string(),
                count => format!("1 to {} part(s)", count - 1),
            };
            return Err(super::write::mismatch(expected, format!("{} part(s)", items.len())));
        }
        let mut out = Vec::new();
        for (index, (part, item)) in parts.iter().zip(&items).enumerate() {
            let value = self.values.at(*part).from_json(item);
            let written = value.and_then(|it| put(schema, *part, &it, Place::Inner, &mut out));
            written.map_err(|error| error.within(index))?;
        }
        Ok(out)
    }

    #[cold]
    fn unordered(&self, what: &str) -> KeyTextError {
        KeyTextError {
            what: format!(
                "the keys lie hashed ({}), in no order of theirs, so there are no {what} of them",
                self.scheme()
            ),
            expected: format!("for those of bytes there is {HEX}0x…"),
        }
    }

    #[cold]
    fn wrong(&self, text: &str, error: &ValueError) -> KeyTextError {
        KeyTextError {
            what: format!("`{text}` is no key of the table: {error}"),
            expected: self.expected(),
        }
    }
}

/// How a key is said.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// As it is.
    Text,
    /// As what stands in JSON's quotes, or as JSON.
    Quoted,
    Json,
}

fn kind(schema: &Schema, of: TypeRef) -> Kind {
    match schema.at(of) {
        Type::String => Kind::Text,
        Type::Char | Type::Integer(_) | Type::NonZero(_) | Type::Compact(_) => Kind::Quoted,
        Type::List(item) | Type::Array(item, _) if is_byte(schema, *item) => Kind::Quoted,
        _ => Kind::Json,
    }
}

/// The parts that lie one behind the other in a key of the type.
fn parts(schema: &Schema, of: TypeRef) -> Option<Vec<TypeRef>> {
    match schema.at(of) {
        Type::Tuple(parts) => Some(parts.clone()),
        Type::Array(item, len) if !is_byte(schema, *item) => {
            // Judged, and so not more than a million.
            Some((0..*len).map(|_| *item).collect())
        }
        _ => None,
    }
}

/// What strings with this beginning begin with: each byte is escaped by itself, so all but the end.
fn begin_string(begin: &[u8], place: Place) -> Vec<u8> {
    let mut out = Vec::new();
    strings::write(begin, &mut out, place);
    if place == Place::Inner {
        out.truncate(out.len().saturating_sub(2));
    }
    out
}

/// The JSON of what may be said as JSON alone, also with the word in front.
fn json(text: &str) -> &str {
    text.strip_prefix(JSON).unwrap_or(text)
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
