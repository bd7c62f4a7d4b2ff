//! What holds for any two schemas.

use perennial::schema::{Schema, diff, diff::Kind};
use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};
use serde_json::{Value, json};

/// A table of a few types that refer to each other at random, cycles included.
fn schemas() -> impl Strategy<Value = Schema> {
    (1_usize..6).prop_flat_map(|count| {
        let place = move || 0..count;
        let name = || prop::sample::select(vec!["a", "b", "c"]);
        let fields = || {
            let field = (name(), place()).prop_map(|(name, of)| json!([name, of]));
            prop::collection::vec(field, 0..4).prop_map(Value::Array)
        };
        let payload = || {
            prop_oneof![
                Just(Value::Null),
                prop::collection::vec(place(), 0..3).prop_map(|parts| json!(parts)),
                fields().prop_map(|fields| json!({ "struct": fields })),
            ]
        };
        let variants = prop::collection::btree_map(0_u32..4, (name(), payload()), 0..4).prop_map(|all| {
            let variant = |(index, (name, fields)): (u32, (&str, Value))| match fields {
                Value::Null => json!([index, name]),
                fields => json!([index, name, fields]),
            };
            json!({ "enum": all.into_iter().map(variant).collect::<Vec<_>>() })
        });
        let leaf = prop::sample::select(vec!["unit", "u8", "u16", "i16", "bool", "string"]);
        let ty = prop_oneof![
            4 => leaf.prop_map(|leaf| json!(leaf)),
            1 => prop::sample::select(vec!["option", "list", "set", "reverse"])
                .prop_flat_map(move |kind| place().prop_map(move |of| json!({ kind: of }))),
            1 => (place(), 0_u64..3).prop_map(|(of, len)| json!({ "array": of, "len": len })),
            1 => (prop::sample::select(vec!["map", "result"]), place(), place())
                .prop_map(|(kind, a, b)| json!({ kind: [a, b] })),
            1 => prop::collection::vec(place(), 0..3).prop_map(|parts| json!({ "tuple": parts })),
            3 => fields().prop_map(|fields| json!({ "struct": fields })),
            2 => variants,
            1 => (name(), 1_u8..3, place())
                .prop_map(|(name, version, of)| json!({ "entity": name, "of": of, "version": version })),
            1 => name().prop_map(|name| json!({ "foreign": name })),
        ];
        prop::collection::vec(ty, count).prop_filter_map("an entity in an entity", |types| {
            Schema::from_json(&Value::Array(types).to_string()).ok()
        })
    })
}

/// The schema with one of its types from another.
fn mutated() -> impl Strategy<Value = (Schema, Schema)> {
    (schemas(), schemas(), any::<prop::sample::Index>()).prop_filter_map(
        "no schema",
        |(a, b, at)| {
            let types = |schema: &Schema| -> Vec<Value> {
                serde_json::from_str(&schema.to_json()).unwrap()
            };
            let (mut changed, other) = (types(&a), types(&b));
            let at = at.index(changed.len());
            changed[at] = other[at % other.len()].clone();
            Some((a, Schema::from_json(&Value::Array(changed).to_string()).ok()?))
        },
    )
}

fn holds(old: &Schema, new: &Schema) {
    let changes = diff(old, new);
    assert_eq!(changes.is_empty(), old.fingerprint() == new.fingerprint());
    assert!(changes.iter().all(|change| change.kind() != &Kind::Unnamed), "{changes:?}");
    for change in &changes {
        let line = change.to_string();
        assert!(!line.is_empty() && !line.contains('\n'), "{line}");
    }
    assert!(!old.to_string().is_empty());
}

#[test]
fn changes_are_empty_if_and_only_if_fingerprints_are_equal() {
    let config = Config { cases: 10_000, failure_persistence: None, ..Config::default() };
    let pairs = prop_oneof![(schemas(), schemas()), mutated()];
    let (mut equal, mut different) = (0, 0);
    let counts = std::cell::RefCell::new((&mut equal, &mut different));
    TestRunner::new(config)
        .run(&pairs, |(old, new)| {
            holds(&old, &new);
            holds(&old, &old);
            let mut counts = counts.borrow_mut();
            let same = old.fingerprint() == new.fingerprint();
            *(if same { &mut *counts.0 } else { &mut *counts.1 }) += 1;
            Ok(())
        })
        .unwrap();
    assert!(equal > 100 && different > 100, "{equal} equal, {different} different");
}
