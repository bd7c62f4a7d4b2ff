//! `Vec`, `VecDeque` and borrowed-or-owned slices: a length, then the items.
//!
//! A length from the input is weighed against the bytes that are left before room is made for it.
//! Sequences of items that can hold further boxes or collections count as a level of nesting.

use alloc::{borrow::Cow, collections::VecDeque, vec::Vec};

use super::{
    Layout, Level, Size, Viewed,
    bulk::{assert_takes_bytes, is_leaf, skip_each, skip_run},
    fingerprint,
    shape::{ListKind, One, shaped_as},
    view::{check_items, lazy},
};
use crate::{
    schema::{Describer, Type, TypeRef},
    wire::{Fault, Reader, Source, Wire, Writer},
};

#[inline]
fn read_sequence<W: Wire, T: Layout>(reader: &mut Reader<'_>) -> Result<Vec<T>, Fault> {
    const { assert_takes_bytes::<W, T>() };
    let len = W::get_len(reader)?;
    if const { is_leaf::<W, T>() } {
        return T::read_many::<W>(reader, len);
    }
    reader.nested(|reader| T::read_many::<W>(reader, len))
}

#[inline]
fn write_sequence<W: Wire, T: Layout>(items: [&[T]; 2], writer: &mut Writer) {
    const { assert_takes_bytes::<W, T>() };
    W::put_len(writer, items.iter().map(|part| part.len()).sum());
    for part in items {
        if const { is_leaf::<W, T>() } {
            T::write_many::<W>(part, writer);
        } else {
            writer.nested(|writer| T::write_many::<W>(part, writer));
        }
    }
}

#[inline(always)]
fn skip_sequence<W: Wire, T: Layout, S: Source>(source: &mut S) -> Result<(), Fault> {
    const { assert_takes_bytes::<W, T>() };
    if let Some(bytes) = const { T::SIZE.fixed::<W>() } {
        return skip_run::<W, S>(source, bytes);
    }
    let len = W::get_len(source)?;
    if const { is_leaf::<W, T>() } {
        return skip_each::<W, T, S>(source, len);
    }
    source.nested(|source| skip_each::<W, T, S>(source, len))
}

/// Without a mention of `T::SIZE`, or types that hold lists of themselves would not compile.
const SEQUENCE: Size = Size::at_least(1);

impl<T: Layout> Layout for Vec<T> {
    const SIZE: Size = SEQUENCE;

    type Shape<D: Level> = One<ListKind, D::Of<T>>;

    fn describe(describer: &mut Describer) -> TypeRef {
        describer.place::<Self>(const { fingerprint::<Self>() }, |describer| {
            Type::List(T::describe(describer))
        })
    }

    type View<'a, W: Wire> = T::Items<'a, W>;
    type Viewed<'a, W: Wire> = Viewed<T::Items<'a, W>, Self>;

    lazy!();

    #[inline]
    fn view<'a, W: Wire>(reader: &mut Reader<'a>) -> Result<Self::View<'a, W>, Fault> {
        T::view_items::<W>(reader)
    }

    #[inline]
    fn viewed<'a, W: Wire>(view: Self::View<'a, W>) -> Self::Viewed<'a, W> {
        Viewed::Stored(view)
    }

    #[inline]
    fn made<'a, W: Wire>(self) -> Self::Viewed<'a, W> {
        Viewed::Made(self)
    }

    #[inline]
    fn check<W: Wire>(reader: &mut Reader<'_>) -> Result<(), Fault> {
        check_items::<W, T>(reader)
    }

    #[inline]
    fn read<W: Wire>(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        read_sequence::<W, T>(reader)
    }

    #[inline]
    fn write<W: Wire>(&self, writer: &mut Writer) {
        write_sequence::<W, T>([self, &[]], writer);
    }

    #[inline]
    fn room_within<W: Wire>(&self, levels: u32) -> usize {
        Size::room_len::<W>().saturating_add(T::room_many::<W>(self, levels))
    }

    #[inline(always)]
    fn skip<W: Wire, S: Source>(source: &mut S) -> Result<(), Fault> {
        skip_sequence::<W, T, S>(source)
    }
}

impl<T: Layout> Layout for VecDeque<T> {
    const SIZE: Size = SEQUENCE;

    shaped_as!(Vec<T>);

    type View<'a, W: Wire> = T::Items<'a, W>;
    type Viewed<'a, W: Wire> = Viewed<T::Items<'a, W>, Self>;

    lazy!();

    #[inline]
    fn view<'a, W: Wire>(reader: &mut Reader<'a>) -> Result<Self::View<'a, W>, Fault> {
        T::view_items::<W>(reader)
    }

    #[inline]
    fn viewed<'a, W: Wire>(view: Self::View<'a, W>) -> Self::Viewed<'a, W> {
        Viewed::Stored(view)
    }

    #[inline]
    fn made<'a, W: Wire>(self) -> Self::Viewed<'a, W> {
        Viewed::Made(self)
    }

    #[inline]
    fn check<W: Wire>(reader: &mut Reader<'_>) -> Result<(), Fault> {
        check_items::<W, T>(reader)
    }

    #[inline]
    fn read<W: Wire>(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        read_sequence::<W, T>(reader).map(Self::from)
    }

    #[inline]
    fn write<W: Wire>(&self, writer: &mut Writer) {
        let (front, back) = self.as_slices();
        write_sequence::<W, T>([front, back], writer);
    }

    #[inline]
    fn room_within<W: Wire>(&self, levels: u32) -> usize {
        let (front, back) = self.as_slices();
        Size::room_len::<W>()
            .saturating_add(T::room_many::<W>(front, levels))
            .saturating_add(T::room_many::<W>(back, levels))
    }

    #[inline(always)]
    fn skip<W: Wire, S: Source>(source: &mut S) -> Result<(), Fault> {
        skip_sequence::<W, T, S>(source)
    }
}

/// Always read as owned: a layout does not borrow from the input.
impl<T: Layout + Clone> Layout for Cow<'_, [T]> {
    const SIZE: Size = SEQUENCE;

    shaped_as!(Vec<T>);

    type View<'a, W: Wire> = T::Items<'a, W>;
    type Viewed<'a, W: Wire> = Viewed<T::Items<'a, W>, Vec<T>>;

    lazy!();

    #[inline]
    fn view<'a, W: Wire>(reader: &mut Reader<'a>) -> Result<Self::View<'a, W>, Fault> {
        T::view_items::<W>(reader)
    }

    #[inline]
    fn viewed<'a, W: Wire>(view: Self::View<'a, W>) -> Self::Viewed<'a, W> {
        Viewed::Stored(view)
    }

    #[inline]
    fn made<'a, W: Wire>(self) -> Self::Viewed<'a, W> {
        Viewed::Made(self.into_owned())
    }

    #[inline]
    fn check<W: Wire>(reader: &mut Reader<'_>) -> Result<(), Fault> {
        check_items::<W, T>(reader)
    }

    #[inline]
    fn read<W: Wire>(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        read_sequence::<W, T>(reader).map(Cow::Owned)
    }

    #[inline]
    fn write<W: Wire>(&self, writer: &mut Writer) {
        write_sequence::<W, T>([self, &[]], writer);
    }

    #[inline]
    fn room_within<W: Wire>(&self, levels: u32) -> usize {
        Size::room_len::<W>().saturating_add(T::room_many::<W>(self, levels))
    }

    #[inline(always)]
    fn skip<W: Wire, S: Source>(source: &mut S) -> Result<(), Fault> {
        skip_sequence::<W, T, S>(source)
    }
}
