//! `bool`, `Option` and `Result`: a first byte that must be 0 or 1.

use super::{
    Layout, Level, Size, fingerprint,
    shape::{One, OptionKind, ResultKind, Two, leaf},
    view::{by_value, lazy},
};
use crate::{
    schema::{Describer, Type, TypeRef},
    wire::{Fault, FaultKind, Reader, Source, Wire, Writer},
};

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

    leaf!(Type::Bool);

    by_value!();

    #[inline]
    fn read<W: Wire>(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        read_flag(reader, "bool")
    }

    #[inline]
    fn write<W: Wire>(&self, writer: &mut Writer) {
        writer.byte(u8::from(*self));
    }

    #[inline(always)]
    fn skip<W: Wire, S: Source>(source: &mut S) -> Result<(), Fault> {
        source.advance(1)
    }
}

impl<T: Layout> Layout for Option<T> {
    const SIZE: Size = FLAG.plus(Size::ZERO.or(T::SIZE));

    type Shape<D: Level> = One<OptionKind, D::Of<T>>;

    fn describe(describer: &mut Describer) -> TypeRef {
        describer.place::<Self>(const { fingerprint::<Self>() }, |describer| {
            Type::Option(T::describe(describer))
        })
    }

    type View<'a, W: Wire> = Option<T::View<'a, W>>;
    type Viewed<'a, W: Wire> = Option<T::Viewed<'a, W>>;

    lazy!();

    #[inline]
    fn view<'a, W: Wire>(reader: &mut Reader<'a>) -> Result<Self::View<'a, W>, Fault> {
        match read_flag(reader, "Option")? {
            true => T::view::<W>(reader).map(Some),
            false => Ok(None),
        }
    }

    #[inline]
    fn viewed<'a, W: Wire>(view: Self::View<'a, W>) -> Self::Viewed<'a, W> {
        view.map(T::viewed::<W>)
    }

    #[inline]
    fn made<'a, W: Wire>(self) -> Self::Viewed<'a, W> {
        self.map(T::made::<W>)
    }

    #[inline]
    fn check<W: Wire>(reader: &mut Reader<'_>) -> Result<(), Fault> {
        match read_flag(reader, "Option")? {
            true => T::check::<W>(reader),
            false => Ok(()),
        }
    }

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
    fn room_within<W: Wire>(&self, levels: u32) -> usize {
        1 + self.as_ref().map_or(0, |value| value.room_within::<W>(levels))
    }

    #[inline(always)]
    fn skip<W: Wire, S: Source>(source: &mut S) -> Result<(), Fault> {
        match read_flag(source, "Option")? {
            true => T::skip::<W, S>(source),
            false => Ok(()),
        }
    }
}

impl<T: Layout, E: Layout> Layout for Result<T, E> {
    const SIZE: Size = FLAG.plus(T::SIZE.or(E::SIZE));

    type Shape<D: Level> = Two<ResultKind, D::Of<T>, D::Of<E>>;

    fn describe(describer: &mut Describer) -> TypeRef {
        describer.place::<Self>(const { fingerprint::<Self>() }, |describer| {
            Type::Result(T::describe(describer), E::describe(describer))
        })
    }

    type View<'a, W: Wire> = Result<T::View<'a, W>, E::View<'a, W>>;
    type Viewed<'a, W: Wire> = Result<T::Viewed<'a, W>, E::Viewed<'a, W>>;

    lazy!();

    #[inline]
    fn view<'a, W: Wire>(reader: &mut Reader<'a>) -> Result<Self::View<'a, W>, Fault> {
        match read_is_err::<W, _>(reader)? {
            false => T::view::<W>(reader).map(Ok),
            true => E::view::<W>(reader).map(Err),
        }
    }

    #[inline]
    fn viewed<'a, W: Wire>(view: Self::View<'a, W>) -> Self::Viewed<'a, W> {
        view.map(T::viewed::<W>).map_err(E::viewed::<W>)
    }

    #[inline]
    fn made<'a, W: Wire>(self) -> Self::Viewed<'a, W> {
        self.map(T::made::<W>).map_err(E::made::<W>)
    }

    #[inline]
    fn check<W: Wire>(reader: &mut Reader<'_>) -> Result<(), Fault> {
        match read_is_err::<W, _>(reader)? {
            false => T::check::<W>(reader),
            true => E::check::<W>(reader),
        }
    }

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
    fn room_within<W: Wire>(&self, levels: u32) -> usize {
        1 + match self {
            Ok(value) => value.room_within::<W>(levels),
            Err(error) => error.room_within::<W>(levels),
        }
    }

    #[inline(always)]
    fn skip<W: Wire, S: Source>(source: &mut S) -> Result<(), Fault> {
        match read_is_err::<W, S>(source)? {
            false => T::skip::<W, S>(source),
            true => E::skip::<W, S>(source),
        }
    }
}
