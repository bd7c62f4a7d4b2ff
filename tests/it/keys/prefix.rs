//! A key's bytes begin with a prefix's bytes if and only if the key begins with the prefix.

use std::cell::Cell;

use perennial::{
    backend::KeyRange,
    key::{self, Key, KeyPrefix},
};
use proptest::prelude::*;

use super::{
    domain::{Id, Message},
    strategy::{self, bytes, run, text},
};

/// Whether the bytes match, by themselves and as a range for the engine.
fn matches<K: Key, P: KeyPrefix<K::Shape> + ?Sized>(key: &K, prefix: &P) -> bool {
    let mut bytes = Vec::new();
    prefix.write_prefix(&mut bytes);
    let key = key::encode(key);
    assert_eq!(KeyRange::prefix(&bytes).contains(&key), key.starts_with(&bytes));
    key.starts_with(&bytes)
}

/// Runs over keys and prefixes; both outcomes must turn up.
fn holds<S: Strategy>(strategy: S, outcome: impl Fn(&S::Value) -> (bool, bool))
where
    S::Value: std::fmt::Debug + Clone,
{
    let (hits, misses) = (Cell::new(0), Cell::new(0));
    run(&strategy, |value| {
        let (found, expected) = outcome(&value);
        assert_eq!(found, expected);
        let count = if expected { &hits } else { &misses };
        count.set(count.get() + 1);
    });
    assert!(hits.get() > 0 && misses.get() > 0, "both outcomes must turn up");
}

#[test]
fn texts_and_bytes_match_by_any_beginning() {
    holds((text(), text()), |(key, prefix)| {
        (matches(key, prefix.as_str()), key.starts_with(prefix.as_str()))
    });
    holds((text(), text()), |(key, prefix)| {
        (matches(&Id(key.clone()), prefix), key.starts_with(prefix.as_str()))
    });
    holds((bytes(), bytes()), |(key, prefix)| {
        (matches(key, prefix.as_slice()), key.starts_with(prefix))
    });
    let few = || prop::sample::select(vec![0_u8, 1, 0xff]);
    holds(([few(), few(), few()], bytes()), |(key, prefix)| {
        (matches(key, prefix), key.starts_with(prefix))
    });
    assert!(matches(&vec![1, 2, 3], &[1, 2]));
    assert!(matches(&[1_u8, 2, 3], &[1, 2]));
    assert!(!matches(&[1_u8, 2, 3], &[1, 2, 3, 4]));
}

#[test]
fn tuples_match_by_their_first_fields_whole() {
    let flag = || prop::sample::select(vec![0_u8, 1, 0xff]);
    holds((text(), bytes(), text()), |(a, b, prefix)| {
        (matches(&(a.clone(), b.clone()), &(prefix.as_str(),)), a == prefix)
    });
    holds((bytes(), flag(), text(), bytes(), flag()), |(a, b, c, x, y)| {
        let key = (a.clone(), *b, c.clone());
        (matches(&key, &(x.as_slice(), *y)), a == x && b == y)
    });
    holds((bytes(), strategy::i16(), strategy::i16()), |(a, b, x)| {
        let key = (*b, a.clone(), (), 7_u8, true);
        (matches(&key, &(*x,)), b == x)
    });
}

#[test]
fn fields_that_are_tuples_match_whole() {
    holds((text(), text(), text(), text(), text()), |(a, b, c, x, y)| {
        let key = ((a.clone(), b.clone()), c.clone());
        (matches(&key, &((x.clone(), y.clone()),)), a == x && b == y)
    });
}

#[test]
fn structs_match_by_the_shape_of_their_fields() {
    let key = Message { room: Id::new("r"), sent: 5, text: None };
    assert!(matches(&key, &("r",)));
    assert!(matches(&key, &(Id::new("r"),)));
    assert!(matches(&key, &("r".to_string(), 5_i64)));
    assert!(!matches(&key, &("r", 6_i64)));
    assert!(!matches(&key, &("",)));
}

#[test]
fn long_tuples_match_by_every_number_of_fields() {
    let key = (1_u8, 2_u8, 3_u8, 4_u8, 5_u8, 6_u8, 7_u8, 8_u8);
    assert!(matches(&key, &(1_u8,)));
    assert!(matches(&key, &(1_u8, 2_u8, 3_u8, 4_u8)));
    assert!(matches(&key, &(1_u8, 2_u8, 3_u8, 4_u8, 5_u8, 6_u8, 7_u8)));
    assert!(!matches(&key, &(1_u8, 2_u8, 3_u8, 4_u8, 5_u8, 6_u8, 8_u8)));
}
