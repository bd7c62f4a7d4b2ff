use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    time::Duration,
};

use proptest::{
    collection::{btree_map, btree_set, vec},
    option,
    prelude::*,
    result,
};

use super::{
    agree::{both, for_all},
    generous::{number, text},
};

#[test]
fn options_of_tuples_with_maps_are_theirs() {
    type Nested = Vec<Option<(u32, String, BTreeMap<u8, Vec<u64>>)>>;
    let numbers = vec(number().prop_map(|n| n as u64), 0..3);
    let entry = (any::<u32>(), text(), btree_map(any::<u8>(), numbers, 0..3));
    for_all(vec(option::of(entry), 0..3), |value: &Nested| both(value));
}

#[test]
fn results_of_sets_in_deques_are_theirs() {
    type Nested = (VecDeque<Result<BTreeSet<Vec<i16>>, Box<String>>>, Option<[Duration; 2]>);
    let set = btree_set(vec(any::<i16>(), 0..3), 0..3);
    let items = vec(result::maybe_ok(set, text().prop_map(Box::new)), 0..3);
    let durations = option::of(any::<(u32, u16)>().prop_map(|(secs, nanos)| {
        [Duration::new(secs.into(), 1), Duration::new(u64::MAX, nanos.into())]
    }));
    let both_parts = (items.prop_map(VecDeque::from), durations);
    for_all(both_parts, |value: &Nested| both(value));
}

#[test]
fn lists_of_lists_of_lists_are_theirs() {
    type Nested = Vec<Vec<Vec<Option<Option<bool>>>>>;
    for_all(vec(vec(vec(any::<Option<Option<bool>>>(), 0..3), 0..3), 0..3), |value: &Nested| {
        both(value);
    });
}
