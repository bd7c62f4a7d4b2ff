//! Lines, as people may have edited them, and exports that no writer writes.

use std::{format, panic, prelude::rust_2024::*};

use super::{
    Fault, Format, Header, Item, Reader,
    blocks::{Blocks, Refused},
    bounds::Bounds,
    fields::fields,
    forms::Forms,
    input::Input,
    line::read_row,
};
use crate::store::{CATALOG, META};

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

/// A header of a meta table and two tables of users.
fn header() -> Header {
    Header {
        library: "0.0.0".into(),
        engine: "memory".into(),
        spec_version: None,
        block_bytes: 1000,
        tables: [META, "users", "words"].map(String::from).to_vec(),
        left_out: Vec::new(),
    }
}

/// An export of three rows.
fn export(format: Format, header: Header) -> Vec<u8> {
    let mut blocks = Blocks::new(header, format, false);
    let mut bytes = blocks.header();
    for (table, key) in [(0, b"a"), (1, b"b"), (2, b"c")] {
        bytes.extend(blocks.row(table, key, &[7; 40]).unwrap().unwrap_or_default());
    }
    bytes.extend(blocks.finish().unwrap().0);
    bytes
}

/// Reads an export to its end, and gives what is wrong with it.
fn read(bounds: Bounds, bytes: Vec<u8>) -> Result<u64, String> {
    let file = Box::new(std::io::Cursor::new(bytes));
    let mut reader = Reader::within(bounds, file, false).map_err(|fault| fault.to_string())?;
    loop {
        match reader.next().map_err(|fault| fault.to_string())? {
            Item::End { footer, .. } => return Ok(footer.rows),
            Item::Row { .. } | Item::Mark(_) => {}
        }
    }
}

fn wrong(bounds: Bounds, bytes: Vec<u8>) -> String {
    read(bounds, bytes).unwrap_err()
}

/// An export as text without the lines that begin so, or with other lines for them.
fn with_lines(begin: &str, other: &str) -> Vec<u8> {
    let text = String::from_utf8(export(Format::Ndjson, header())).unwrap();
    let lines = text.lines().map(|line| if line.starts_with(begin) { other } else { line });
    lines.filter(|line| !line.is_empty()).map(|line| format!("{line}\n")).collect::<String>().into()
}

const FORMAT_1: Bounds = Bounds::FORMAT_1;

#[test]
fn both_formats_are_read_within_the_bounds() {
    for format in [Format::Ndjson, Format::Raw] {
        assert_eq!(read(FORMAT_1, export(format, header())), Ok(3));
    }
}

#[test]
fn a_last_block_without_an_end_is_refused() {
    let error = wrong(FORMAT_1, with_lines("{\"block\"", ""));
    assert!(error.contains("the last block has no end"), "{error}");
}

#[test]
fn a_block_that_has_no_end_does_not_fill_the_memory() {
    for format in [Format::Ndjson, Format::Raw] {
        // Behind the second row a block has 2 * (1 + 40 + 16) bytes.
        let bytes = export(format, header());
        assert_eq!(read(Bounds { block: 114, ..FORMAT_1 }, bytes.clone()), Ok(3));
        let error = wrong(Bounds { block: 113, ..FORMAT_1 }, bytes);
        assert!(error.contains("a block of more than 113 bytes"), "{error}");
    }
}

#[test]
fn the_tables_of_the_library_come_first_or_the_header_is_refused() {
    for tables in [&["users", META][..], &[META, "users", CATALOG], &["users"], &[]] {
        let tables = tables.iter().map(ToString::to_string).collect();
        let bytes = Blocks::new(Header { tables, ..header() }, Format::Ndjson, false).header();
        let error = wrong(FORMAT_1, bytes);
        assert!(error.contains("expected the library's own first"), "{error}");
    }
}

#[test]
fn long_pieces_are_refused_before_they_are_parsed() {
    let zeros = "0,".repeat(FORMAT_1.mark as usize);
    let error = wrong(FORMAT_1, with_lines("{\"block\"", &format!("{{\"block\":[{zeros}0]}}")));
    assert!(error.contains("expected at most 4096"), "{error}");
    for (format, bounds, what) in [
        (Format::Ndjson, Bounds { text: 100, ..FORMAT_1 }, "longer than 100 bytes"),
        (Format::Raw, Bounds { text: 100, ..FORMAT_1 }, "at most 100"),
        (Format::Ndjson, Bounds { text: 200, ..FORMAT_1 }, "at most 200"),
        (Format::Raw, Bounds { text: 200, ..FORMAT_1 }, "at most 200"),
        (Format::Raw, Bounds { mark: 90, ..FORMAT_1 }, "at most 90"),
        (Format::Raw, Bounds { key: 0, ..FORMAT_1 }, "has 1 bytes; expected at most 0"),
        (Format::Raw, Bounds { value: 39, ..FORMAT_1 }, "has 40 bytes; expected at most 39"),
        (Format::Ndjson, Bounds { line: 100, ..FORMAT_1 }, "longer than 100 bytes"),
    ] {
        let error = wrong(bounds, export(format, header()));
        assert!(error.contains(what), "{bounds:?}: {error}");
    }
}

#[test]
fn meanings_that_are_too_long_are_not_parsed() {
    let row = format!(r#"{{"table":"users","key":[{}0],"raw":"0x"}}"#, "0,".repeat(8 << 20));
    let error = read_row(&mut Forms::new(), &fields(&row).unwrap()).err().unwrap();
    assert!(error.contains("16777219 bytes of JSON; expected at most 16777216"), "{error}");
}

#[test]
fn a_length_that_is_not_true_takes_no_memory() {
    let mut bytes = Blocks::new(header(), Format::Raw, false).header();
    bytes.extend_from_slice(b"R\0\0\0\0\x01\0\0\0k");
    bytes.extend_from_slice(&((3_u32 << 30).to_le_bytes()));
    bytes.extend_from_slice(b"a few bytes");
    let mut key = Input::new(Box::new(std::io::Cursor::new(bytes.clone()))).unwrap();
    let mut part = Vec::new();
    assert!(matches!(key.take(3 << 30, &mut part), Err(Fault::Cut(_))));
    assert!(part.capacity() < 1 << 16, "{}", part.capacity());
    let error = wrong(FORMAT_1, bytes);
    assert!(error.contains("incomplete"), "{error}");
}

#[test]
fn what_no_reader_takes_is_not_written() {
    let row = |format, bounds| {
        let mut blocks = Blocks::new(header(), format, false).within(bounds);
        drop(blocks.header());
        blocks.row(1, &[0xAB; 100], &[7; 40]).map(drop)
    };
    let refused = |format, bounds| match row(format, bounds) {
        Err(Refused::Long(why)) => why,
        other => panic!("{other:?}"),
    };
    // The line has the table, the key, the value and the line's end.
    let line = r#"{"table":"users","raw_key":"0x","raw":"0x"}"#.len() as u64 + 280 + 1;
    row(Format::Ndjson, Bounds { line, ..FORMAT_1 }).unwrap();
    row(Format::Raw, Bounds { line: 1, ..FORMAT_1 }).unwrap();
    let why = refused(Format::Ndjson, Bounds { line: line - 1, ..FORMAT_1 });
    assert!(why.starts_with("table `users`, key 0xabab") && why.contains("ab…"), "{why}");
    assert!(why.contains("`--format raw`") && why.len() < 400, "{why}");
    for format in [Format::Ndjson, Format::Raw] {
        let why = refused(format, Bounds { key: 99, ..FORMAT_1 });
        assert!(why.contains("the key has 100 bytes"), "{why}");
        let why = refused(format, Bounds { value: 39, ..FORMAT_1 });
        assert!(why.contains("the value has 40 bytes"), "{why}");
    }
}

#[test]
fn a_line_has_few_fields() {
    let line = |fields: u32| {
        let fields: Vec<String> = (0..fields).map(|number| format!("\"{number}\":0")).collect();
        format!("{{{}}}", fields.join(","))
    };
    assert_eq!(fields(&line(32)).unwrap().len(), 32);
    assert!(fields(&line(33)).unwrap_err().contains("more than 32 fields"));
}
