//! The items of a `Layout` impl that say how a type is viewed.

/// The items of a hand-written [`Layout`](trait@crate::Layout) that say: a view gives this type as
/// itself, read on the spot.
///
/// # Examples
///
/// ```
/// use perennial::{
///     Layout,
///     layout::Size,
///     wire::{Fault, Reader, Source, Wire, Writer},
/// };
///
/// /// Always one byte, whatever the codec.
/// struct Percent(u8);
///
/// impl Layout for Percent {
///     const SIZE: Size = Size::exactly(1);
///
///     perennial::viewed_by_value!();
///     perennial::shaped_as!(u8);
///
///     fn read<W: Wire>(reader: &mut Reader<'_>) -> ::core::result::Result<Self, Fault> {
///         reader.byte().map(Self)
///     }
///
///     fn write<W: Wire>(&self, writer: &mut Writer) {
///         writer.byte(self.0);
///     }
///
///     fn skip<W: Wire, S: Source>(source: &mut S) -> ::core::result::Result<(), Fault> {
///         source.advance(1)
///     }
/// }
/// ```
#[macro_export]
macro_rules! viewed_by_value {
    () => {
        type View<'__a, __W: $crate::wire::Wire> = Self;
        type Viewed<'__a, __W: $crate::wire::Wire> = Self;

        #[inline]
        fn view<'__a, __W: $crate::wire::Wire>(
            reader: &mut $crate::wire::Reader<'__a>,
        ) -> ::core::result::Result<Self, $crate::wire::Fault> {
            <Self as $crate::layout::Layout>::read::<__W>(reader)
        }

        #[inline]
        fn viewed<'__a, __W: $crate::wire::Wire>(
            view: Self::View<'__a, __W>,
        ) -> Self::Viewed<'__a, __W> {
            view
        }

        #[inline]
        fn made<'__a, __W: $crate::wire::Wire>(self) -> Self::Viewed<'__a, __W> {
            self
        }

        $crate::viewed_item_by_item!();
    };
}

/// The views of a sequence and of an array of these.
#[doc(hidden)]
#[macro_export]
macro_rules! viewed_item_by_item {
    () => {
        type Items<'__a, __W: $crate::wire::Wire> = $crate::layout::Seq<'__a, Self, __W>;
        type Array<'__a, __W: $crate::wire::Wire, const __LEN: usize> =
            [<Self as $crate::layout::Layout>::View<'__a, __W>; __LEN];

        #[inline]
        fn view_items<'__a, __W: $crate::wire::Wire>(
            reader: &mut $crate::wire::Reader<'__a>,
        ) -> ::core::result::Result<Self::Items<'__a, __W>, $crate::wire::Fault> {
            $crate::layout::Seq::view(reader)
        }

        #[inline]
        fn view_array<'__a, __W: $crate::wire::Wire, const __LEN: usize>(
            reader: &mut $crate::wire::Reader<'__a>,
        ) -> ::core::result::Result<Self::Array<'__a, __W, __LEN>, $crate::wire::Fault> {
            $crate::layout::view_array::<__W, Self, __LEN>(reader)
        }
    };
}

pub(in crate::layout) use {viewed_by_value as by_value, viewed_item_by_item as lazy};
