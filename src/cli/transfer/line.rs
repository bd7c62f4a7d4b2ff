//! Rows as lines of JSON.

use std::{format, prelude::rust_2024::*};

use super::{
    bounds::JSON_BYTES_MAX,
    fields::FieldText,
    forms::{Forms, TableForms},
    text::{quoted, read_bytes, write_bytes},
};

/// The field that a row begins with.
pub(super) const ROW_FIELD: &str = "table";

/// A row that was read.
pub(super) struct LineRow {
    pub(super) table: String,
    pub(super) key: Vec<u8>,
    pub(super) value: Vec<u8>,
    /// Whether the value stands there as bytes.
    pub(super) is_bytes: bool,
}

/// Writes a row as a line. Says whether the value could be written as what it means.
pub(super) fn write_row(
    forms: &mut Forms,
    table: &str,
    key: &[u8],
    value: &[u8],
    into: &mut Vec<u8>,
) -> bool {
    let forms = forms.of(table);
    into.extend_from_slice(format!(r#"{{"{ROW_FIELD}":{},"#, quoted(table)).as_bytes());
    match forms.key_to_json(key) {
        Some(json) => {
            into.extend_from_slice(br#""key":"#);
            into.extend_from_slice(json.as_bytes());
        }
        None => {
            into.extend_from_slice(br#""raw_key":"#);
            write_bytes(key, into);
        }
    }
    let meaning = forms.value_to_json(value);
    match &meaning {
        Some((version, json)) => {
            into.extend_from_slice(format!(r#","version":{version},"value":"#).as_bytes());
            into.extend_from_slice(json.as_bytes());
        }
        None => {
            into.extend_from_slice(br#","raw":"#);
            write_bytes(value, into);
        }
    }
    into.extend_from_slice(b"}\n");
    meaning.is_some()
}

/// Reads a row, given its fields.
pub(super) fn read_row(forms: &mut Forms, fields: &[FieldText<'_>]) -> Result<LineRow, String> {
    let field = field(fields, ROW_FIELD)?;
    let table: String = serde_json::from_str(field.json)
        .map_err(|_| in_field(field, "expected a table's name as a text"))?;
    let (key, value, is_bytes) = parts(forms.of(&table), fields)?;
    Ok(LineRow { table, key, value, is_bytes })
}

/// Key and value of a row, and whether the value stands there as bytes.
fn parts(forms: &TableForms, fields: &[FieldText<'_>]) -> Result<(Vec<u8>, Vec<u8>, bool), String> {
    const KNOWN: [&str; 6] = [ROW_FIELD, "key", "raw_key", "version", "value", "raw"];
    if let Some(field) = fields.iter().find(|field| !KNOWN.contains(&field.name)) {
        return Err(in_field(field, "a row has no such field"));
    }
    let has = |name: &str| fields.iter().any(|field| field.name == name);
    let key = match (has("key"), has("raw_key")) {
        (true, true) => return Err("a row has `key` or `raw_key`, not both".to_string()),
        (true, false) => {
            let field = meaning(fields, "key")?;
            forms.key(field.json).map_err(|what| in_field(field, &what))?
        }
        (false, _) => bytes(field(fields, "raw_key")?)?,
    };
    if has("raw") {
        if has("version") || has("value") {
            return Err("a row has `raw`, or `version` and `value`, not both".to_string());
        }
        return Ok((key, bytes(field(fields, "raw")?)?, true));
    }
    let version = field(fields, "version")?;
    let number = version.json.parse::<u64>().ok();
    let form = number.and_then(|number| forms.of_version(number)).ok_or_else(|| {
        let known: Vec<String> = forms.versions().map(|version| version.to_string()).collect();
        let known = if known.is_empty() { "none".to_string() } else { known.join(", ") };
        in_field(version, &format!("expected a version that the catalog has: {known}"))
    })?;
    let value = meaning(fields, "value")?;
    let stored = form.stored(value.json).map_err(|what| in_field(value, &what))?;
    Ok((key, stored, false))
}

fn field<'f, 'a>(fields: &'f [FieldText<'a>], name: &str) -> Result<&'f FieldText<'a>, String> {
    let found = fields.iter().find(|field| field.name == name);
    found.ok_or_else(|| format!("the row has no field `{name}`"))
}

/// A field that is read as what it means.
fn meaning<'f, 'a>(fields: &'f [FieldText<'a>], name: &str) -> Result<&'f FieldText<'a>, String> {
    let field = field(fields, name)?;
    let length = field.json.len();
    if length <= JSON_BYTES_MAX {
        return Ok(field);
    }
    let what = format!(
        "{length} bytes of JSON; expected at most {JSON_BYTES_MAX}, or the bytes as `raw_key`, `raw`"
    );
    Err(in_field(field, &what))
}

fn bytes(field: &FieldText<'_>) -> Result<Vec<u8>, String> {
    read_bytes(field.json).ok_or_else(|| in_field(field, "expected bytes as \"0x…\""))
}

fn in_field(field: &FieldText<'_>, what: &str) -> String {
    format!("column {}, field `{}`: {what}", field.column, field.name)
}
