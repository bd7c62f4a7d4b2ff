//! Keys as JSON.

use alloc::{boxed::Box, format, string::String, vec::Vec};

use serde_json::Value as Json;

use super::{KeyValue, Keys, keys::Form, part::Part, write::mismatch};
use crate::{
    key::fault::Hex,
    schema::{KeptValues, TypeRef, ValueError, ValueErrorKind},
};

impl Keys {
    /// The key as JSON, in one line, as
    /// [`Schema::value_to_json`](crate::schema::Schema::value_to_json) says; a hash as
    /// `{"hash":"0x…"}`, a pair of keys as a list.
    ///
    /// # Errors
    ///
    /// [`ValueError`] for what is no key of the table.
    pub fn to_json(&self, key: &KeyValue) -> Result<String, ValueError> {
        match (&self.form, key) {
            (Form::Ordered(_), KeyValue::Key(value)) => {
                self.values.at(TypeRef::ROOT).to_json(value)
            }
            (Form::Ordered(_), _) => Err(mismatch("a key", "a hash or a pair")),
            (Form::One(part), key) => part_to_json(&self.values, part, key),
            (Form::Two(parts), KeyValue::Pair(keys)) => {
                let ([one, two], [first, second]) = (&**parts, &**keys);
                let first = part_to_json(&self.values, one, first).map_err(|it| it.within(0))?;
                let second = part_to_json(&self.values, two, second).map_err(|it| it.within(1))?;
                Ok(format!("[{first},{second}]"))
            }
            (Form::Two(_), _) => Err(mismatch("a pair of keys", "one")),
        }
    }

    /// The key that is written in JSON. In the place of a hash the key itself may stand, too; if the
    /// JSON could be either, it is the hash.
    ///
    /// # Errors
    ///
    /// [`ValueError`] for text that is not JSON, and for JSON that is no key of the table.
    pub fn from_json(&self, json: &str) -> Result<KeyValue, ValueError> {
        match &self.form {
            Form::Ordered(_) => self.values.at(TypeRef::ROOT).from_json(json).map(KeyValue::Key),
            Form::One(part) => part_from_json(&self.values, part, json),
            Form::Two(parts) => {
                let [one, two] = &**parts;
                match list(json)?.as_slice() {
                    [first, second] => Ok(KeyValue::Pair(Box::new([
                        part_from_json(&self.values, one, first).map_err(|it| it.within(0))?,
                        part_from_json(&self.values, two, second).map_err(|it| it.within(1))?,
                    ]))),
                    other => Err(mismatch("a list of 2 keys", format!("one of {}", other.len()))),
                }
            }
        }
    }
}

/// The items of a list, each as JSON.
pub(super) fn list(json: &str) -> Result<Vec<String>, ValueError> {
    let error = |error: serde_json::Error| ValueErrorKind::Json(format!("{error}"));
    match serde_json::from_str(json).map_err(error) {
        Ok(Json::Array(items)) => Ok(items.iter().map(|item| format!("{item}")).collect()),
        Ok(_) => Err(mismatch("a list", "something else")),
        Err(kind) => Err(ValueError { path: String::new(), kind }),
    }
}

fn part_to_json(values: &KeptValues, part: &Part, key: &KeyValue) -> Result<String, ValueError> {
    match key {
        KeyValue::Key(value) => values.at(part.of).to_json(value),
        KeyValue::Hash(hash) if part.takes_hash(hash) => {
            Ok(format!("{{\"hash\":\"{}\"}}", Hex(hash)))
        }
        KeyValue::Hash(_) => Err(mismatch("a key", "a hash")),
        KeyValue::Pair(_) => Err(mismatch("one key", "a pair")),
    }
}

pub(super) fn part_from_json(
    values: &KeptValues,
    part: &Part,
    json: &str,
) -> Result<KeyValue, ValueError> {
    let hash = Some(json).filter(|_| !part.hasher.keeps_key()).and_then(hash_of);
    match hash {
        Some(hash) if part.takes_hash(&hash) => Ok(KeyValue::Hash(hash)),
        _ => values.at(part.of).from_json(json).map(KeyValue::Key),
    }
}

/// The hash in `{"hash":"0x…"}`.
fn hash_of(json: &str) -> Option<Vec<u8>> {
    if !json.trim_start().starts_with('{') {
        return None;
    }
    match serde_json::from_str(json).ok()? {
        Json::Object(object) if object.len() == 1 => bytes(object.get("hash")?.as_str()?),
        _ => None,
    }
}

/// The bytes of `0x…`.
pub(super) fn bytes(text: &str) -> Option<Vec<u8>> {
    crate::schema::value::bytes_from_hex(text)
}
