//! Arrays: their items alone, since the type says how many.

use super::{Layout, Size};
use crate::wire::{Fault, Reader, Source, Wire, Writer};

impl<T: Layout, const N: usize> Layout for [T; N] {
    const SIZE: Size = T::SIZE.times(N);

    #[inline]
    fn read<W: Wire>(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        T::read_array::<W, N>(reader)
    }

    #[inline]
    fn write<W: Wire>(&self, writer: &mut Writer) {
        T::write_many::<W>(self, writer);
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
    let mut slots = [const { None }; N];
    for slot in &mut slots {
        *slot = Some(T::read::<W>(reader)?);
    }
    // The loop has filled every slot, which safe code has no shorter way to say.
    Ok(slots.map(|slot| slot.unwrap_or_else(|| unreachable!("an array slot was left empty"))))
}
