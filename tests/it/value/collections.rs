use std::collections::{BTreeMap, BTreeSet, VecDeque};

use perennial::{Bincode, Layout, Scale, layout, schema::Codec};
use proptest::{
    collection::{btree_map, btree_set, vec},
    prelude::*,
};

use super::agree::{agree, agree_in_bincode, json_round_trips, round_trips, schema};
use super::generous::{number, small, text};

const ALL: [Codec; 2] = Codec::ALL;

#[test]
fn lists_agree() {
    agree(r#"[{"list":1},"u8"]"#, &ALL, vec(any::<u8>(), 0..20));
    agree(r#"[{"list":1},"u16"]"#, &ALL, small(number().prop_map(|n| n as u16)));
    agree(r#"[{"list":1},"string"]"#, &ALL, small(text()).prop_map(VecDeque::from));
    agree(r#"[{"list":1},{"list":2},"i8"]"#, &ALL, small(small(any::<i8>())));
    agree(r#"[{"list":1},{"tuple":[2,3]},"unit","bool"]"#, &ALL, small(any::<((), bool)>()));
}

#[test]
fn arrays_agree() {
    agree(r#"[{"array":1,"len":5},"u8"]"#, &ALL, any::<[u8; 5]>());
    agree(r#"[{"array":1,"len":3},"i64"]"#, &ALL, any::<[i64; 3]>());
    agree(r#"[{"array":1,"len":0},"i64"]"#, &ALL, any::<[i64; 0]>());
    agree(r#"[{"array":1,"len":7},"unit"]"#, &ALL, any::<[(); 7]>());
    agree(
        r#"[{"array":1,"len":2},{"array":2,"len":2},"string"]"#,
        &ALL,
        [[text(), text()], [text(), text()]],
    );
}

#[test]
fn sets_agree() {
    agree(r#"[{"set":1},"u8"]"#, &ALL, btree_set(any::<u8>(), 0..6));
    agree(r#"[{"set":1},"i32"]"#, &ALL, btree_set(-3_i32..300, 0..6));
    agree(r#"[{"set":1},"string"]"#, &ALL, btree_set(text(), 0..6));
    agree_in_bincode(r#"[{"set":1},"char"]"#, btree_set(any::<char>(), 0..6));
    agree(r#"[{"set":1},{"list":2},"u8"]"#, &ALL, btree_set(vec(0_u8..3, 0..4), 0..6));
    agree(r#"[{"set":1},{"list":2},"u16"]"#, &ALL, btree_set(vec(0_u16..3, 0..4), 0..6));
    agree(r#"[{"set":1},{"array":2,"len":2},"i16"]"#, &ALL, btree_set([-2_i16..2, -2..2], 0..6));
    agree(
        r#"[{"set":1},{"option":2},{"result":[3,4]},"u8","bool"]"#,
        &ALL,
        btree_set(any::<Option<Result<u8, bool>>>(), 0..6),
    );
    let sets = btree_set(btree_set(0_u8..4, 0..3), 0..6);
    agree(r#"[{"set":1},{"set":2},"u8"]"#, &ALL, sets);
    let maps = btree_set(btree_map(0_u8..3, 0_i8..2, 0..3), 0..6);
    agree(r#"[{"set":1},{"map":[2,3]},"u8","i8"]"#, &ALL, maps);
}

#[test]
fn maps_agree() {
    agree(r#"[{"map":[1,2]},"i16","string"]"#, &ALL, btree_map(any::<i16>(), text(), 0..6));
    agree(r#"[{"map":[1,2]},"string","u128"]"#, &ALL, btree_map(text(), number(), 0..6));
    agree(
        r#"[{"map":[1,2]},{"tuple":[3,4]},{"list":1},"u8","duration"]"#,
        &ALL,
        btree_map(durations(), small(durations()), 0..6),
    );
}

fn durations() -> impl Strategy<Value = (u8, std::time::Duration)> {
    (0_u8..3, any::<std::time::Duration>())
}

#[test]
fn long_collections_round_trip() {
    for len in [63, 64, 250, 251, 16_383, 16_384, 70_000_u32] {
        let texts: BTreeSet<String> = (0..len).map(|n| format!("{n:05}")).collect();
        let lists: BTreeMap<u32, Vec<u8>> =
            (0..len).map(|n| (n, vec![7; n as usize % 3])).collect();
        for codec in ALL {
            both(r#"[{"set":1},"string"]"#, codec, &texts);
            both(r#"[{"map":[1,2]},"u32",{"list":3},"u8"]"#, codec, &lists);
            both(r#"[{"list":1},"u8"]"#, codec, &vec![7_u8; len as usize]);
        }
    }
}

fn both<T: Layout>(json: &str, codec: Codec, value: &T) {
    let bytes = match codec {
        Codec::Scale => layout::encode::<Scale, T>(value).unwrap(),
        _ => layout::encode::<Bincode, T>(value).unwrap(),
    };
    let schema = schema(json);
    let values = schema.values();
    let value = round_trips(&values, codec, &bytes);
    json_round_trips(&values, &value);
}
