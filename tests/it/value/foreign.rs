//! Foreign types: where they end, only they know.

use perennial::schema::{Codec, Value};

use super::agree::{json_round_trips, round_trips, schema};

fn opaque(bytes: &[u8]) -> Value {
    Value::Opaque { name: "Hash".into(), bytes: bytes.into() }
}

#[test]
fn all_that_follows_is_opaque() {
    let one = Value::Unsigned(1);
    let some = |value: Value| Value::Option(Some(Box::new(value)));
    for (json, bytes, expected, text) in [
        (r#"[{"foreign":"Hash"}]"#, &[][..], opaque(&[]), r#"{"foreign":"Hash","bytes":"0x"}"#),
        (
            r#"[{"struct":[["a",1],["h",2],["b",1]]},"u8",{"foreign":"Hash"}]"#,
            &[1, 2, 255],
            Value::Struct(vec![("a".into(), one.clone()), ("h".into(), opaque(&[2, 255]))]),
            r#"{"a":1,"h":{"foreign":"Hash","bytes":"0x02ff"}}"#,
        ),
        (
            r#"[{"tuple":[1,2,1]},"u8",{"option":3},{"foreign":"Hash"}]"#,
            &[1, 1, 2],
            Value::List(vec![one.clone(), some(opaque(&[2]))]),
            r#"[1,{"foreign":"Hash","bytes":"0x02"}]"#,
        ),
        (
            r#"[{"tuple":[1,2,1]},"u8",{"option":3},{"foreign":"Hash"}]"#,
            &[1, 0, 1],
            Value::List(vec![one.clone(), Value::Option(None), one.clone()]),
            "[1,null,1]",
        ),
        (
            r#"[{"array":1,"len":3},{"foreign":"Hash"}]"#,
            &[9],
            Value::List(vec![opaque(&[9])]),
            r#"[{"foreign":"Hash","bytes":"0x09"}]"#,
        ),
        (
            r#"[{"tuple":[1,2,1]},"u8",{"map":[3,4]},"string",{"tuple":[1,5]},{"foreign":"Hash"}]"#,
            &[1, 4, 0, 2],
            Value::List(vec![one.clone(), opaque(&[4, 0, 2])]),
            r#"[1,{"foreign":"Hash","bytes":"0x040002"}]"#,
        ),
        (
            r#"[{"tuple":[1,2]},{"enum":[[0,"A",{"struct":[["h",3],["b",2]]}],[1,"B",[2]]]},"u8",{"foreign":"Hash"}]"#,
            &[0, 5, 6],
            Value::List(vec![Value::Variant {
                name: "A".into(),
                payload: Box::new(Value::Struct(vec![("h".into(), opaque(&[5, 6]))])),
            }]),
            r#"[{"A":{"h":{"foreign":"Hash","bytes":"0x0506"}}}]"#,
        ),
        (
            r#"[{"tuple":[1,2]},{"result":[3,2]},"u8",{"foreign":"Hash"}]"#,
            &[1, 5, 1],
            Value::List(vec![Value::Result(Err(Box::new(Value::Unsigned(5)))), one.clone()]),
            r#"[{"err":5},1]"#,
        ),
    ] {
        let schema = schema(json);
        let values = schema.values();
        for codec in Codec::ALL {
            let value = round_trips(&values, codec, bytes);
            assert_eq!(value, expected, "{json}");
            assert_eq!(value.is_whole(), !text.contains("foreign"));
            assert_eq!(json_round_trips(&values, &value), text);
        }
    }
}

#[test]
fn what_stands_before_a_foreign_type_is_checked() {
    let schema = schema(r#"[{"tuple":[1,2]},"bool",{"foreign":"Hash"}]"#);
    let error = schema.decode(Codec::Scale, &[2, 0]).unwrap_err();
    assert_eq!(error.to_string(), "[0]: at byte 1: bool must be 0 or 1, not 2");
}

#[test]
fn nothing_may_follow_opaque_bytes() {
    let schema = schema(r#"[{"tuple":[1,2,2]},{"foreign":"Hash"},"u8"]"#);
    let seven = Value::Unsigned(7);
    for value in [
        Value::List(vec![opaque(&[1]), seven.clone()]),
        Value::List(vec![opaque(&[1]), seven.clone(), seven.clone()]),
        Value::List(vec![]),
        Value::List(vec![Value::Opaque { name: "Other".into(), bytes: vec![] }]),
        Value::List(vec![Value::Bytes(vec![1])]),
    ] {
        assert!(schema.encode(Codec::Scale, &value).is_err(), "{value:?}");
        assert!(schema.value_to_json(&value).is_err(), "{value:?}");
    }
    for json in [
        r#"[{"foreign":"Hash","bytes":"0x01"},7]"#,
        r#"[{"foreign":"Other","bytes":"0x01"}]"#,
        r#"[{"foreign":"Hash","bytes":"0x1"}]"#,
        r#"[{"foreign":"Hash","bytes":"01"}]"#,
        r#"["0x01",7,7]"#,
    ] {
        assert!(schema.value_from_json(json).is_err(), "{json}");
    }
}
