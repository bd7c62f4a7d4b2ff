//! `perennial info`.

use std::{fs, path::Path};

use perennial::{
    Store, Table, Versioned,
    backend::{Backend, ReadEngine, Redb, WriteBatch, WriteOp},
    registry,
};

use crate::fixture::{Ran, plain, redb, run, typed};

const META: &str = "perennial.meta";
const CATALOG: &str = "perennial.catalog";

fn info(folder: &Path) -> Ran {
    plain(["info", folder.to_str().unwrap()])
}

fn json(ran: &Ran) -> serde_json::Value {
    assert_eq!(ran.out.lines().count(), 1, "{ran:?}");
    serde_json::from_str(&ran.out).unwrap()
}

/// Puts rows as they are, past all checks.
pub fn put(folder: &Path, table: &'static str, key: &[u8], value: &[u8]) {
    let mut engine = Redb::open(folder).unwrap();
    engine.create_tables(&[table]).unwrap();
    let mut batch = WriteBatch::new();
    batch.push(WriteOp::Put { table, key: key.to_vec(), value: value.to_vec() });
    engine.commit(&batch).unwrap();
}

#[test]
fn it_shows_all_that_the_database_says_of_itself() {
    let folder = tempfile::tempdir().unwrap();
    redb(folder.path(), 7);
    let ran = info(folder.path());
    assert_eq!((ran.exit, ran.err.as_str()), (0, ""));
    println!("{}", ran.out);
    for part in [
        "engine        redb",
        "in 2 files",
        "format        1",
        "spec version  7",
        "epoch         20",
        "spec version 6 from epoch 10, superseded",
        "spec version 7 from epoch 20, active",
        "format 1, 19 entries",
        "tables        7",
        "knows no types",
        "\nusers\n  entity        User, in scale\n  rows          about 21\n  key           u64, ordered\n",
        "V1 with tag 1, since spec version 5",
        "V3 with tag 3, since spec version 7",
        "storage map   System.Account",
        "substrate/blake2_128_concat",
        "Event, in bincode",
        "(String, Reverse<u32>, i64), ordered",
        "V1 with tag 0, since spec version 5",
    ] {
        assert!(ran.out.contains(part), "{part}\n{}", ran.out);
    }
    // The file's name means its folder.
    let file = folder.path().join("perennial.redb");
    assert_eq!(info(&file).out, ran.out);
}

#[test]
fn programs_get_one_object() {
    let folder = tempfile::tempdir().unwrap();
    redb(folder.path(), 7);
    let path = folder.path().to_str().unwrap();
    let found = json(&plain(["info", path, "--json"]));
    assert_eq!(found["engine"], "redb");
    assert_eq!((&found["spec_version"], &found["epoch"]), (&7.into(), &20.into()));
    let file = fs::metadata(folder.path().join("perennial.redb")).unwrap().len();
    assert_eq!(found["bytes"], file);
    assert_eq!(found["schedule"][0]["phase"], "superseded");
    assert_eq!(found["schedule"][1]["spec_version"], 7);
    assert_eq!(found["problems"].as_array().unwrap().len(), 0);
    assert!(found["opens"].is_null());
    let tables = found["tables"].as_array().unwrap();
    let accounts = tables.iter().find(|table| table["table"] == "accounts").unwrap();
    assert_eq!(accounts["key"]["path"], serde_json::json!(["System", "Account"]));
    assert_eq!(accounts["rows_about"], 21);
    assert_eq!(accounts["versions"][2]["first_written_at"], 7);
    assert!(accounts["types"].is_null());
    let found = json(&typed(["info", path, "--json"]));
    assert_eq!(found["opens"], true);
    assert_eq!(found["tables"][0]["types"]["store"], "opens");
    assert_eq!(found["tables"][0]["types"]["latest"], 3);
}

#[test]
fn its_lines_fit_forty_columns_and_a_hundred_and_twenty() {
    let folder = tempfile::tempdir().unwrap();
    redb(folder.path(), 2);
    for (columns, expected) in [("40", 40), ("120", 120)] {
        let out = std::process::Command::new(env!("CARGO_BIN_EXE_perennial"))
            .args(["info", folder.path().to_str().unwrap()])
            .env("COLUMNS", columns)
            .output()
            .unwrap();
        let out = String::from_utf8(out.stdout).unwrap();
        // The path is one word.
        let longest = out.lines().skip(1).map(|line| line.chars().count()).max().unwrap();
        assert!(longest <= expected, "{longest} of {expected}\n{out}");
        assert!(longest > 30, "{out}");
    }
}

mod older {
    use super::*;

    #[derive(Clone, Versioned)]
    #[versioned(latest = 1, name = "User")]
    pub struct User {
        pub name: String,
        pub email: Option<String>,
    }

    pub const USERS: Table<u64, User> = Table::new("users");
    pub const NAMES: Table<u64, User> = Table::new("names");
    pub const FRESH: Table<u64, User> = Table::new("fresh");
}

#[test]
fn a_binary_learns_whether_it_may_open_the_database() {
    let folder = tempfile::tempdir().unwrap();
    redb(folder.path(), 2);
    let path = folder.path().to_str().unwrap();
    let fine = typed(["info", path]);
    assert_eq!(fine.exit, 0);
    assert!(fine.out.contains("a store of this binary opens it"), "{}", fine.out);
    assert!(fine.out.contains("knows it up to V3"), "{}", fine.out);

    use older::{FRESH, NAMES, USERS};
    let older = run(registry![USERS, FRESH], ["info", path]);
    println!("{}", older.out);
    assert_eq!(older.exit, 0, "{older:?}");
    assert!(older.out.contains("holds User V3"), "{}", older.out);
    assert!(older.out.contains("fresh"), "{}", older.out);

    let other = run(registry![USERS, NAMES], ["info", path]);
    assert_eq!(other.exit, 1);
    assert!(other.out.contains("does not open it"), "{}", other.out);
    assert!(other.out.contains("the codec is"), "{}", other.out);
    assert!(other.err.contains("would not open it"), "{}", other.err);
    let found = json(&run(registry![USERS, NAMES], ["info", path, "--json"]));
    assert_eq!(found["opens"], false);
    // As the store says.
    let error = Store::open(Redb::open(path).unwrap(), registry![USERS, NAMES]).unwrap_err();
    let problem =
        found["tables"].as_array().unwrap().iter().find(|t| t["table"] == "names").unwrap();
    let problem = problem["types"]["problems"][0].as_str().unwrap().to_owned();
    assert!(error.to_string().contains(&problem), "{error}\n{problem}");
}

#[test]
fn damage_of_one_part_hides_no_other() {
    let cases: [(&str, &[u8], &[u8], &str); 6] = [
        (META, b"spec_version", b"abc", "spec_version"),
        (META, b"epoch", b"", "epoch"),
        (META, b"schedule", b"{", "schedule"),
        (META, b"format", b"one", "format"),
        (CATALOG, b"users\0\x02", b"{}", "0x75736572730002"),
        (CATALOG, b"nobody", b"x", "nobody"),
    ];
    for (table, key, value, told) in cases {
        let folder = tempfile::tempdir().unwrap();
        redb(folder.path(), 2);
        put(folder.path(), table, key, value);
        let ran = info(folder.path());
        assert_eq!(ran.exit, 1, "{told}: {ran:?}");
        assert!(ran.err.contains("1 part of what it says"), "{}", ran.err);
        for part in ["\nusers\n", "\nthings\n", "V2 with tag 2", "engine        redb"] {
            assert!(ran.out.contains(part), "{told}: {}", ran.out);
        }
        let found = json(&plain(["info", folder.path().to_str().unwrap(), "--json"]));
        let problems = found["problems"].as_array().unwrap();
        assert_eq!(problems.len(), 1);
        let problem = problems[0].as_str().unwrap();
        assert!(problem.contains(told), "{problem}");
    }
}

#[test]
fn a_newer_format_and_another_program_are_no_database_for_it() {
    let folder = tempfile::tempdir().unwrap();
    redb(folder.path(), 2);
    put(folder.path(), META, b"format", b"9");
    let ran = info(folder.path());
    assert_eq!((ran.exit, ran.out.as_str()), (3, ""));
    assert!(ran.err.contains("format 9"), "{}", ran.err);

    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "theirs", b"k", b"v");
    let ran = info(folder.path());
    assert_eq!((ran.exit, ran.out.as_str()), (3, ""));
    assert!(ran.err.contains("another program") && ran.err.contains("theirs"), "{}", ran.err);
}

#[test]
fn tables_that_the_catalog_does_not_tell_of_are_shown() {
    let folder = tempfile::tempdir().unwrap();
    redb(folder.path(), 2);
    put(folder.path(), "theirs", b"k", b"v");
    let ran = info(folder.path());
    assert_eq!(ran.exit, 0);
    assert!(ran.out.contains("\ntheirs\n  entity        none:"), "{}", ran.out);
}

#[test]
fn what_stands_in_the_database_does_not_drive_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    redb(folder.path(), 1);
    put(folder.path(), "a\u{1b}[31mred\nline", b"k", b"v");
    let ran = info(folder.path());
    assert!(ran.out.contains("a\\u{1b}[31mred\\nline"), "{}", ran.out);
    assert!(!ran.out.contains('\u{1b}'));
    let engine = Redb::open_read_only(folder.path()).unwrap();
    assert!(engine.get("a\u{1b}[31mred\nline", b"k").unwrap().is_some());
}
