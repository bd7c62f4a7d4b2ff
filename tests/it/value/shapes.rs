use std::collections::{BTreeMap, BTreeSet};

use perennial::{
    Bincode, Layout, Scale, layout,
    schema::{Codec, Value, ValueErrorKind},
};
use proptest::{
    collection::{btree_map, btree_set, vec},
    prelude::*,
};

use super::{
    agree::{agree, round_trips, schema},
    generous::{number, text},
};

const ALL: [Codec; 2] = Codec::ALL;

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Layout)]
struct Point {
    x: i16,
    name: String,
    y: Option<u8>,
}

fn point() -> impl Strategy<Value = Point> {
    (-2_i16..2, text(), any::<Option<u8>>()).prop_map(|(x, name, y)| Point { x, name, y })
}

const POINT: &str = r#"{"struct":[["x","I16"],["name","STRING"],["y","OPTION"]]}"#;

/// `POINT` with its types at these places.
fn point_at(places: [usize; 3]) -> String {
    let [integer, string, option] = places.map(|place| place.to_string());
    POINT.replace("\"I16\"", &integer).replace("\"STRING\"", &string).replace("\"OPTION\"", &option)
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Layout)]
enum Shape {
    Empty,
    Round(u32),
    Flat(u8, bool),
    #[layout(index = 9)]
    Named {
        id: u64,
        at: (u8, u8),
    },
}

const SHAPE: &str = r#"[{"enum":[[0,"Empty"],[1,"Round",[1]],[2,"Flat",[2,3]],[9,"Named",{"struct":[["id",4],["at",5]]}]]},"u32","u8","bool","u64",{"tuple":[2,2]}]"#;

fn shape() -> impl Strategy<Value = Shape> {
    prop_oneof![
        Just(Shape::Empty),
        number().prop_map(|n| Shape::Round(n as u32)),
        any::<(u8, bool)>().prop_map(|(a, b)| Shape::Flat(a, b)),
        (number(), any::<(u8, u8)>()).prop_map(|(id, at)| Shape::Named { id: id as u64, at }),
    ]
}

#[test]
fn structs_agree() {
    let json = format!(r#"[{},"i16","string",{{"option":4}},"u8"]"#, point_at([1, 2, 3]));
    agree(&json, &ALL, point());
    let json =
        format!(r#"[{{"set":5}},"i16","string",{{"option":4}},"u8",{}]"#, point_at([1, 2, 3]));
    agree(&json, &ALL, btree_set(point(), 0..5));
}

#[test]
fn enums_agree() {
    agree(SHAPE, &ALL, shape());
}

#[test]
fn options_and_results_agree() {
    agree(r#"[{"option":1},{"option":2},"unit"]"#, &ALL, any::<Option<Option<()>>>());
    agree(
        r#"[{"result":[1,2]},{"option":2},"string"]"#,
        &ALL,
        prop_oneof![
            prop::option::of(text()).prop_map(Ok::<_, String>),
            text().prop_map(Err::<Option<String>, _>)
        ],
    );
}

/// The order of an enum's variants is not in a schema: only repetitions are refused.
#[test]
fn variants_are_taken_in_any_order() {
    #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Layout)]
    enum Backwards {
        #[layout(index = 1)]
        First,
        #[layout(index = 0)]
        Second(u8),
    }
    let set = schema(r#"[{"set":1},{"enum":[[0,"Second",[2]],[1,"First"]]},"u8"]"#);
    let values = set.values();
    let typed = BTreeSet::from([Backwards::First, Backwards::Second(1), Backwards::Second(2)]);
    let bytes = layout::encode::<Scale, _>(&typed).unwrap();
    assert_eq!(bytes, [12, 1, 0, 1, 0, 2]);
    round_trips(&values, Codec::Scale, &bytes);
    round_trips(&values, Codec::Scale, &[12, 0, 1, 0, 2, 1]);
    for bad in [&[12, 1, 0, 2, 0, 1][..], &[12, 1, 0, 1, 0, 1], &[8, 1, 1]] {
        let error = values.decode(Codec::Scale, bad).unwrap_err();
        assert!(matches!(error.kind, ValueErrorKind::Bytes { .. }), "{error}");
        assert!(layout::decode::<Scale, BTreeSet<Backwards>>(bad).is_err());
    }
}

#[test]
fn unsorted_values_are_not_written() {
    let set = schema(r#"[{"set":1},"u8"]"#);
    let items = |items: &[u128]| Value::List(items.iter().map(|n| Value::Unsigned(*n)).collect());
    assert_eq!(set.encode(Codec::Scale, &items(&[1, 2])).unwrap(), [8, 1, 2]);
    for bad in [items(&[2, 1]), items(&[1, 1])] {
        let error = set.encode(Codec::Scale, &bad).unwrap_err();
        assert_eq!(error.kind, ValueErrorKind::Unsorted);
    }
}

/// A type that holds itself in every way there is.
#[derive(Clone, Debug, PartialEq, Layout)]
enum Tree {
    Leaf(u16),
    Next(Box<Tree>),
    Pair(Box<Tree>, Box<Tree>),
    List(Vec<Tree>),
    Map(BTreeMap<u8, Tree>),
    Maybe { tree: Option<Box<Tree>> },
}

pub(super) const TREE: &str = r#"[{"enum":[[0,"Leaf",[1]],[1,"Next",[0]],[2,"Pair",[0,0]],[3,"List",[2]],[4,"Map",[3]],[5,"Maybe",{"struct":[["tree",5]]}]]},"u16",{"list":0},{"map":[4,0]},"u8",{"option":0}]"#;

fn tree() -> impl Strategy<Value = Tree> {
    any::<u16>().prop_map(Tree::Leaf).prop_recursive(4, 12, 3, |inner| {
        prop_oneof![
            inner.clone().prop_map(|tree| Tree::Next(Box::new(tree))),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| Tree::Pair(Box::new(a), Box::new(b))),
            vec(inner.clone(), 0..3).prop_map(Tree::List),
            btree_map(any::<u8>(), inner.clone(), 0..3).prop_map(Tree::Map),
            prop::option::of(inner).prop_map(|tree| Tree::Maybe { tree: tree.map(Box::new) }),
        ]
    })
}

#[test]
fn types_that_hold_themselves_agree() {
    agree(TREE, &ALL, tree());
}

/// All that the typed decoder follows, the schema follows as well.
#[test]
fn the_deepest_typed_values_decode() {
    let tree = schema(TREE);
    let values = tree.values();
    let wraps: [fn(Tree) -> Tree; 4] = [
        |tree| Tree::Next(Box::new(tree)),
        |tree| Tree::List(vec![tree]),
        |tree| Tree::Map([(7, tree)].into()),
        |tree| Tree::Maybe { tree: Some(Box::new(tree)) },
    ];
    for wrap in wraps {
        let deepest = (0..128).fold(Tree::Leaf(7), |tree, _| wrap(tree));
        let scale = layout::encode::<Scale, _>(&deepest).unwrap();
        let value = round_trips(&values, Codec::Scale, &scale);
        let bincode = layout::encode::<Bincode, _>(&deepest).unwrap();
        assert_eq!(round_trips(&values, Codec::Bincode, &bincode), value);
        assert!(values.to_json(&value).is_ok());
    }
}

/// Collections are counted exactly.
#[test]
fn one_collection_more_than_the_typed_limit_is_refused() {
    let tree = schema(TREE);
    let mut bytes = [3, 4].repeat(129);
    bytes.extend([0, 7, 0]);
    assert!(layout::decode::<Scale, Tree>(&bytes).is_err());
    let error = tree.decode(Codec::Scale, &bytes).unwrap_err();
    assert!(error.to_string().contains("deeper than 128"), "{error}");
    assert!(tree.decode(Codec::Scale, &bytes[2..]).is_ok());
}

/// An entity inside is its body, without a tag.
#[test]
fn entities_are_their_bodies() {
    let org = schema(
        r#"[{"entity":"Org","version":2,"of":1},{"struct":[["name",2],["owner",3]]},"string",{"entity":"User","version":1,"of":4},{"struct":[["id",5]]},"u8"]"#,
    );
    let value = round_trips(&org.values(), Codec::Scale, &[4, b'x', 7]);
    assert_eq!(org.value_to_json(&value).unwrap(), r#"{"name":"x","owner":{"id":7}}"#);
    let error = org.decode(Codec::Scale, &[4, b'x']).unwrap_err();
    assert_eq!(error.to_string(), "owner.id: at byte 2: the input ends 1 byte(s) short");
}

/// Entities are ordered by their latest view, which a schema of one version does not tell.
#[test]
fn entities_are_taken_in_any_order_but_once() {
    let set =
        schema(r#"[{"set":1},{"entity":"Id","version":1,"of":2},{"struct":[["id",3]]},"u8"]"#);
    round_trips(&set.values(), Codec::Scale, &[8, 2, 1]);
    assert!(set.decode(Codec::Scale, &[8, 1, 1]).is_err());
}
