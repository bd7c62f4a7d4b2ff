//! The fields of a JSON object, each of which must be asked for.

use serde_json::{Map, Value};

pub struct Fields {
    place: String,
    left: Map<String, Value>,
}

impl Fields {
    pub fn of(value: &Value, place: &str) -> Self {
        let left = value.as_object().unwrap_or_else(|| panic!("{place}: not an object")).clone();
        Self { place: place.to_owned(), left }
    }

    pub fn take(&mut self, key: &str) -> Option<Value> {
        self.left.remove(key)
    }

    pub fn need(&mut self, key: &str) -> Value {
        self.take(key).unwrap_or_else(|| panic!("{}: {key} is missing", self.place))
    }

    pub fn text(&mut self, key: &str) -> String {
        self.need(key).as_str().unwrap_or_else(|| panic!("{}: {key}", self.place)).to_owned()
    }

    pub fn number(&mut self, key: &str) -> u32 {
        let number = self.need(key).as_u64().and_then(|number| u32::try_from(number).ok());
        number.unwrap_or_else(|| panic!("{}: {key}", self.place))
    }

    pub fn flag(&mut self, key: &str) -> bool {
        self.need(key).as_bool().unwrap_or_else(|| panic!("{}: {key}", self.place))
    }

    pub fn flag_or(&mut self, key: &str, default: bool) -> bool {
        if self.left.contains_key(key) { self.flag(key) } else { default }
    }

    /// A flag that is true where none of the keys is there: no case has said yet what it is called.
    pub fn true_unless(&mut self, keys: &[&str]) -> bool {
        keys.iter().all(|key| self.flag_or(key, true))
    }

    /// A list of texts; empty if it is not there.
    pub fn texts(&mut self, key: &str) -> Vec<String> {
        let Some(list) = self.take(key) else { return Vec::new() };
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        list.as_array().unwrap().iter().map(text).collect()
    }

    pub fn done(self) {
        assert!(self.left.is_empty(), "{}: unknown fields {:?}", self.place, self.left);
    }
}
