//! Writing ordered keys by their schema.

use alloc::{format, string::String, vec::Vec};

use super::judge::is_byte;
use crate::{
    key::{Place, bytes},
    schema::{Integer, Schema, Type, TypeRef, Value, ValueError, ValueErrorKind},
};

/// Appends a value's bytes. What was appended before an error is left there.
pub(super) fn put(
    schema: &Schema,
    of: TypeRef,
    value: &Value,
    place: Place,
    out: &mut Vec<u8>,
) -> Result<(), ValueError> {
    match (schema.at(of), value) {
        (Type::Unit, Value::Unit) => {}
        (Type::Bool, Value::Bool(flag)) => out.push(u8::from(*flag)),
        (Type::NonZero(_), Value::Unsigned(0) | Value::Signed(0)) => {
            return Err(mismatch(schema.short_name(of), "0"));
        }
        (Type::Integer(integer) | Type::NonZero(integer), number) => match bits(*integer, number) {
            Some(bits) => {
                let bytes = bits.to_be_bytes();
                out.extend(bytes.iter().skip(bytes.len() - integer.width()));
            }
            None => return Err(not_of(schema, of, value)),
        },
        (Type::Char, Value::Char(char)) => out.extend_from_slice(&u32::from(*char).to_be_bytes()),
        (Type::String, Value::String(text)) => bytes::write(text.as_bytes(), out, place),
        (Type::List(_), Value::Bytes(string)) => bytes::write(string, out, place),
        (Type::Array(item, len), Value::Bytes(string)) if is_byte(schema, *item) => {
            check_count(u64::try_from(string.len()), *len, "byte(s)")?;
            out.extend_from_slice(string);
        }
        (Type::Array(item, len), Value::List(items)) => {
            check_count(u64::try_from(items.len()), *len, "part(s)")?;
            put_items(schema, items, |_| Some(*item), place, out)?;
        }
        (Type::Tuple(parts), Value::List(items)) => {
            check_count(u64::try_from(items.len()), parts.len() as u64, "part(s)")?;
            put_items(schema, items, |index| parts.get(index).copied(), place, out)?;
        }
        (Type::Option(of), Value::Option(value)) => {
            out.push(u8::from(value.is_some()));
            if let Some(value) = value {
                put(schema, *of, value, place, out)?;
            }
        }
        (Type::Reverse(of), value) => {
            let start = out.len();
            put(schema, *of, value, Place::Inner, out)?;
            invert(out, start);
        }
        _ => return Err(not_of(schema, of, value)),
    }
    Ok(())
}

fn put_items(
    schema: &Schema,
    items: &[Value],
    of: impl Fn(usize) -> Option<TypeRef>,
    place: Place,
    out: &mut Vec<u8>,
) -> Result<(), ValueError> {
    for (index, item) in items.iter().enumerate() {
        let Some(of) = of(index) else { break };
        let place = if index + 1 == items.len() { place } else { Place::Inner };
        put(schema, of, item, place, out).map_err(|error| error.within(index))?;
    }
    Ok(())
}

/// Inverts all bytes from `start`.
pub(super) fn invert(out: &mut [u8], start: usize) {
    for byte in out.iter_mut().skip(start) {
        *byte = !*byte;
    }
}

/// The low bits of the integer's key, if the value is one of the type.
fn bits(integer: Integer, value: &Value) -> Option<u128> {
    let spare = 128 - 8 * integer.width();
    match value {
        Value::Unsigned(number) if !integer.is_signed() => {
            ((number << spare) >> spare == *number).then_some(*number)
        }
        Value::Signed(number) if integer.is_signed() => {
            let sign = 1 << (8 * integer.width() - 1);
            ((number << spare) >> spare == *number).then_some(number.cast_unsigned() ^ sign)
        }
        _ => None,
    }
}

fn check_count<E>(found: Result<u64, E>, expected: u64, what: &str) -> Result<(), ValueError> {
    match found {
        Ok(found) if found == expected => Ok(()),
        Ok(found) => Err(mismatch(format!("{expected} {what}"), format!("{found} {what}"))),
        Err(_) => Err(mismatch(format!("{expected} {what}"), "more")),
    }
}

#[cold]
fn not_of(schema: &Schema, of: TypeRef, value: &Value) -> ValueError {
    match value {
        Value::Unsigned(number) => mismatch(schema.short_name(of), format!("{number}")),
        Value::Signed(number) => mismatch(schema.short_name(of), format!("{number} (signed)")),
        other => mismatch(schema.short_name(of), other.kind()),
    }
}

/// The value is not of the type.
#[cold]
pub(super) fn mismatch(expected: impl Into<String>, found: impl Into<String>) -> ValueError {
    let kind = ValueErrorKind::Mismatch { expected: expected.into(), found: found.into() };
    ValueError { path: String::new(), kind }
}
