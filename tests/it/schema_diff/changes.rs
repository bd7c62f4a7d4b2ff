//! Each change of fields and types, word for word.

use perennial::schema::diff;
use serde_json::{Value, json};

use super::build::{array, entity, leaf, list, map, option, record, schema, tuple};

pub fn told(old: &Value, new: &Value) -> Vec<String> {
    diff(&schema(old), &schema(new)).iter().map(ToString::to_string).collect()
}

/// What is told of a field that changes its type.
fn becomes(old: Value, new: Value) -> Vec<String> {
    let with = |ty| record(&[("name", leaf("string")), ("it", ty)]);
    told(&with(old), &with(new))
}

#[test]
fn integers_change_width_and_sign() {
    assert_eq!(becomes(leaf("u32"), leaf("u64")), ["field it: u32 became u64"]);
    assert_eq!(becomes(leaf("u32"), leaf("u16")), ["field it: u32 became u16"]);
    assert_eq!(becomes(leaf("u32"), leaf("i32")), ["field it: u32 became i32"]);
    let compact = |integer| json!({ "compact": integer });
    assert_eq!(becomes(leaf("u32"), compact("u32")), ["field it: u32 became Compact<u32>"]);
    assert_eq!(
        becomes(compact("u32"), compact("u64")),
        ["field it: Compact<u32> became Compact<u64>"]
    );
    assert_eq!(
        becomes(json!({ "nonzero": "u8" }), leaf("u8")),
        ["field it: NonZero<u8> became u8"]
    );
}

#[test]
fn options_come_go_and_change_inside() {
    let text = || leaf("string");
    assert_eq!(becomes(text(), option(text())), ["field it: String became Option<String>"]);
    assert_eq!(becomes(option(text()), text()), ["field it: Option<String> became String"]);
    assert_eq!(
        becomes(option(leaf("u32")), option(leaf("u64"))),
        ["field it: Option<u32> became Option<u64>"]
    );
    let zip = |ty| option(record(&[("zip", leaf(ty))]));
    assert_eq!(becomes(zip("u16"), zip("u32")), ["field it.zip: u16 became u32"]);
}

#[test]
fn collections_change_themselves_or_what_they_are_of() {
    let byte = || leaf("u8");
    assert_eq!(
        becomes(array(byte(), 20), array(byte(), 32)),
        ["field it: [u8; 20] became [u8; 32]"]
    );
    assert_eq!(becomes(list(byte()), array(byte(), 32)), ["field it: Vec<u8> became [u8; 32]"]);
    assert_eq!(
        becomes(list(byte()), json!({ "set": "u8" })),
        ["field it: Vec<u8> became BTreeSet<u8>"]
    );
    assert_eq!(becomes(list(byte()), list(leaf("u16"))), ["field it[]: u8 became u16"]);
    assert_eq!(
        becomes(map(byte(), leaf("u32")), map(leaf("string"), leaf("i32"))),
        ["field it (key): u8 became String", "field it (value): u32 became i32"]
    );
    let zips = |ty| map(byte(), list(record(&[("zip", leaf(ty))])));
    assert_eq!(becomes(zips("u16"), zips("bool")), ["field it (value)[].zip: u16 became bool"]);
    let result = |ok, error| json!({ "result": [ok, error] });
    assert_eq!(
        becomes(result("u8", "string"), result("i8", "char")),
        ["field it (ok): u8 became i8", "field it (error): String became char"]
    );
    let reverse = |of| json!({ "reverse": of });
    assert_eq!(becomes(reverse("u8"), reverse("u16")), ["field it: u8 became u16"]);
}

#[test]
fn tuples_change_by_number() {
    let (a, b) = (|| leaf("u8"), || leaf("string"));
    assert_eq!(becomes(tuple(&[a(), a()]), tuple(&[a(), b()])), ["part it.1: u8 became String"]);
    assert_eq!(becomes(tuple(&[a()]), tuple(&[a(), b()])), ["part it.1: String is new"]);
    assert_eq!(becomes(tuple(&[a(), b()]), tuple(&[a()])), ["part it.1 is gone"]);
    assert_eq!(told(&tuple(&[a(), b()]), &tuple(&[b(), b()])), ["part 0: u8 became String"]);
}

#[test]
fn fields_come_and_go() {
    let base = [("name", leaf("string")), ("karma", leaf("u32"))];
    let mut more = base.to_vec();
    more.push(("email", option(leaf("string"))));
    let (base, more) = (record(&base), record(&more));
    assert_eq!(told(&base, &more), ["field email: Option<String> is new, at place 3"]);
    assert_eq!(told(&more, &base), ["field email is gone"]);
}

#[test]
fn fields_change_their_names() {
    let fields = |a, b, ty| record(&[(a, leaf("u8")), (b, leaf(ty)), ("z", leaf("u8"))]);
    let old = fields("a", "nick", "string");
    assert_eq!(told(&old, &fields("a", "name", "string")), ["field nick became name: String"]);
    assert_eq!(told(&old, &fields("a", "karma", "u32")), ["field nick: String became karma: u32"]);
    let renamed_and_new = record(&[
        ("a", leaf("u8")),
        ("first", leaf("bool")),
        ("name", leaf("string")),
        ("z", leaf("u8")),
    ]);
    assert_eq!(
        told(&old, &renamed_and_new),
        ["field first: bool is new, at place 2", "field nick became name: String"]
    );
}

#[test]
fn names_swap_but_bytes_do_not() {
    let same = |a, b| record(&[(a, leaf("u32")), (b, leaf("u32"))]);
    assert_eq!(told(&same("a", "b"), &same("b", "a")), ["fields a and b swapped their names"]);
    let other = |a, b| record(&[(a, leaf("u32")), (b, leaf("string"))]);
    assert_eq!(told(&other("a", "b"), &other("b", "a")), ["fields a and b swapped their names"]);
}

#[test]
fn fields_change_places() {
    let order = |fields: &[(&str, &str)]| {
        record(&fields.iter().map(|(name, ty)| (*name, leaf(ty))).collect::<Vec<_>>())
    };
    let (a, b, c, d) = (("a", "u8"), ("b", "u16"), ("c", "u32"), ("d", "u64"));
    let old = order(&[a, b, c, d]);
    assert_eq!(told(&old, &order(&[a, c, b, d])), ["fields b and c changed places"]);
    assert_eq!(told(&old, &order(&[d, b, c, a])), ["fields a and d changed places"]);
    assert_eq!(told(&old, &order(&[b, c, d, a])), ["field a moved from place 1 to 4"]);
    assert_eq!(told(&old, &order(&[a, d, b, c])), ["field d moved from place 4 to 2"]);
    assert_eq!(
        told(&old, &order(&[b, a, d, c])),
        ["the fields changed their order: now b, a, d, c"]
    );
    assert_eq!(
        becomes(old, order(&[b, a, d, c])),
        ["the fields of it changed their order: now b, a, d, c"]
    );
}

#[test]
fn a_moved_field_is_still_looked_into() {
    let old = record(&[("a", leaf("u8")), ("b", leaf("u16"))]);
    let new = record(&[("b", leaf("u16")), ("a", leaf("u32"))]);
    assert_eq!(told(&old, &new), ["fields a and b changed places", "field a: u8 became u32"]);
}

#[test]
fn nested_changes_have_their_path() {
    let profile =
        |zip| record(&[("address", record(&[("street", leaf("string")), ("zip", leaf(zip))]))]);
    let user = |zip| record(&[("name", leaf("string")), ("profile", profile(zip))]);
    assert_eq!(told(&user("u16"), &user("u32")), ["field profile.address.zip: u16 became u32"]);
}

#[test]
fn a_shared_type_is_told_once() {
    let address = |zip| record(&[("zip", leaf(zip)), ("city", leaf("string"))]);
    let user = |zip| {
        record(&[
            ("home", address(zip)),
            ("work", address(zip)),
            ("others", list(address(zip))),
            ("codes", list(leaf(zip))),
            ("marks", list(leaf(zip))),
        ])
    };
    assert_eq!(
        told(&user("u16"), &user("u32")),
        [
            "field home.zip: u16 became u32",
            "field work changed as home did",
            "field others[] changed as home did",
            "field codes[]: u16 became u32",
            "field marks[]: u16 became u32",
        ]
    );
}

#[test]
fn a_type_that_holds_itself_is_told_once() {
    let tree = |label| {
        record(&[
            ("label", leaf(label)),
            ("children", list(leaf("^"))),
            ("next", option(leaf("^"))),
        ])
    };
    assert_eq!(told(&tree("u8"), &tree("string")), ["field label: u8 became String"]);
}

#[test]
fn nested_entities_change_their_pin_or_themselves() {
    let profile = |version, karma| entity("Profile", version, record(&[("karma", leaf(karma))]));
    assert_eq!(
        becomes(profile(1, "u8"), profile(2, "u16")),
        ["field it: Profile V1 became Profile V2"]
    );
    assert_eq!(
        becomes(list(profile(1, "u8")), list(profile(2, "u8"))),
        ["field it[]: Profile V1 became Profile V2"]
    );
    assert_eq!(
        becomes(option(profile(1, "u8")), option(profile(2, "u8"))),
        ["field it: Option<Profile V1> became Option<Profile V2>"]
    );
    assert_eq!(
        becomes(profile(1, "u8"), profile(1, "u16")),
        ["Profile V1 itself changed: field it.karma: u8 became u16"]
    );
    let other = entity("Person", 1, record(&[("karma", leaf("u8"))]));
    assert_eq!(becomes(profile(1, "u8"), other), ["field it: Profile V1 became Person V1"]);
    let body = record(&[("karma", leaf("u8"))]);
    assert_eq!(becomes(body, profile(1, "u8")), ["field it: struct { karma } became Profile V1"]);
}

#[test]
fn a_root_that_is_an_entity_is_looked_into() {
    let user = |version, karma| entity("User", version, record(&[("karma", leaf(karma))]));
    assert_eq!(told(&user(2, "u8"), &user(2, "u16")), ["field karma: u8 became u16"]);
    assert_eq!(
        told(&user(2, "u8"), &user(3, "u16")),
        ["User V2 became User V3", "field karma: u8 became u16"]
    );
}

#[test]
fn roots_of_other_kinds() {
    assert_eq!(told(&leaf("u8"), &leaf("string")), ["u8 became String"]);
    assert_eq!(told(&list(leaf("u8")), &list(leaf("bool"))), ["[]: u8 became bool"]);
    let foreign = |name| json!({ "foreign": name });
    assert_eq!(told(&foreign("Id"), &foreign("Hash")), ["foreign Id became foreign Hash"]);
}
