//! Integers, floats and `char`.
//!
//! A number flows through the codec's own `get_…` and `put_…`. Where the format keeps integers at
//! full width, a run of them is one check and one copy.

use alloc::vec::Vec;
use core::num::NonZero;

use super::{
    Layout, Size,
    bulk::{copy_array, copy_in, copy_out, read_numbers, skip_each, take_run},
    shape::leaf,
    view::by_value,
};
use crate::{
    schema::{Integer, Type},
    wire::{Fault, FaultKind, Reader, Source, Wire, Writer},
};

impl Layout for u8 {
    const SIZE: Size = Size::exactly(1);

    leaf!(Type::Integer(Integer::U8));

    type View<'a, W: Wire> = Self;
    type Viewed<'a, W: Wire> = Self;
    type Items<'a, W: Wire> = &'a [Self];
    type Array<'a, W: Wire, const N: usize> = &'a [Self; N];

    #[inline]
    fn view<'a, W: Wire>(reader: &mut Reader<'a>) -> Result<Self, Fault> {
        reader.byte()
    }

    #[inline]
    fn viewed<'a, W: Wire>(view: Self::View<'a, W>) -> Self::Viewed<'a, W> {
        view
    }

    #[inline]
    fn made<'a, W: Wire>(self) -> Self::Viewed<'a, W> {
        self
    }

    #[inline]
    fn view_items<'a, W: Wire>(reader: &mut Reader<'a>) -> Result<&'a [Self], Fault> {
        take_run::<W>(reader)
    }

    #[inline]
    fn view_array<'a, W: Wire, const N: usize>(
        reader: &mut Reader<'a>,
    ) -> Result<&'a [Self; N], Fault> {
        reader.array_ref()
    }

    #[inline]
    fn check_many<W: Wire>(reader: &mut Reader<'_>, len: usize) -> Result<(), Fault> {
        reader.advance(len)
    }

    #[inline]
    fn read<W: Wire>(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        reader.byte()
    }

    #[inline]
    fn write<W: Wire>(&self, writer: &mut Writer) {
        writer.byte(*self);
    }

    #[inline]
    fn skip<W: Wire, S: Source>(source: &mut S) -> Result<(), Fault> {
        source.advance(1)
    }

    #[inline]
    fn read_many<W: Wire>(reader: &mut Reader<'_>, len: usize) -> Result<Vec<Self>, Fault> {
        reader.take(len).map(<[u8]>::to_vec)
    }

    #[inline]
    fn write_many<W: Wire>(items: &[Self], writer: &mut Writer) {
        writer.bytes(items);
    }

    #[inline]
    fn read_array<W: Wire, const N: usize>(reader: &mut Reader<'_>) -> Result<[Self; N], Fault> {
        reader.array()
    }
}

/// Numbers that always lie as their little-endian bytes.
macro_rules! plain {
    ($($type:ty = $kind:expr),*) => { $(
        impl Layout for $type {
            const SIZE: Size = Size::exactly(size_of::<Self>());

            leaf!($kind);

            by_value!();

            #[inline]
            fn check_many<W: Wire>(reader: &mut Reader<'_>, len: usize) -> Result<(), Fault> {
                skip_each::<W, Self, _>(reader, len)
            }

            #[inline]
            fn read<W: Wire>(reader: &mut Reader<'_>) -> Result<Self, Fault> {
                reader.array().map(Self::from_le_bytes)
            }

            #[inline]
            fn write<W: Wire>(&self, writer: &mut Writer) {
                writer.bytes(&self.to_le_bytes());
            }

            #[inline]
            fn skip<W: Wire, S: Source>(source: &mut S) -> Result<(), Fault> {
                source.advance(size_of::<Self>())
            }

            #[inline]
            fn read_many<W: Wire>(reader: &mut Reader<'_>, len: usize) -> Result<Vec<Self>, Fault> {
                copy_out(reader, len, Self::from_le_bytes)
            }

            #[inline]
            fn write_many<W: Wire>(items: &[Self], writer: &mut Writer) {
                copy_in(items, writer, Self::to_le_bytes);
            }

            #[inline]
            fn read_array<W: Wire, const N: usize>(
                reader: &mut Reader<'_>,
            ) -> Result<[Self; N], Fault> {
                copy_array(reader, Self::default(), Self::from_le_bytes)
            }
        }
    )* };
}

plain!(i8 = Type::Integer(Integer::I8), f32 = Type::F32, f64 = Type::F64);

/// Numbers that some formats keep at full width and others shorten.
macro_rules! numbers {
    ($($type:ty = $kind:ident $get:ident $put:ident;)*) => { $(
        impl Layout for $type {
            const SIZE: Size = Size::integer(size_of::<Self>());

            leaf!(Type::Integer(Integer::$kind));

            by_value!();

            #[inline]
            fn check_many<W: Wire>(reader: &mut Reader<'_>, len: usize) -> Result<(), Fault> {
                skip_each::<W, Self, _>(reader, len)
            }

            #[inline]
            fn read<W: Wire>(reader: &mut Reader<'_>) -> Result<Self, Fault> {
                W::$get(reader)
            }

            #[inline]
            fn write<W: Wire>(&self, writer: &mut Writer) {
                W::$put(writer, *self);
            }

            #[inline]
            fn skip<W: Wire, S: Source>(source: &mut S) -> Result<(), Fault> {
                if W::FIXED_INTS {
                    return source.advance(size_of::<Self>());
                }
                W::$get(source).map(drop)
            }

            #[inline]
            fn read_many<W: Wire>(reader: &mut Reader<'_>, len: usize) -> Result<Vec<Self>, Fault> {
                if W::FIXED_INTS {
                    return copy_out(reader, len, Self::from_le_bytes);
                }
                read_numbers::<W, Self>(reader, len, 0)
            }

            #[inline]
            fn write_many<W: Wire>(items: &[Self], writer: &mut Writer) {
                if W::FIXED_INTS {
                    return copy_in(items, writer, Self::to_le_bytes);
                }
                for item in items {
                    W::$put(writer, *item);
                }
            }

            #[inline]
            fn read_array<W: Wire, const N: usize>(
                reader: &mut Reader<'_>,
            ) -> Result<[Self; N], Fault> {
                if W::FIXED_INTS {
                    return copy_array(reader, 0, Self::from_le_bytes);
                }
                let mut array = [0; N];
                for slot in &mut array {
                    *slot = W::$get(reader)?;
                }
                Ok(array)
            }
        }
    )* };
}

numbers! {
    u16 = U16 get_u16 put_u16;
    u32 = U32 get_u32 put_u32;
    u64 = U64 get_u64 put_u64;
    u128 = U128 get_u128 put_u128;
    i16 = I16 get_i16 put_i16;
    i32 = I32 get_i32 put_i32;
    i64 = I64 get_i64 put_i64;
    i128 = I128 get_i128 put_i128;
}

macro_rules! non_zero {
    ($($type:ty = $kind:ident),*) => { $(
        impl Layout for NonZero<$type> {
            const SIZE: Size = <$type as Layout>::SIZE;

            leaf!(Type::NonZero(Integer::$kind));

            by_value!();

            #[inline]
            fn read<W: Wire>(reader: &mut Reader<'_>) -> Result<Self, Fault> {
                let number = <$type as Layout>::read::<W>(reader)?;
                Self::new(number).ok_or_else(|| {
                    let what = concat!("NonZero<", stringify!($type), ">");
                    reader.fault(FaultKind::OutOfRange { what })
                })
            }

            #[inline]
            fn write<W: Wire>(&self, writer: &mut Writer) {
                self.get().write::<W>(writer);
            }

            #[inline]
            fn skip<W: Wire, S: Source>(source: &mut S) -> Result<(), Fault> {
                <$type as Layout>::skip::<W, S>(source)
            }
        }
    )* };
}

non_zero!(
    u8 = U8,
    u16 = U16,
    u32 = U32,
    u64 = U64,
    u128 = U128,
    i8 = I8,
    i16 = I16,
    i32 = I32,
    i64 = I64,
    i128 = I128
);

/// The codec's `char`; using it with a codec that has none does not compile.
impl Layout for char {
    const SIZE: Size = Size::between(1, 4);

    leaf!(Type::Char);

    by_value!();

    #[inline]
    fn read<W: Wire>(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        W::get_char(reader)
    }

    #[inline]
    fn write<W: Wire>(&self, writer: &mut Writer) {
        W::put_char(writer, *self);
    }

    #[inline]
    fn skip<W: Wire, S: Source>(source: &mut S) -> Result<(), Fault> {
        W::get_char(source).map(drop)
    }
}
