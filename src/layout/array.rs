//! Arrays: their items alone, since the type says how many.

use super::{Layout, Level, Size, Viewed, fingerprint, shape::ArrayOf, view::lazy};
use crate::{
    schema::{Describer, Type, TypeRef},
    wire::{Fault, Reader, Source, Wire, Writer},
};

impl<T: Layout, const N: usize> Layout for [T; N] {
    const SIZE: Size = T::SIZE.times(N);

    type Shape<D: Level> = ArrayOf<D::Of<T>, N>;

    fn describe(describer: &mut Describer) -> TypeRef {
        describer.place::<Self>(const { fingerprint::<Self>() }, |describer| {
            Type::Array(T::describe(describer), N as u64)
        })
    }

    type View<'a, W: Wire> = T::Array<'a, W, N>;
    type Viewed<'a, W: Wire> = Viewed<T::Array<'a, W, N>, Self>;

    lazy!();

    #[inline]
    fn view<'a, W: Wire>(reader: &mut Reader<'a>) -> Result<Self::View<'a, W>, Fault> {
        T::view_array::<W, N>(reader)
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
        T::check_many::<W>(reader, N)
    }

    #[inline]
    fn read<W: Wire>(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        T::read_array::<W, N>(reader)
    }

    #[inline]
    fn write<W: Wire>(&self, writer: &mut Writer) {
        T::write_many::<W>(self, writer);
    }

    #[inline]
    fn room_within<W: Wire>(&self, levels: u32) -> usize {
        T::room_many::<W>(self, levels)
    }

    #[inline]
    fn skip<W: Wire, S: Source>(source: &mut S) -> Result<(), Fault> {
        if let Some(bytes) = const { T::SIZE.times(N).fixed::<W>() } {
            return source.advance(bytes);
        }
        for _ in 0..N {
            T::skip::<W, S>(source)?;
        }
        Ok(())
    }
}

/// Reads an array one item at a time.
#[inline]
pub(super) fn read_items<W: Wire, T: Layout, const N: usize>(
    reader: &mut Reader<'_>,
) -> Result<[T; N], Fault> {
    reader.ensure(const { T::SIZE.min::<W>() }.saturating_mul(N))?;
    each(|| T::read::<W>(reader))
}

/// Views an array one item at a time.
///
/// # Errors
///
/// A [`Fault`] as the items' views give.
#[inline]
pub fn view_items<'a, W: Wire, T: Layout, const N: usize>(
    reader: &mut Reader<'a>,
) -> Result<[T::View<'a, W>; N], Fault> {
    each(|| T::view::<W>(reader))
}

#[inline]
fn each<T, const N: usize>(mut next: impl FnMut() -> Result<T, Fault>) -> Result<[T; N], Fault> {
    let mut slots = [const { None }; N];
    for slot in &mut slots {
        *slot = Some(next()?);
    }
    // The loop has filled every slot, which safe code has no shorter way to say.
    Ok(slots.map(|slot| slot.unwrap_or_else(|| unreachable!("an array slot was left empty"))))
}
