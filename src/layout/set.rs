//! `BTreeSet`: a length, then the items, ascending.

use alloc::{collections::BTreeSet, vec::Vec};

use super::{
    Layout, Level, Set, Size, Viewed,
    bulk::{assert_takes_bytes, is_leaf, room_of, skip_each},
    fingerprint,
    shape::{One, SetKind},
    view::lazy,
};
use crate::{
    schema::{Describer, Type, TypeRef},
    wire::{Fault, FaultKind, Reader, Source, Wire, Writer},
};

#[inline]
fn read_items<W: Wire, T: Layout + Ord>(
    reader: &mut Reader<'_>,
    len: usize,
) -> Result<BTreeSet<T>, Fault> {
    let items: Vec<T> = T::read_many::<W>(reader, len)?;
    if !items.is_sorted_by(|a, b| a < b) {
        return Err(reader.fault(FaultKind::Unsorted));
    }
    Ok(BTreeSet::from_iter(items))
}

impl<T: Layout + Ord> Layout for BTreeSet<T> {
    const SIZE: Size = Size::at_least(1);

    type Shape<D: Level> = One<SetKind, D::Of<T>>;

    fn describe(describer: &mut Describer) -> TypeRef {
        describer.place::<Self>(const { fingerprint::<Self>() }, |describer| {
            Type::Set(T::describe(describer))
        })
    }

    type View<'a, W: Wire> = Set<'a, T, W>;
    type Viewed<'a, W: Wire> = Viewed<Set<'a, T, W>, Self>;

    lazy!();

    #[inline]
    fn view<'a, W: Wire>(reader: &mut Reader<'a>) -> Result<Self::View<'a, W>, Fault> {
        Set::view(reader)
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
    fn read<W: Wire>(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        const { assert_takes_bytes::<W, T>() };
        let len = W::get_len(reader)?;
        if const { is_leaf::<W, T>() } {
            return read_items::<W, T>(reader, len);
        }
        reader.nested(|reader| read_items::<W, T>(reader, len))
    }

    #[inline]
    fn write<W: Wire>(&self, writer: &mut Writer) {
        const { assert_takes_bytes::<W, T>() };
        W::put_len(writer, self.len());
        let items = |writer: &mut Writer| {
            for item in self {
                item.write::<W>(writer);
            }
        };
        match const { is_leaf::<W, T>() } {
            true => items(writer),
            false => writer.nested(items),
        }
    }

    #[inline]
    fn room_within<W: Wire>(&self, levels: u32) -> usize {
        Size::room_len::<W>().saturating_add(room_of::<W, T, _>(
            self.iter(),
            levels,
            T::room_within::<W>,
        ))
    }

    #[inline]
    fn skip<W: Wire, S: Source>(source: &mut S) -> Result<(), Fault> {
        let len = W::get_len(source)?;
        if const { is_leaf::<W, T>() } {
            return skip_each::<W, T, S>(source, len);
        }
        source.nested(|source| skip_each::<W, T, S>(source, len))
    }
}
