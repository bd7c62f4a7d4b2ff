//! A value as it is shown.

use std::{format, prelude::rust_2024::*};

use super::carry::{self, quoted};
use crate::{
    schema::{Value, ValueError, Values},
    version::{Tag, Version},
};

/// A value as it is shown.
pub(in crate::cli) struct Seen<'v> {
    /// The version that is stored.
    pub(in crate::cli) version: Version,
    pub(in crate::cli) tag: Tag,
    /// The entity's name.
    pub(in crate::cli) entity: &'v str,
    /// The version that it is shown as, if that was asked for.
    pub(in crate::cli) shown_as: Option<Version>,
    /// What the value is read by.
    pub(in crate::cli) values: Values<'v>,
    /// The value, without the fields that are missing; none, if nothing of the stored one is known to
    /// be left in the version that it is shown as.
    pub(in crate::cli) value: Option<Value>,
    /// Fields of which nothing is known.
    pub(in crate::cli) missing: Vec<String>,
    /// What is stored and not known to be in the version that is shown, as JSON.
    pub(in crate::cli) stored: Option<String>,
}

impl Seen<'_> {
    /// The value as JSON, as far as it is known.
    pub(in crate::cli) fn json(&self) -> Result<Option<String>, ValueError> {
        let Some(value) = &self.value else { return Ok(None) };
        let json = match (self.missing.is_empty(), &self.stored) {
            (true, None) => self.values.to_json(value),
            _ => carry::to_json(&self.values, value),
        };
        json.map(Some)
    }

    /// The row as a line of JSON, given its key in JSON and its value.
    pub(in crate::cli) fn line(&self, key: &str, value: Option<&str>) -> String {
        let mut line = format!("{{\"key\":{key},\"version\":{}", self.version);
        if let Some(version) = self.shown_as {
            line.push_str(&format!(",\"as\":{version}"));
        }
        if let Some(value) = value {
            line.push_str(",\"value\":");
            line.push_str(value);
        }
        if !self.missing.is_empty() {
            let missing: Vec<_> = self.missing.iter().map(|name| quoted(name)).collect();
            line.push_str(&format!(",\"missing\":[{}]", missing.join(",")));
        }
        if let Some(stored) = &self.stored {
            line.push_str(",\"stored\":");
            line.push_str(stored);
        }
        line.push('}');
        line
    }
}
