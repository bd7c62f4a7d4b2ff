//! SCALE, as parity-scale-codec 3 writes it.
//!
//! Integers are little-endian at full width; lengths are `Compact<u32>`; discriminants take one
//! byte; there is no `char`. Source: the Polkadot specification, appendix A.2.2 (SCALE codec).

use super::{EncodeError, Fault, FaultKind, Format, Reader, Source, Wire, Writer};

/// The SCALE codec: byte for byte what parity-scale-codec writes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scale;

const COMPACT: &str = "compact integer";

macro_rules! fixed {
    ($($get:ident $put:ident $type:ty;)*) => { $(
        #[inline]
        fn $get<S: Source>(source: &mut S) -> Result<$type, Fault> {
            Ok(<$type>::from_le_bytes(source.array()?))
        }
        #[inline]
        fn $put(writer: &mut Writer, value: $type) {
            writer.bytes(&value.to_le_bytes());
        }
    )* };
}

impl Wire for Scale {
    const NAME: &'static str = "scale";
    const FORMAT: Format = Format::Scale;
    const FIXED_INTS: bool = true;
    const CHAR: bool = false;

    fixed! {
        get_u16 put_u16 u16;
        get_u32 put_u32 u32;
        get_u64 put_u64 u64;
        get_u128 put_u128 u128;
        get_i16 put_i16 i16;
        get_i32 put_i32 i32;
        get_i64 put_i64 i64;
        get_i128 put_i128 i128;
    }

    #[inline]
    fn get_compact<S: Source>(source: &mut S, width_bytes: usize) -> Result<u128, Fault> {
        let first = source.byte()?;
        let value = match first & 0b11 {
            0b11 => get_compact_big(source, first, width_bytes)?,
            _ => u128::from(get_compact_small(source, first)?),
        };
        if width_bytes < 16 && value >> (8 * width_bytes) != 0 {
            return Err(source.fault(FaultKind::OutOfRange { what: COMPACT }));
        }
        Ok(value)
    }

    #[inline(always)]
    fn get_len<S: Source>(source: &mut S) -> Result<usize, Fault> {
        let Some(bytes) = source.as_slice() else {
            let first = source.byte()?;
            return get_len_stepwise(source, first);
        };
        let (len, used) = match Self::peek_len(bytes) {
            Some(found) => found,
            None => get_len_rare(bytes)?,
        };
        source.advance(used)?;
        Ok(len)
    }

    #[inline(always)]
    fn peek_len(bytes: &[u8]) -> Option<(usize, usize)> {
        match *bytes {
            [first, ..] if first & 0b11 == 0 => Some((usize::from(first >> 2), 1)),
            // A length below 64 takes one byte, so the second one is not zero.
            [first, second, ..] if first & 0b11 == 0b01 && second > 0 => {
                Some((usize::from(u16::from_le_bytes([first, second]) >> 2), 2))
            }
            _ => None,
        }
    }

    #[inline]
    fn get_variant<S: Source>(source: &mut S) -> Result<u32, Fault> {
        source.byte().map(u32::from)
    }

    fn put_compact(writer: &mut Writer, value: u128, _: usize) {
        match value {
            0..=0x3F => writer.byte((value as u8) << 2),
            0x40..=0x3FFF => writer.bytes(&(((value as u16) << 2) | 0b01).to_le_bytes()),
            0x4000..=0x3FFF_FFFF => writer.bytes(&(((value as u32) << 2) | 0b10).to_le_bytes()),
            _ => {
                let bytes = value.to_le_bytes();
                let used = 16 - value.leading_zeros() as usize / 8;
                writer.byte((((used - 4) as u8) << 2) | 0b11);
                writer.bytes(bytes.get(..used).unwrap_or(&bytes));
            }
        }
    }

    #[inline]
    fn put_len(writer: &mut Writer, len: usize) {
        match len {
            0..=0x3F => writer.byte((len as u8) << 2),
            _ if len as u64 > u64::from(u32::MAX) => {
                writer.fail(EncodeError::TooLong { len, max: u32::MAX as usize });
            }
            _ => Self::put_compact(writer, len as u128, 4),
        }
    }

    #[inline]
    fn put_variant(writer: &mut Writer, index: u32) {
        match u8::try_from(index) {
            Ok(index) => writer.byte(index),
            Err(_) => writer.fail(EncodeError::VariantIndex { index }),
        }
    }
}

/// The rest of a compact integer of one, two or four bytes.
fn get_compact_small<S: Source>(source: &mut S, first: u8) -> Result<u32, Fault> {
    let (value, min) = match first & 0b11 {
        0b00 => (u32::from(first >> 2), 0),
        0b01 => {
            let [second] = source.array()?;
            (u32::from(u16::from_le_bytes([first, second]) >> 2), 0x40)
        }
        _ => {
            let [second, third, fourth] = source.array()?;
            (u32::from_le_bytes([first, second, third, fourth]) >> 2, 0x4000)
        }
    };
    minimal(source, value >= min)?;
    Ok(value)
}

/// The rest of a compact integer that carries its own width, 4 to 67 bytes.
#[cold]
fn get_compact_big<S: Source>(
    source: &mut S,
    first: u8,
    width_bytes: usize,
) -> Result<u128, Fault> {
    let used = usize::from(first >> 2) + 4;
    if used > width_bytes.max(4) {
        return Err(source.fault(FaultKind::OutOfRange { what: COMPACT }));
    }
    let mut bytes = [0_u8; 16];
    for byte in bytes.iter_mut().take(used) {
        *byte = source.byte()?;
    }
    let value = u128::from_le_bytes(bytes);
    let min = if used == 4 { 0x4000_0000 } else { 1 << (8 * (used - 1)) };
    minimal(source, value >= min)?;
    Ok(value)
}

/// A length at the front of a slice, and how many bytes it takes.
#[cold]
#[inline(never)]
fn get_len_rare(bytes: &[u8]) -> Result<(usize, usize), Fault> {
    let mut reader = Reader::new(bytes);
    let first = reader.byte()?;
    let len = get_len_stepwise(&mut reader, first)?;
    Ok((len, bytes.len() - reader.remaining()))
}

/// A length: a `Compact<u32>`.
fn get_len_stepwise<S: Source>(source: &mut S, first: u8) -> Result<usize, Fault> {
    let value = match first & 0b11 {
        0b11 => get_compact_big(source, first, 4)? as u32,
        _ => get_compact_small(source, first)?,
    };
    usize::try_from(value).map_err(|_| source.fault(FaultKind::OutOfRange { what: "length" }))
}

fn minimal<S: Source>(source: &S, is_minimal: bool) -> Result<(), Fault> {
    if is_minimal {
        return Ok(());
    }
    Err(source.fault(FaultKind::NonCanonical { what: COMPACT }))
}
