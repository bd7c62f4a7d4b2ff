//! Schedules as stored text.

use perennial::{
    Epoch, SpecVersion,
    schedule::{Deployment, RuntimeVersion, Schedule, ScheduleJsonError},
};
use proptest::prelude::*;

use super::lists::any_list;

fn read(text: &str) -> Result<Schedule, ScheduleJsonError> {
    Schedule::from_json(text)
}

/// A list of spec versions around some entries.
fn around(entries: &str) -> String {
    format!(r#"{{"format":1,"version_type":"spec_version","deployments":[{entries}]}}"#)
}

#[test]
fn every_field_and_nil_entries_survive() {
    let full = Deployment::new(SpecVersion(u32::MAX), Epoch(u64::MAX))
        .with_constraints([0x00, 0xFF])
        .with_checksum([0xA5; 32]);
    let empty_constraints = Deployment::new(SpecVersion(0), Epoch(0)).with_constraints([]);
    let schedule = Schedule::from_entries(vec![Some(full), None, Some(empty_constraints)]);
    let text = format!(
        r#"{{"format":1,"version_type":"spec_version","deployments":[{{"version":"4294967295","valid_from":18446744073709551615,"constraints":"00ff","checksum":"{}"}},null,{{"version":"0","valid_from":0,"constraints":""}}]}}"#,
        "a5".repeat(32)
    );
    assert_eq!(schedule.to_json(), text);
    assert_eq!(read(&text), Ok(schedule));
}

#[test]
fn spaces_and_the_order_of_keys_are_free() {
    let text = r#" { "deployments" : [ { "valid_from" : 7 , "version" : "\u0031" } ] ,
        "version_type" : "spec_version" , "format" : 1 } "#;
    let schedule = read(text).unwrap();
    assert_eq!(schedule.to_json(), around(r#"{"version":"1","valid_from":7}"#));
}

#[test]
fn a_runtime_version_is_read_strictly() {
    let text = r#"{"format":1,"version_type":"runtime_version","deployments":[{"version":"1.26rc3","valid_from":0}]}"#;
    let error = Schedule::<RuntimeVersion>::from_json(text).unwrap_err();
    assert!(
        matches!(&error, ScheduleJsonError::Version { at, .. } if at == "deployments[0].version"),
        "{error}"
    );
}

#[test]
fn another_kind_of_version_is_refused() {
    let schedule: Schedule<RuntimeVersion> =
        [Deployment::new(RuntimeVersion::new(1, 0, 0), Epoch(0))].into_iter().collect();
    let expected = ScheduleJsonError::WrongVersionType {
        found: "runtime_version".into(),
        expected: "spec_version",
    };
    assert_eq!(read(&schedule.to_json()), Err(expected));
}

#[test]
fn newer_formats_are_told_apart_from_damage() {
    let text = r#"{"format":2,"version_type":"later","schedule":{"a":1,"a":2}}"#;
    assert_eq!(read(text), Err(ScheduleJsonError::NewerFormat { found: 2, known: 1 }));
}

#[test]
fn a_repeated_key_is_refused_wherever_it_stands() {
    for (text, key) in [
        (around(r#"{"version":"1","valid_from":7,"valid_from":9}"#), "valid_from"),
        (around(r#"{"version":"1","valid_from":7,"valid\u005ffrom":9}"#), "valid_from"),
        (around(r#"{"version":"1","valid_from":7,"\"{":0, "\"{" :1}"#), "\"{"),
        (around("").replace(r#"{"format":1"#, r#"{"format":2,"format":1"#), "format"),
        (around("").replace("[]", r#"[],"deployments":[null]"#), "deployments"),
    ] {
        let expected = ScheduleJsonError::RepeatedKey { key: key.into() };
        assert_eq!(read(&text), Err(expected), "{text}");
    }
}

#[test]
fn text_in_strings_is_not_taken_for_keys() {
    // Two objects may have the same key each, and strings may hold what looks like objects.
    let two = around(r#"{"version":"1","valid_from":7},{"version":"2","valid_from":8}"#);
    assert_eq!(read(&two).unwrap().deployments().count(), 2);
    let odd = around(r#"{"version":"{\"a\":1,\"a\":2}\\","valid_from":7}"#);
    assert!(matches!(read(&odd), Err(ScheduleJsonError::Version { .. })));
}

#[test]
fn errors_name_the_place() {
    let good = r#"{"version":"1","valid_from":7}"#;
    for (text, at) in [
        ("[]".to_owned(), "the whole"),
        ("{}".to_owned(), "format"),
        (around("").replace("1", "0"), "format"),
        (around("").replace("1", "1.0"), "format"),
        (around("").replace("1", "-1"), "format"),
        (around("").replace(r#""spec_version""#, "7"), "version_type"),
        (around("").replace("[]", "{}"), "deployments"),
        (around("").replace("[]", r#"[],"limit":2"#), "limit"),
        (around(&format!("{good},[]")), "deployments[1]"),
        (around(&format!("{good},{{}}")), "deployments[1].version"),
        (around(r#"{"version":1,"valid_from":7}"#), "deployments[0].version"),
        (around(r#"{"version":"1"}"#), "deployments[0].valid_from"),
        (
            around(r#"{"version":"1","valid_from":18446744073709551616}"#),
            "deployments[0].valid_from",
        ),
        (around(r#"{"version":"1","valid_from":7.0}"#), "deployments[0].valid_from"),
        (around(r#"{"version":"1","valid_from":"7"}"#), "deployments[0].valid_from"),
        (
            around(r#"{"version":"1","valid_from":7,"constraints":null}"#),
            "deployments[0].constraints",
        ),
        (around(r#"{"version":"1","valid_from":7,"checksum":"abc"}"#), "deployments[0].checksum"),
        (around(r#"{"version":"1","valid_from":7,"checksum":"AB"}"#), "deployments[0].checksum"),
        (around(r#"{"version":"1","valid_from":7,"checksum":"ß"}"#), "deployments[0].checksum"),
        (around(r#"{"version":"1","valid_from":7,"validfrom":7}"#), "deployments[0].validfrom"),
    ] {
        let error = read(&text).unwrap_err();
        let found = match &error {
            ScheduleJsonError::Unexpected { at, .. }
            | ScheduleJsonError::Missing { at }
            | ScheduleJsonError::UnknownKey { at, .. } => at,
            other => panic!("{text}: {other}"),
        };
        assert_eq!(found, at, "{text}");
        assert!(error.to_string().contains(at), "{error}");
    }
}

#[test]
fn what_is_not_json_is_refused_with_line_and_column() {
    let text = "{\n  \"format\": 1,\n  oops\n}";
    let error = read(text).unwrap_err();
    assert!(matches!(error, ScheduleJsonError::NotJson { line: 3, column: 3, .. }), "{error:?}");
    assert_eq!(error.to_string().matches("line").count(), 1, "{error}");
    let deep = "[".repeat(1_000_000);
    assert!(matches!(read(&deep), Err(ScheduleJsonError::NotJson { .. })));
    assert!(matches!(read(""), Err(ScheduleJsonError::NotJson { .. })));
}

proptest! {
    #[test]
    fn any_list_is_read_back_as_it_was(list in any_list()) {
        let text = list.to_json();
        let again = Schedule::<RuntimeVersion>::from_json(&text).unwrap();
        prop_assert_eq!(&again, &list);
        prop_assert_eq!(again.to_json(), text);
    }

    #[test]
    fn damaged_text_is_never_a_panic(list in any_list(), at: prop::sample::Index, with in "[ -~]{0,3}") {
        let mut text = list.to_json();
        let at = at.index(text.len());
        text.replace_range(at..=at, &with);
        if let Ok(list) = Schedule::<RuntimeVersion>::from_json(&text) {
            let text = list.to_json();
            prop_assert_eq!(Schedule::from_json(&text), Ok(list));
        }
    }
}
