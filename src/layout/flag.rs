//! `bool`, `Option` and `Result`: a first byte that must be 0 or 1.

use super::{Layout, Size};
use crate::wire::{Fault, FaultKind, Reader, Source, Wire, Writer};

const FLAG: Size = Size::exactly(1);

#[inline]
fn read_flag<S: Source>(source: &mut S, what: &'static str) -> Result<bool, Fault> {
    match source.byte()? {
        0 => Ok(false),
        1 => Ok(true),
        found => Err(source.fault(FaultKind::InvalidFlag { what, found })),
    }
}

/// Whether a `Result` is `Err`. Formats write it as an enum's variant, which may be wider than a byte.
#[inline]
fn read_is_err<W: Wire, S: Source>(source: &mut S) -> Result<bool, Fault> {
    match W::get_variant(source)? {
        0 => Ok(false),
        1 => Ok(true),
        index => {
            let found = u8::try_from(index).unwrap_or(u8::MAX);
            Err(source.fault(FaultKind::InvalidFlag { what: "Result", found }))
        }
    }
}

impl Layout for bool {
    const SIZE: Size = FLAG;

    #[inline]
    fn read<W: Wire>(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        read_flag(reader, "bool")
    }

    #[inline]
    fn write<W: Wire>(&self, writer: &mut Writer) {
        writer.byte(u8::from(*self));
    }

    #[inline]
    fn skip<W: Wire, S: Source>(source: &mut S) -> Result<(), Fault> {
        source.advance(1)
    }
}

impl<T: Layout> Layout for Option<T> {
    const SIZE: Size = FLAG.plus(Size::ZERO.or(T::SIZE));

    #[inline]
    fn read<W: Wire>(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        match read_flag(reader, "Option")? {
            true => T::read::<W>(reader).map(Some),
            false => Ok(None),
        }
    }

    #[inline]
    fn write<W: Wire>(&self, writer: &mut Writer) {
        match self {
            None => writer.byte(0),
            Some(value) => {
                writer.byte(1);
                value.write::<W>(writer);
            }
        }
    }

    #[inline]
    fn skip<W: Wire, S: Source>(source: &mut S) -> Result<(), Fault> {
        match read_flag(source, "Option")? {
            true => T::skip::<W, S>(source),
            false => Ok(()),
        }
    }
}

impl<T: Layout, E: Layout> Layout for Result<T, E> {
    const SIZE: Size = FLAG.plus(T::SIZE.or(E::SIZE));

    #[inline]
    fn read<W: Wire>(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        match read_is_err::<W, _>(reader)? {
            false => T::read::<W>(reader).map(Ok),
            true => E::read::<W>(reader).map(Err),
        }
    }

    #[inline]
    fn write<W: Wire>(&self, writer: &mut Writer) {
        match self {
            Ok(value) => {
                W::put_variant(writer, 0);
                value.write::<W>(writer);
            }
            Err(error) => {
                W::put_variant(writer, 1);
                error.write::<W>(writer);
            }
        }
    }

    #[inline]
    fn skip<W: Wire, S: Source>(source: &mut S) -> Result<(), Fault> {
        match read_is_err::<W, S>(source)? {
            false => T::skip::<W, S>(source),
            true => E::skip::<W, S>(source),
        }
    }
}
