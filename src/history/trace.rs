//! Where two values differ.

use std::{
    format,
    string::{String, ToString},
};

use crate::schema::{Schema, Value};

/// The first place where two values of a schema differ, and what stands there: `field karma was 0,
/// is 7`.
pub(super) fn difference(schema: &Schema, old: &Value, new: &Value) -> Option<String> {
    let mut path = String::new();
    let (old, new) = first(old, new, &mut path)?;
    let shown = |value: &Value| -> String {
        // A part is no value of the schema, so it is shown as Rust shows it; a whole value is JSON.
        match path.is_empty() {
            true => schema.value_to_json(value).unwrap_or_else(|_| plain(value)),
            false => plain(value),
        }
    };
    let place = if path.is_empty() { "it".to_string() } else { format!("`{path}`") };
    Some(format!("{place} was {}, is now {}", shown(old), shown(new)))
}

/// A leaf as people write it.
fn plain(value: &Value) -> String {
    match value {
        Value::Unit => "()".to_string(),
        Value::Bool(flag) => flag.to_string(),
        Value::Unsigned(number) => number.to_string(),
        Value::Signed(number) => number.to_string(),
        Value::Char(c) => format!("{c:?}"),
        Value::String(text) => format!("{text:?}"),
        Value::Bytes(bytes) => super::text::hex(bytes),
        Value::Option(None) => "None".to_string(),
        Value::Option(Some(inner)) => format!("Some({})", plain(inner)),
        Value::Variant { name, payload } if **payload == Value::Unit => name.clone(),
        Value::Variant { name, payload } => format!("{name}({})", plain(payload)),
        other => format!("{other:?}"),
    }
}

fn first<'v>(old: &'v Value, new: &'v Value, path: &mut String) -> Option<(&'v Value, &'v Value)> {
    if old == new {
        return None;
    }
    let before = path.len();
    let found = match (old, new) {
        (Value::Struct(a), Value::Struct(b)) if a.len() == b.len() => {
            a.iter().zip(b).find_map(|((name, a), (other, b))| {
                if name != other {
                    return None;
                }
                path.truncate(before);
                if before > 0 {
                    path.push('.');
                }
                path.push_str(name);
                first(a, b, path)
            })
        }
        (Value::List(a), Value::List(b)) if a.len() == b.len() => {
            a.iter().zip(b).enumerate().find_map(|(at, (a, b))| {
                path.truncate(before);
                path.push_str(&format!("[{at}]"));
                first(a, b, path)
            })
        }
        (Value::Option(Some(a)), Value::Option(Some(b))) => first(a, b, path),
        (Value::Variant { name: a, payload: of_a }, Value::Variant { name: b, payload: of_b })
            if a == b =>
        {
            first(of_a, of_b, path)
        }
        _ => None,
    };
    if found.is_none() {
        path.truncate(before);
    }
    Some(found.unwrap_or((old, new)))
}

/// Whether two values are the same in all that a schema knows of them: foreign bytes differ from codec
/// to codec.
pub(super) fn agree(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Opaque { name: a, .. }, Value::Opaque { name: b, .. }) => a == b,
        (Value::Option(Some(a)), Value::Option(Some(b)))
        | (Value::Result(Ok(a)), Value::Result(Ok(b)))
        | (Value::Result(Err(a)), Value::Result(Err(b))) => agree(a, b),
        (Value::List(a), Value::List(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| agree(a, b))
        }
        (Value::Struct(a), Value::Struct(b)) => {
            let same = |((name, a), (other, b)): (&(String, Value), &(String, Value))| {
                name == other && agree(a, b)
            };
            a.len() == b.len() && a.iter().zip(b).all(same)
        }
        (Value::Variant { name: a, payload: of_a }, Value::Variant { name: b, payload: of_b }) => {
            a == b && agree(of_a, of_b)
        }
        (a, b) => a == b,
    }
}
