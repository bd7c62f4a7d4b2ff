//! What `verify` finds in the rows, the catalog, the meta table and the schedule, and where.

mod limits;
mod pages;

use std::{cmp::Reverse, collections::BTreeSet};

use perennial::{
    Bincode, Table, Versioned,
    backend::{Backend, Redb, WriteBatch, WriteOp},
    registry,
};
use serde_json::Value;

use crate::{
    damage::{flat, put},
    fixture::{self, EventId, Ran, User, plain, run, typed},
};

const META: &str = "perennial.meta";
const CATALOG: &str = "perennial.catalog";

struct Base {
    folder: tempfile::TempDir,
}

impl Base {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fixture::redb(folder.path(), 5);
        Self { folder }
    }

    fn engine(&self) -> Redb {
        Redb::open(self.folder.path()).unwrap()
    }

    fn get(&self, table: &str, key: &[u8]) -> Vec<u8> {
        use perennial::backend::ReadEngine;
        self.engine().get(table, key).unwrap().unwrap().as_ref().to_vec()
    }

    fn put(&self, table: &str, key: &[u8], value: &[u8]) {
        put(&self.engine(), table, key, value);
    }

    fn delete(&self, table: &'static str, key: &[u8]) {
        let mut batch = WriteBatch::new();
        batch.push(WriteOp::Remove { table, key: key.to_vec() });
        self.engine().commit(&batch).unwrap();
    }

    /// Changes a row as text.
    fn edit(&self, table: &str, key: &[u8], from: &str, to: &str) {
        let before = String::from_utf8(self.get(table, key)).unwrap();
        assert!(before.contains(from), "{before}");
        self.put(table, key, before.replacen(from, to, 1).as_bytes());
    }

    fn path(&self) -> &str {
        self.folder.path().to_str().unwrap()
    }

    /// Findings and summary, without types.
    fn verify(&self) -> (Vec<Value>, Value) {
        parsed(&plain(["verify", self.path(), "--json"]))
    }

    /// The only finding.
    fn only(&self) -> Value {
        let (findings, _) = self.verify();
        assert_eq!(findings.len(), 1, "{findings:#?}");
        findings.into_iter().next().unwrap()
    }
}

fn parsed(ran: &Ran) -> (Vec<Value>, Value) {
    let mut lines: Vec<Value> =
        ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let summary = lines.pop().unwrap()["summary"].take();
    assert_eq!(summary["findings_shown"], lines.len());
    assert_eq!(ran.exit, u8::from(!lines.is_empty()), "{}{}", ran.out, ran.err);
    (lines, summary)
}

fn catalog_key(table: &str, version: u8) -> Vec<u8> {
    [table.as_bytes(), &[0, version]].concat()
}

fn user_key(number: u64) -> [u8; 8] {
    number.to_be_bytes()
}

#[test]
fn a_sound_database_has_no_findings_and_every_row_is_read() {
    let base = Base::new();
    let (findings, summary) = base.verify();
    assert!(findings.is_empty(), "{findings:#?}");
    assert_eq!(summary["rows"], 7 * 15);
    assert_eq!(summary["engine"], "redb");
    for table in summary["tables"].as_array().unwrap() {
        assert_eq!((&table["rows"], &table["by_schema"]), (&15.into(), &15.into()), "{table}");
        assert_eq!(table["by_types"], 0);
    }
    let (findings, summary) = parsed(&typed(["verify", base.path(), "--json"]));
    assert!(findings.is_empty(), "{findings:#?}");
    for table in summary["tables"].as_array().unwrap() {
        assert_eq!((&table["by_types"], &table["by_schema"]), (&15.into(), &0.into()), "{table}");
    }
    let text = plain(["verify", base.path()]);
    assert_eq!(text.exit, 0);
    assert!(text.err.is_empty());
    assert!(flat(&text.out).contains("105 rows in 7 tables checked"), "{}", text.out);
    assert!(flat(&text.out).contains("nothing is wrong as far as this can see"), "{}", text.out);
    assert!(flat(&text.out).contains("--checksums"), "{}", text.out);
}

#[test]
fn what_is_not_seen_is_said_for_each_table() {
    let base = Base::new();
    let unseen = |summary: &Value, table: &str| {
        let tables = summary["tables"].as_array().unwrap();
        let table = tables.iter().find(|it| it["table"] == table).unwrap();
        let codes = table["unseen"].as_array().unwrap();
        codes.iter().map(|code| code.as_str().unwrap().to_owned()).collect::<Vec<_>>().join(" ")
    };
    let (_, summary) = base.verify();
    assert_eq!(unseen(&summary, "users"), "valid_change type_checks");
    assert_eq!(unseen(&summary, "links"), "valid_change type_checks hashed_keys");
    let codes = summary["unseen"].to_string();
    assert_eq!(codes, r#"["valid_change","type_checks","hashed_keys","engine_checksums"]"#);
    let (_, summary) = parsed(&typed(["verify", base.path(), "--json"]));
    assert_eq!(unseen(&summary, "users"), "valid_change");
    assert_eq!(unseen(&summary, "links"), "valid_change hashed_keys");
}

#[test]
fn a_flipped_bit_is_found_at_its_table_key_and_byte() {
    let base = Base::new();
    let key = user_key(7_000_001);
    let mut value = base.get("users", &key);
    // A tag, the length of the name in one byte, and the name.
    value[4] ^= 0x80;
    base.put("users", &key, &value);
    let end = 2 + usize::from(value[1] >> 2);
    let found = base.only();
    assert_eq!((&found["kind"], &found["table"]), (&"value".into(), &"users".into()));
    assert_eq!(found["key"], 7_000_001);
    assert_eq!(found["hex"], "0x00000000006acfc1");
    assert_eq!((&found["version"], &found["path"]), (&3.into(), &"name".into()));
    assert_eq!(found["offset"], end);
    assert_eq!(found["problem"], "the text is not UTF-8");
    let (by_types, _) = parsed(&typed(["verify", base.path(), "--json"]));
    assert_eq!(by_types, [found]);
    let text = plain(["verify", base.path()]);
    assert_eq!(text.exit, 1);
    let line = format!(
        "users: key 7000001 (0x00000000006acfc1): V3: byte {end}: name: the text is not UTF-8 [value]"
    );
    assert_eq!(text.out.lines().next(), Some(line.as_str()));
}

#[test]
fn damage_in_several_tables_is_all_found_in_one_run() {
    let base = Base::new();
    base.put("users", b"short", &base.get("users", &user_key(5_000_000)));
    base.put("users", &user_key(1), &[]);
    base.put("users", &user_key(2), &[99, 1, 2]);
    let event = EventId { stream: "x".into(), day: Reverse(1), number: 0 };
    let key = perennial::key::encode(&event);
    base.put("events", &key, &[1, 0]);
    base.put("names", b"n", &[1]);
    base.put("links", b"no prefix", &base.get("users", &user_key(5_000_000)));
    base.edit(CATALOG, &catalog_key("things", 1), "Thing", "Thong");
    let (findings, summary) = base.verify();
    let mut found: Vec<_> = findings
        .iter()
        .map(|it| format!("{} {}", it["table"].as_str().unwrap(), it["kind"].as_str().unwrap()))
        .collect();
    // The things of version 1 have lost their meaning.
    assert_eq!(found.iter().filter(|it| *it == "things unknown_tag").count(), 10);
    found.retain(|it| it != "things unknown_tag");
    found.sort();
    let expected = [
        "events value",
        "links key",
        "names value",
        "perennial.catalog catalog_row",
        "users key",
        "users unknown_tag",
        "users value",
    ];
    assert_eq!(found, expected);
    assert_eq!(summary["findings"], 17);
    let text = plain(["verify", base.path()]);
    assert_eq!(text.out.lines().take_while(|line| !line.is_empty()).count(), 17);
    assert!(flat(&text.out).contains("17 findings."), "{}", text.out);
    let (by_types, _) = parsed(&typed(["verify", base.path(), "--json"]));
    let missing: Vec<_> = by_types.iter().filter(|it| it["kind"] == "catalog_missing").collect();
    assert_eq!(missing.len(), 1, "{by_types:#?}");
    assert_eq!((&missing[0]["table"], &missing[0]["version"]), (&"things".into(), &1.into()));
    assert_eq!(by_types.len(), 6 + 1 + 1);
}

#[test]
fn the_limit_bounds_what_is_shown_and_not_what_is_counted() {
    let base = Base::new();
    (0..20).for_each(|number| base.put("users", &user_key(number), &[]));
    for (limit, shown) in [("0", 0), ("7", 7), ("100", 20)] {
        let ran = plain(["verify", base.path(), "--json", "--limit", limit]);
        let summary = ran.out.lines().last().unwrap();
        let summary: Value = serde_json::from_str(summary).unwrap();
        assert_eq!(ran.exit, 1);
        assert_eq!(ran.out.lines().count(), shown + 1);
        assert_eq!(summary["summary"]["findings"], 20);
        assert_eq!(summary["summary"]["findings_shown"], shown);
    }
    let text = plain(["verify", base.path(), "--limit", "7"]);
    assert!(flat(&text.out).contains("20 findings, the first 7 shown."), "{}", text.out);
}

#[test]
fn the_named_tables_alone_are_read() {
    let base = Base::new();
    base.put("users", &user_key(1), &[]);
    let (_, summary) = parsed(&plain(["verify", base.path(), "names", "events", "--json"]));
    assert_eq!((&summary["rows"], &summary["findings"]), (&30.into(), &0.into()));
    let wrong = plain(["verify", base.path(), "uzers"]);
    assert_eq!(wrong.exit, 2);
    assert!(wrong.err.contains("uzers") && wrong.err.contains("users"), "{}", wrong.err);
}

#[test]
fn rows_of_the_meta_table_are_held_to_what_they_must_be() {
    for (key, value, kind, word) in [
        ("format", &b"one"[..], "meta", "format"),
        ("spec_version", &[1, 2, 3], "meta", "4 bytes"),
        ("epoch", &[1], "meta", "8 bytes"),
        ("schedule", b"{", "schedule", "cannot be read"),
        ("whatever", b"", "meta", "no row of that name"),
        ("schedule.change.00000000000000000002", b"[]", "schedule", "it is no object"),
        ("schedule.change.2", b"{}", "schedule", "20 digits"),
    ] {
        let base = Base::new();
        base.put(META, key.as_bytes(), value);
        let (findings, _) = base.verify();
        let found = &findings[0];
        assert_eq!((&found["table"], &found["kind"]), (&META.into(), &kind.into()), "{found}");
        assert_eq!(found["key"], key);
        assert!(found["problem"].as_str().unwrap().contains(word), "{found}");
        assert_eq!(findings.len(), 1, "{findings:#?}");
    }
    for (value, rows) in [(&br#"{"rows":31,"x":[]}"#[..], "31 rows"), (b"{", "0 rows")] {
        let base = Base::new();
        base.put(META, b"import", value);
        let found = base.only();
        assert_eq!(
            (&found["kind"], &found["key"]),
            (&"import_unfinished".into(), &"import".into())
        );
        let problem = found["problem"].as_str().unwrap();
        assert!(problem.contains(rows) && problem.contains("--resume"), "{problem}");
    }
    let base = Base::new();
    base.put(META, b"format", b"2");
    let newer = plain(["verify", base.path()]);
    assert_eq!(newer.exit, 3);
}

#[test]
fn the_schedule_its_records_and_the_store_are_held_against_each_other() {
    let record = |number: u32| format!("schedule.change.{number:020}");
    let problem = |damage: fn(&Base, &dyn Fn(u32) -> String)| {
        let base = Base::new();
        damage(&base, &record);
        let (findings, _) = base.verify();
        let texts = findings.iter().map(|it| it["problem"].as_str().unwrap());
        (texts.collect::<Vec<_>>().join("; "), findings[0]["kind"].clone())
    };
    for (damage, words) in [
        (
            (|base, record| base.delete(META, record(1).as_bytes()))
                as fn(&Base, &dyn Fn(u32) -> String),
            "record 1 is missing: they are numbered from 1",
        ),
        (
            |base, record| base.delete(META, record(2).as_bytes()),
            "the schedule is not the one of its newest record, 1",
        ),
        (
            |base, record| {
                base.delete(META, record(1).as_bytes());
                base.delete(META, record(2).as_bytes());
            },
            "there is a schedule, and no record",
        ),
        (
            |base, record| {
                base.delete(META, b"schedule");
                base.delete(META, record(1).as_bytes());
                base.delete(META, record(2).as_bytes());
            },
            "there is an epoch, and no schedule that it is one of",
        ),
        (|base, _| base.delete(META, b"schedule"), "the schedule is missing"),
        (|base, _| base.put(META, b"epoch", &11_u64.to_le_bytes()), "active at epoch 11"),
        (
            |base, _| base.edit(META, b"schedule", "20", "21"),
            "is not the one of its newest record, 2",
        ),
    ] {
        let (problem, kind) = problem(damage);
        assert!(problem.contains(words), "{problem}");
        assert_eq!(kind, "schedule");
    }
}

#[test]
fn entries_are_held_against_each_other_and_the_store() {
    let entry = |base: &Base, from: &str, to: &str| {
        base.edit(CATALOG, &catalog_key("users", 2), from, to);
        base.verify().0
    };
    for (from, to, kind, words) in [
        (r#""fingerprint":""#, r#""fingerprint":"0"#, "catalog_row", "fingerprint"),
        (r#""codec":"scale""#, r#""codec":"bincode""#, "catalog_contradiction", "codec"),
        (r#""tag":2"#, r#""tag":1"#, "catalog_contradiction", "it has the tag"),
        (r#""spec_version":6"#, r#""spec_version":9"#, "catalog_contradiction", "spec version 9"),
        (r#""scheme":"ordered""#, r#""scheme":"other""#, "catalog_contradiction", "keys"),
        (r#""format":1"#, r#""format":2"#, "newer", "use a newer binary"),
    ] {
        let findings = entry(&Base::new(), from, to);
        assert_eq!(findings[0]["kind"], kind, "{from}: {findings:#?}");
        assert!(findings[0]["problem"].as_str().unwrap().contains(words), "{findings:#?}");
        assert_eq!(findings[0]["version"], 2);
    }
}

#[test]
fn tables_without_entries_and_entries_without_tables_are_found() {
    let base = Base::new();
    base.put("users", &user_key(0), &[]);
    (1..=3).for_each(|version| base.delete(CATALOG, &catalog_key("users", version)));
    let mut engine = base.engine();
    engine.create_tables(&["empty"]).unwrap();
    drop(engine);
    let entry = String::from_utf8(base.get(CATALOG, &catalog_key("names", 1))).unwrap();
    let entry = entry.replace(r#""table":"names""#, r#""table":"lost""#);
    base.put(CATALOG, &catalog_key("lost", 1), entry.as_bytes());
    let (findings, summary) = base.verify();
    let found: Vec<_> = findings.iter().map(|it| (&it["table"], &it["kind"])).collect();
    let expected = [("lost", "table_missing"), ("users", "catalog_missing")];
    assert_eq!(found.len(), 2, "{findings:#?}");
    for (found, expected) in found.into_iter().zip(expected) {
        assert_eq!(found, (&expected.0.into(), &expected.1.into()));
    }
    assert!(summary["unseen"].as_array().unwrap().contains(&"bytes".into()), "{summary}");
}

/// An older binary's users: one version less.
mod older {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Versioned)]
    #[versioned(name = "User", latest = 2, activates(2 = 6), derive(Clone, Debug, PartialEq))]
    pub struct User {
        pub name: String,
        pub email: Option<String>,
        #[versioned(since = 2)]
        pub karma: u32,
    }

    pub const USERS: Table<u64, User> = Table::new("users");
}

/// A binary whose users are others than those of the database.
mod other {
    use super::*;

    pub const USERS: Table<u64, User, Bincode> = Table::new("users");
}

#[test]
fn newer_versions_are_checked_by_the_catalog_and_older_types_say_so() {
    let base = Base::new();
    let args = ["verify", base.path(), "users", "--json"];
    let older = || registry![older::USERS];
    let (findings, summary) = parsed(&run(older(), args));
    assert!(findings.is_empty(), "{findings:#?}");
    let table = &summary["tables"][0];
    assert_eq!((&table["by_types"], &table["by_schema"]), (&10.into(), &5.into()));
    assert!(table["unseen"].to_string().contains("newer_versions"), "{table}");
    let text = run(older(), ["verify", base.path(), "users"]);
    assert!(flat(&text.out).contains("newer than this command"), "{}", text.out);

    let key = user_key(7_000_000);
    let mut value = base.get("users", &key);
    value.push(0);
    base.put("users", &key, &value);
    let (findings, _) = parsed(&run(older(), args));
    assert_eq!((&findings[0]["kind"], &findings[0]["version"]), (&"value".into(), &3.into()));
    assert_eq!(base.only(), findings[0]);
}

#[test]
fn types_that_are_not_the_databases_are_told_and_not_believed() {
    let base = Base::new();
    let args = ["verify", base.path(), "users", "--json"];
    let (findings, summary) = parsed(&run(registry![other::USERS], args));
    assert_eq!(findings.len(), 1, "{findings:#?}");
    assert_eq!(findings[0]["kind"], "catalog_differs");
    assert_eq!(summary["tables"][0]["by_schema"], 15);
}

#[test]
fn what_is_no_database_is_not_verified() {
    let folder = tempfile::tempdir().unwrap();
    let nothing = plain(["verify", folder.path().to_str().unwrap()]);
    assert_eq!(nothing.exit, 3);
    let mut engine = Redb::open(folder.path()).unwrap();
    engine.create_tables(&["somebodys"]).unwrap();
    drop(engine);
    let foreign = plain(["verify", folder.path().to_str().unwrap()]);
    assert_eq!(foreign.exit, 3, "{foreign:?}");
}

#[test]
fn nothing_out_of_the_database_is_obeyed_by_a_terminal() {
    let base = Base::new();
    base.put("names", "a\u{1b}]0;x\u{7}\u{9b}31m\u{7f}\n\u{202e}".as_bytes(), &[]);
    let mut engine = base.engine();
    engine.create_tables(&["\u{9b}2J\u{1b}c"]).unwrap();
    put(&engine, "\u{9b}2J\u{1b}c", b"k", b"v");
    drop(engine);
    let is_plain = |text: &str| !text.lines().any(|line| line.contains(char::is_control));
    let text = plain(["verify", base.path()]);
    assert!(text.exit == 1 && is_plain(&text.out) && is_plain(&text.err), "{text:?}");
    assert!(text.out.contains(r"\u{9b}31m") && !text.out.contains('\u{202e}'), "{}", text.out);
    let json = plain(["verify", base.path(), "--json"]);
    assert!(is_plain(&json.out), "{json:?}");
    let (findings, _) = parsed(&json);
    let tables: BTreeSet<_> = findings.iter().map(|it| it["table"].as_str().unwrap()).collect();
    assert_eq!(tables, BTreeSet::from(["names", "\u{9b}2J\u{1b}c"]));
}
