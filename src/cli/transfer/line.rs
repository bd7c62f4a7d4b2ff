//! Rows as lines of JSON.

use std::{format, prelude::rust_2024::*};

use super::{
    fields::{FieldText, fields},
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
///
/// What is written is read again: unless that gives the very same bytes, the row is written as bytes.
pub(super) fn write_row(
    forms: &mut Forms,
    table: &str,
    key: &[u8],
    value: &[u8],
    into: &mut Vec<u8>,
) -> bool {
    let begin = into.len();
    let of_table = forms.of(table);
    if let Some((form, body)) = of_table.of_stored(value)
        && let Some(json) = form.to_json(body)
    {
        write_key(table, key, into);
        into.extend_from_slice(format!(r#","version":{},"value":"#, form.version()).as_bytes());
        into.extend_from_slice(json.as_bytes());
        into.extend_from_slice(b"}\n");
        let line = into.get(begin..into.len() - 1).unwrap_or_default();
        if is_read_as(of_table, line, key, value) {
            return true;
        }
        into.truncate(begin);
    }
    write_key(table, key, into);
    into.extend_from_slice(br#","raw":"#);
    write_bytes(value, into);
    into.extend_from_slice(b"}\n");
    false
}

fn write_key(table: &str, key: &[u8], into: &mut Vec<u8>) {
    into.extend_from_slice(format!(r#"{{"{ROW_FIELD}":{},"raw_key":"#, quoted(table)).as_bytes());
    write_bytes(key, into);
}

fn is_read_as(of_table: &TableForms, line: &[u8], key: &[u8], value: &[u8]) -> bool {
    let Ok(line) = std::str::from_utf8(line) else { return false };
    let row = fields(line).and_then(|fields| parts(of_table, &fields));
    row.is_ok_and(|(found_key, found, _)| found_key == key && found == value)
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
    const KNOWN: [&str; 5] = [ROW_FIELD, "raw_key", "version", "value", "raw"];
    if let Some(field) = fields.iter().find(|field| !KNOWN.contains(&field.name)) {
        return Err(in_field(field, "a row has no such field"));
    }
    let has = |name: &str| fields.iter().any(|field| field.name == name);
    let key = bytes(field(fields, "raw_key")?)?;
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
    let value = field(fields, "value")?;
    let stored = form.stored(value.json).map_err(|what| {
        in_field(value, &format!("this is no value of V{}: {what}", form.version()))
    })?;
    Ok((key, stored, false))
}

fn field<'f, 'a>(fields: &'f [FieldText<'a>], name: &str) -> Result<&'f FieldText<'a>, String> {
    let found = fields.iter().find(|field| field.name == name);
    found.ok_or_else(|| format!("the row has no field `{name}`"))
}

fn bytes(field: &FieldText<'_>) -> Result<Vec<u8>, String> {
    read_bytes(field.json).ok_or_else(|| in_field(field, "expected bytes as \"0x…\""))
}

fn in_field(field: &FieldText<'_>, what: &str) -> String {
    format!("column {}, field `{}`: {what}", field.column, field.name)
}
