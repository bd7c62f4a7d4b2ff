//! Bytes sort as keys do, end where they say, and read back.

use std::{cell::Cell, cmp::Ordering, cmp::Reverse, fmt::Debug, num::NonZero};

use perennial::key::{self, Key, Place};
use proptest::prelude::*;

use super::{
    domain::{Id, Message},
    strategy::{self, bytes, run, text},
};

fn inner<K: Key>(key: &K) -> Vec<u8> {
    let mut bytes = Vec::new();
    key.write_key(&mut bytes, Place::Inner);
    bytes
}

/// The laws of [`Key`] for pairs of keys, in both places and with a field behind them.
fn keeps_the_laws<K: Key + Ord + Debug + Clone>(keys: impl Strategy<Value = K> + 'static) {
    let keys = keys.boxed();
    let (less, equal) = (Cell::new(0), Cell::new(0));
    // One pair in eight is equal, so that the field behind alone decides.
    let pairs = (keys.clone(), keys, 0..8).prop_map(|(a, b, same)| match same {
        0 => (a.clone(), a),
        _ => (a, b),
    });
    run(&(pairs, any::<(u8, u8)>()), |((a, b), (x, y))| {
        let order = a.cmp(&b);
        match order {
            Ordering::Less => less.set(less.get() + 1),
            Ordering::Equal => equal.set(equal.get() + 1),
            Ordering::Greater => {}
        }
        assert_eq!(key::encode(&a).cmp(&key::encode(&b)), order, "at the end");
        assert_eq!(inner(&a).cmp(&inner(&b)), order, "before other fields");
        assert_eq!(inner(&a).starts_with(&inner(&b)), order.is_eq(), "one begins with the other");
        let (first, second) = ((a.clone(), x), (b, y));
        assert_eq!(
            key::encode(&first).cmp(&key::encode(&second)),
            first.cmp(&second),
            "with a field behind"
        );

        assert_eq!(key::decode::<K>(&key::encode(&a)).as_ref(), Ok(&a));
        let mut bytes = inner(&a);
        bytes.extend([0x00, x]);
        let mut rest = bytes.as_slice();
        assert_eq!(K::read_key(&mut rest, Place::Inner).as_ref(), Ok(&a));
        assert_eq!(rest, [0x00, x]);
    });
    assert!(less.get() > 0 && equal.get() > 0, "the pairs must differ, and not always");
}

#[test]
fn unsigned_integers_sort_as_numbers() {
    keeps_the_laws(strategy::u8());
    keeps_the_laws(strategy::u16());
    keeps_the_laws(strategy::u32());
    keeps_the_laws(strategy::u64());
    keeps_the_laws(strategy::u128());
}

#[test]
fn signed_integers_sort_as_numbers() {
    keeps_the_laws(strategy::i8());
    keeps_the_laws(strategy::i16());
    keeps_the_laws(strategy::i32());
    keeps_the_laws(strategy::i64());
    keeps_the_laws(strategy::i128());
}

#[test]
fn non_zero_integers_sort_as_numbers() {
    keeps_the_laws(strategy::u8().prop_filter_map("zero", NonZero::new));
    keeps_the_laws(strategy::u32().prop_filter_map("zero", NonZero::new));
    keeps_the_laws(strategy::u128().prop_filter_map("zero", NonZero::new));
    keeps_the_laws(strategy::i16().prop_filter_map("zero", NonZero::new));
    keeps_the_laws(strategy::i64().prop_filter_map("zero", NonZero::new));
}

#[test]
fn booleans_and_characters_sort_as_values() {
    keeps_the_laws(any::<bool>());
    let edges = vec!['\0', 'a', '\u{ff}', '\u{d7ff}', '\u{e000}', '\u{10ffff}'];
    keeps_the_laws(prop_oneof![prop::sample::select(edges), any::<char>()]);
}

#[test]
fn texts_sort_as_texts() {
    keeps_the_laws(text());
    keeps_the_laws(text().prop_map(String::into_boxed_str));
}

#[test]
fn byte_strings_sort_as_byte_strings() {
    keeps_the_laws(bytes());
    keeps_the_laws(bytes().prop_map(Vec::into_boxed_slice));
}

#[test]
fn arrays_sort_item_by_item() {
    keeps_the_laws([strategy::u8(), strategy::u8()]);
    keeps_the_laws([strategy::i16(), strategy::i16(), strategy::i16()]);
    keeps_the_laws([text(), text()]);
}

#[test]
fn options_sort_none_first() {
    keeps_the_laws(prop::option::of(strategy::u16()));
    keeps_the_laws(prop::option::of(text()));
    keeps_the_laws(prop::option::of(prop::option::of(bytes())));
}

#[test]
fn newtypes_and_structs_sort_field_by_field() {
    keeps_the_laws(text().prop_map(Id));
    let fields = (text().prop_map(Id), strategy::i64(), prop::option::of(text()));
    keeps_the_laws(fields.prop_map(|(room, sent, text)| Message { room, sent, text }));
}

#[test]
fn tuples_sort_field_by_field() {
    keeps_the_laws(text().prop_map(|a| (a,)));
    keeps_the_laws((text(), text()));
    keeps_the_laws((bytes(), strategy::u16(), bytes()));
    keeps_the_laws((strategy::i8(), text(), any::<bool>(), bytes()));
    let few = || prop::sample::select(vec![0_u8, 1, 0xff]);
    keeps_the_laws((few(), bytes(), few(), few(), few()));
    keeps_the_laws((few(), few(), bytes(), few(), few(), few()));
    keeps_the_laws((few(), few(), few(), bytes(), few(), few(), few()));
    keeps_the_laws((few(), few(), few(), few(), bytes(), few(), few(), bytes()));
}

#[test]
fn tuples_in_tuples_sort_field_by_field() {
    keeps_the_laws(((text(), text()), text()));
    keeps_the_laws((text(), (bytes(), text())));
    keeps_the_laws((prop::option::of((text(), strategy::i8())), (bytes(), (text(), bytes()))));
    keeps_the_laws([(text(), bytes()), (text(), bytes())]);
}

#[test]
fn reverse_sorts_the_other_way_round() {
    keeps_the_laws(strategy::i32().prop_map(Reverse));
    keeps_the_laws(text().prop_map(Reverse));
    keeps_the_laws(prop::option::of(bytes()).prop_map(Reverse));
    keeps_the_laws((text().prop_map(Reverse), bytes()).prop_map(Reverse));
    keeps_the_laws((strategy::u8(), bytes().prop_map(Reverse), text().prop_map(Reverse)));
}

#[test]
fn the_unit_takes_no_bytes() {
    assert!(key::encode(&()).is_empty());
    assert_eq!(key::decode::<()>(&[]), Ok(()));
    assert_eq!(key::encode(&(7_u8, (), 8_u8)), [7, 8]);
    assert_eq!(key::decode::<(u8, (), u8)>(&[7, 8]), Ok((7, (), 8)));
}
