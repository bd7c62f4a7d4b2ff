//! bincode, as version 2.0.1 writes it with `config::standard()`.
//!
//! Integers of more than one byte are variable: up to 250 in one byte, else a marker (251 for
//! `u16`, 252 `u32`, 253 `u64`, 254 `u128`) and the little-endian bytes of the narrowest type that
//! holds the number; signed ones are zigzagged first. Lengths are `u64`, variant indices `u32`, a
//! `char` is its UTF-8. Source: bincode's `docs/spec.md` at 2.0.1. bincode itself reads wider
//! spellings than it writes; here they are refused.

use super::{Fault, FaultKind, Format, Source, Wire, Writer};

/// The bincode codec: byte for byte what bincode 2.0.1 writes with `config::standard()`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bincode;

const SINGLE_MAX: u8 = 250;
const MARK_U16: u8 = 251;
const MARK_U32: u8 = 252;
const MARK_U64: u8 = 253;
const MARK_U128: u8 = 254;

macro_rules! unsigned {
    ($($get:ident $put:ident $type:ty;)*) => { $(
        #[inline]
        fn $get<S: Source>(source: &mut S) -> Result<$type, Fault> {
            let first = source.byte()?;
            if first <= SINGLE_MAX {
                return Ok(<$type>::from(first));
            }
            let value = get_wide(source, first)?;
            <$type>::try_from(value)
                .map_err(|_| source.fault(FaultKind::OutOfRange { what: stringify!($type) }))
        }
        #[inline]
        fn $put(writer: &mut Writer, value: $type) {
            if value <= <$type>::from(SINGLE_MAX) {
                return writer.byte(value as u8);
            }
            put_wide(writer, u128::from(value));
        }
    )* };
}

macro_rules! signed {
    ($($get:ident $put:ident $type:ty = $get_unsigned:ident $put_unsigned:ident $unsigned:ty;)*) => { $(
        #[inline]
        fn $get<S: Source>(source: &mut S) -> Result<$type, Fault> {
            let zigzag = Self::$get_unsigned(source)?;
            Ok((zigzag >> 1) as $type ^ -((zigzag & 1) as $type))
        }
        #[inline]
        fn $put(writer: &mut Writer, value: $type) {
            let zigzag = ((value << 1) ^ (value >> (<$type>::BITS - 1))) as $unsigned;
            Self::$put_unsigned(writer, zigzag);
        }
    )* };
}

impl Wire for Bincode {
    const NAME: &'static str = "bincode";
    const FORMAT: Format = Format::Bincode;
    const FIXED_INTS: bool = false;
    const CHAR: bool = true;

    unsigned! {
        get_u16 put_u16 u16;
        get_u32 put_u32 u32;
        get_u64 put_u64 u64;
        get_u128 put_u128 u128;
    }

    signed! {
        get_i16 put_i16 i16 = get_u16 put_u16 u16;
        get_i32 put_i32 i32 = get_u32 put_u32 u32;
        get_i64 put_i64 i64 = get_u64 put_u64 u64;
        get_i128 put_i128 i128 = get_u128 put_u128 u128;
    }

    /// bincode has no compact integers: the number lies as its own type does.
    fn get_compact<S: Source>(source: &mut S, width_bytes: usize) -> Result<u128, Fault> {
        match width_bytes {
            1 => source.byte().map(u128::from),
            2 => Self::get_u16(source).map(u128::from),
            4 => Self::get_u32(source).map(u128::from),
            8 => Self::get_u64(source).map(u128::from),
            _ => Self::get_u128(source),
        }
    }

    #[inline]
    fn get_len<S: Source>(source: &mut S) -> Result<usize, Fault> {
        let len = Self::get_u64(source)?;
        usize::try_from(len).map_err(|_| source.fault(FaultKind::OutOfRange { what: "length" }))
    }

    #[inline]
    fn get_variant<S: Source>(source: &mut S) -> Result<u32, Fault> {
        Self::get_u32(source)
    }

    fn get_char<S: Source>(source: &mut S) -> Result<char, Fault> {
        let first = source.byte()?;
        let len = match first {
            0x00..=0x7F => return Ok(char::from(first)),
            0xC2..=0xDF => 2,
            0xE0..=0xEF => 3,
            0xF0..=0xF4 => 4,
            _ => return Err(source.fault(FaultKind::InvalidChar)),
        };
        let mut utf8 = [first, 0, 0, 0];
        for byte in utf8.iter_mut().take(len).skip(1) {
            *byte = source.byte()?;
        }
        let text = utf8.get(..len).and_then(|bytes| core::str::from_utf8(bytes).ok());
        text.and_then(|text| text.chars().next())
            .ok_or_else(|| source.fault(FaultKind::InvalidChar))
    }

    fn put_compact(writer: &mut Writer, value: u128, width_bytes: usize) {
        match width_bytes {
            1 => writer.byte(value as u8),
            _ => Self::put_u128(writer, value),
        }
    }

    #[inline]
    fn put_len(writer: &mut Writer, len: usize) {
        Self::put_u64(writer, len as u64);
    }

    #[inline]
    fn put_variant(writer: &mut Writer, index: u32) {
        Self::put_u32(writer, index);
    }

    fn put_char(writer: &mut Writer, value: char) {
        writer.bytes(value.encode_utf8(&mut [0; 4]).as_bytes());
    }
}

/// The bytes behind a marker; a number that a narrower spelling holds is refused.
fn get_wide<S: Source>(source: &mut S, marker: u8) -> Result<u128, Fault> {
    let (value, min) = match marker {
        MARK_U16 => (u128::from(u16::from_le_bytes(source.array()?)), u128::from(MARK_U16)),
        MARK_U32 => (u128::from(u32::from_le_bytes(source.array()?)), 1 << 16),
        MARK_U64 => (u128::from(u64::from_le_bytes(source.array()?)), 1 << 32),
        MARK_U128 => (u128::from_le_bytes(source.array()?), 1 << 64),
        _ => return Err(source.fault(FaultKind::NonCanonical { what: "integer marker" })),
    };
    if value < min {
        return Err(source.fault(FaultKind::NonCanonical { what: "variable-length integer" }));
    }
    Ok(value)
}

fn put_wide(writer: &mut Writer, value: u128) {
    if let Ok(value) = u16::try_from(value) {
        writer.byte(MARK_U16);
        writer.bytes(&value.to_le_bytes());
    } else if let Ok(value) = u32::try_from(value) {
        writer.byte(MARK_U32);
        writer.bytes(&value.to_le_bytes());
    } else if let Ok(value) = u64::try_from(value) {
        writer.byte(MARK_U64);
        writer.bytes(&value.to_le_bytes());
    } else {
        writer.byte(MARK_U128);
        writer.bytes(&value.to_le_bytes());
    }
}
