//! Each change of an enum's variants, word for word.

use serde_json::{Value, json};

use super::{
    build::{leaf, record, variants},
    changes::told,
};

const NONE: Value = Value::Null;

#[test]
fn variants_come_and_go() {
    let two = variants(&[(0, "Created", NONE), (1, "Changed", json!(["string"]))]);
    let one = variants(&[(0, "Created", NONE)]);
    assert_eq!(told(&one, &two), ["variant Changed is new, at index 1"]);
    assert_eq!(told(&two, &one), ["variant Changed is gone, its index was 1"]);
}

#[test]
fn a_variant_in_the_middle_moves_the_others() {
    let old = variants(&[(0, "A", NONE), (1, "B", NONE)]);
    let new = variants(&[(0, "A", NONE), (1, "X", NONE), (2, "B", NONE)]);
    assert_eq!(
        told(&old, &new),
        ["variant X is new, at index 1", "variant B moved from index 1 to 2"]
    );
}

#[test]
fn an_index_is_used_again() {
    let with = |variant| variants(&[(0, "A", NONE), variant]);
    let removed = with((2, "Removed", NONE));
    assert_eq!(
        told(&removed, &with((2, "Added", json!(["u32"])))),
        ["index 2 was Removed, is now Added(u32)"]
    );
    assert_eq!(
        told(&removed, &with((2, "Deleted", NONE))),
        ["variant Removed became Deleted, at the same index 2"]
    );
    let inside = |event| record(&[("event", event)]);
    assert_eq!(
        told(&inside(removed), &inside(with((2, "Added", json!(["u32"]))))),
        ["index 2 of event was Removed, is now Added(u32)"]
    );
}

#[test]
fn variants_swap_their_indices() {
    let both = |a, b| variants(&[(0, a, NONE), (1, b, NONE)]);
    assert_eq!(told(&both("A", "B"), &both("B", "A")), ["variants A and B swapped their indices"]);
    let old = variants(&[(0, "A", NONE), (1, "B", json!(["u8"]))]);
    let new = variants(&[(0, "B", json!(["u16"])), (1, "A", NONE)]);
    assert_eq!(
        told(&old, &new),
        ["part B.0: u8 became u16", "variants A and B swapped their indices"]
    );
}

#[test]
fn payloads_change() {
    let contact =
        |phone| record(&[("contact", variants(&[(0, "Nobody", NONE), (1, "Phone", phone)]))]);
    let named = |number| record(&[("number", leaf(number)), ("country", leaf("u16"))]);
    assert_eq!(
        told(&contact(named("string")), &contact(named("u64"))),
        ["field contact.Phone.number: String became u64"]
    );
    assert_eq!(
        told(&contact(json!(["string"])), &contact(json!(["u64"]))),
        ["part contact.Phone.0: String became u64"]
    );
    assert_eq!(
        told(&contact(json!(["string"])), &contact(json!(["string", "u16"]))),
        ["part contact.Phone.1: u16 is new"]
    );
    assert_eq!(
        told(&contact(json!(["string"])), &contact(named("string"))),
        ["variant of contact Phone(String) became Phone { number: String, country: u16 }"]
    );
    assert_eq!(
        told(&contact(NONE), &contact(json!(["u8"]))),
        ["variant of contact Phone became Phone(u8)"]
    );
    let two = |a, b| contact(record(&[(a, leaf("u8")), (b, leaf("u8"))]));
    assert_eq!(
        told(&two("a", "b"), &two("b", "a")),
        ["fields contact.Phone.a and b swapped their names"]
    );
    assert_eq!(told(&contact(NONE), &contact(json!([]))), [""; 0]);
}
