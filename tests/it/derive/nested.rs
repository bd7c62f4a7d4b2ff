//! Entities inside entities: one tag at the root, none inside.

use perennial::{Scale, Versioned, VersionedEntity, entity, error::DowncastKind};

use super::laws::{kept, kept_in_all, lost, reads_as, refused, version};

#[derive(Clone, Debug, Default, PartialEq, Versioned)]
#[versioned(latest = 3, derive(Clone, Debug, PartialEq))]
struct Item {
    id: u8,
    #[versioned(since = 2)]
    count: u16,
    #[versioned(since = 3)]
    note: String,
}

fn item(count: u16, note: &str) -> Item {
    Item { id: 5, count, note: note.into() }
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 4, derive(Clone, Debug, PartialEq))]
struct Bag {
    label: u8,
    #[versioned(nested(1 = 1, 2 = 2, 4 = 3))]
    one: Item,
    #[versioned(nested(1 = 1, 3 = 3))]
    maybe: Option<Item>,
    #[versioned(nested(1 = 1, 4 = 3))]
    boxed: Box<Item>,
    #[versioned(since = 3, nested(3 = 2))]
    many: Vec<Item>,
    #[versioned(since = 2, default = item(0, ""), nested(2 = 1, 3 = 2))]
    late: Item,
}

fn bag(plain: &Item) -> Bag {
    Bag {
        label: 1,
        one: plain.clone(),
        maybe: Some(plain.clone()),
        boxed: Box::new(plain.clone()),
        many: vec![],
        late: item(0, ""),
    }
}

#[test]
fn nested_entities_lie_at_their_pinned_versions() {
    let bag = bag(&item(0, ""));
    kept_in_all(&bag);
    let bytes = |n| entity::encode_as::<Scale, _>(&bag, version(n)).unwrap();
    assert_eq!(bytes(1), [1, 1, 5, 1, 5, 5]);
    assert_eq!(bytes(2), [2, 1, 5, 0, 0, 1, 5, 5, 5]);
    assert_eq!(bytes(3), [3, 1, 5, 0, 0, 1, 5, 0, 0, 0, 5, 0, 5, 0, 0]);
}

#[test]
fn an_upcast_lifts_what_lies_inside() {
    let inner = || ItemV1 { id: 5 };
    let first = BagV1 { label: 1, one: inner(), maybe: None, boxed: Box::new(inner()) };
    let latest = Bag { maybe: None, ..bag(&item(0, "")) };
    reads_as(&VersionedBag::V1(first.clone()), &latest);
    let second = BagV2 {
        label: 1,
        one: ItemV2 { id: 5, count: 0 },
        maybe: None,
        boxed: Box::new(inner()),
        late: inner(),
    };
    assert_eq!(VersionedBag::V1(first.clone()).upcast().unwrap(), VersionedBag::V2(second.clone()));
    assert_eq!(BagV2::try_from(first).unwrap(), second);
}

#[test]
fn what_does_not_fit_a_pinned_version_is_refused_with_the_way_to_it() {
    let bag = Bag { many: vec![item(1, "")], ..bag(&item(3, "")) };
    let inner =
        |needs, field, n| perennial::DowncastError::new("Item", version(n), lost(field, needs));
    let nested = |field, source| DowncastKind::Nested { field, source };
    assert_eq!(refused(&bag, 1), nested("one", inner(2, "count", 1)));
    assert_eq!(refused(&bag, 2), nested("maybe", inner(2, "count", 1)));
    assert_eq!(refused(&bag, 3), nested("boxed", inner(2, "count", 1)));
    let noted = Bag { many: vec![item(0, ""), item(1, "n")], ..bag.clone() };
    assert_eq!(refused(&noted, 4), nested("many", inner(3, "note", 2)));
    kept(&bag, 4);
    let lately = Bag { late: item(9, ""), ..self::bag(&item(0, "")) };
    assert_eq!(refused(&lately, 2), nested("late", inner(2, "count", 1)));
    assert_eq!(refused(&lately, 1), lost("late", 2));
}

/// Only the first and the third version of what lies inside.
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 3, derive(Clone, Debug, PartialEq))]
struct Leap {
    #[versioned(nested(1 = 1, 2 = 3))]
    items: Vec<Item>,
    #[versioned(since = 3)]
    flag: bool,
}

#[test]
fn a_pin_may_skip_versions_of_what_lies_inside() {
    kept_in_all(&Leap { items: vec![item(0, ""), item(0, "")], flag: false });
    let first = LeapV1 { items: vec![ItemV1 { id: 1 }] };
    let second = LeapV2 { items: vec![Item { id: 1, count: 0, note: String::new() }] };
    assert_eq!(LeapV2::try_from(first).unwrap(), second);
}

/// An entity that holds itself.
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, derive(Clone, Debug, PartialEq))]
struct Tree {
    leaf: u8,
    #[versioned(since = 2)]
    extra: u8,
    #[versioned(nested(1 = 1, 2 = 2))]
    children: Vec<Tree>,
    #[versioned(nested(1 = 1, 2 = 2))]
    left: Option<Box<Tree>>,
}

#[test]
fn an_entity_may_hold_itself() {
    let leaf = |leaf, extra| Tree { leaf, extra, children: vec![], left: None };
    let tree = Tree {
        children: vec![leaf(1, 0), leaf(2, 0)],
        left: Some(Box::new(leaf(3, 0))),
        ..leaf(0, 0)
    };
    kept_in_all(&tree);
    let grown = Tree { children: vec![leaf(1, 1)], ..tree };
    kept(&grown, 2);
    assert!(matches!(refused(&grown, 1), DowncastKind::Nested { field: "children", .. }));
}

/// Inside an enum.
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, derive(Clone, Debug, PartialEq))]
enum Step {
    Take(#[versioned(nested(1 = 1, 2 = 2))] Item, #[versioned(since = 2)] u8),
    Drop {
        #[versioned(nested(1 = 2))]
        what: Option<Item>,
    },
}

#[test]
fn variants_hold_entities_too() {
    kept_in_all(&Step::Take(item(0, ""), 0));
    kept_in_all(&Step::Drop { what: Some(item(8, "")) });
    kept_in_all(&Step::Drop { what: None });
    assert_eq!(refused(&Step::Take(item(0, ""), 1), 1), lost("1", 2));
    let old = StepV1::Drop { what: Some(ItemV2 { id: 5, count: 8 }) };
    reads_as(&VersionedStep::V1(old), &Step::Drop { what: Some(item(8, "")) });
}
