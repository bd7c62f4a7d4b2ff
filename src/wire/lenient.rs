//! Codecs that refuse what they do not have when they meet it, not when compiling: the history tries
//! each entity in every codec and keeps what works.

use core::marker::PhantomData;

use super::{Bincode, EncodeError, Fault, FaultKind, Format, Scale, Source, Wire, Writer};

/// The reason of a refusal that no value of the type would escape.
pub(crate) const UNSUPPORTED: &str = "the codec does not have this type";

/// `W`, but compiling for every type.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Lenient<W>(PhantomData<W>);

/// The refusal of a type that a codec does not have.
pub(crate) fn unsupported<S: Source>(type_name: &'static str, source: &S) -> Fault {
    source.fault(FaultKind::Foreign { type_name, reason: UNSUPPORTED.into() })
}

/// The same, when writing.
pub(crate) fn unsupported_write(type_name: &'static str, writer: &mut Writer) {
    writer.fail(EncodeError::Foreign { type_name, reason: UNSUPPORTED.into() });
}

macro_rules! forward {
    ($codec:ty; $($get:ident $put:ident $type:ty;)*) => { $(
        fn $get<S: Source>(source: &mut S) -> Result<$type, Fault> {
            <$codec>::$get(source)
        }
        fn $put(writer: &mut Writer, value: $type) {
            <$codec>::$put(writer, value);
        }
    )* };
}

macro_rules! lenient {
    ($codec:ty, $format:ident) => {
        const NAME: &'static str = <$codec>::NAME;
        const FORMAT: Format = Format::$format;
        const FIXED_INTS: bool = <$codec>::FIXED_INTS;
        const CHAR: bool = true;

        forward! {
            $codec;
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
        }

        fn get_compact<S: Source>(source: &mut S, width_bytes: usize) -> Result<u128, Fault> {
            <$codec>::get_compact(source, width_bytes)
        }

        fn put_compact(writer: &mut Writer, value: u128, width_bytes: usize) {
            <$codec>::put_compact(writer, value, width_bytes);
        }
    };
}

impl Wire for Lenient<Bincode> {
    lenient!(Bincode, LenientBincode);

    fn get_char<S: Source>(source: &mut S) -> Result<char, Fault> {
        Bincode::get_char(source)
    }

    fn put_char(writer: &mut Writer, value: char) {
        Bincode::put_char(writer, value);
    }
}

impl Wire for Lenient<Scale> {
    lenient!(Scale, LenientScale);

    fn get_char<S: Source>(source: &mut S) -> Result<char, Fault> {
        Err(unsupported("char", source))
    }

    fn put_char(writer: &mut Writer, _: char) {
        unsupported_write("char", writer);
    }
}
