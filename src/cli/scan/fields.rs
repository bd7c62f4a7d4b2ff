//! Some fields of a value.

use std::{format, prelude::rust_2024::*};

use super::filter::{Base, Found, Path, Shown, ends, follow, parse_path};
use crate::{
    cli::{exit::Failure, view::Seen},
    schema::{Fields, Schema, Value, ValueError, Values},
};

/// The fields that are shown, and how they were said.
pub(super) struct Wanted(Vec<(String, Path)>);

impl Wanted {
    /// The fields that were asked for; some version has to have each.
    pub(super) fn new(said: &[String], values: &[&Schema]) -> Result<Self, Failure> {
        let shown = Shown { key: None, values: values.to_vec(), has_versions: true };
        let fields = said.iter().map(|text| {
            let path = parse_path(text).and_then(|path| {
                if path.base == Base::Value && !values.is_empty() {
                    ends(&path, &shown)?;
                }
                Ok(path)
            });
            match path {
                Ok(path) if path.base == Base::Value => Ok((text.clone(), path)),
                Ok(_) => Err(Failure::usage(format!(
                    "--fields: `{text}` is always shown, and no field; one of that name is \
                     `value.{text}`"
                ))),
                Err(wrong) => Err(Failure::usage(wrong.shown("--fields", text))),
            }
        });
        fields.collect::<Result<_, _>>().map(Self)
    }

    /// The fields as a JSON object. Those that are not there are left out.
    pub(super) fn json(&self, seen: &Seen<'_>) -> Result<Option<String>, ValueError> {
        let Some(value) = &seen.value else { return Ok(None) };
        let mut json = String::from("{");
        for (said, path) in &self.0 {
            let found = follow(seen.values.schema(), value, path);
            let Some(found) = found_json(&seen.values, found)? else { continue };
            if json.len() > 1 {
                json.push(',');
            }
            json.push_str(&format!("{}:{found}", serde_json::Value::from(said.as_str())));
        }
        json.push('}');
        Ok(Some(json))
    }
}

fn found_json(values: &Values<'_>, found: Found<'_, '_>) -> Result<Option<String>, ValueError> {
    Ok(Some(match (found, present_parts(found)) {
        (Found::At(of, value), _) => values.at(of).to_json(value)?,
        (Found::Fields(Fields::Struct(fields), _), Some(Value::Struct(found))) => {
            let parts = fields.iter().zip(found).map(|(field, (name, value))| {
                let json = values.at(field.of).to_json(value)?;
                Ok(format!("{}:{json}", serde_json::Value::from(name.as_str())))
            });
            format!("{{{}}}", parts.collect::<Result<Vec<_>, _>>()?.join(","))
        }
        (Found::Fields(Fields::Tuple(parts), _), Some(Value::List(items))) => {
            let parts = parts.iter().zip(items).map(|(of, item)| values.at(*of).to_json(item));
            format!("[{}]", parts.collect::<Result<Vec<_>, _>>()?.join(","))
        }
        (Found::Fields(..), _) => "null".into(),
        // As the values around it: what a reader with floats alone would round is text.
        (Found::Number(number), _) if number >= 1 << 53 => format!("\"{number}\""),
        (Found::Number(number), _) => format!("{number}"),
        (Found::Absent, _) => return Ok(None),
    }))
}

fn present_parts<'v>(found: Found<'_, 'v>) -> Option<&'v Value> {
    match found {
        Found::Fields(_, value) => Some(value),
        Found::At(..) | Found::Number(_) | Found::Absent => None,
    }
}
