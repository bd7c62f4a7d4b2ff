//! Lines, as people may have edited them.

use std::{format, prelude::rust_2024::*};

use super::fields::fields;

#[test]
fn fields_are_the_text_that_stands_there() {
    let line = r#" { "a" : 1.50 ,"b":{"x":[1,"}\"]"]} , "c":"," } "#;
    let found = fields(line).unwrap();
    let found: Vec<_> = found.iter().map(|field| (field.name, field.column, field.json)).collect();
    assert_eq!(found, [("a", 10, "1.50"), ("b", 20, r#"{"x":[1,"}\"]"]}"#), ("c", 43, r#"",""#)]);
}

#[test]
fn lines_that_are_no_objects_say_where() {
    let cases = [
        ("", "column 1: expected `{`"),
        ("[]", "column 1: expected `{`"),
        ("{}", "column 2: expected a field's name in quotes"),
        (r#"{"a"}"#, "column 5: expected `:`"),
        (r#"{"a":}"#, "column 6: expected a value"),
        (r#"{"a":1"#, "column 7: expected `,` or `}`"),
        (r#"{"a":"x"#, "column 6: the text has no end"),
        (r#"{"a":1,"a":2}"#, "column 12: the field `a` comes twice"),
        (r#"{"a":1} x"#, "column 9: expected the end of the line"),
        (r#"{"a":1:2}"#, "column 7: expected `,` or `}`"),
    ];
    for (line, expected) in cases {
        let error = fields(line).unwrap_err();
        assert!(error.contains(expected), "{line}: {error}");
    }
}

#[test]
fn no_line_is_too_strange() {
    let parts = ["{", "}", "[", "]", "\"", "\\", ",", ":", " ", "1", "a", "ä"];
    for number in 0..parts.len().pow(5) {
        let pick = |place: u32| parts[number / parts.len().pow(place) % parts.len()];
        let line = format!("{}{}{}{}{}", pick(0), pick(1), pick(2), pick(3), pick(4));
        drop(fields(&line));
    }
}
