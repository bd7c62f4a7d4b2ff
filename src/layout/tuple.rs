//! Tuples, `()` and `PhantomData`: the parts one behind the other, nothing between them.

use core::marker::PhantomData;

use super::{
    Layout, Level, Size, fingerprint,
    view::{by_value, lazy},
};
use crate::{
    schema::{Describer, Type, TypeRef},
    wire::{Fault, Reader, Source, Wire, Writer},
};

macro_rules! tuple {
    ($($name:ident $index:tt),*) => {
        impl<$($name: Layout),*> Layout for ($($name,)*) {
            const SIZE: Size = Size::sum(&[$($name::SIZE),*]);

            type Shape<Here: Level> = ($(Here::Of<$name>,)*);

    fn describe(describer: &mut Describer) -> TypeRef {
        describer.place::<Self>(const { fingerprint::<Self>() }, |describer| Type::Tuple([$($name::describe(describer)),*].into()))
    }

            type View<'a, W: Wire> = ($($name::View<'a, W>,)*);
            type Viewed<'a, W: Wire> = ($($name::Viewed<'a, W>,)*);

            lazy!();

            #[inline]
            fn view<'a, W: Wire>(reader: &mut Reader<'a>) -> Result<Self::View<'a, W>, Fault> {
                Ok(($($name::view::<W>(reader)?,)*))
            }

            #[inline]
            fn viewed<'a, W: Wire>(view: Self::View<'a, W>) -> Self::Viewed<'a, W> {
                ($($name::viewed::<W>(view.$index),)*)
            }

            #[inline]
            fn made<'a, W: Wire>(self) -> Self::Viewed<'a, W> {
                ($(self.$index.made::<W>(),)*)
            }

            #[inline]
            fn check<W: Wire>(reader: &mut Reader<'_>) -> Result<(), Fault> {
                $($name::check::<W>(reader)?;)*
                Ok(())
            }

            #[inline]
            fn read<W: Wire>(reader: &mut Reader<'_>) -> Result<Self, Fault> {
                reader.ensure(const { <Self as Layout>::SIZE.min::<W>() })?;
                Ok(($($name::read::<W>(reader)?,)*))
            }

            #[inline]
            fn write<W: Wire>(&self, writer: &mut Writer) {
                $(self.$index.write::<W>(writer);)*
            }

            #[inline]
            fn room_within<W: Wire>(&self, levels: u32) -> usize {
                0_usize$(.saturating_add(self.$index.room_within::<W>(levels)))*
            }

            #[inline]
            fn skip<W: Wire, S: Source>(source: &mut S) -> Result<(), Fault> {
                if let Some(bytes) = const { <Self as Layout>::SIZE.fixed::<W>() } {
                    return source.advance(bytes);
                }
                $($name::skip::<W, S>(source)?;)*
                Ok(())
            }
        }
    };
}

tuple!(A 0);
tuple!(A 0, B 1);
tuple!(A 0, B 1, C 2);
tuple!(A 0, B 1, C 2, D 3);
tuple!(A 0, B 1, C 2, D 3, E 4);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11);

macro_rules! nothing {
    ($type:ty, $value:expr $(, $name:ident)?) => {
        impl$(<$name>)? Layout for $type {
            const SIZE: Size = Size::ZERO;

            type Shape<D: Level> = ();

            fn describe(describer: &mut Describer) -> TypeRef {
                describer.place::<Self>(const { fingerprint::<Self>() }, |_| Type::Unit)
            }

            by_value!();

            #[inline]
            fn read<W: Wire>(_: &mut Reader<'_>) -> Result<Self, Fault> {
                Ok($value)
            }

            #[inline]
            fn write<W: Wire>(&self, _: &mut Writer) {}

            #[inline]
            fn skip<W: Wire, S: Source>(_: &mut S) -> Result<(), Fault> {
                Ok(())
            }
        }
    };
}

nothing!((), ());
nothing!(PhantomData<T>, PhantomData, T);
