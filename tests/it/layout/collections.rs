use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, VecDeque},
};

use proptest::{
    collection::{btree_map, btree_set},
    prelude::*,
};

use super::{
    agree::{both, for_all},
    generous::{number, small, text},
};

#[test]
fn sequences_are_theirs() {
    for_all((small(text()), small(any::<(u8, Option<u16>)>())), |(texts, pairs)| {
        both(texts);
        both(pairs);
        both::<Cow<'static, [String]>>(&Cow::Owned(texts.clone()));
    });
    for len in [63, 64, 250, 251, 16_383, 16_384] {
        both(&vec![7_u8; len]);
        both(&vec![700_u16; len]);
    }
}

#[test]
fn wrapped_deques_are_theirs() {
    for_all((small(number()), small(number())), |(front, back)| {
        let mut numbers = VecDeque::with_capacity(16);
        let mut texts = VecDeque::with_capacity(16);
        for n in back {
            numbers.push_back(*n as u32);
            texts.push_back(n.to_string());
        }
        for n in front {
            numbers.push_front(*n as u32);
            texts.push_front(n.to_string());
        }
        both(&numbers);
        both(&texts);
    });
}

#[test]
fn maps_are_theirs() {
    for_all(btree_map(any::<i16>(), text(), 0..6), both);
    for_all(btree_map(text(), any::<(u8, bool)>(), 0..6), both);
    for_all(btree_map(any::<[u8; 2]>(), any::<u32>(), 0..6), both);
    both(&(0..300_u16).map(|n| (n, n)).collect::<BTreeMap<_, _>>());
}

#[test]
fn sets_are_theirs() {
    for_all(btree_set(text(), 0..6), both);
    for_all(btree_set(any::<i32>(), 0..6), both);
    for_all(btree_set(any::<u8>(), 0..6), both);
    both(&(0..300_u64).collect::<BTreeSet<_>>());
}
