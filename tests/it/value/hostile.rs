//! Schemas and bytes that nobody should have written.

use perennial::{
    Bincode, Scale,
    schema::{
        Codec, Schema, Value, ValueErrorKind,
        value::{EMPTY_FREE, EMPTY_MAX, SchemaProblem},
    },
    wire::Wire,
};
use proptest::{
    collection::vec,
    prelude::*,
    test_runner::{Config, TestRunner},
};

use super::agree::{change, checks, json_round_trips, round_trips, schema};

fn problem(json: &str, bytes: &[u8]) -> ValueErrorKind {
    let schema = schema(json);
    checks(&schema.values(), Codec::Scale, bytes);
    schema.decode(Codec::Scale, bytes).unwrap_err().kind
}

#[test]
fn what_does_not_compile_does_not_decode() {
    use SchemaProblem::{Char, EmptyItems, Reverse, SameNames};
    for (json, bytes, expected) in [
        (r#"["char"]"#, &[65][..], Char),
        (r#"[{"reverse":1},"u8"]"#, &[65], Reverse),
        (r#"[{"list":1},"unit"]"#, &[4], EmptyItems),
        (r#"[{"set":1},{"array":2,"len":0},"u8"]"#, &[4], EmptyItems),
        (r#"[{"map":[1,2]},"unit",{"tuple":[1,1]}]"#, &[4], EmptyItems),
        (r#"[{"struct":[["a",1],["a",1]]},"u8"]"#, &[1, 2], SameNames),
        (r#"[{"enum":[[0,"a"],[1,"a"]]}]"#, &[1], SameNames),
        (r#"[{"enum":[[0,"a",{"struct":[["a",1],["a",1]]}]]},"u8"]"#, &[0, 1, 2], SameNames),
    ] {
        assert_eq!(problem(json, bytes), ValueErrorKind::Schema(expected), "{json}");
    }
    let char = schema(r#"["char"]"#).encode(Codec::Scale, &Value::Char('A')).unwrap_err();
    assert_eq!(char.kind, ValueErrorKind::Schema(Char));
}

#[test]
fn types_without_bytes_do_not_fill_the_memory() {
    let many = ValueErrorKind::Schema(SchemaProblem::TooManyEmpty);
    assert_eq!(problem(r#"[{"array":1,"len":18446744073709551615},"unit"]"#, &[]), many);
    let laughs: Vec<_> =
        (1..60).map(|next| format!(r#"{{"struct":[["a",{next}],["b",{next}]]}}"#)).collect();
    let json = format!("[{},\"unit\"]", laughs.join(","));
    assert_eq!(problem(&json, &[]), many);
}

#[test]
fn many_bytes_do_not_pay_for_many_values_without_bytes() {
    let many = ValueErrorKind::Schema(SchemaProblem::TooManyEmpty);
    let of = |len: usize| {
        let json =
            format!(r#"[{{"tuple":[1,3]}},{{"list":2}},"u8",{{"array":4,"len":{len}}},"unit"]"#);
        let schema = schema(&json);
        let mut body = vec![0_u8; (1 << 24) + 3];
        body[..4].copy_from_slice(&[0xFE, 0xFF, 0xFF, 0x03]);
        let found = schema.decode(Codec::Scale, &body).map(drop);
        assert_eq!(schema.values().check(Codec::Scale, &body), found);
        found
    };
    // The array itself takes no bytes either.
    assert!(of(EMPTY_FREE + EMPTY_MAX - 1).is_ok());
    assert_eq!(of(EMPTY_FREE + EMPTY_MAX).unwrap_err().kind, many);
}

#[test]
fn false_lengths_are_refused_at_once() {
    for json in [
        r#"[{"list":1},"u8"]"#,
        r#"[{"list":1},"u64"]"#,
        r#"[{"set":1},"string"]"#,
        r#"[{"map":[1,1]},"string"]"#,
        r#"["string"]"#,
    ] {
        for (codec, bytes) in [
            (Codec::Scale, &[0xFE, 0xFF, 0xFF, 0xFF, 0, 0][..]),
            (Codec::Scale, &[0x03, 0xFF, 0xFF, 0xFF, 0xFF, 0]),
            (Codec::Bincode, &[253, 255, 255, 255, 255, 255, 255, 255, 255, 0]),
        ] {
            let error = schema(json).decode(codec, bytes).unwrap_err();
            assert!(error.to_string().contains("short"), "{error}");
        }
    }
    let array = problem(r#"[{"array":1,"len":18446744073709551615},"u8"]"#, &[7]);
    assert!(array.to_string().contains("short"), "{array}");
}

#[test]
fn variants_and_tags_beyond_a_byte_are_refused() {
    let result = schema(r#"[{"result":[1,1]},"u8"]"#);
    for (codec, bytes) in [(Codec::Scale, &[2, 7][..]), (Codec::Bincode, &[251, 0, 1, 7])] {
        assert!(result.decode(codec, bytes).is_err());
    }
    let error = schema(r#"[{"enum":[]}]"#).decode(Codec::Scale, &[0]).unwrap_err();
    assert!(error.to_string().contains("no variant 0"), "{error}");
}

#[test]
fn codecs_have_the_names_of_the_wire() {
    assert_eq!(Codec::Scale.name(), <Scale as Wire>::NAME);
    assert_eq!(Codec::Bincode.name(), <Bincode as Wire>::NAME);
    for codec in Codec::ALL {
        assert_eq!(Codec::from_name(codec.name()), Some(codec));
        assert_eq!(codec.to_string(), codec.name());
    }
    assert_eq!(Codec::from_name("SCALE"), None);
}

/// A type that refers to any of `count`.
fn any_type(count: usize) -> impl Strategy<Value = String> {
    let leaf = prop::sample::select(vec![
        "\"unit\"",
        "\"bool\"",
        "\"u8\"",
        "\"i32\"",
        "\"u128\"",
        "\"f32\"",
        "\"char\"",
        "\"string\"",
        "\"duration\"",
        r#"{"nonzero":"i8"}"#,
        r#"{"compact":"u32"}"#,
        r#"{"foreign":"F"}"#,
    ]);
    let kind = prop::sample::select(vec![
        r#"{"option":A}"#,
        r#"{"list":A}"#,
        r#"{"set":A}"#,
        r#"{"map":[A,B]}"#,
        r#"{"result":[A,B]}"#,
        r#"{"array":A,"len":3}"#,
        r#"{"tuple":[A,B,C]}"#,
        r#"{"struct":[["a",A],["b",B]]}"#,
        r#"{"enum":[[0,"X"],[1,"Y",[A]],[2,"Z",[B,C]],[3,"W",{"struct":[["w",A]]}]]}"#,
        r#"{"reverse":A}"#,
    ]);
    prop_oneof![
        1 => leaf.prop_map(String::from),
        1 => (kind, 0..count, 0..count, 0..count).prop_map(|(kind, a, b, c)| {
            kind.replace('A', &a.to_string()).replace('B', &b.to_string()).replace('C', &c.to_string())
        }),
    ]
}

/// Whatever decodes, comes back; nothing panics, hangs or fills the memory.
#[test]
fn any_schema_and_any_bytes_are_safe() {
    let schemas = (1_usize..8).prop_flat_map(|count| vec(any_type(count), count));
    let bytes = prop_oneof![vec(any::<u8>(), 0..40), vec(0_u8..9, 0..40)];
    let config = Config { cases: 20_000, failure_persistence: None, ..Config::default() };
    let run = TestRunner::new(config).run(&(schemas, bytes, change()), |(types, bytes, change)| {
        let schema = Schema::from_json(&format!("[{}]", types.join(","))).unwrap();
        let values = schema.values();
        for codec in Codec::ALL {
            checks(&values, codec, &bytes);
            let Ok((value, rest)) = values.decode_prefix(codec, &bytes) else { continue };
            let used = &bytes[..bytes.len() - rest.len()];
            (0..=used.len()).for_each(|end| checks(&values, codec, &used[..end]));
            checks(&values, codec, &change.of(used));
            assert_eq!(values.encode(codec, &value).unwrap(), used);
            round_trips(&values, codec, used);
            let json = json_round_trips(&values, &value);
            let changed = change.of(json.as_bytes());
            if let Ok(other) = values.from_json(&String::from_utf8_lossy(&changed)) {
                json_round_trips(&values, &other);
                let _ = values.encode(codec, &other);
            }
        }
        Ok(())
    });
    run.unwrap_or_else(|error| panic!("{error}"));
}
