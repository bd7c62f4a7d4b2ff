//! parity-scale-codec's `Compact`: short for small numbers in SCALE, a plain integer in bincode.

use parity_scale_codec::Compact;

use super::{
    Layout, Size,
    shape::{leaf, shaped_as},
    view::by_value,
};
use crate::{
    schema::{Integer, Type},
    wire::{Fault, FaultKind, Reader, Source, Wire, Writer},
};

macro_rules! compact {
    ($($type:ty = $kind:ident),*) => { $(
        impl Layout for Compact<$type> {
            const SIZE: Size = Size::compact(size_of::<$type>());

            leaf!(Type::Compact(Integer::$kind));

            by_value!();

            #[inline]
            fn read<W: Wire>(reader: &mut Reader<'_>) -> Result<Self, Fault> {
                let number = W::get_compact(reader, size_of::<$type>())?;
                <$type>::try_from(number).map(Self).map_err(|_| {
                    let what = concat!("Compact<", stringify!($type), ">");
                    reader.fault(FaultKind::OutOfRange { what })
                })
            }

            #[inline]
            fn write<W: Wire>(&self, writer: &mut Writer) {
                W::put_compact(writer, u128::from(self.0), size_of::<$type>());
            }

            #[inline]
            fn skip<W: Wire, S: Source>(source: &mut S) -> Result<(), Fault> {
                W::get_compact(source, size_of::<$type>()).map(drop)
            }
        }
    )* };
}

compact!(u8 = U8, u16 = U16, u32 = U32, u64 = U64, u128 = U128);

impl Layout for Compact<()> {
    const SIZE: Size = Size::ZERO;

    shaped_as!(());

    by_value!();

    #[inline]
    fn read<W: Wire>(_: &mut Reader<'_>) -> Result<Self, Fault> {
        Ok(Self(()))
    }

    #[inline]
    fn write<W: Wire>(&self, _: &mut Writer) {}

    #[inline]
    fn skip<W: Wire, S: Source>(_: &mut S) -> Result<(), Fault> {
        Ok(())
    }
}
