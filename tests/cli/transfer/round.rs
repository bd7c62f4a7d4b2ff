//! There and back again.

use std::fs;

use perennial::{backend::Redb, store::Store};

use super::{Place, bytes, content, fails, well};
use crate::fixture::{USERS, tables, typed};

/// The engines that the second and the last database of a round trip are of.
#[cfg(feature = "rocksdb")]
const OTHER: &str = "rocksdb";
#[cfg(not(feature = "rocksdb"))]
const OTHER: &str = "redb";

#[test]
fn all_rows_of_all_tables_survive_a_round_trip_byte_for_byte() {
    let place = Place::new();
    let first = place.database("first", 40);
    let (lines, second) = (place.text("lines.ndjson"), place.text("second"));
    well(["export", &first, &lines]);
    well(["import", &lines, &second, "--engine", OTHER]);
    let (raw, third) = (place.text("rows.perennial"), place.text("third"));
    well(["export", &second, &raw]);
    well(["import", &raw, &third, "--engine", "redb"]);
    let expected = content(first.as_ref());
    assert_eq!(expected.len(), 9);
    assert!(expected.values().all(|rows| !rows.is_empty()));
    assert!(content(second.as_ref()) == expected);
    assert!(content(third.as_ref()) == expected);
    // The third database is one that a store opens, with all that it had.
    let engine = perennial::backend::Redb::open(&third).unwrap();
    let store = perennial::store::Store::open(engine, crate::fixture::tables()).unwrap();
    assert_eq!(store.spec_version().0, 7);
    let users = store.table(crate::fixture::USERS).unwrap();
    assert_eq!(users.scan(..).count().unwrap(), 120);
}

#[test]
fn what_nobody_understands_survives_too() {
    let place = Place::new();
    let first = place.strange("first");
    let expected = content(first.as_ref());
    assert!(expected["empty"].is_empty());
    for (file, from, to) in [
        ("a.ndjson", "first", "a"),
        ("b.ndjson.gz", "a", "b"),
        ("c.raw", "b", "c"),
        ("d.perennial", "c", "d"),
    ] {
        let exported = well(["export", &place.text(from), &place.text(file)]);
        // Four of users, the long one, and two without a catalog.
        let told = "7 values stand there as bytes";
        assert_eq!(exported.err.contains(told), file.contains("ndjson"), "{}", exported.err);
        let engine = if to == "b" { OTHER } else { "redb" };
        well(["import", &place.text(file), &place.text(to), "--engine", engine]);
        assert!(content(&place.path(to)) == expected, "{file}");
    }
}

#[test]
fn values_are_written_as_what_they_mean() {
    let place = Place::new();
    let first = place.database("first", 3);
    let out = well(["export", &first]).out;
    let lines: Vec<&str> = out.lines().collect();
    assert!(lines[0].starts_with(r#"{"perennial_export":1,"library":""#), "{}", lines[0]);
    assert!(lines[0].contains(r#""engine":"redb","spec_version":7,"#), "{}", lines[0]);
    assert!(lines[1].starts_with(r#"{"table":"perennial.meta","raw_key":"0x"#), "{}", lines[1]);
    assert!(out.contains(r#""version":3,"value":{"name":"user 7000000 \"ä\\😀\"","#), "{out}");
    assert!(out.contains(r#"{"table":"users","key":5000000,"version":1,"value":{"#), "{out}");
    assert!(out.contains(r#"{"table":"events","key":["n\u00005000000",5,-5000000],"#), "{out}");
    assert!(out.contains(r#"{"table":"links","key":[6000001,{"hash":"0x"#), "{out}");
    assert!(lines.iter().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()));
    let users = |line: &&&str| line.starts_with(r#"{"table":"users""#);
    assert_eq!(lines.iter().filter(users).count(), 9);
    assert!(lines.iter().filter(users).all(|line| line.contains(r#""version":"#)));
    assert!(lines.last().unwrap().starts_with(r#"{"footer":1,"rows":"#));
}

#[test]
fn the_name_of_the_file_says_how_it_is_written() {
    let place = Place::new();
    let first = place.database("first", 2);
    let begins = |name: &str, more: &[&str], with: &[u8]| {
        let file = place.text(name);
        well(["export", &first, &file].into_iter().chain(more.iter().copied()));
        assert!(bytes(&file).starts_with(with), "{name}");
        let copy = place.text(&format!("copy of {name}"));
        well(["import", &file, &copy]);
        assert!(content(copy.as_ref()) == content(first.as_ref()), "{name}");
    };
    const GZIP: &[u8] = &[0x1F, 0x8B];
    begins("a", &[], b"{\"perennial_export\":1,");
    begins("a.ndjson", &[], b"{\"perennial_export\":1,");
    begins("a.ndjson.gz", &[], GZIP);
    begins("a.perennial", &[], GZIP);
    begins("a.raw", &[], b"\x89PRNL\r\n\x1A");
    begins("a.raw.GZ", &[], GZIP);
    begins("b.perennial", &["--compress", "none"], b"\x89PRNL\r\n\x1A");
    begins("b.ndjson.gz", &["--compress", "none", "--format", "raw"], b"\x89PRNL\r\n\x1A");
}

#[test]
fn both_formats_have_the_same_digests_and_blocks() {
    let place = Place::new();
    let first = place.database("first", 20);
    let digest = |file: &str| {
        let out = well(["export", &first, &place.text(file), "--json"]).out;
        out.split(r#""digest":"#).nth(1).unwrap().to_owned()
    };
    assert_eq!(digest("a.ndjson"), digest("a.perennial"));
    let import = |file: &str| {
        let to = place.text(&format!("{file}.db"));
        let out = well(["import", &place.text(file), &to, "--json"]).out;
        out.split(r#""digest":"#).nth(1).unwrap().to_owned()
    };
    assert_eq!(import("a.ndjson"), digest("b.ndjson"));
    assert_eq!(import("a.perennial"), digest("c.ndjson"));
}

#[test]
fn some_tables_come_with_what_says_how_they_lie() {
    let place = Place::new();
    let first = place.database("first", 4);
    let (file, second) = (place.text("some.ndjson"), place.text("second"));
    let exported = well(["export", &first, &file, "--tables", "users,things"]);
    assert!(exported.err.contains("left out: accounts, events, flags, links, names"));
    let imported = well(["import", &file, &second]);
    assert!(imported.err.contains("leaves out accounts, events"), "{}", imported.err);
    let (mut expected, found) = (content(first.as_ref()), content(second.as_ref()));
    for table in ["accounts", "events", "flags", "links", "names"] {
        expected.remove(table);
        let rows = expected.get_mut("perennial.catalog").unwrap();
        rows.retain(|(key, _)| !key.starts_with(format!("{table}\0").as_bytes()));
    }
    assert!(expected["perennial.catalog"].len() > 3);
    assert!(found == expected);
    // It is whole: nothing speaks of what is not there.
    well(["verify", &second]);
    assert_eq!(typed(["verify", &second]).exit, 0);
    // An export goes on with such a file, and one of the copy has the same rows.
    fs::copy(&file, format!("{file}.part")).unwrap();
    let args = ["export", &first, &file, "--tables", "users,things"];
    well(args.into_iter().chain(["--resume", "--force"]));
    let again = place.text("again.ndjson");
    well(["export", &second, &again]);
    let rows = |file: &str| {
        let text = String::from_utf8(bytes(file)).unwrap();
        text.lines().skip(1).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(rows(&again), rows(&file));
    fails(2, "there is no table `nobody`", ["export", &first, "--tables", "nobody"]);
}

#[test]
fn values_whose_meaning_is_too_long_for_a_line_stand_there_as_bytes() {
    let place = Place::new();
    let (first, file) = (place.database("first", 1), place.text("a.ndjson"));
    let store = Store::open(Redb::open(&first).unwrap(), tables()).unwrap();
    let users = store.table(USERS).unwrap();
    let mut user = users.get(&7_000_000).unwrap().unwrap();
    user.name = "x".repeat(16 << 20);
    let mut batch = store.batch();
    batch.put(USERS, &7_000_001, &user).unwrap();
    batch.commit().unwrap();
    drop(store);
    let exported = well(["export", &first, &file]);
    assert!(exported.err.contains("1 values stand there as bytes"), "{}", exported.err);
    let second = place.text("second");
    well(["import", &file, &second]);
    assert!(content(second.as_ref()) == content(first.as_ref()));
    // Who writes it out is told why that is not taken.
    let text = String::from_utf8(bytes(&file)).unwrap();
    let from = text.find(r#""raw":"0x"#).unwrap();
    let at = from + text[from..].find(&"78".repeat(100)).unwrap();
    let begin = text[..at].rfind(r#""raw":"#).unwrap();
    let end = at + text[at..].find('\n').unwrap();
    let value = format!(r#""version":3,"value":"{}"}}"#, "x".repeat(16 << 20));
    fs::write(&file, [&text[..begin], &value, &text[end..]].concat()).unwrap();
    let third = place.text("third");
    fails(3, "16777218 bytes of JSON; expected", ["import", &file, &third, "--edited"]);
}
