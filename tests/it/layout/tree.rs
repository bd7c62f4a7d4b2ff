//! A type that holds itself, with its layout written by hand.

use std::collections::BTreeMap;

use perennial::{
    Layout,
    layout::Size,
    wire::{Fault, FaultKind, Reader, Source, Wire, Writer},
};
use proptest::{
    collection::{btree_map, vec},
    prelude::*,
};

use super::agree::{both, for_all};

#[derive(
    Clone,
    Debug,
    PartialEq,
    parity_scale_codec::Encode,
    parity_scale_codec::Decode,
    bincode::Encode,
    bincode::Decode,
)]
pub(super) enum Tree {
    Leaf(u16),
    Next(Box<Tree>),
    Pair(Box<Tree>, Box<Tree>),
    List(Vec<Tree>),
    Map(BTreeMap<u8, Tree>),
}

/// The same, derived: what the schema says.
#[derive(Layout)]
pub(super) enum TreeShape {
    Leaf(u16),
    Next(Box<Tree>),
    Pair(Box<Tree>, Box<Tree>),
    List(Vec<Tree>),
    Map(BTreeMap<u8, Tree>),
}

impl Layout for Tree {
    const SIZE: Size = Size::exactly(1).plus(Size::any(&[
        u16::SIZE,
        Box::<Tree>::SIZE,
        Size::sum(&[Box::<Tree>::SIZE, Box::<Tree>::SIZE]),
        Vec::<Tree>::SIZE,
        BTreeMap::<u8, Tree>::SIZE,
    ]));

    perennial::viewed_by_value!();
    perennial::shaped_as!(TreeShape);

    fn read<W: Wire>(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        match W::get_variant(reader)? {
            0 => u16::read::<W>(reader).map(Self::Leaf),
            1 => Box::read::<W>(reader).map(Self::Next),
            2 => Ok(Self::Pair(Box::read::<W>(reader)?, Box::read::<W>(reader)?)),
            3 => Vec::read::<W>(reader).map(Self::List),
            4 => BTreeMap::read::<W>(reader).map(Self::Map),
            index => Err(reader.fault(FaultKind::UnknownVariant { type_name: "Tree", index })),
        }
    }

    fn write<W: Wire>(&self, writer: &mut Writer) {
        match self {
            Self::Leaf(number) => {
                W::put_variant(writer, 0);
                number.write::<W>(writer);
            }
            Self::Next(tree) => {
                W::put_variant(writer, 1);
                tree.write::<W>(writer);
            }
            Self::Pair(left, right) => {
                W::put_variant(writer, 2);
                left.write::<W>(writer);
                right.write::<W>(writer);
            }
            Self::List(list) => {
                W::put_variant(writer, 3);
                list.write::<W>(writer);
            }
            Self::Map(map) => {
                W::put_variant(writer, 4);
                map.write::<W>(writer);
            }
        }
    }

    fn skip<W: Wire, S: Source>(source: &mut S) -> Result<(), Fault> {
        match W::get_variant(source)? {
            0 => u16::skip::<W, S>(source),
            1 => Box::<Self>::skip::<W, S>(source),
            2 => <(Box<Self>, Box<Self>)>::skip::<W, S>(source),
            3 => Vec::<Self>::skip::<W, S>(source),
            4 => BTreeMap::<u8, Self>::skip::<W, S>(source),
            index => Err(source.fault(FaultKind::UnknownVariant { type_name: "Tree", index })),
        }
    }
}

pub(super) fn tree() -> impl Strategy<Value = Tree> {
    any::<u16>().prop_map(Tree::Leaf).prop_recursive(4, 12, 3, |inner| {
        prop_oneof![
            inner.clone().prop_map(|tree| Tree::Next(Box::new(tree))),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| Tree::Pair(Box::new(a), Box::new(b))),
            vec(inner.clone(), 0..3).prop_map(Tree::List),
            btree_map(any::<u8>(), inner, 0..3).prop_map(Tree::Map),
        ]
    })
}

#[test]
fn types_that_hold_themselves_are_theirs() {
    for_all(tree(), both);
}
