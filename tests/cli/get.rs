//! One value.

use crate::{
    fixture::{plain, typed},
    scan::{database, write},
};

#[test]
fn a_value_is_shown_for_people_with_a_note_beside_it() {
    let (_folder, path) = database(1);
    let ran = plain(["get", &path, "users", "7000000"]);
    assert_eq!(ran.exit, 0);
    assert_eq!(
        ran.out,
        "{\n  \"name\": \"user 7000000 \\\"ä\\\\😀\\\"\",\n  \"emails\": [\n    \"7000000@example.org\"\n  \
         ],\n  \"karma\": 49000000,\n  \"rank\": -3\n}\n"
    );
    assert!(ran.err.starts_with("users 7000000: User V3, tag 3, "), "{}", ran.err);
    assert!(plain(["get", &path, "users", "7000000", "--quiet"]).err.is_empty());
}

#[test]
fn the_latest_view_comes_from_the_types_or_says_what_is_not_known() {
    let (_folder, path) = database(1);
    let known = typed(["get", &path, "users", "5000000", "--as", "latest"]);
    assert!(
        known.out.contains("\"rank\": 2") && known.err.contains("User V1, shown as V3"),
        "{known:?}"
    );
    let unknown = plain(["get", &path, "users", "5000000", "--as", "latest"]);
    assert_eq!(unknown.exit, 0);
    assert!(!unknown.out.contains("rank") && !unknown.out.contains("email"), "{unknown:?}");
    assert!(unknown.err.contains("without the code that converts it: emails, karma, rank"));
    assert!(unknown.err.contains("as stored in V1: {\n  \"email\": "), "{}", unknown.err);
}

#[test]
fn raw_is_the_stored_bytes() {
    let (_folder, path) = database(1);
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let args = ["perennial", "get", &path, "events", r#"["n\u00005000000",5,-5000000]"#, "--raw"];
    let exit = perennial::cli::run_to(perennial::registry![], args, &mut out, &mut err);
    assert_eq!(exit, 0, "{}", String::from_utf8_lossy(&err));
    let line = plain(["get", &path, "events", r#"["n\u00005000000",5,-5000000]"#, "--json"]).out;
    assert!(out[0] == 1 && out.len() > 1 && line.contains("\"version\":1"), "{out:?} {line}");
    assert!(err.is_empty());
}

#[test]
fn what_is_not_there_is_named_as_it_was_understood() {
    let (_folder, path) = database(1);
    let ran = plain(["get", &path, "events", r#"[ "a", 1, 2 ]"#]);
    assert_eq!((ran.exit, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains(r#"`events` has no row under the key ["a",1,2]"#), "{}", ran.err);
    let ran = plain(["get", &path, "evnets", "1"]);
    assert_eq!(ran.exit, 2);
    assert!(
        ran.err.contains("(did you mean `events`?); there are: accounts, events"),
        "{}",
        ran.err
    );
}

#[test]
fn a_value_that_does_not_decode_says_where() {
    let (_folder, path) = database(1);
    write(&path, "users", &[(&[0; 8], &[3, 4, b'a', 0xFC])]);
    let ran = plain(["get", &path, "users", "0"]);
    assert_eq!((ran.exit, ran.out.as_str()), (1, "0x030461fc\n"));
    assert!(ran.err.contains("the value of 0 does not decode: emails: at byte"), "{}", ran.err);
    let ran = plain(["get", &path, "users", "0", "--json"]);
    assert_eq!(ran.exit, 1);
    assert!(
        ran.out.starts_with(r#"{"key":0,"raw":"0x030461fc","problem":"emails: at byte"#),
        "{}",
        ran.out
    );
}
