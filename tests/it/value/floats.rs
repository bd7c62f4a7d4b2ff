use perennial::schema::{Codec, Schema, Value};

use super::agree::{json_round_trips, schema};

fn json_of(schema: &Schema, value: Value) -> String {
    json_round_trips(&schema.values(), &value)
}

#[test]
fn floats_are_numbers_where_every_reader_keeps_them() {
    let f64 = schema(r#"["f64"]"#);
    for (number, json) in [
        (0.0, "0"),
        (-0.0, "\"-0\""),
        (1.0, "1"),
        (-2.5, "-2.5"),
        (0.1, "0.1"),
        (1e-9, "0.000000001"),
        (1e-10, "1e-10"),
        (1e22, "1e22"),
        (1e23, "\"1e23\""),
        (9_007_199_254_740_992.0, "9007199254740992"),
        (1e300, "\"1e300\""),
        (f64::MAX, "\"1.7976931348623157e308\""),
        (f64::MIN_POSITIVE, "\"2.2250738585072014e-308\""),
        (5e-324, "\"5e-324\""),
        (f64::INFINITY, "\"inf\""),
        (f64::NEG_INFINITY, "\"-inf\""),
        (f64::from_bits(0x7FF8_0000_0000_0000), "\"NaN\""),
        (f64::from_bits(0x7FF8_0000_0000_0001), "\"0x7ff8000000000001\""),
        (f64::from_bits(0xFFF8_0000_0000_0000), "\"0xfff8000000000000\""),
    ] {
        assert_eq!(json_of(&f64, Value::F64(number)), json);
    }
    let f32 = schema(r#"["f32"]"#);
    for (number, json) in [
        (0.1, "0.1"),
        (16_777_216.0, "16777216"),
        (3.4e38, "\"3.4e38\""),
        (-0.0, "\"-0\""),
        (f32::from_bits(0x7FC0_0000), "\"NaN\""),
        (f32::from_bits(0x7FC0_0001), "\"0x7fc00001\""),
        (f32::from_bits(0x7F80_0001), "\"0x7f800001\""),
    ] {
        assert_eq!(json_of(&f32, Value::F32(number)), json);
    }
}

#[test]
fn floats_are_read_from_any_spelling_but_not_from_words() {
    let f32 = schema(r#"["f32"]"#);
    for json in ["0.5", "5e-1", "\"0.5\"", "\"+5E-1\"", "\"0x3f000000\""] {
        assert_eq!(f32.value_from_json(json).unwrap(), Value::F32(0.5));
    }
    for json in [
        "\"infinity\"",
        "\"nan\"",
        "\"\"",
        "\"1e400\"",
        "1e39",
        "\"0x3f00\"",
        "\"0x3f0000000\"",
        "\"0x+3f00000\"",
        "null",
        "true",
        "[1]",
        "1e400",
        "\"e\"",
    ] {
        assert!(f32.value_from_json(json).is_err(), "{json}");
    }
}

#[test]
fn floats_lie_as_their_little_endian_bytes() {
    for codec in Codec::ALL {
        let bytes = schema(r#"["f64"]"#).encode(codec, &Value::F64(1.5)).unwrap();
        assert_eq!(bytes, 1.5_f64.to_le_bytes());
    }
}
