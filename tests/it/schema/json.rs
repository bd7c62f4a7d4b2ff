//! Text that is no schema: one clear error each.

use perennial::schema::{Fingerprint, Schema};

#[test]
fn what_is_no_schema_is_refused_with_its_place() {
    let cases = [
        ("", "schema: EOF while parsing a value at line 1 column 0"),
        ("{}", "schema: a list of types is expected"),
        ("[]", "schema: it has no types"),
        (r#"["u7"]"#, "schema, type 0: there is no type `u7`; a newer release wrote it?"),
        (r#"[7]"#, "schema, type 0: `7` is no type"),
        (r#"["u8",{"list":2}]"#, "schema, type 1: there is no type 2"),
        (r#"[{"list":-1}]"#, "schema, type 0: there is no type -1"),
        (r#"[{"lists":0}]"#, r#"schema, type 0: no type has the keys ["lists"]"#),
        (r#"[{"map":[0]}]"#, "schema, type 0: two types are expected"),
        (r#"[{"array":0,"len":"x"}]"#, "schema, type 0: `len` is no number"),
        (r#"[{"compact":"i8"}]"#, "schema, type 0: compact integers have no sign"),
        (r#"[{"struct":[["a"]]}]"#, "schema, type 0: a field is its name and its type"),
        (r#"[{"struct":[[0,0]]}]"#, "schema, type 0: `0` is no name"),
        (r#"[{"enum":[[1,"B"],[0,"A"]]}]"#, "schema, type 0: the variants' indices do not ascend"),
        (r#"[{"enum":[[0,"B"],[0,"A"]]}]"#, "schema, type 0: the variants' indices do not ascend"),
        (r#"[{"enum":[[256,"B"]]}]"#, "schema, type 0: a variant's index goes from 0 to 255"),
        (
            r#"[{"enum":[["B"]]}]"#,
            "schema, type 0: a variant is its index, its name and its fields",
        ),
        (r#"[{"entity":"A","of":0,"version":0}]"#, "schema, type 0: versions go from 1 to 255"),
        (r#"[{"entity":"A","of":0,"version":1}]"#, "schema, type 0: an entity's body is no entity"),
    ];
    for (json, message) in cases {
        assert_eq!(Schema::from_json(json).unwrap_err().to_string(), message, "{json}");
    }
}

#[test]
fn nesting_in_the_text_is_bounded() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(Schema::from_json(&deep).unwrap_err().to_string().contains("recursion limit"));
}

#[test]
fn fingerprints_are_written_in_one_way() {
    let text = "0x0000000000000000000000000000000a";
    assert_eq!(text.parse(), Ok(Fingerprint(10)));
    assert_eq!(Fingerprint(10).to_string(), text);
    for wrong in [
        "",
        "0x",
        "0x0A",
        &text[2..],
        &text.to_uppercase(),
        &format!("{text}0"),
        "0x+000000000000000000000000000000a",
    ] {
        assert!(wrong.parse::<Fingerprint>().is_err(), "{wrong}");
    }
}
