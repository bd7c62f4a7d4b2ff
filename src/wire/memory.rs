//! Values on their way from one form to another, which never leave memory.

use super::{Bincode, Fault, Format, Source, Wire, Writer};

/// Bincode's bytes, but each foreign type goes through whichever codec it knows.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Memory;

macro_rules! as_bincode {
    ($($get:ident $put:ident $type:ty;)*) => { $(
        fn $get<S: Source>(source: &mut S) -> Result<$type, Fault> {
            Bincode::$get(source)
        }
        fn $put(writer: &mut Writer, value: $type) {
            Bincode::$put(writer, value);
        }
    )* };
}

impl Wire for Memory {
    const NAME: &'static str = "memory";
    const FORMAT: Format = Format::Either;
    const FIXED_INTS: bool = Bincode::FIXED_INTS;
    const CHAR: bool = Bincode::CHAR;

    as_bincode! {
        get_u16 put_u16 u16;
        get_u32 put_u32 u32;
        get_u64 put_u64 u64;
        get_u128 put_u128 u128;
        get_i16 put_i16 i16;
        get_i32 put_i32 i32;
        get_i64 put_i64 i64;
        get_i128 put_i128 i128;
        get_len put_len usize;
        get_variant put_variant u32;
        get_char put_char char;
    }

    fn get_compact<S: Source>(source: &mut S, width_bytes: usize) -> Result<u128, Fault> {
        Bincode::get_compact(source, width_bytes)
    }

    fn put_compact(writer: &mut Writer, value: u128, width_bytes: usize) {
        Bincode::put_compact(writer, value, width_bytes);
    }
}
