//! What a key may look like, for messages.

use alloc::{
    format,
    string::{String, ToString},
};

use super::judge::is_byte;
use crate::schema::{Field, Fields, Schema, Type, TypeRef, Variant};

/// How many levels and items an example goes into.
const LEVELS_MAX: usize = 4;
const ITEMS_MAX: usize = 8;
/// An example shows so many bytes.
const BYTES_MAX: u64 = 32;

/// Some value of a type, as JSON. What is long or deep is cut short.
pub(super) fn example(schema: &Schema, of: TypeRef) -> String {
    some(schema, of, LEVELS_MAX)
}

fn some(schema: &Schema, of: TypeRef, levels: usize) -> String {
    let Some(below) = levels.checked_sub(1) else { return "…".into() };
    let inside = |of: &TypeRef| some(schema, *of, below);
    match schema.at(of) {
        Type::Unit => "null".into(),
        Type::Bool => "true".into(),
        Type::Integer(integer) | Type::NonZero(integer) | Type::Compact(integer) => {
            if integer.is_signed() { "-7" } else { "7" }.to_string()
        }
        Type::F32 | Type::F64 => "0.5".into(),
        Type::Char => "\"x\"".into(),
        Type::String => "\"text\"".into(),
        Type::Duration => r#"{"secs":1,"nanos":0}"#.into(),
        Type::Option(of) | Type::Entity { body: of, .. } | Type::Reverse(of) => inside(of),
        Type::Result(ok, _) => format!("{{\"ok\":{}}}", inside(ok)),
        Type::List(item) if is_byte(schema, *item) => "\"0x00ff\"".into(),
        Type::Array(item, len) if is_byte(schema, *item) && *len <= BYTES_MAX => {
            let digits = (0..*len).map(|byte| format!("{byte:02x}")).collect::<String>();
            format!("\"0x{digits}\"")
        }
        Type::Array(item, len) if is_byte(schema, *item) => format!("\"0x…\" ({len} bytes)"),
        Type::List(item) | Type::Set(item) => format!("[{}]", inside(item)),
        Type::Map(key, value) => match schema.at(*key) {
            Type::String => format!("{{{}:{}}}", inside(key), inside(value)),
            _ => format!("[[{},{}]]", inside(key), inside(value)),
        },
        Type::Array(item, len) => {
            let count = usize::try_from(*len).unwrap_or(usize::MAX);
            let items = (0..count.min(ITEMS_MAX + 1)).map(|_| inside(item));
            format!("[{}]", joined(items))
        }
        Type::Tuple(parts) => format!("[{}]", joined(parts.iter().map(inside))),
        Type::Struct(fields) => record(schema, fields, below),
        Type::Enum(variants) => {
            variants.first().map_or("…".into(), |it| variant(schema, it, below))
        }
        Type::Foreign { .. } => "…".into(),
    }
}

fn variant(schema: &Schema, variant: &Variant, levels: usize) -> String {
    let name = quoted(&variant.name);
    let inside = |of: &TypeRef| some(schema, *of, levels);
    match &variant.fields {
        Fields::Unit => name,
        Fields::Tuple(parts) => match parts.as_slice() {
            [part] => format!("{{{name}:{}}}", inside(part)),
            parts => format!("{{{name}:[{}]}}", joined(parts.iter().map(inside))),
        },
        Fields::Struct(fields) => format!("{{{name}:{}}}", record(schema, fields, levels)),
    }
}

fn record(schema: &Schema, fields: &[Field], levels: usize) -> String {
    let fields = fields
        .iter()
        .map(|field| format!("{}:{}", quoted(&field.name), some(schema, field.of, levels)));
    format!("{{{}}}", joined(fields))
}

fn joined(items: impl Iterator<Item = String>) -> String {
    let mut text = String::new();
    for (index, item) in items.enumerate() {
        if index == ITEMS_MAX {
            text.push_str(",…");
            break;
        }
        if index > 0 {
            text.push(',');
        }
        text.push_str(&item);
    }
    text
}

fn quoted(name: &str) -> String {
    serde_json::Value::from(name).to_string()
}
