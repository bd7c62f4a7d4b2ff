//! Rows as lines.

use perennial::{
    Store, WriteEntity,
    backend::{Backend, Cursor, Direction, KeyRange, ReadEngine, Redb, WriteBatch, WriteOp},
    entity,
    key::{KeyScheme, Keys},
    store::{Catalog, Table},
    wire::Wire,
};
use serde_json::Value as Json;

use crate::fixture::{self, Ran, plain, typed};

pub const TABLES: [&str; 7] = ["accounts", "events", "flags", "links", "names", "things", "users"];

/// A database with `rows` rows of each table and spec version.
pub fn database(rows: u64) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    fixture::redb(folder.path(), rows);
    let path = folder.path().to_str().unwrap().to_owned();
    (folder, path)
}

/// The lines of a scan that has nothing to complain of.
pub fn lines(ran: Ran) -> Vec<String> {
    assert_eq!((ran.exit, ran.err.as_str()), (0, ""), "{ran:?}");
    ran.out.lines().map(str::to_owned).collect()
}

pub fn json(line: &str) -> Json {
    serde_json::from_str(line).unwrap()
}

/// A key of a line as it is said on a command line.
pub fn said(line: &str) -> String {
    match &json(line)["key"] {
        Json::String(text) => text.clone(),
        key => key.to_string(),
    }
}

/// All rows of a table, as the engine has them.
pub fn stored(path: &str, table: &str) -> Vec<(Vec<u8>, Vec<u8>)> {
    let engine = Redb::open(path).unwrap();
    let mut rows = engine.cursor(table, &KeyRange::all(), Direction::Forward).unwrap();
    let mut found = Vec::new();
    while let Some(row) = rows.next().unwrap() {
        found.push((row.key.to_vec(), row.value.to_vec()));
    }
    found
}

/// Writes rows past the store.
pub fn write(path: &str, table: &'static str, rows: &[(&[u8], &[u8])]) {
    let mut engine = Redb::open(path).unwrap();
    engine.create_tables(&[table]).unwrap();
    let mut batch = WriteBatch::new();
    for (key, value) in rows {
        batch.push(WriteOp::Put { table, key: key.to_vec(), value: value.to_vec() });
    }
    engine.commit(&batch).unwrap();
}

#[test]
fn every_row_is_shown_as_the_catalog_says() {
    let (_folder, path) = database(9);
    for table in TABLES {
        let rows = stored(&path, table);
        let shown = lines(plain(["scan", &path, table]));
        assert_eq!(shown, lines(typed(["scan", &path, table])), "{table}");
        assert_eq!((shown.len(), rows.len()), (27, 27), "{table}");
        let engine = Redb::open(&path).unwrap();
        let catalog = Catalog::read(&engine).unwrap();
        for (line, (key, value)) in shown.iter().zip(rows) {
            let entry = catalog.table(table).iter().find(|entry| entry.tag.0 == value[0]).unwrap();
            let path = entry.key.path.as_ref().map(|(a, b)| (a.as_str(), b.as_str()));
            let keys = Keys::new(&entry.key.scheme, path, &entry.key.schema).unwrap();
            let codec = perennial::schema::Codec::from_name(&entry.codec).unwrap();
            let data = entry.schema.decode(codec, &value[1..]).unwrap();
            let expected = format!(
                r#"{{"key":{},"version":{},"value":{}}}"#,
                keys.to_json(&keys.read(&key).unwrap()).unwrap(),
                entry.version,
                entry.schema.value_to_json(&data).unwrap(),
            );
            // The same JSON, of which terminals obey nothing.
            assert_eq!(*line, expected.replace('\u{7f}', "\\u007f"), "{table}");
        }
    }
}

/// What the store's typed `get` gives for each row, as lines.
fn views<K, V: WriteEntity, C: Wire, S: KeyScheme<K>>(
    store: &Store<Redb>,
    table: Table<K, V, C, S>,
    stored: &[(Vec<u8>, Vec<u8>)],
) -> Vec<String> {
    let info = fixture::tables().tables().iter().find(|it| it.name() == table.name()).cloned();
    let info = info.unwrap();
    let schema = info.schema(V::LATEST).unwrap();
    let codec = perennial::schema::Codec::from_name(C::NAME).unwrap();
    let keys = Keys::new(info.key_scheme(), info.path(), info.key_schema()).unwrap();
    let mut found = Vec::new();
    store.table(table).unwrap().scan_all().into_iter().for_each(|row| {
        let row = row.unwrap();
        let bytes = entity::encode::<C, V>(&row.1).unwrap();
        let value = schema.decode(codec, &bytes[1..]).unwrap();
        found.push(schema.value_to_json(&value).unwrap().replace('\u{7f}', "\\u007f"));
    });
    assert_eq!(found.len(), stored.len());
    let lines = found.iter().zip(stored).map(|(value, (key, stored))| {
        let key = keys.to_json(&keys.read(key).unwrap()).unwrap();
        let version = info.versions().iter().find(|it| it.tag.0 == stored[0]).unwrap().version;
        format!(r#"{{"key":{key},"version":{version},"as":{},"value":{value}}}"#, V::LATEST)
    });
    lines.collect()
}

#[test]
fn latest_with_types_is_what_the_store_gives() {
    let (_folder, path) = database(9);
    let rows: Vec<_> = TABLES.iter().map(|table| stored(&path, table)).collect();
    let store = Store::open(Redb::open(&path).unwrap(), fixture::tables()).unwrap();
    let expected = [
        views(&store, fixture::ACCOUNTS, &rows[0]),
        views(&store, fixture::EVENTS, &rows[1]),
        views(&store, fixture::FLAGS, &rows[2]),
        views(&store, fixture::LINKS, &rows[3]),
        views(&store, fixture::NAMES, &rows[4]),
        views(&store, fixture::THINGS, &rows[5]),
        views(&store, fixture::USERS, &rows[6]),
    ];
    drop(store);
    for (table, expected) in TABLES.into_iter().zip(expected) {
        assert_eq!(lines(typed(["scan", &path, table, "--as", "latest"])), expected, "{table}");
    }
}

#[test]
fn latest_without_types_makes_nothing_up() {
    let (_folder, path) = database(2);
    let shown = lines(plain(["scan", &path, "users", "--as", "latest"]));
    let first = json(&shown[0]);
    assert_eq!((&first["version"], &first["as"]), (&Json::from(1), &Json::from(3)));
    let fields = first["value"].as_object().unwrap();
    assert_eq!(fields.keys().collect::<Vec<_>>(), ["name"]);
    assert_eq!(first["missing"], Json::from(vec!["emails", "karma", "rank"]));
    // `email` became `emails`, by code that nobody has here.
    assert_eq!(first["stored"].to_string(), r#"{"email":null}"#);
    let last = shown.last().unwrap();
    assert!(last.contains(r#""version":3,"as":3,"value":{"name":"#), "{last}");
    assert!(!last.contains("missing") && !last.contains("stored"), "{last}");

    let events = lines(plain(["scan", &path, "events", "--as", "latest"]));
    for line in &events {
        // A variant is its name and its fields; another one more changes neither.
        assert!(line.contains(r#""as":2,"value":"#) && !line.contains("missing"), "{line}");
    }
    // An entity within another is of another version in each.
    let things = lines(plain(["scan", &path, "things", "--as", "latest", "--version", "1"]));
    let thing = json(&things[0]);
    assert_eq!(thing["missing"], Json::from(vec!["owner", "blob"]));
    assert_eq!(thing["stored"]["owner"]["email"].is_null(), thing["value"]["owner"].is_null());
    assert!(thing["value"]["big"].is_string());
}

#[test]
fn ranges_are_what_a_filter_gives() {
    let (_folder, path) = database(7);
    let all = lines(plain(["scan", &path, "users"]));
    let key = |line: &String| json(line)["key"].as_u64().unwrap();
    for (from, to) in
        [(5_000_003, 6_000_004), (0, 5_000_001), (6_500_000, 9_000_000), (7, 7), (9, 3)]
    {
        let (low, high) = (from.to_string(), to.to_string());
        let part = lines(plain(["scan", &path, "users", "--from", &low, "--to", &high]));
        let mut expected = all.clone();
        expected.retain(|line| (from..to).contains(&key(line)));
        assert_eq!(part, expected);
        let back = ["scan", &path, "users", "--from", &low, "--to", &high, "--reverse"];
        let mut reversed = lines(plain(back));
        reversed.reverse();
        assert_eq!(reversed, expected);
    }
    let limited = lines(plain(["scan", &path, "users", "--reverse", "--limit", "3"]));
    assert!(limited.iter().eq(all.iter().rev().take(3)));
    assert!(lines(plain(["scan", &path, "users", "--limit", "0"])).is_empty());
}

#[test]
fn prefixes_are_what_a_filter_gives() {
    let (_folder, path) = database(12);
    let check = |table: &str, prefix: &str, begins: &dyn Fn(&Json) -> bool| {
        let mut expected = lines(plain(["scan", &path, table]));
        expected.retain(|line| begins(&json(line)["key"]));
        assert!(!expected.is_empty(), "{table} {prefix}");
        assert_eq!(lines(plain(["scan", &path, table, "--prefix", prefix])), expected, "{table}");
    };
    let text = |key: &Json, begin: &str| key.as_str().unwrap().starts_with(begin);
    check("names", "n\u{0}500000", &|key| text(key, "n\u{0}500000"));
    check("names", "", &|key| text(key, ""));
    check("events", r#"["n\u00006000001"]"#, &|key| key[0] == "n\u{0}6000001");
    check("events", r#"["n\u00006000001", 6]"#, &|key| key[0] == "n\u{0}6000001" && key[1] == 6);
    check("flags", "[null]", &|key| key[0].is_null());
    check("flags", "[true]", &|key| key[0] == true);
    check("things", "0x00000000004c4b", &|key| text(key, "0x00000000004c4b"));
}

#[test]
fn ranges_and_prefixes_narrow_each_other() {
    let (_folder, path) = database(3);
    let text = |number: u32| format!("n\u{0}{number}");
    let all = lines(plain(["scan", &path, "names"]));
    for (prefix, from, to) in [
        ("n\u{0}6", text(5_000_001), text(7_000_001)),
        ("n\u{0}6", text(6_000_001), text(7_000_001)),
        ("n\u{0}6", text(5_000_001), text(6_000_001)),
        ("n\u{0}6", text(6_000_001), text(6_000_002)),
        ("n\u{0}6", text(7_000_000), text(7_000_009)),
        ("n\u{0}6", text(5_000_000), text(5_000_009)),
    ] {
        let mut expected = all.clone();
        expected.retain(|line| {
            let key = json(line)["key"].as_str().unwrap().to_owned();
            key.starts_with(prefix) && key >= from && key < to
        });
        let args = ["scan", &path, "names", "--prefix", prefix, "--from", &from, "--to", &to];
        assert_eq!(lines(plain(args)), expected, "{from} {to}");
    }
}

#[test]
fn first_parts_are_said_with_the_word_for_json_too() {
    let (_folder, path) = database(3);
    for (table, part) in [("events", r#"["n\u00006000001"]"#), ("flags", "[true]")] {
        for option in ["--prefix", "--from", "--to"] {
            let said = lines(plain(["scan", &path, table, option, part]));
            assert!(!said.is_empty());
            let word = format!("json:{part}");
            assert_eq!(lines(plain(["scan", &path, table, option, &word])), said, "{option}");
        }
    }
    let links = |prefix: &str| lines(plain(["scan", &path, "links", "--prefix", prefix]));
    assert_eq!(links("json:[6000001]"), links("[6000001]"));
    assert_eq!(links("json:[6000001]").len(), 1);
}

#[test]
fn ranges_of_hashed_keys_are_refused_with_a_reason() {
    let (_folder, path) = database(2);
    for option in ["--from", "--to", "--prefix"] {
        let ran = plain(["scan", &path, "accounts", option, "alice"]);
        assert_eq!((ran.exit, ran.out.as_str()), (2, ""));
        assert!(ran.err.contains(option) && ran.err.contains("hashed"), "{}", ran.err);
    }
    // The rows of one first key, as FRAME walks over them; and bytes, which always have an order.
    let all = lines(plain(["scan", &path, "links"]));
    let first = json(&all[0])["key"][0].to_string();
    let part = lines(plain(["scan", &path, "links", "--prefix", &format!("[{first}]")]));
    assert_eq!(part, [all[0].clone()]);
    assert_eq!(lines(plain(["scan", &path, "links", "--from", "hex:0x00"])), all);
}

#[test]
fn versions_keys_and_fields_choose_what_is_shown() {
    let (_folder, path) = database(5);
    let all = lines(plain(["scan", &path, "users"]));
    let second = lines(plain(["scan", &path, "users", "--version", "2"]));
    assert!(second.iter().eq(all.iter().filter(|line| line.contains("\"version\":2"))));
    assert_eq!(second.len(), 5);
    let keys = lines(plain(["scan", &path, "users", "--keys", "--limit", "1"]));
    assert_eq!(keys, [r#"{"key":5000000}"#]);
    let ran = plain(["scan", &path, "users", "--version", "9"]);
    assert_eq!(ran.exit, 2);
    assert!(ran.err.contains("knows no version 9 of the table; it knows: 1, 2, 3"), "{}", ran.err);

    let some =
        lines(plain(["scan", &path, "users", "--fields", "karma,emails[0]", "--limit", "11"]));
    assert!(some[0].ends_with(r#""version":1,"value":{}}"#), "{}", some[0]);
    let last = r#""version":3,"value":{"karma":49000000,"emails[0]":"7000000@example.org"}}"#;
    assert!(some[10].ends_with(last), "{}", some[10]);
    let deep = "owner.emails[0],places.home.y,seen[1],result.err,pair[1].Other,big";
    let things = lines(plain(["scan", &path, "things", "--fields", deep, "--version", "2"]));
    let thing = &json(&things[2])["value"];
    assert_eq!(thing["places.home.y"], "NaN");
    assert_eq!(thing["pair[1].Other"], "ß");
    assert_eq!(thing["big"], (u128::MAX - 7_000_002).to_string());
    let ran = plain(["scan", &path, "users", "--fields", "krama"]);
    assert_eq!(ran.exit, 2);
    assert!(ran.err.contains("there is no `krama` (did you mean `karma`?)"), "{}", ran.err);
}

#[test]
fn rows_that_do_not_decode_are_shown_and_counted() {
    let (_folder, path) = database(2);
    let whole = lines(plain(["scan", &path, "users"]));
    write(
        &path,
        "users",
        &[(&[0; 8], &[3, 0xFF]), (&[0; 3], &[2, 0]), (&[0xFF; 8], &[]), (&[0xFE; 8], &[77, 1])],
    );
    for ran in [plain(["scan", &path, "users"]), typed(["scan", &path, "users", "--as", "latest"])]
    {
        assert_eq!(ran.exit, 1);
        assert!(ran.err.contains("4 rows do not read"), "{}", ran.err);
        let shown: Vec<_> = ran.out.lines().collect();
        assert_eq!(shown.len(), whole.len() + 4);
        assert!(
            shown[0].starts_with(r#"{"key":"hex:0x000000","raw":"0x0200","problem":"#),
            "{}",
            shown[0]
        );
        assert!(shown[1].starts_with(r#"{"key":0,"raw":"0x03ff","problem":"#), "{}", shown[1]);
        assert!(
            shown[8]
                .contains(r#""raw":"0x4d01","problem":"the catalog knows no version with the tag"#)
        );
        assert!(shown[9].contains(r#""raw":"0x","problem":"the value is empty"#), "{}", shown[9]);
    }
    // With a limit it ends before the last two.
    let ran = plain(["scan", &path, "users", "--limit", "3"]);
    assert!(ran.exit == 1 && ran.err.contains("2 rows do not read"), "{}", ran.err);
    // A tag that nobody knows is of no version.
    let ran = plain(["scan", &path, "users", "--version", "2"]);
    assert!(ran.exit == 1 && ran.err.contains("1 row does not read"), "{}", ran.err);
    assert!(ran.out.trim_end().ends_with(&whole[2..4].join("\n")), "{}", ran.out);
}

#[test]
fn a_table_that_the_catalog_does_not_know_is_shown_as_bytes() {
    let (_folder, path) = database(1);
    write(&path, "foreign", &[(b"a", b"\x01b"), (b"c", b"")]);
    let ran = plain(["scan", &path, "foreign"]);
    assert_eq!(ran.exit, 0, "{}", ran.err);
    assert_eq!(
        ran.out,
        "{\"key\":\"hex:0x61\",\"raw\":\"0x0162\"}\n{\"key\":\"hex:0x63\",\"raw\":\"0x\"}\n"
    );
    assert!(ran.err.contains("shown as bytes"));
    let from = plain(["scan", &path, "foreign", "--from", "0x62", "--quiet"]);
    assert_eq!((from.out.lines().count(), from.err.as_str()), (1, ""));
    let ran = plain(["scan", &path, "user"]);
    assert_eq!(ran.exit, 2);
    assert!(ran.err.contains("did you mean `users`?") && ran.err.contains("things"), "{}", ran.err);
}
