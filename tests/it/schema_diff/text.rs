//! Schemas as people read them.

use perennial::schema::{Schema, TypeRef};
use serde_json::{Value, json};

use super::build::{array, entity, leaf, list, map, option, record, schema, tuple, variants};

fn text(ty: &Value) -> String {
    schema(ty).to_string()
}

#[test]
fn types_are_called_as_in_rust() {
    for (ty, called) in [
        (leaf("unit"), "()"),
        (leaf("bool"), "bool"),
        (leaf("u128"), "u128"),
        (json!({ "nonzero": "i8" }), "NonZero<i8>"),
        (json!({ "compact": "u32" }), "Compact<u32>"),
        (leaf("f32"), "f32"),
        (leaf("f64"), "f64"),
        (leaf("char"), "char"),
        (leaf("string"), "String"),
        (leaf("duration"), "Duration"),
        (option(leaf("u8")), "Option<u8>"),
        (json!({ "result": ["u8", "string"] }), "Result<u8, String>"),
        (list(list(leaf("u8"))), "Vec<Vec<u8>>"),
        (json!({ "set": "u8" }), "BTreeSet<u8>"),
        (map(leaf("u8"), leaf("string")), "BTreeMap<u8, String>"),
        (array(leaf("u8"), 32), "[u8; 32]"),
        (tuple(&[leaf("u8")]), "(u8,)"),
        (tuple(&[leaf("u8"), leaf("bool")]), "(u8, bool)"),
        (json!({ "reverse": "u8" }), "Reverse<u8>"),
        (json!({ "foreign": "Hash" }), "foreign Hash"),
        (record(&[]), "struct {}"),
    ] {
        assert_eq!(text(&ty), called);
        assert_eq!(schema(&ty).short_name(TypeRef::ROOT), called);
    }
}

#[test]
fn structs_and_enums_stand_where_they_are_used() {
    let phone = record(&[("number", leaf("string")), ("country", leaf("u16"))]);
    let contact = variants(&[
        (0, "Nobody", Value::Null),
        (1, "Email", json!(["string"])),
        (4, "Phone", phone),
        (7, "Post", json!([{ "struct": [["street", "string"]] }, "u8"])),
    ]);
    let profile = entity("Profile", 2, record(&[("karma", leaf("u32"))]));
    let user = record(&[
        ("contact", contact),
        ("profile", option(profile)),
        ("id", entity("Id", 1, leaf("u64"))),
    ]);
    let expected = "\
User V3 struct {
    contact: enum {
        0 = Nobody,
        1 = Email(String),
        4 = Phone { number: String, country: u16 },
        7 = Post(
            struct {
                street: String,
            },
            u8,
        ),
    },
    profile: Option<Profile V2 struct {
        karma: u32,
    }>,
    id: Id V1 u64,
}";
    assert_eq!(text(&entity("User", 3, user)), expected);
}

#[test]
fn a_type_that_holds_itself_has_a_number() {
    let tree = record(&[("label", leaf("string")), ("children", list(leaf("^")))]);
    assert_eq!(text(&tree), "#0 = struct {\n    label: String,\n    children: Vec<#0>,\n}");
    // Only the one that does: `[{"list":1},{"struct":[["next",2]]},{"option":1}]`.
    let inner = Schema::from_json(r#"[{"list":1},{"struct":[["next",2]]},{"option":1}]"#).unwrap();
    assert_eq!(inner.to_string(), "Vec<#0 = struct {\n    next: Option<#0>,\n}>");
}

#[test]
fn short_shared_types_are_repeated_and_long_ones_are_not() {
    let short = record(&[("zip", leaf("u32"))]);
    let twice = |ty: Value| record(&[("home", ty.clone()), ("work", ty)]);
    let expected = "\
struct {
    home: struct {
        zip: u32,
    },
    work: struct {
        zip: u32,
    },
}";
    assert_eq!(text(&twice(short)), expected);
    let names: Vec<_> = (0..12).map(|at| format!("field_number_{at}")).collect();
    let long = record(&names.iter().map(|name| (name.as_str(), leaf("u32"))).collect::<Vec<_>>());
    let shared = text(&twice(long));
    assert!(shared.contains("home: #0 = struct {"), "{shared}");
    assert!(shared.ends_with("    work: #0,\n}"), "{shared}");
}

#[test]
fn short_names_are_cut_short() {
    let named =
        |names: &[&str]| record(&names.iter().map(|name| (*name, leaf("u8"))).collect::<Vec<_>>());
    let short = |ty: &Value| schema(ty).short_name(TypeRef::ROOT);
    assert_eq!(short(&named(&["a", "b", "c"])), "struct { a, b, c }");
    assert_eq!(short(&named(&["a", "b", "c", "d"])), "struct { a, b, c, … }");
    let two = variants(&[(0, "A", Value::Null), (9, "B", json!(["u8"]))]);
    assert_eq!(short(&option(two)), "Option<enum { A, B }>");
    assert_eq!(short(&entity("User", 2, leaf("u8"))), "User V2");
    assert_eq!(short(&list(list(list(list(leaf("u8")))))), "Vec<Vec<Vec<Vec<…>>>>");
}

#[test]
fn names_cannot_break_the_line() {
    let strange = record(&[("a\n}", leaf("u8")), ("", leaf("u8"))]);
    assert_eq!(text(&strange), "struct {\n    \"a\\n}\": u8,\n    \"\": u8,\n}");
}
