//! `Box`, and owned-or-borrowed values of one type: the value itself, without a byte of their own.

use alloc::{borrow::Cow, boxed::Box};

use super::{Layout, Size, bulk::is_leaf, shape::shaped_as, view::lazy};
use crate::wire::{Fault, Reader, Source, Wire, Writer};

const fn assert_boxable<W: Wire, T: Layout>() {
    assert!(
        T::SIZE.min::<W>() > 0,
        "a box says that it takes at least one byte, so what it holds must never take none"
    );
}

/// A box counts as a level of nesting, since boxes are what types hold themselves by.
impl<T: Layout> Layout for Box<T> {
    /// Without a mention of `T::SIZE`, or types that hold themselves would not compile.
    const SIZE: Size = Size::at_least(1);

    shaped_as!(T);

    type View<'a, W: Wire> = T::View<'a, W>;
    type Viewed<'a, W: Wire> = T::Viewed<'a, W>;

    lazy!();

    #[inline]
    fn view<'a, W: Wire>(reader: &mut Reader<'a>) -> Result<Self::View<'a, W>, Fault> {
        const { assert_boxable::<W, T>() };
        if const { is_leaf::<W, T>() } {
            return T::view::<W>(reader);
        }
        reader.nested(|reader| T::view::<W>(reader))
    }

    #[inline]
    fn viewed<'a, W: Wire>(view: Self::View<'a, W>) -> Self::Viewed<'a, W> {
        T::viewed::<W>(view)
    }

    #[inline]
    fn made<'a, W: Wire>(self) -> Self::Viewed<'a, W> {
        T::made::<W>(*self)
    }

    #[inline]
    fn check<W: Wire>(reader: &mut Reader<'_>) -> Result<(), Fault> {
        const { assert_boxable::<W, T>() };
        if const { is_leaf::<W, T>() } {
            return T::check::<W>(reader);
        }
        reader.nested(|reader| T::check::<W>(reader))
    }

    #[inline]
    fn read<W: Wire>(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        const { assert_boxable::<W, T>() };
        if const { is_leaf::<W, T>() } {
            return T::read::<W>(reader).map(Self::new);
        }
        reader.nested(|reader| T::read::<W>(reader).map(Self::new))
    }

    #[inline]
    fn write<W: Wire>(&self, writer: &mut Writer) {
        const { assert_boxable::<W, T>() };
        if const { is_leaf::<W, T>() } {
            return T::write::<W>(self, writer);
        }
        writer.nested(|writer| T::write::<W>(self, writer));
    }

    /// Does not look inside, so that it does not follow a chain of boxes to its end.
    #[inline]
    fn room_within<W: Wire>(&self, levels: u32) -> usize {
        if const { is_leaf::<W, T>() } {
            T::room_within::<W>(self, levels)
        } else {
            Self::SIZE.room::<W>()
        }
    }

    #[inline]
    fn skip<W: Wire, S: Source>(source: &mut S) -> Result<(), Fault> {
        const { assert_boxable::<W, T>() };
        if const { is_leaf::<W, T>() } {
            return T::skip::<W, S>(source);
        }
        source.nested(T::skip::<W, S>)
    }
}

/// Always read as owned: a layout does not borrow from the input.
impl<T: Layout + Clone> Layout for Cow<'_, T> {
    const SIZE: Size = T::SIZE;

    shaped_as!(T);

    type View<'a, W: Wire> = T::View<'a, W>;
    type Viewed<'a, W: Wire> = T::Viewed<'a, W>;

    lazy!();

    #[inline]
    fn view<'a, W: Wire>(reader: &mut Reader<'a>) -> Result<Self::View<'a, W>, Fault> {
        T::view::<W>(reader)
    }

    #[inline]
    fn viewed<'a, W: Wire>(view: Self::View<'a, W>) -> Self::Viewed<'a, W> {
        T::viewed::<W>(view)
    }

    #[inline]
    fn made<'a, W: Wire>(self) -> Self::Viewed<'a, W> {
        T::made::<W>(self.into_owned())
    }

    #[inline]
    fn check<W: Wire>(reader: &mut Reader<'_>) -> Result<(), Fault> {
        T::check::<W>(reader)
    }

    #[inline]
    fn read<W: Wire>(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        T::read::<W>(reader).map(Cow::Owned)
    }

    #[inline]
    fn write<W: Wire>(&self, writer: &mut Writer) {
        T::write::<W>(self, writer);
    }

    #[inline]
    fn room_within<W: Wire>(&self, levels: u32) -> usize {
        T::room_within::<W>(self, levels)
    }

    #[inline]
    fn skip<W: Wire, S: Source>(source: &mut S) -> Result<(), Fault> {
        T::skip::<W, S>(source)
    }
}
