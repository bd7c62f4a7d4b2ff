//! bincode, as version 2.0.1 writes it with `config::standard()`.
//!
//! Integers of more than one byte are variable: up to 250 in one byte, else a marker (251 for
//! `u16`, 252 `u32`, 253 `u64`, 254 `u128`) and the little-endian bytes of the narrowest type that
//! holds the number; signed ones are zigzagged first. Lengths are `u64`, variant indices `u32`, a
//! `char` is its UTF-8. Source: bincode's `docs/spec.md` at 2.0.1. bincode itself reads wider
//! spellings than it writes; here they are refused.

use super::{Fault, FaultKind, Format, Reader, Source, Wire, Writer};

/// The bincode codec: byte for byte what bincode 2.0.1 writes with `config::standard()`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bincode;

const SINGLE_MAX: u8 = 250;
const MARK_U16: u8 = 251;
const MARK_U32: u8 = 252;
const MARK_U64: u8 = 253;
const MARK_U128: u8 = 254;

macro_rules! unsigned {
    ($($get:ident $put:ident $type:ty = $wide:ident $stepwise:ident $rare:ident;)*) => { $(
        #[inline]
        fn $get<S: Source>(source: &mut S) -> Result<$type, Fault> {
            let Some(bytes) = source.as_slice() else { return $stepwise(source) };
            let (value, used) = match bytes {
                [single @ ..=SINGLE_MAX, ..] => (<$type>::from(*single), 1),
                _ => match $wide(bytes) {
                    Some(found) => found,
                    None => $rare(bytes)?,
                },
            };
            source.advance(used)?;
            Ok(value)
        }
        #[inline]
        fn $put(writer: &mut Writer, value: $type) {
            if value <= <$type>::from(SINGLE_MAX) {
                return writer.byte(value as u8);
            }
            match <$type>::BITS - value.leading_zeros() {
                ..=16 => {
                    let [a, b] = (value as u16).to_le_bytes();
                    writer.bytes(&[MARK_U16, a, b]);
                }
                ..=32 => {
                    let [a, b, c, d] = (value as u32).to_le_bytes();
                    writer.bytes(&[MARK_U32, a, b, c, d]);
                }
                ..=64 => {
                    let [a, b, c, d, e, f, g, h] = (value as u64).to_le_bytes();
                    writer.bytes(&[MARK_U64, a, b, c, d, e, f, g, h]);
                }
                _ => {
                    writer.byte(MARK_U128);
                    writer.bytes(&u128::from(value).to_le_bytes());
                }
            }
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

/// Reading the numbers that take more than one byte.
///
/// In the middle of a slice one look at the most bytes that a number takes is enough, whatever its
/// width. What is left, the end of the input and whatever must be refused, goes step by step.
macro_rules! wide {
    ($($wide:ident $stepwise:ident $rare:ident $type:ty { $($mark:ident $narrow:ty, $least:expr;)* })*) => { $(
        #[inline(always)]
        fn $wide(bytes: &[u8]) -> Option<($type, usize)> {
            let [marker, number @ ..] = bytes.first_chunk::<{ 1 + size_of::<$type>() }>()?;
            let number = <$type>::from_le_bytes(*number);
            // Branches, not a table: the widths of a list are mostly the same, and a table would
            // make each number wait for the one before it.
            match *marker {
                $($mark => {
                    let value = number as $narrow as $type;
                    (value >= $least).then_some((value, 1 + size_of::<$narrow>()))
                })*
                _ => None,
            }
        }

        #[inline(never)]
        fn $rare(bytes: &[u8]) -> Result<($type, usize), Fault> {
            let mut reader = Reader::new(bytes);
            let value = $stepwise(&mut reader)?;
            Ok((value, bytes.len() - reader.remaining()))
        }

        fn $stepwise<S: Source>(source: &mut S) -> Result<$type, Fault> {
            let (value, is_minimal) = match source.byte()? {
                single @ ..=SINGLE_MAX => return Ok(<$type>::from(single)),
                MARK_U16 => {
                    let value = u16::from_le_bytes(source.array()?);
                    (value as $type, value > u16::from(SINGLE_MAX))
                }
                MARK_U32 if <$type>::BITS >= 32 => {
                    let value = u32::from_le_bytes(source.array()?);
                    (value as $type, value >> 16 != 0)
                }
                MARK_U64 if <$type>::BITS >= 64 => {
                    let value = u64::from_le_bytes(source.array()?);
                    (value as $type, value >> 32 != 0)
                }
                MARK_U128 if <$type>::BITS >= 128 => {
                    let value = u128::from_le_bytes(source.array()?);
                    (value as $type, value >> 64 != 0)
                }
                marker => return Err(refuse_wide(source, marker, stringify!($type))),
            };
            if is_minimal { Ok(value) } else { Err(not_minimal(source)) }
        }
    )* };
}

wide! {
    wide_u16 stepwise_u16 rare_u16 u16 { MARK_U16 u16, 251; }
    wide_u32 stepwise_u32 rare_u32 u32 { MARK_U16 u16, 251; MARK_U32 u32, 1 << 16; }
    wide_u64 stepwise_u64 rare_u64 u64 {
        MARK_U16 u16, 251; MARK_U32 u32, 1 << 16; MARK_U64 u64, 1 << 32;
    }
    wide_u128 stepwise_u128 rare_u128 u128 {
        MARK_U16 u16, 251; MARK_U32 u32, 1 << 16; MARK_U64 u64, 1 << 32; MARK_U128 u128, 1 << 64;
    }
}

impl Wire for Bincode {
    const NAME: &'static str = "bincode";
    const FORMAT: Format = Format::Bincode;
    const FIXED_INTS: bool = false;
    const CHAR: bool = true;

    unsigned! {
        get_u16 put_u16 u16 = wide_u16 stepwise_u16 rare_u16;
        get_u32 put_u32 u32 = wide_u32 stepwise_u32 rare_u32;
        get_u64 put_u64 u64 = wide_u64 stepwise_u64 rare_u64;
        get_u128 put_u128 u128 = wide_u128 stepwise_u128 rare_u128;
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
        if let Some([single @ ..=SINGLE_MAX, ..]) = source.as_slice() {
            let len = usize::from(*single);
            source.advance(1)?;
            return Ok(len);
        }
        get_len_long(source)
    }

    #[inline(always)]
    fn peek_len(bytes: &[u8]) -> Option<(usize, usize)> {
        match bytes {
            [single @ ..=SINGLE_MAX, ..] => Some((usize::from(*single), 1)),
            _ => None,
        }
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

/// A length of more than one byte.
#[inline(never)]
fn get_len_long<S: Source>(source: &mut S) -> Result<usize, Fault> {
    let len = Bincode::get_u64(source)?;
    usize::try_from(len).map_err(|_| source.fault(FaultKind::OutOfRange { what: "length" }))
}

#[cold]
fn not_minimal<S: Source>(source: &S) -> Fault {
    source.fault(FaultKind::NonCanonical { what: "variable-length integer" })
}

/// What is wrong with a marker that is none, or that stands for a wider type than is read.
#[cold]
fn refuse_wide<S: Source>(source: &mut S, marker: u8, what: &'static str) -> Fault {
    let is_minimal = match marker {
        MARK_U32 => source.array().map(|bytes| u32::from_le_bytes(bytes) >> 16 != 0),
        MARK_U64 => source.array().map(|bytes| u64::from_le_bytes(bytes) >> 32 != 0),
        MARK_U128 => source.array().map(|bytes| u128::from_le_bytes(bytes) >> 64 != 0),
        _ => return source.fault(FaultKind::NonCanonical { what: "integer marker" }),
    };
    match is_minimal {
        Ok(true) => source.fault(FaultKind::OutOfRange { what }),
        Ok(false) => not_minimal(source),
        Err(fault) => fault,
    }
}
