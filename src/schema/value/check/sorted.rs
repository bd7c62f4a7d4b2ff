//! The order of keys, as they lie.

use core::cmp::Ordering;

use crate::{
    schema::{Field, Type, TypeRef, value::Values},
    wire::{Reader, Wire},
};

/// How keys of one type are compared, both of them checked before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// By their bytes.
    Bytes,
    /// By the bytes behind a length.
    Run,
    /// As unsigned numbers of so many bytes in memory.
    Unsigned(u8),
    /// As signed numbers.
    Signed(u8),
    /// As compact numbers.
    Compact(u8),
    /// In a way that only the decoder follows.
    Unknown,
}

/// Structs and tuples of one part may lie inside each other so deep.
const WRAPPED_MAX: usize = 16;

impl Order {
    /// The order of the values of a type.
    pub(super) fn of(values: &Values<'_>, mut of: TypeRef) -> Self {
        for _ in 0..WRAPPED_MAX {
            let width = |integer: crate::schema::Integer| integer.width() as u8;
            of = match values.schema.at(of) {
                Type::Bool | Type::Char => return Self::Bytes,
                Type::Integer(integer) | Type::NonZero(integer) if integer.is_signed() => {
                    return Self::Signed(width(*integer));
                }
                Type::Integer(integer) | Type::NonZero(integer) => {
                    return Self::Unsigned(width(*integer));
                }
                Type::Compact(integer) => return Self::Compact(width(*integer)),
                Type::String => return Self::Run,
                Type::List(item) if values.is_byte(*item) => return Self::Run,
                Type::Array(item, _) if values.is_byte(*item) => return Self::Bytes,
                Type::Tuple(parts) => match parts.as_slice() {
                    [part] => *part,
                    _ => return Self::Unknown,
                },
                Type::Struct(fields) => match fields.as_slice() {
                    [Field { of, .. }] => *of,
                    _ => return Self::Unknown,
                },
                _ => return Self::Unknown,
            };
        }
        Self::Unknown
    }

    /// How two keys are ordered; `None` if that is not known here.
    pub(super) fn compare<W: Wire>(self, a: &[u8], b: &[u8]) -> Option<Ordering> {
        match self {
            Self::Bytes => Some(a.cmp(b)),
            Self::Run => Some(behind_len::<W>(a)?.cmp(behind_len::<W>(b)?)),
            Self::Unsigned(width) => Some(unsigned::<W>(a, width)?.cmp(&unsigned::<W>(b, width)?)),
            Self::Signed(width) => Some(signed::<W>(a, width)?.cmp(&signed::<W>(b, width)?)),
            Self::Compact(width) => {
                let number = |key| W::get_compact(&mut Reader::new(key), width.into()).ok();
                Some(number(a)?.cmp(&number(b)?))
            }
            Self::Unknown => None,
        }
    }
}

fn behind_len<W: Wire>(key: &[u8]) -> Option<&[u8]> {
    let mut reader = Reader::new(key);
    W::get_len(&mut reader).ok()?;
    Some(reader.rest())
}

fn unsigned<W: Wire>(key: &[u8], width: u8) -> Option<u128> {
    let mut reader = Reader::new(key);
    match width {
        1 => key.first().copied().map(u128::from),
        2 => W::get_u16(&mut reader).ok().map(u128::from),
        4 => W::get_u32(&mut reader).ok().map(u128::from),
        8 => W::get_u64(&mut reader).ok().map(u128::from),
        _ => W::get_u128(&mut reader).ok(),
    }
}

fn signed<W: Wire>(key: &[u8], width: u8) -> Option<i128> {
    let mut reader = Reader::new(key);
    match width {
        1 => key.first().map(|byte| i128::from(byte.cast_signed())),
        2 => W::get_i16(&mut reader).ok().map(i128::from),
        4 => W::get_i32(&mut reader).ok().map(i128::from),
        8 => W::get_i64(&mut reader).ok().map(i128::from),
        _ => W::get_i128(&mut reader).ok(),
    }
}
