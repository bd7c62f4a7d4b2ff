//! Bytes that the chain refuses: each by the rule that the case names.

use perennial::wire::FaultKind;

use super::{
    json::{bytes, cases},
    types::decode,
};

/// Whether the fault is what the rule asks for.
fn obeys(rule: &str, kind: &FaultKind) -> bool {
    let refused =
        |part: &str| matches!(kind, FaultKind::Refused { reason, .. } if reason.contains(part));
    match rule {
        "unknown_variant" => {
            matches!(kind, FaultKind::UnknownTag { .. } | FaultKind::UnknownVariant { .. })
        }
        "not_enough_data" => {
            matches!(kind, FaultKind::UnexpectedEnd { .. } | FaultKind::Empty)
        }
        "name_empty" | "id_empty" => refused("at least one character"),
        "name_charset" | "id_charset" => refused("is made of"),
        "name_too_long" | "id_too_long" => refused("at most 32 characters"),
        "name_dot" | "name_dots" => refused("dot"),
        "id_leading_dash" => refused("begin with a dash"),
        "id_trailing_dash" => refused("end with a dash"),
        "id_double_dash" => refused("two dashes"),
        "bytes128_too_long" => refused("at most 128 bytes"),
        "non_canonical_compact" => matches!(kind, FaultKind::NonCanonical { .. }),
        other => panic!("the cases have a rule that this test does not know: {other}"),
    }
}

#[test]
fn refused_bytes_are_refused_by_their_rule() {
    for case in cases("decode_error") {
        let error = decode(case["type"].as_str().unwrap(), &bytes(&case["value"])).unwrap_err();
        let rule = case["rule"].as_str().unwrap();
        assert!(obeys(rule, &error.kind), "{}: {error}", case["name"]);
    }
}

#[test]
fn what_is_cut_short_anywhere_is_refused() {
    for case in cases("stored_value") {
        let stored = bytes(&case["value"]);
        for len in 0..stored.len() {
            let result = decode(case["type"].as_str().unwrap(), &stored[..len]);
            assert!(result.is_err(), "{} at {len}", case["name"]);
        }
    }
}
