//! Versions as text and as numbers.

use perennial::{
    SpecVersion,
    schedule::{RuntimeVersion, ScheduledVersion, VersionError},
};
use proptest::prelude::*;

use serde_json::Value;

use super::cases::version;

pub fn version_parse(case: &Value) {
    let text = case["text"].as_str().unwrap();
    let found = text.parse::<RuntimeVersion>();
    match case["expect"].get("version") {
        Some(expected) => assert_eq!(found, Ok(version(expected))),
        None => {
            assert_eq!(case["expect"]["result"], "error");
            assert!(found.is_err(), "{found:?}");
        }
    }
}

#[test]
fn lenient_parsing_ignores_what_the_go_parser_ignores() {
    for (text, expected) in [
        ("007.010.0001", RuntimeVersion::new(7, 10, 1)),
        ("1.2.3.4", RuntimeVersion::new(1, 2, 3)),
        ("1.2.3.garbage", RuntimeVersion::new(1, 2, 3)),
        ("1.2 3", RuntimeVersion::new(1, 2, 0)),
        ("2beta1.3", RuntimeVersion::new(2, 0, 0)),
        ("1.2alpha", RuntimeVersion::new(1, 2, 0)),
        ("65535.65535.65535", RuntimeVersion::new(u16::MAX, u16::MAX, u16::MAX)),
    ] {
        assert_eq!(text.parse(), Ok(expected), "{text}");
    }
    for text in ["v1", "1.", ".1", "1..2", "+1", "1.2.", "1_0", "65536", "rc1", " 1", "١.0.0"] {
        assert!(text.parse::<RuntimeVersion>().is_err(), "{text}");
    }
}

#[test]
fn strict_parsing_takes_the_one_form_alone() {
    let not_three = |found: &str| VersionError::NotThreeNumbers { found: found.into() };
    assert_eq!(RuntimeVersion::parse_strict("0.0.0"), Ok(RuntimeVersion::default()));
    assert_eq!(RuntimeVersion::parse_strict("1.2"), Err(not_three("1.2")));
    assert_eq!(RuntimeVersion::parse_strict("1.2.3.4"), Err(not_three("1.2.3.4")));
    assert_eq!(
        RuntimeVersion::parse_strict("1.02.3"),
        Err(VersionError::LeadingZero { part: "minor", found: "02".into() })
    );
    assert_eq!(
        RuntimeVersion::parse_strict("1.2.+3"),
        Err(VersionError::NotANumber { part: "patch", found: "+3".into() })
    );
    assert_eq!(
        RuntimeVersion::parse_strict("65536.0.0"),
        Err(VersionError::TooLarge { part: "major", found: "65536".into(), max: 65535 })
    );
    for text in ["", "1.2.3 ", "1.2.3rc1", "1.2.", "1.-2.3"] {
        assert!(RuntimeVersion::parse_strict(text).is_err(), "{text}");
    }
}

#[test]
fn spec_versions_are_parsed_in_their_one_form() {
    assert_eq!(SpecVersion::parse("4294967295"), Ok(SpecVersion(u32::MAX)));
    assert_eq!(SpecVersion::parse("0"), Ok(SpecVersion::ZERO));
    for text in ["4294967296", "99999999999999999999999", "", "-1", "+1", "07", "1.0"] {
        assert!(SpecVersion::parse(text).is_err(), "{text}");
    }
}

#[test]
fn errors_repeat_no_more_than_the_beginning_of_a_text() {
    let long = "ß".repeat(10_000);
    let error = long.parse::<RuntimeVersion>().unwrap_err();
    assert!(error.to_string().chars().count() < 120, "{error}");
}

proptest! {
    #[test]
    fn numbers_are_ordered_as_their_versions(a: (u16, u16, u16), b: (u16, u16, u16)) {
        let [a, b] = [a, b].map(|(major, minor, patch)| RuntimeVersion::new(major, minor, patch));
        prop_assert_eq!(a.cmp(&b), a.to_u64().cmp(&b.to_u64()));
        prop_assert_eq!(RuntimeVersion::from_u64(a.to_u64()), Some(a));
    }

    #[test]
    fn a_number_is_a_version_if_it_has_48_bits(number: u64, shift in 0_u32..64) {
        let number = number >> shift;
        let version = RuntimeVersion::from_u64(number);
        prop_assert_eq!(version.map(RuntimeVersion::to_u64), Some(number).filter(|n| n >> 48 == 0));
    }

    #[test]
    fn both_parsers_read_what_display_writes(major: u16, minor: u16, patch: u16, spec: u32) {
        let version = RuntimeVersion::new(major, minor, patch);
        prop_assert_eq!(version.to_string().parse(), Ok(version));
        prop_assert_eq!(RuntimeVersion::parse(&version.to_string()), Ok(version));
        prop_assert_eq!(SpecVersion::parse(&spec.to_string()), Ok(SpecVersion(spec)));
    }

    #[test]
    fn what_strict_parsing_accepts_is_written_back_to_the_letter(text in "[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9+-]{1,3}") {
        if let Ok(version) = RuntimeVersion::parse_strict(&text) {
            prop_assert_eq!(version.to_string(), text);
        }
    }
}
