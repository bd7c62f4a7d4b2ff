//! Nesting without end, in schemas, bytes, values and JSON.

use perennial::schema::{Codec, Schema, Value, ValueErrorKind, value::NESTING_MAX};

use super::{
    agree::{checks, schema},
    shapes::TREE,
};

/// Runs on a stack of the size that spawned threads have.
fn on_small_stack(work: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().stack_size(2 << 20).spawn(work).unwrap();
    thread.join().unwrap();
}

/// Schemas whose types hold themselves without a byte or with one.
const ENDLESS: [&str; 9] = [
    r#"[{"struct":[["a",0]]}]"#,
    r#"[{"tuple":[0,0]}]"#,
    r#"[{"option":0}]"#,
    r#"[{"result":[0,0]}]"#,
    r#"[{"array":0,"len":18446744073709551615}]"#,
    r#"[{"list":0}]"#,
    r#"[{"map":[0,0]}]"#,
    r#"[{"enum":[[0,"A",[0]],[1,"B",{"struct":[["b",0]]}]]}]"#,
    r#"[{"entity":"E","version":1,"of":1},{"struct":[["a",0]]}]"#,
];

#[test]
fn types_that_hold_themselves_without_end_are_refused() {
    on_small_stack(|| {
        for json in ENDLESS {
            let schema = schema(json);
            let values = schema.values();
            for codec in Codec::ALL {
                for byte in [0, 1, 2, 3, 4, 255] {
                    for len in [0, 1, 700, 100_000] {
                        checks(&values, codec, &vec![byte; len]);
                        if let Ok(value) = schema.decode(codec, &vec![byte; len]) {
                            assert_eq!(schema.encode(codec, &value).unwrap(), vec![byte; len]);
                        }
                    }
                }
            }
        }
    });
}

#[test]
fn the_deepest_values_fit_a_small_stack() {
    on_small_stack(|| {
        let next = schema(TREE);
        let mut bytes = vec![1; 1_000_000];
        assert!(next.decode(Codec::Scale, &bytes).is_err());
        bytes.truncate(NESTING_MAX / 2 - 1);
        bytes.extend([0, 7, 0]);
        checks(&next.values(), Codec::Scale, &bytes);
        let value = next.decode(Codec::Scale, &bytes).unwrap();
        assert_eq!(value.clone(), value);
        assert!(format!("{value:?}").len() > bytes.len());
        assert!(format!("{value:#?}").len() > bytes.len());
        assert_eq!(next.encode(Codec::Scale, &value).unwrap(), bytes);
        assert!(next.value_to_json(&value).is_ok());
    });
}

#[test]
fn deep_schemas_take_no_stack() {
    on_small_stack(|| {
        let count = 100_000;
        let types = (1..count).map(|next| format!(r#"{{"tuple":[{next}]}}"#));
        let json = format!("[{},\"u8\"]", types.collect::<Vec<_>>().join(","));
        let schema = Schema::from_json(&json).unwrap();
        let error = schema.decode(Codec::Scale, &[7]).unwrap_err();
        assert_eq!(error.kind, ValueErrorKind::TooDeep { max: NESTING_MAX });
        checks(&schema.values(), Codec::Scale, &[7]);
    });
}

#[test]
fn deep_values_and_json_are_refused() {
    on_small_stack(|| {
        let option = schema(r#"[{"option":0}]"#);
        let none = Value::Option(None);
        let value = (0..=NESTING_MAX).fold(none, |value, _| Value::Option(Some(Box::new(value))));
        for codec in Codec::ALL {
            let error = option.encode(codec, &value).unwrap_err();
            assert_eq!(error.kind, ValueErrorKind::TooDeep { max: NESTING_MAX });
        }
        let error = option.value_to_json(&value).unwrap_err();
        assert_eq!(error.kind, ValueErrorKind::TooDeep { max: NESTING_MAX });
        assert!(value.is_whole());

        let json = format!("{}null{}", r#"{"some":"#.repeat(1000), "}".repeat(1000));
        let error = option.value_from_json(&json).unwrap_err();
        assert!(matches!(error.kind, ValueErrorKind::Json(_)), "{error}");
    });
}
