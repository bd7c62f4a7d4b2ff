//! Integers of all widths.

use alloc::string::ToString;

use super::Value;
use crate::{
    schema::Integer,
    wire::{Fault, Reader, Source, Wire, Writer},
};

/// Reads an integer.
pub(super) fn get<W: Wire>(reader: &mut Reader<'_>, integer: Integer) -> Result<Value, Fault> {
    Ok(match integer {
        Integer::U8 => Value::Unsigned(reader.byte()?.into()),
        Integer::U16 => Value::Unsigned(W::get_u16(reader)?.into()),
        Integer::U32 => Value::Unsigned(W::get_u32(reader)?.into()),
        Integer::U64 => Value::Unsigned(W::get_u64(reader)?.into()),
        Integer::U128 => Value::Unsigned(W::get_u128(reader)?),
        Integer::I8 => Value::Signed(i8::from_le_bytes(reader.array()?).into()),
        Integer::I16 => Value::Signed(W::get_i16(reader)?.into()),
        Integer::I32 => Value::Signed(W::get_i32(reader)?.into()),
        Integer::I64 => Value::Signed(W::get_i64(reader)?.into()),
        Integer::I128 => Value::Signed(W::get_i128(reader)?),
    })
}

/// Writes an integer that [fits](fits), and nothing else.
pub(super) fn put<W: Wire>(writer: &mut Writer, integer: Integer, value: &Value) {
    let unsigned = if let Value::Unsigned(number) = value { *number } else { 0 };
    let signed = if let Value::Signed(number) = value { *number } else { 0 };
    match integer {
        Integer::U8 => writer.byte(unsigned as u8),
        Integer::U16 => W::put_u16(writer, unsigned as u16),
        Integer::U32 => W::put_u32(writer, unsigned as u32),
        Integer::U64 => W::put_u64(writer, unsigned as u64),
        Integer::U128 => W::put_u128(writer, unsigned),
        Integer::I8 => writer.bytes(&(signed as i8).to_le_bytes()),
        Integer::I16 => W::put_i16(writer, signed as i16),
        Integer::I32 => W::put_i32(writer, signed as i32),
        Integer::I64 => W::put_i64(writer, signed as i64),
        Integer::I128 => W::put_i128(writer, signed),
    }
}

/// Whether the value is an integer of this type.
pub(super) const fn fits(integer: Integer, value: &Value) -> bool {
    let spare = 128 - 8 * integer.width() as u32;
    match value {
        Value::Unsigned(number) => !integer.is_signed() && (*number << spare) >> spare == *number,
        Value::Signed(number) => integer.is_signed() && (*number << spare) >> spare == *number,
        _ => false,
    }
}

/// Whether the value is the number zero.
pub(super) const fn is_zero(value: &Value) -> bool {
    matches!(value, Value::Unsigned(0) | Value::Signed(0))
}

/// The integer that JSON gives: a number, or the decimal digits of one.
pub(super) fn from_json(integer: Integer, json: &serde_json::Value) -> Option<Value> {
    let value = match (json, integer.is_signed()) {
        (serde_json::Value::Number(number), false) => Value::Unsigned(number.as_u64()?.into()),
        (serde_json::Value::Number(number), true) => Value::Signed(number.as_i64()?.into()),
        (serde_json::Value::String(digits), false) => {
            let number: u128 = digits.parse().ok()?;
            (number.to_string() == *digits).then_some(Value::Unsigned(number))?
        }
        (serde_json::Value::String(digits), true) => {
            let number: i128 = digits.parse().ok()?;
            (number.to_string() == *digits).then_some(Value::Signed(number))?
        }
        _ => return None,
    };
    fits(integer, &value).then_some(value)
}
