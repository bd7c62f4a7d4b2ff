//! How values are ordered, as far as a schema tells.

use core::cmp::Ordering;

use super::Value;

/// How two values of one type are ordered by a derived `Ord`. `None` says that they differ, but that
/// their order depends on what the schema does not tell: which variant was declared first, or how
/// floats are ordered.
pub(super) fn order(a: &Value, b: &Value) -> Option<Ordering> {
    match (a, b) {
        (Value::Unit, Value::Unit) => Some(Ordering::Equal),
        (Value::Bool(a), Value::Bool(b)) => Some(a.cmp(b)),
        (Value::Unsigned(a), Value::Unsigned(b)) => Some(a.cmp(b)),
        (Value::Signed(a), Value::Signed(b)) => Some(a.cmp(b)),
        (Value::Char(a), Value::Char(b)) => Some(a.cmp(b)),
        (Value::String(a), Value::String(b)) => Some(a.cmp(b)),
        (Value::Bytes(a), Value::Bytes(b)) => Some(a.cmp(b)),
        (Value::Duration(a), Value::Duration(b)) => Some(a.cmp(b)),
        (Value::Option(None), Value::Option(Some(_)))
        | (Value::Result(Ok(_)), Value::Result(Err(_))) => Some(Ordering::Less),
        (Value::Option(Some(_)), Value::Option(None))
        | (Value::Result(Err(_)), Value::Result(Ok(_))) => Some(Ordering::Greater),
        (Value::Option(Some(a)), Value::Option(Some(b)))
        | (Value::Result(Ok(a)), Value::Result(Ok(b)))
        | (Value::Result(Err(a)), Value::Result(Err(b))) => order(a, b),
        (Value::List(a), Value::List(b)) => lists(a.iter(), b.iter()),
        (Value::Map(a), Value::Map(b)) => lists(
            a.iter().flat_map(|(key, value)| [key, value]),
            b.iter().flat_map(|(key, value)| [key, value]),
        ),
        (Value::Struct(a), Value::Struct(b)) => {
            lists(a.iter().map(|(_, value)| value), b.iter().map(|(_, value)| value))
        }
        (Value::Variant { name, payload: a }, Value::Variant { name: other, payload: b })
            if name == other =>
        {
            order(a, b)
        }
        (a, b) => (a == b).then_some(Ordering::Equal),
    }
}

/// The first items that differ decide, else the length.
fn lists<'a>(
    mut a: impl Iterator<Item = &'a Value>,
    mut b: impl Iterator<Item = &'a Value>,
) -> Option<Ordering> {
    loop {
        match (a.next(), b.next()) {
            (None, None) => return Some(Ordering::Equal),
            (None, Some(_)) => return Some(Ordering::Less),
            (Some(_), None) => return Some(Ordering::Greater),
            (Some(a), Some(b)) => match order(a, b) {
                Some(Ordering::Equal) => {}
                decided => return decided,
            },
        }
    }
}
