//! Exports that people edited.

use std::fs;

use perennial::{backend::Redb, store::Store};

use super::{Place, content, fails, well};
use crate::fixture::{USERS, tables};

/// An export of the fixture, and its lines.
fn exported(place: &Place) -> (String, Vec<String>) {
    let (first, file) = (place.database("first", 3), place.text("a.ndjson"));
    well(["export", &first, &file]);
    let text = fs::read_to_string(&file).unwrap();
    (file, text.lines().map(str::to_owned).collect())
}

fn save(file: &str, lines: &[String]) {
    fs::write(file, lines.join("\n") + "\n").unwrap();
}

fn position(lines: &[String], of: &str) -> usize {
    lines.iter().position(|line| line.contains(of)).unwrap()
}

#[test]
fn an_edit_is_taken_if_it_is_said_to_be_one() {
    let place = Place::new();
    let (file, mut lines) = exported(&place);
    let at = position(&lines, r#"{"table":"users","#);
    assert!(lines[at].contains(r#""version":1"#), "{}", lines[at]);
    lines[at] = lines[at].replace(r#""name":"user"#, r#""name": "Ada, once user"#);
    assert!(lines[at].contains("Ada"), "{}", lines[at]);
    lines.remove(at + 1);
    save(&file, &lines);
    let second = place.text("second");
    fails(3, "if you edited it, say `--edited`", ["import", &file, &second]);
    fs::remove_dir_all(&second).unwrap();
    well(["import", &file, &second, "--edited"]);
    let store = Store::open(Redb::open(&second).unwrap(), tables()).unwrap();
    let users = store.table(USERS).unwrap();
    assert_eq!(users.scan(..).count().unwrap(), 8);
    assert!(users.get(&5_000_000).unwrap().unwrap().name.starts_with("Ada, once user 5000000"));
    drop(store);
    let (before, mut after) = (content(&place.path("first")), content(second.as_ref()));
    after.insert("users".into(), before["users"].clone());
    assert!(before == after);
}

#[test]
fn a_wrong_line_says_which_where_and_what_is_expected() {
    let place = Place::new();
    let (file, lines) = exported(&place);
    let at = position(&lines, r#"{"table":"users","#);
    let cases: [(&str, &str, &str); 12] = [
        (r#""key":5000000"#, r#""key":"ada""#, "expected a key of the type u64"),
        (r#""key":5000000"#, r#""key":5000000,"raw_key":"0x00""#, "not both"),
        (r#""key":5000000"#, r#""raw_key":"0x0""#, "expected bytes as"),
        (r#""name":""#, r#""name":7,"x":""#, "V1: name: expected string, found 7"),
        (r#","value":{"#, r#","value":{"karma":7,"#, "V1: value: expected no other fields"),
        (r#""version":1"#, r#""version":9"#, "expected a version that the catalog has: 1, 2, 3"),
        (r#""version":1"#, r#""version":"1""#, "expected a version that the catalog has"),
        (r#""table":"users""#, r#""table":"losers""#, "does not say what keys"),
        (r#""table":"users""#, r#""table":7"#, "field `table`: expected a table's name"),
        (r#""table":"users""#, r#""table":"users","color":7"#, "field `color`"),
        (r#""version":1"#, r#""version":1,"raw":"0x00""#, "not both"),
        (r#""}}"#, r#""}"#, "expected `,` or `}`"),
    ];
    for (from, to, says) in cases {
        let mut lines = lines.clone();
        let edited = lines[at].replace(from, to);
        let edited = if edited == lines[at] { lines[at].replacen("}}", "}", 1) } else { edited };
        lines[at] = edited;
        save(&file, &lines);
        let second = place.text("second");
        for more in [&[][..], &["--edited"]] {
            let args = ["import", &file, &second].into_iter().chain(more.iter().copied());
            let ran = fails(3, says, args);
            assert!(ran.err.contains(&format!("a.ndjson: line {}", at + 1)), "{}", ran.err);
            assert!(ran.err.contains("column") || says.ends_with("both"), "{}", ran.err);
            fs::remove_dir_all(&second).unwrap();
        }
    }
}

#[test]
fn rows_come_in_order_and_once() {
    let place = Place::new();
    let (file, lines) = exported(&place);
    let at = position(&lines, r#"{"table":"users","#);
    let second = place.text("second");
    let mut swapped = lines.clone();
    swapped.swap(at, at + 1);
    let mut doubled = lines.clone();
    doubled.insert(at, lines[at].clone());
    let mut moved = lines.clone();
    let row = moved.remove(at);
    moved.insert(position(&lines, r#"{"table":"things","#) + 1, row);
    for lines in [swapped, doubled, moved] {
        save(&file, &lines);
        fails(3, "does not come behind the one before", ["import", &file, &second, "--edited"]);
        fs::remove_dir_all(&second).unwrap();
    }
}

#[test]
fn raw_exports_are_not_edited() {
    let place = Place::new();
    let (first, file) = (place.database("first", 3), place.text("a.perennial"));
    well(["export", &first, &file]);
    fails(2, "`--edited` is for ndjson", ["import", &file, &place.text("b"), "--edited"]);
}

#[test]
fn a_file_that_says_it_is_unfinished_is_refused() {
    let place = Place::new();
    let (file, mut lines) = exported(&place);
    // "import", where the order of keys has it.
    let row = r#"{"table":"perennial.meta","raw_key":"0x696d706f7274","raw":"0x7b7d"}"#;
    let at =
        lines.iter().position(|line| line.contains("raw_key") && line.as_str() >= row).unwrap();
    lines.insert(at, row.to_owned());
    save(&file, &lines);
    fails(3, "no finished database has one", ["import", &file, &place.text("b"), "--edited"]);
}
