//! Values as JSON.

use perennial::schema::{Codec, Value, ValueErrorKind};

use super::agree::{json_round_trips, schema};

/// Of bytes in SCALE.
fn json_of(types: &str, bytes: &[u8]) -> String {
    let schema = schema(types);
    let value = schema.decode(Codec::Scale, bytes).unwrap();
    json_round_trips(&schema.values(), &value)
}

#[test]
fn every_kind_has_its_json() {
    let twenty = [u8::MAX; 16];
    for (types, bytes, json) in [
        (r#"["unit"]"#, &[][..], "null"),
        (r#"["bool"]"#, &[1], "true"),
        (r#"["u64"]"#, &[255, 255, 255, 255, 255, 255, 31, 0], "9007199254740991"),
        (r#"["u64"]"#, &[0, 0, 0, 0, 0, 0, 32, 0], "\"9007199254740992\""),
        (r#"["i64"]"#, &[1, 0, 0, 0, 0, 0, 0xE0, 0xFF], "-9007199254740991"),
        (r#"["i64"]"#, &[0, 0, 0, 0, 0, 0, 0xE0, 0xFF], "\"-9007199254740992\""),
        (r#"["u128"]"#, &twenty, "\"340282366920938463463374607431768211455\""),
        (r#"["i128"]"#, &twenty, "-1"),
        (r#"["string"]"#, &[16, b'"', b'\\', 0, b'\n'], r#""\"\\\u0000\n""#),
        (r#"[{"list":1},"u8"]"#, &[8, 0, 255], "\"0x00ff\""),
        (r#"[{"array":1,"len":2},"u8"]"#, &[0, 255], "\"0x00ff\""),
        (r#"[{"set":1},"u8"]"#, &[8, 0, 255], "[0,255]"),
        (r#"["duration"]"#, &[1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0], r#"{"secs":1,"nanos":2}"#),
        (r#"[{"option":1},"u8"]"#, &[0], "null"),
        (r#"[{"option":1},"u8"]"#, &[1, 7], "7"),
        (r#"[{"option":1},"unit"]"#, &[1], r#"{"some":null}"#),
        (r#"[{"option":1},{"option":2},"u8"]"#, &[0], "null"),
        (r#"[{"option":1},{"option":2},"u8"]"#, &[1, 0], r#"{"some":null}"#),
        (r#"[{"option":1},{"option":2},"u8"]"#, &[1, 1, 7], r#"{"some":7}"#),
        (
            r#"[{"option":1},{"entity":"E","version":1,"of":2},{"option":3},"u8"]"#,
            &[1, 0],
            r#"{"some":null}"#,
        ),
        (r#"[{"option":1},{"struct":[["some",2]]},"unit"]"#, &[1], r#"{"some":null}"#),
        (r#"[{"result":[1,1]},"u8"]"#, &[0, 7], r#"{"ok":7}"#),
        (r#"[{"result":[1,1]},"u8"]"#, &[1, 7], r#"{"err":7}"#),
        (r#"[{"tuple":[]}]"#, &[], "[]"),
        (r#"[{"struct":[]}]"#, &[], "{}"),
        (r#"[{"struct":[["b",1],["a",1]]},"u8"]"#, &[1, 2], r#"{"b":1,"a":2}"#),
        (r#"[{"map":[1,2]},"string","u8"]"#, &[0], "{}"),
        (r#"[{"map":[1,2]},"string","u8"]"#, &[4, 4, b'k', 7], r#"{"k":7}"#),
        (r#"[{"map":[1,1]},"u8"]"#, &[4, 7, 8], "[[7,8]]"),
        (r#"[{"enum":[[3,"A"],[4,"B",[]],[5,"C",[1,1]]]},"u8"]"#, &[3], "\"A\""),
        (r#"[{"enum":[[3,"A"],[4,"B",[]],[5,"C",[1,1]]]},"u8"]"#, &[4], r#"{"B":[]}"#),
        (r#"[{"enum":[[3,"A"],[4,"B",[]],[5,"C",[1,1]]]},"u8"]"#, &[5, 6, 7], r#"{"C":[6,7]}"#),
        (r#"[{"enum":[[0,"A",[1]]]},"unit"]"#, &[0], r#"{"A":null}"#),
        (r#"[{"enum":[[0,"A",{"struct":[["x",1]]}]]},"u8"]"#, &[0, 7], r#"{"A":{"x":7}}"#),
    ] {
        assert_eq!(json_of(types, bytes), json, "{types}");
    }
    let char = schema(r#"["char"]"#);
    assert_eq!(json_round_trips(&char.values(), &Value::Char('\u{10FFFF}')), "\"\u{10FFFF}\"");
}

#[test]
fn keys_that_are_out_of_order_are_pairs() {
    let map = schema(r#"[{"map":[1,2]},"string","u8"]"#);
    let entry = |key: &str| (Value::String(key.into()), Value::Unsigned(7));
    let value = Value::Map(vec![entry("b"), entry("a"), entry("a")]);
    assert_eq!(json_round_trips(&map.values(), &value), r#"[["b",7],["a",7],["a",7]]"#);
    assert!(map.encode(Codec::Scale, &value).is_err());
    let sorted = map.value_from_json(r#"{"b":1,"a":2}"#).unwrap();
    assert_eq!(map.encode(Codec::Scale, &sorted).unwrap(), [8, 4, b'a', 2, 4, b'b', 1]);
}

#[test]
fn the_order_of_fields_does_not_matter() {
    let point = schema(r#"[{"struct":[["b",1],["a",1]]},"u8"]"#);
    let value = point.value_from_json(" { \"a\" : 2,\n\"b\" : \"1\" } ").unwrap();
    assert_eq!(point.encode(Codec::Scale, &value).unwrap(), [1, 2]);
}

#[test]
fn other_json_is_refused_with_its_path() {
    let types = r#"[{"struct":[["id",1],["list",2],["kind",3],["map",4]]},"u8",{"list":5},{"enum":[[0,"A"],[1,"B",[1]]]},{"map":[1,1]},{"option":6},{"array":1,"len":2}]"#;
    let schema = schema(types);
    let fits = r#"{"id":1,"list":["0x0102",null],"kind":"A","map":[[1,2]]}"#;
    schema.value_from_json(fits).unwrap();
    for (from, to, error) in [
        ("\"id\":1,", "", "value: expected field `id`, found none"),
        ("\"id\":1,", "\"id\":1,\"x\":2,", "value: expected no other fields, found `x`"),
        ("\"id\":1,", "\"id\":256,", "id: expected u8, found 256"),
        ("\"id\":1,", "\"id\":-1,", "id: expected u8, found -1"),
        ("\"id\":1,", "\"id\":1.0,", "id: expected u8, found 1.0"),
        ("\"id\":1,", "\"id\":\"01\",", "id: expected u8, found \"01\""),
        ("\"id\":1,", "\"id\":\"+1\",", "id: expected u8, found \"+1\""),
        ("\"id\":1,", "\"id\":null,", "id: expected u8, found null"),
        ("0x0102", "0x01", "list[0]: expected 2 part(s), found 1 part(s)"),
        ("0x0102", "0x010", "list[0]: expected bytes as \"0x…\", found \"0x010\""),
        ("null]", "{}]", "list[1]: expected bytes as \"0x…\", found an object"),
        ("\"A\"", "\"B\"", "kind.B: expected fields, found the name alone"),
        ("\"A\"", "\"C\"", "kind: expected a variant of the enum, found `C`"),
        ("\"A\"", "{\"A\":null}", "kind.A: expected no fields, found null"),
        ("\"A\"", "{\"B\":true}", "kind.B: expected u8, found true"),
        ("\"A\"", "{\"A\":1,\"B\":1}", "kind: expected variant, found an object"),
        ("[1,2]", "[1]", "map: expected a pair of key and value, found an array"),
        ("[1,2]", "[1,[]]", "map[0].value: expected u8, found an array"),
        ("[1,2]", "[\"\",1]", "map[0].key: expected u8, found \"\""),
    ] {
        let json = fits.replacen(from, to, 1);
        assert_eq!(schema.value_from_json(&json).unwrap_err().to_string(), error, "{json}");
    }
    for json in ["", "{", "nul", "[1]]"] {
        let error = schema.value_from_json(json).unwrap_err();
        assert!(matches!(error.kind, ValueErrorKind::Json(_)), "{error}");
    }
    for (types, json) in [
        (r#"[{"nonzero":"i8"}]"#, "0"),
        (r#"["char"]"#, "\"ab\""),
        (r#"["char"]"#, "\"\""),
        (r#"["duration"]"#, r#"{"secs":1,"nanos":1000000000}"#),
        (r#"["duration"]"#, r#"{"secs":1}"#),
        (r#"["unit"]"#, "{}"),
        (r#"["u64"]"#, "18446744073709551616"),
        (r#"["i128"]"#, "\"170141183460469231731687303715884105728\""),
        (r#"["i128"]"#, "\"-0\""),
        (r#"[{"result":[1,1]},"u8"]"#, r#"{"ok":1,"err":1}"#),
        (r#"[{"result":[1,1]},"u8"]"#, "1"),
        (r#"[{"option":1},"unit"]"#, r#"{"none":null}"#),
        (r#"[{"tuple":[1,1]},"u8"]"#, "[1,2,3]"),
        (r#"[{"tuple":[1,1]},"u8"]"#, "[1]"),
    ] {
        assert!(super::agree::schema(types).value_from_json(json).is_err(), "{types}: {json}");
    }
}
