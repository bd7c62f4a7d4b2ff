//! `BTreeMap`: a length, then keys and values by ascending key.

use alloc::{collections::BTreeMap, vec::Vec};

use super::{
    Layout, Level, Map, Size, Viewed,
    bulk::{advance_many, assert_takes_bytes, is_leaf, room, room_of},
    fingerprint,
    shape::{MapKind, Two},
    view::lazy,
};
use crate::{
    schema::{Describer, Type, TypeRef},
    wire::{Fault, FaultKind, Reader, Source, Wire, Writer},
};

/// Keys that do not strictly ascend are refused: there is one order that a map is written in.
#[inline]
fn read_entries<W: Wire, K: Layout + Ord, V: Layout>(
    reader: &mut Reader<'_>,
    len: usize,
) -> Result<BTreeMap<K, V>, Fault> {
    let room = room::<(K, V)>(reader, len, const { <(K, V)>::SIZE.min::<W>() })?;
    let mut entries = Vec::<(K, V)>::with_capacity(room);
    for _ in 0..len {
        let key = K::read::<W>(reader)?;
        if entries.last().is_some_and(|(last, _)| *last >= key) {
            return Err(reader.fault(FaultKind::Unsorted));
        }
        entries.push((key, V::read::<W>(reader)?));
    }
    // Building from sorted entries fills whole nodes, which is faster than to insert each.
    Ok(BTreeMap::from_iter(entries))
}

#[inline]
pub(super) fn skip_entries<W: Wire, K: Layout, V: Layout, S: Source>(
    source: &mut S,
    len: usize,
) -> Result<(), Fault> {
    if let Some(bytes) = const { <(K, V)>::SIZE.fixed::<W>() } {
        return advance_many(source, len, bytes);
    }
    for _ in 0..len {
        K::skip::<W, S>(source)?;
        V::skip::<W, S>(source)?;
    }
    Ok(())
}

impl<K: Layout + Ord, V: Layout> Layout for BTreeMap<K, V> {
    const SIZE: Size = Size::at_least(1);

    type Shape<D: Level> = Two<MapKind, D::Of<K>, D::Of<V>>;

    fn describe(describer: &mut Describer) -> TypeRef {
        describer.place::<Self>(const { fingerprint::<Self>() }, |describer| {
            Type::Map(K::describe(describer), V::describe(describer))
        })
    }

    type View<'a, W: Wire> = Map<'a, K, V, W>;
    type Viewed<'a, W: Wire> = Viewed<Map<'a, K, V, W>, Self>;

    lazy!();

    #[inline]
    fn view<'a, W: Wire>(reader: &mut Reader<'a>) -> Result<Self::View<'a, W>, Fault> {
        Map::view(reader)
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
        const { assert_takes_bytes::<W, (K, V)>() };
        let len = W::get_len(reader)?;
        if const { is_leaf::<W, (K, V)>() } {
            return read_entries::<W, K, V>(reader, len);
        }
        reader.nested(|reader| read_entries::<W, K, V>(reader, len))
    }

    #[inline]
    fn write<W: Wire>(&self, writer: &mut Writer) {
        const { assert_takes_bytes::<W, (K, V)>() };
        W::put_len(writer, self.len());
        let entries = |writer: &mut Writer| {
            for (key, value) in self {
                key.write::<W>(writer);
                value.write::<W>(writer);
            }
        };
        match const { is_leaf::<W, (K, V)>() } {
            true => entries(writer),
            false => writer.nested(entries),
        }
    }

    #[inline]
    fn room_within<W: Wire>(&self, levels: u32) -> usize {
        Size::room_len::<W>().saturating_add(room_of::<W, (K, V), _>(
            self.iter(),
            levels,
            |(key, value), levels| {
                key.room_within::<W>(levels).saturating_add(value.room_within::<W>(levels))
            },
        ))
    }

    #[inline]
    fn skip<W: Wire, S: Source>(source: &mut S) -> Result<(), Fault> {
        const { assert_takes_bytes::<W, (K, V)>() };
        let len = W::get_len(source)?;
        if const { is_leaf::<W, (K, V)>() } {
            return skip_entries::<W, K, V, S>(source, len);
        }
        source.nested(|source| skip_entries::<W, K, V, S>(source, len))
    }
}
