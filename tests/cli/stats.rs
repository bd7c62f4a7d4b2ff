//! `perennial stats`, against the fixture's own counting.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use perennial::{
    Store,
    backend::{Backend, Cursor, Direction, KeyRange, ReadEngine, Redb, WriteBatch, WriteOp},
    registry,
    store::Catalog,
};
use serde_json::Value;

use crate::fixture::{self, Ran, plain, typed};

fn database(rows: u64) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("chain");
    fixture::redb(&path, rows);
    (folder, path)
}

fn json(ran: &Ran) -> Value {
    assert_eq!(ran.exit, 0, "{}", ran.err);
    assert_eq!(ran.out.lines().count(), 1);
    serde_json::from_str(&ran.out).unwrap()
}

/// Rows, their bytes, the smallest and the largest.
type Sizes = (u64, u64, u64, u64);

fn add(to: &mut Sizes, size: usize) {
    let size = size as u64;
    *to = if to.0 == 0 {
        (1, size, size, size)
    } else {
        (to.0 + 1, to.1 + size, to.2.min(size), to.3.max(size))
    };
}

fn sizes(of: &Value) -> Sizes {
    let number = |name: &str| of[name].as_u64().unwrap();
    let rows = match of.get("rows") {
        Some(rows) => rows.as_u64().unwrap(),
        None => powers(of),
    };
    (rows, number("bytes"), number("min"), number("max"))
}

fn powers(of: &Value) -> u64 {
    of["powers_of_two"]
        .as_array()
        .unwrap()
        .iter()
        .map(|power| power["rows"].as_u64().unwrap())
        .sum()
}

/// Writes rows as they are, past everything that checks them.
fn write(path: &Path, table: &'static str, rows: &[(&[u8], &[u8])]) {
    let mut engine = Redb::open(path).unwrap();
    engine.create_tables(&[table]).unwrap();
    let mut batch = WriteBatch::new();
    for (key, value) in rows {
        batch.push(WriteOp::Put { table, key: key.to_vec(), value: value.to_vec() });
    }
    engine.commit(&batch).unwrap();
}

#[test]
fn counts_are_those_of_the_database() {
    let (_folder, path) = database(40);
    let found = json(&plain(["stats", path.to_str().unwrap(), "--json"]));
    let engine = Redb::open(&path).unwrap();
    let catalog = Catalog::read(&engine).unwrap();
    let mut all = 0;
    for table in found["tables"].as_array().unwrap() {
        let name = table["table"].as_str().unwrap();
        let (mut keys, mut values) = (Sizes::default(), Sizes::default());
        let mut tags = BTreeMap::<u8, Sizes>::new();
        let mut rows = engine.cursor(name, &KeyRange::all(), Direction::Forward).unwrap();
        while let Some(row) = rows.next().unwrap() {
            add(&mut keys, row.key.len());
            add(&mut values, row.value.len());
            add(tags.entry(row.value[0]).or_default(), row.value.len());
        }
        assert_eq!(sizes(&table["keys"]), keys, "{name}");
        assert_eq!(sizes(&table["values"]), values, "{name}");
        assert_eq!(table["rows"].as_u64(), Some(120));
        assert_eq!(table["bytes"].as_u64(), Some(keys.1 + values.1));
        let versions = table["versions"].as_array().unwrap();
        assert_eq!(versions.len(), catalog.table(name).len());
        for (version, entry) in versions.iter().zip(catalog.table(name)) {
            assert_eq!(version["version"], entry.version.get());
            assert_eq!(version["tag"], entry.tag.0);
            assert_eq!(version["first_spec_version"], entry.spec_version.0);
            assert_eq!(sizes(version), tags[&entry.tag.0], "{name} V{}", entry.version);
        }
        let latest = tags[&versions.last().unwrap()["tag"].as_u64().unwrap().try_into().unwrap()].0;
        assert_eq!(table["age"]["older_than_latest"].as_u64(), Some(120 - latest));
        assert_eq!((&table["empty"], &table["age"]["types"]), (&0.into(), &Value::Null));
        assert_eq!(powers(&table["keys"]), 120);
        all += keys.1 + values.1;
    }
    assert_eq!(found["tables"].as_array().unwrap().len(), 7);
    assert_eq!(found["totals"]["rows"].as_u64(), Some(7 * 120));
    assert_eq!(found["totals"]["bytes"].as_u64(), Some(all));
    assert_eq!(sizes(&found["totals"]["keys"]).0, 7 * 120);
    assert_eq!((&found["spec_version"], &found["complete"]), (&7.into(), &true.into()));
}

#[test]
fn types_say_what_is_older_than_the_active_version() {
    let (_folder, path) = database(5);
    let found = json(&typed(["stats", path.to_str().unwrap(), "--json", "users", "things"]));
    let ages: Vec<_> = found["tables"].as_array().unwrap().iter().map(|of| &of["age"]).collect();
    // In the order in which they were asked for.
    let [users, things] = ages[..] else { panic!("{ages:?}") };
    assert_eq!(users["types"]["active"], 3);
    assert_eq!(users["types"]["older_than_active"], 10);
    assert_eq!(things["types"]["active"], 2);
    assert_eq!(things["types"]["older_than_active"], 10);
    assert_eq!(found["totals"]["older_than_active"], 20);
    let text = typed(["stats", path.to_str().unwrap(), "users"]).out;
    assert!(
        text.contains("the latest in the catalog and the newest active one: 10 (66.7%)"),
        "{text}"
    );
}

#[test]
fn text_shows_each_version_with_its_share() {
    let (_folder, path) = database(30);
    let ran = plain(["stats", path.to_str().unwrap()]);
    assert_eq!((ran.exit, ran.err.as_str()), (0, ""));
    let users = ran.out.split("\n\n").find(|part| part.starts_with("users\n")).unwrap();
    assert!(users.contains("User, scale: 90 rows, "), "{users}");
    for version in ["V1 ", "V2 ", "V3 "] {
        let line = users.lines().find(|line| line.trim_start().starts_with(version)).unwrap();
        assert!(line.contains("30") && line.contains("33.3%") && line.contains('█'), "{line}");
    }
    assert!(ran.out.contains("\ntogether\n") && ran.out.contains("redb, spec version 7"));
    assert!(ran.out.lines().all(|line| line.chars().count() <= 80));
}

#[test]
fn a_database_without_rows_and_one_without_tables_are_shown() {
    let folder = tempfile::tempdir().unwrap();
    let (none, empty) = (folder.path().join("none"), folder.path().join("empty"));
    drop(Store::open(Redb::open(&none).unwrap(), registry![]).unwrap());
    drop(Store::open(Redb::open(&empty).unwrap(), fixture::tables()).unwrap());
    for (path, tables) in [(&none, 0), (&empty, 7)] {
        let page = folder.path().join(format!("{tables}.html"));
        let page = page.to_str().unwrap();
        let found = json(&plain(["stats", path.to_str().unwrap(), "--json", "--html", page]));
        assert_eq!(found["tables"].as_array().unwrap().len(), tables);
        assert_eq!(found["totals"]["rows"], 0);
        assert_eq!(found["totals"]["values"]["min"], Value::Null);
        check(&fs::read_to_string(page).unwrap());
        assert_eq!(plain(["stats", path.to_str().unwrap()]).exit, 0);
    }
}

#[test]
fn values_that_no_version_explains_are_counted_apart() {
    let (_folder, path) = database(3);
    write(&path, "users", &[(b"a", b""), (b"b", b"\xEE123"), (b"c", b"\xEE")]);
    write(&path, "strange", &[(b"", b""), (b"\0", b"\x01"), (b"\0\0", b"\x02")]);
    let path = path.to_str().unwrap();
    let found = json(&plain(["stats", path, "--json", "users", "strange"]));
    let users = &found["tables"][0];
    assert_eq!((&users["rows"], &users["empty"]), (&12.into(), &1.into()));
    let unknown = users["unknown_tags"].as_array().unwrap();
    assert_eq!(unknown.len(), 1);
    assert_eq!((unknown[0]["tag"].as_u64(), sizes(&unknown[0])), (Some(0xEE), (2, 5, 1, 4)));
    let strange = &found["tables"][1];
    assert_eq!(strange["entity"], Value::Null);
    assert_eq!(strange["unknown_tags"].as_array().unwrap().len(), 2);
    assert_eq!(strange["age"]["latest"], Value::Null);
    assert_eq!(
        (&found["totals"]["unknown_tags"], &found["totals"]["empty"]),
        (&4.into(), &2.into())
    );
    let text = plain(["stats", path]).out;
    for part in ["tag 0xee?", "empty, without a tag: 1", "no versions in the catalog"] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
}

#[test]
fn a_damaged_catalog_is_told_of_and_the_rest_is_counted() {
    let (_folder, path) = database(3);
    write(&path, "perennial.catalog", &[(b"users\0\x02", b"{")]);
    let ran = plain(["stats", path.to_str().unwrap(), "--json"]);
    assert!(ran.err.contains("the catalog's row"), "{}", ran.err);
    assert_eq!(json(&ran)["totals"]["rows"], 63);
}

#[test]
fn an_unknown_table_is_a_wrong_command_line() {
    let (_folder, path) = database(1);
    let ran = plain(["stats", path.to_str().unwrap(), "nobody"]);
    assert_eq!((ran.exit, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("`nobody`") && ran.err.contains("users"), "{}", ran.err);
}

/// The page of a database.
fn page(path: &Path) -> String {
    let to = path.with_extension("html");
    let ran = plain(["stats", path.to_str().unwrap(), "--html", to.to_str().unwrap()]);
    assert_eq!(ran.exit, 0, "{}", ran.err);
    assert!(ran.err.contains("the page is ") && ran.out.contains("together"));
    fs::read_to_string(to).unwrap()
}

/// Checks that a page is well-formed and needs nothing but itself. Gives its elements' names.
fn check(page: &str) -> Vec<String> {
    let body = page.strip_prefix("<!DOCTYPE html>\n").unwrap();
    let (mut open, mut names) = (Vec::<&str>::new(), Vec::new());
    for part in body.split('<').skip(1) {
        let (tag, text) = part.split_once('>').unwrap_or_else(|| panic!("`<{part}` has no end"));
        assert!(!text.contains('>'), "a bare `>`");
        for (at, _) in part.match_indices('&') {
            let is_named = ["&amp;", "&lt;", "&gt;", "&quot;", "&#39;"];
            assert!(is_named.iter().any(|name| part[at..].starts_with(name)), "a bare `&`: {part}");
        }
        assert_eq!(tag.matches('"').count() % 2, 0, "`<{tag}>`");
        let name = tag.trim_matches('/').split([' ', '\n']).next().unwrap();
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name), "closed in the wrong order");
        } else {
            names.push(name.to_owned());
            if !tag.ends_with('/') {
                open.push(name);
            }
        }
    }
    assert_eq!(open, Vec::<&str>::new(), "never closed");
    for outside in ["http://", "https://", "src=", "@import", "url(", "<script", "onload", "xlink"]
    {
        assert!(!page.contains(outside), "{outside} in a page that stands alone");
    }
    let hrefs: Vec<_> = page.split("href=\"").skip(1).collect();
    assert!(hrefs.iter().all(|href| href.starts_with("#t") || href.starts_with("data:,\"")));
    for needed in ["<html lang=\"en\">", "name=\"viewport\"", "prefers-color-scheme:dark"] {
        assert!(page.contains(needed), "{needed} is missing");
    }
    names
}

#[test]
fn the_page_stands_alone_and_has_every_chart_and_number() {
    let (_folder, path) = database(40);
    let page = page(&path);
    let names = check(&page);
    let count = |name: &str| names.iter().filter(|found| *found == name).count();
    // A line in the overview and three charts for each table, each with words for who sees none.
    assert_eq!(count("svg"), 7 * 4);
    assert_eq!(page.matches("role=\"img\"").count(), 7 * 4);
    assert_eq!(count("desc"), 7 * 3);
    assert_eq!(count("section"), 7);
    for text in [">users</h2>", "User, scale · 120 rows", "<b class=\"\">840</b>", ">V3</td>"] {
        assert!(page.contains(text), "{text} is missing");
    }
    // The numbers of the table are those of the JSON.
    let found = json(&plain(["stats", path.to_str().unwrap(), "--json"]));
    let cell = |number: &Value| format!("<td>{}</td>", grouped(number.as_u64().unwrap()));
    for table in found["tables"].as_array().unwrap() {
        for version in table["versions"].as_array().unwrap() {
            assert!(page.contains(&cell(&version["bytes"])));
        }
        assert!(page.contains(&cell(&table["values"]["bytes"])));
    }
    let folder = path.parent().unwrap().to_str().unwrap();
    assert!(!page.contains(folder), "the page tells where the database lies");
}

fn grouped(number: u64) -> String {
    let digits = number.to_string().into_bytes();
    let groups: Vec<_> =
        digits.rchunks(3).rev().map(|group| str::from_utf8(group).unwrap()).collect();
    groups.join(",")
}

#[test]
fn names_are_text_in_the_page() {
    let (_folder, path) = database(1);
    write(&path, "<script>alert(1)</script>", &[(b"k", b"\x01")]);
    write(&path, "\" onload='x' & ]]> --", &[(b"k", b"\x01")]);
    let page = page(&path);
    check(&page.replace("onload=&#39;", ""));
    assert!(page.contains(">&lt;script&gt;alert(1)&lt;/script&gt;</h2>"));
    assert!(page.contains("&quot; onload=&#39;x&#39; &amp; ]]&gt; --"));
}

#[test]
fn a_page_that_is_there_is_overwritten_by_force_alone() {
    let (folder, path) = database(1);
    let (path, page) = (path.to_str().unwrap(), folder.path().join("page.html"));
    fs::write(&page, "mine").unwrap();
    let to = page.to_str().unwrap();
    let ran = plain(["stats", path, "--html", to]);
    assert_eq!((ran.exit, ran.out.as_str()), (4, ""));
    assert!(ran.err.contains("--force"), "{}", ran.err);
    assert_eq!(fs::read_to_string(&page).unwrap(), "mine");
    assert_eq!(plain(["stats", path, "--html", to, "--force"]).exit, 0);
    check(&fs::read_to_string(&page).unwrap());
    let nowhere = folder.path().join("no/such/folder.html");
    assert_eq!(plain(["stats", path, "--html", nowhere.to_str().unwrap()]).exit, 4);
    assert_eq!(plain(["stats", path, "--force"]).exit, 2);
    let left: Vec<_> =
        fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "{left:?}");
}

#[test]
fn damage_in_one_table_leaves_the_others_counted() {
    let (folder, path) = database(400);
    let whole = json(&plain(["stats", path.to_str().unwrap(), "--json"]));
    let file = path.join("perennial.redb");
    let mut bytes = fs::read(&file).unwrap();
    // The pages that a table's keys lie in.
    let needle = b"n\x005000399";
    let pages = bytes.windows(needle.len()).enumerate().filter(|(_, window)| window == needle);
    let pages: Vec<_> = pages.map(|(at, _)| at / 4096 * 4096).collect();
    assert!(!pages.is_empty());
    for page in pages {
        bytes[page + 2..page + 4].fill(0xFF);
    }
    fs::write(&file, bytes).unwrap();
    let to = folder.path().join("page.html");
    let ran = plain(["stats", path.to_str().unwrap(), "--json", "--html", to.to_str().unwrap()]);
    assert_eq!(ran.exit, 3, "{}", ran.err);
    let found: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((&found["complete"], found["tables"].as_array().unwrap().len()), (&false.into(), 7));
    let tables =
        found["tables"].as_array().unwrap().iter().zip(whole["tables"].as_array().unwrap());
    let (damaged, sound): (Vec<_>, Vec<_>) =
        tables.partition(|(table, _)| table["complete"] == false);
    assert!(!damaged.is_empty() && !sound.is_empty());
    for (table, whole) in damaged {
        assert!(table["error"].is_string() && table["rows"].as_u64() < whole["rows"].as_u64());
        let name = table["table"].as_str().unwrap();
        assert!(ran.err.contains(&format!("table `{name}` is counted in part: ")), "{}", ran.err);
    }
    assert!(sound.iter().all(|(table, whole)| table == whole));
    assert!(fs::read_to_string(&to).unwrap().contains("These numbers are partial"));
    let text = plain(["stats", path.to_str().unwrap()]);
    assert!(text.out.contains("partial: "), "{}", text.out);
}
