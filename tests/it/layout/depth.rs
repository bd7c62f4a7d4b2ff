use std::{collections::BTreeMap, mem::ManuallyDrop};

use perennial::{
    Bincode, Layout, Scale, Versioned, entity, layout,
    wire::{EncodeError, FaultKind, Reader, Source, Wire},
};

use super::tree::Tree;

const TOO_DEEP: FaultKind = FaultKind::TooDeep { max: 128 };

fn chain(levels: usize) -> Tree {
    (0..levels).fold(Tree::Leaf(7), |tree, _| Tree::Next(Box::new(tree)))
}

fn chain_bytes(step: &[u8], levels: usize) -> Vec<u8> {
    let mut bytes = step.repeat(levels);
    bytes.extend([0, 7, 0]);
    bytes
}

fn round_trips<W: Wire>(levels: usize) {
    let tree = chain(levels);
    let bytes = layout::encode::<W, _>(&tree).unwrap();
    assert_eq!(layout::decode::<W, Tree>(&bytes).unwrap(), tree);
    let mut reader = Reader::new(&bytes);
    Tree::skip::<W, _>(&mut reader).unwrap();
    assert_eq!(reader.remaining(), 0);
}

fn refuses_deep_bytes<W: Wire>(step: &[u8]) {
    for levels in [129, 10_000, 1_000_000] {
        let bytes = chain_bytes(step, levels);
        assert_eq!(layout::decode::<W, Tree>(&bytes).unwrap_err().kind, TOO_DEEP);
        let fault = Tree::skip::<W, _>(&mut Reader::new(&bytes)).unwrap_err();
        assert_eq!(*fault.kind(), TOO_DEEP);
    }
}

#[test]
fn a_hundred_levels_round_trip() {
    round_trips::<Scale>(100);
    round_trips::<Bincode>(100);
    round_trips::<Scale>(128);
    round_trips::<Bincode>(128);
}

#[test]
fn hostile_nesting_is_refused_before_the_stack_ends() {
    let (next, list, map) = ([1], [3, 4], [4, 4, 0]);
    refuses_deep_bytes::<Scale>(&next);
    refuses_deep_bytes::<Scale>(&list);
    refuses_deep_bytes::<Scale>(&map);
    let (list, map) = ([3, 1], [4, 1, 0]);
    refuses_deep_bytes::<Bincode>(&next);
    refuses_deep_bytes::<Bincode>(&list);
    refuses_deep_bytes::<Bincode>(&map);
}

#[test]
fn what_could_not_be_read_back_is_not_written() {
    for levels in [129, 10_000] {
        let tree = chain(levels);
        let too_deep = Err(EncodeError::TooDeep { max: 128 });
        assert_eq!(layout::encode::<Scale, _>(&tree), too_deep);
        assert_eq!(layout::encode::<Bincode, _>(&tree), too_deep);
    }
}

/// A list of itself, without a box.
#[derive(Clone, Debug, Default, PartialEq, Layout)]
struct Nest {
    inner: Vec<Self>,
    map: BTreeMap<u8, Self>,
}

/// The same as an entity, which lies in itself at the same version.
#[derive(Clone, Debug, Default, PartialEq, Versioned)]
#[versioned(latest = 1)]
struct Home {
    name: String,
    #[versioned(nested(1 = 1))]
    rooms: Vec<Home>,
}

/// A value of so many levels. Not dropped, since its own destructor could end the stack.
fn nest<T: Default>(levels: usize, around: impl Fn(T) -> T) -> ManuallyDrop<T> {
    ManuallyDrop::new((0..levels).fold(T::default(), |inner, _| around(inner)))
}

#[test]
fn lists_of_themselves_are_refused_when_they_are_written() {
    let too_deep = Err(EncodeError::TooDeep { max: 128 });
    for levels in [129, 4_000, 100_000] {
        let lists = nest(levels, |nest| Nest { inner: vec![nest], ..Nest::default() });
        assert_eq!(layout::encode::<Scale, _>(&*lists), too_deep);
        let maps = nest(levels, |nest| Nest { map: [(1, nest)].into(), ..Nest::default() });
        assert_eq!(layout::encode::<Bincode, _>(&*maps), too_deep);
        let homes = nest(levels, |home| Home { rooms: vec![home], ..Home::default() });
        assert!(entity::encode::<Scale, _>(&*homes).is_err());
    }
}

#[test]
fn siblings_do_not_count_as_levels() {
    let tree = Tree::List(vec![chain(100); 50]);
    let bytes = layout::encode::<Scale, _>(&tree).unwrap();
    assert_eq!(layout::decode::<Scale, Tree>(&bytes).unwrap(), tree);
}
