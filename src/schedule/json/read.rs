//! From text to a schedule.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use serde_json::{Map, Value};

use super::{FORMAT, ScheduleJsonError, hex, repeated_key};
use crate::{
    schedule::{Deployment, Schedule, ScheduledVersion, version::excerpt},
    version::Epoch,
};

impl<V: ScheduledVersion> Schedule<V> {
    /// Reads what [`to_json`](Self::to_json) writes, with any spaces and any order of keys. The list
    /// may break the rules of schedules: [`validate`](Self::validate) it before it is used.
    ///
    /// # Errors
    ///
    /// [`ScheduleJsonError`] for any other text, with the place.
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::schedule::{RuntimeVersion, Schedule};
    ///
    /// let error = Schedule::<RuntimeVersion>::from_json(
    ///     r#"{
    ///         "format": 1,
    ///         "version_type": "runtime_version",
    ///         "deployments": [{ "version": "1.0.0", "valid_from": -1 }]
    ///     }"#,
    /// );
    /// assert_eq!(
    ///     error.map_err(|error| error.to_string()),
    ///     Err("`deployments[0].valid_from` of the schedule is wrong: an epoch, from 0 to \
    ///          18446744073709551615, belongs there".into()),
    /// );
    /// ```
    pub fn from_json(text: &str) -> Result<Self, ScheduleJsonError> {
        let value = serde_json::from_str::<Value>(text).map_err(not_json)?;
        let root = Object::new(&value, String::new())?;
        root.check_format()?;
        refuse_repeated_key(text)?;
        root.check_keys(&["format", "version_type", "deployments"])?;
        let found = root.text("version_type", "the name of a kind of version")?;
        if found != V::NAME {
            let (found, expected) = (excerpt(found), V::NAME);
            return Err(ScheduleJsonError::WrongVersionType { found, expected });
        }
        let Value::Array(entries) = root.get("deployments")? else {
            return Err(unexpected("deployments", "a list"));
        };
        let entries = entries.iter().enumerate().map(|(index, value)| match value {
            Value::Null => Ok(None),
            _ => Object::new(value, format!("deployments[{index}]"))?.deployment().map(Some),
        });
        Ok(Self::from_entries(entries.collect::<Result<_, _>>()?))
    }
}

/// An object and where it stands.
struct Object<'a> {
    map: &'a Map<String, Value>,
    at: String,
}

impl<'a> Object<'a> {
    fn new(value: &'a Value, at: String) -> Result<Self, ScheduleJsonError> {
        match value {
            Value::Object(map) => Ok(Self { map, at }),
            _ if at.is_empty() => Err(unexpected("the whole", "an object")),
            _ => Err(unexpected(at, "an object or null")),
        }
    }

    /// Refuses other formats before anything else is judged.
    fn check_format(&self) -> Result<(), ScheduleJsonError> {
        match self.get("format")?.as_u64() {
            Some(FORMAT) => Ok(()),
            Some(found) if found > FORMAT => {
                Err(ScheduleJsonError::NewerFormat { found, known: FORMAT })
            }
            _ => Err(unexpected("format", "the number of a format, from 1,")),
        }
    }

    fn check_keys(&self, known: &'static [&'static str]) -> Result<(), ScheduleJsonError> {
        match self.map.keys().find(|key| !known.contains(&key.as_str())) {
            None => Ok(()),
            Some(key) => {
                Err(ScheduleJsonError::UnknownKey { at: self.place(&excerpt(key)), known })
            }
        }
    }

    fn deployment<V: ScheduledVersion>(&self) -> Result<Deployment<V>, ScheduleJsonError> {
        self.check_keys(&["version", "valid_from", "constraints", "checksum"])?;
        let version = self.text("version", "a version as text")?;
        let version = V::parse(version)
            .map_err(|error| ScheduleJsonError::Version { at: self.place("version"), error })?;
        let valid_from = self.get("valid_from")?.as_u64().ok_or_else(|| {
            unexpected(self.place("valid_from"), "an epoch, from 0 to 18446744073709551615,")
        })?;
        Ok(Deployment {
            version,
            valid_from: Epoch(valid_from),
            constraints: self.bytes("constraints")?,
            checksum: self.bytes("checksum")?.unwrap_or_default(),
        })
    }

    fn bytes(&self, key: &str) -> Result<Option<Vec<u8>>, ScheduleJsonError> {
        let Some(value) = self.map.get(key) else { return Ok(None) };
        let wrong =
            || unexpected(self.place(key), "text of pairs of hexadecimal digits in lower case");
        value.as_str().and_then(hex::read).map(Some).ok_or_else(wrong)
    }

    fn text(&self, key: &str, expected: &'static str) -> Result<&'a str, ScheduleJsonError> {
        self.get(key)?.as_str().ok_or_else(|| unexpected(self.place(key), expected))
    }

    fn get(&self, key: &str) -> Result<&'a Value, ScheduleJsonError> {
        self.map.get(key).ok_or_else(|| ScheduleJsonError::Missing { at: self.place(key) })
    }

    fn place(&self, key: &str) -> String {
        if self.at.is_empty() { key.into() } else { format!("{}.{key}", self.at) }
    }
}

/// Refuses text in which one object has a key twice. The text is known to be JSON.
fn refuse_repeated_key(text: &str) -> Result<(), ScheduleJsonError> {
    match repeated_key(text) {
        Some((key, _)) => Err(ScheduleJsonError::RepeatedKey { key: excerpt(&key) }),
        None => Ok(()),
    }
}

#[cold]
fn not_json(error: serde_json::Error) -> ScheduleJsonError {
    let (line, column) = (error.line(), error.column());
    let text = error.to_string();
    // The text repeats the place.
    let message = text.split_once(" at line").map_or(text.as_str(), |(message, _)| message);
    ScheduleJsonError::NotJson { line, column, message: message.into() }
}

#[cold]
fn unexpected(at: impl Into<String>, expected: &'static str) -> ScheduleJsonError {
    ScheduleJsonError::Unexpected { at: at.into(), expected }
}
