//! `perennial upgrade`: what it rewrites, what it leaves, and that it may die at any time.

use std::{
    collections::BTreeMap,
    env,
    fmt::Debug,
    fs,
    io::{BufRead, BufReader, Read},
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use perennial::{
    Bincode, Entity, Scale, SpecVersion, Store, Table, Version, Versioned,
    backend::{Backend, Cursor, Direction, KeyRange, ReadEngine, Redb, WriteBatch, WriteOp},
    entity, registry,
    store::Catalog,
    wire::Wire,
};
use serde_json::Value;

use crate::fixture::{self, Event, Ran, Thing, User, plain, run, typed};

/// The rows of all tables, the library's own too.
type Rows = BTreeMap<(String, Vec<u8>), Vec<u8>>;

fn rows(path: &Path) -> Rows {
    let engine = Redb::open(path).unwrap();
    let mut found = Rows::new();
    for table in engine.tables().unwrap() {
        let mut rows = engine.cursor(&table, &KeyRange::all(), Direction::Forward).unwrap();
        while let Some(row) = rows.next().unwrap() {
            found.insert((table.clone(), row.key.to_vec()), row.value.to_vec());
        }
    }
    found
}

fn database(rows: u64) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("chain");
    fixture::redb(&path, rows);
    (folder, path)
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn objects(ran: &Ran) -> Vec<Value> {
    ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Everything in the fixture's tables, as the latest views.
fn views(rows: &Rows) -> Vec<String> {
    fn view<C: Wire, V: Entity + Debug>(stored: &[u8]) -> String {
        format!("{:?}", entity::decode::<C, V>(stored).unwrap())
    }
    let views = rows.iter().filter(|((table, _), _)| !table.starts_with("perennial"));
    let views = views.map(|((table, _), stored)| match table.as_str() {
        "names" => view::<Bincode, User>(stored),
        "events" => view::<Bincode, Event>(stored),
        "things" => view::<Scale, Thing>(stored),
        _ => view::<Scale, User>(stored),
    });
    views.collect()
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

/// The tag of each row of the fixture's tables, counted.
fn tags(rows: &Rows) -> BTreeMap<(&str, u8), usize> {
    let mut tags = BTreeMap::new();
    for ((table, _), value) in rows.iter().filter(|((table, _), _)| !table.starts_with("perennial"))
    {
        *tags.entry((table.as_str(), value[0])).or_default() += 1;
    }
    tags
}

#[test]
fn every_row_becomes_the_active_version_and_reads_as_before() {
    let (_folder, path) = database(20);
    let before = rows(&path);
    let ran = typed(["upgrade", text(&path), "--json", "--batch", "7"]);
    assert_eq!((ran.exit, ran.err.as_str()), (0, ""));
    let after = rows(&path);
    assert_eq!(views(&after), views(&before));
    assert_eq!(after.keys().collect::<Vec<_>>(), before.keys().collect::<Vec<_>>());
    // Things begin with tag 0.
    let expected = [
        ("accounts", 3),
        ("events", 2),
        ("flags", 3),
        ("links", 3),
        ("names", 3),
        ("things", 1),
        ("users", 3),
    ];
    assert_eq!(tags(&after), expected.map(|of| (of, 60)).into());
    for told in objects(&ran) {
        let table = told["table"].as_str().unwrap();
        let old = |rows: &Rows| -> (u64, u64) {
            let rows = rows.iter().filter(|((of, key), _)| {
                of == table
                    && before[&(of.clone(), key.clone())] != after[&(of.clone(), key.clone())]
            });
            rows.fold((0, 0), |sum, (_, value)| (sum.0 + 1, sum.1 + value.len() as u64))
        };
        let sum = |name: &str| -> u64 {
            told["rewritten"].as_array().unwrap().iter().map(|of| of[name].as_u64().unwrap()).sum()
        };
        assert_eq!((sum("rows"), sum("bytes_before")), old(&before), "{table}");
        assert_eq!((sum("rows"), sum("bytes_after")), old(&after), "{table}");
        assert_eq!(sum("rows") + told["current"].as_u64().unwrap(), 60);
        assert_eq!(
            (&told["complete"], &told["damaged"], &told["dry_run"]),
            (&true.into(), &0.into(), &false.into())
        );
    }
    // The second run finds nothing to do.
    let again = typed(["upgrade", text(&path), "--json"]);
    assert_eq!(again.exit, 0);
    for told in objects(&again) {
        assert_eq!((&told["rewritten"], &told["current"]), (&Value::Array(vec![]), &60.into()));
    }
    assert_eq!(rows(&path), after);
}

#[test]
fn a_dry_run_tells_the_same_and_changes_no_byte() {
    let (_folder, path) = database(10);
    let file = path.join("perennial.redb");
    let bytes = fs::read(&file).unwrap();
    let dry = typed(["upgrade", text(&path), "--json", "--dry-run"]);
    assert_eq!((dry.exit, dry.err.as_str()), (0, ""));
    assert!(fs::read(&file).unwrap() == bytes, "a dry run has written");
    let real = typed(["upgrade", text(&path), "--json"]);
    assert_eq!(dry.out.replace("\"dry_run\":true", "\"dry_run\":false"), real.out);
    assert!(fs::read(&file).unwrap() != bytes);
    let shown = typed(["upgrade", text(&path), "users"]);
    assert_eq!(shown.out, "users: 0 of 30 rows rewritten\n  V3 already: 30 rows\n");
}

#[test]
fn only_the_tables_that_are_asked_for_are_rewritten() {
    let (_folder, path) = database(4);
    let before = rows(&path);
    let ran = typed(["upgrade", text(&path), "names", "users"]);
    assert_eq!(ran.exit, 0, "{}", ran.err);
    assert!(ran.out.contains("users: 8 of 12 rows rewritten\n  V1 to V3: 4 rows, "), "{}", ran.out);
    for (key, value) in &rows(&path) {
        let is_asked = ["names", "users"].contains(&key.0.as_str());
        assert!(is_asked || before[key] == *value, "{key:?}");
    }
}

#[test]
fn without_types_it_says_how_to_build_a_command_that_has_them() {
    let (_folder, path) = database(1);
    let ran = plain(["upgrade", text(&path), "--dry-run"]);
    assert_eq!((ran.exit, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("perennial::cli::run(registry![USERS, …], std::env::args_os())"));
}

#[test]
fn tables_without_types_are_named_and_left() {
    let (_folder, path) = database(2);
    let users = || registry![fixture::USERS];
    let before = rows(&path);
    let ran = run(users(), ["upgrade", text(&path)]);
    assert_eq!(ran.exit, 0, "{}", ran.err);
    for name in ["accounts", "events", "things"] {
        let told = format!("table `{name}` is left alone: this command has no types for it");
        assert!(ran.err.contains(&told), "{}", ran.err);
    }
    assert!(rows(&path).iter().all(|(key, value)| key.0 == "users" || before[key] == *value));
    let asked = run(users(), ["upgrade", text(&path), "events"]);
    assert_eq!(asked.exit, 2);
    assert!(asked.err.contains("no types for the table `events`"), "{}", asked.err);
    assert_eq!(run(users(), ["upgrade", text(&path), "nobody"]).exit, 2);
}

/// An entity whose way back to version 2 loses long texts.
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 3, activates(2 = 6, 3 = 7), derive(Clone, Debug, PartialEq))]
#[versioned(removed(nick: String, in = 1..=1, first, default = String::new()))]
pub struct Note {
    #[versioned(since = 3, was(text: String, upcast = lines, downcast = start))]
    pub text: Vec<String>,
    #[versioned(since = 2)]
    pub stars: u32,
}

fn lines(old: String) -> Vec<String> {
    vec![old]
}

#[expect(clippy::ptr_arg, reason = "a downcast is given the field")]
fn start(new: &Vec<String>) -> String {
    new.first().map(|line| line.chars().take(5).collect()).unwrap_or_default()
}

const NOTES: Table<u64, Note> = Table::new("notes");

/// Notes of the first version, in a database that has reached a spec version.
fn notes(path: &Path, reached: u32, of: &[(&str, &str)]) {
    let store = Store::open(Redb::open(path).unwrap(), registry![NOTES]).unwrap();
    let table = store.table(NOTES).unwrap();
    for (key, (nick, text)) in of.iter().enumerate() {
        let note = NoteV1 { nick: (*nick).into(), text: (*text).into() };
        table.put_versioned(&(key as u64), &VersionedNote::V1(note)).unwrap();
    }
    store.raise_spec_version(SpecVersion(reached)).unwrap();
}

fn upgrade_notes(path: &Path, more: &[&'static str]) -> (Ran, Value) {
    let args = ["upgrade", text(path), "--json"].into_iter().chain(more.iter().copied());
    let ran = run(registry![NOTES], args);
    let told = objects(&ran).into_iter().next().unwrap_or_default();
    (ran, told)
}

#[test]
fn values_become_the_active_version_and_not_the_latest() {
    let folder = tempfile::tempdir().unwrap();
    notes(folder.path(), 6, &[("", "one"), ("", "two")]);
    // Another chain's value, of a version that is not active here.
    let store = Store::open(Redb::open(folder.path()).unwrap(), registry![NOTES]).unwrap();
    let note = Note { text: vec!["x".into()], stars: 0 };
    let latest = entity::encode::<Scale, Note>(&note).unwrap();
    store.table(NOTES).unwrap().adopt(&9, latest.clone()).unwrap();
    drop(store);
    let (ran, told) = upgrade_notes(folder.path(), &[]);
    assert_eq!(ran.exit, 0, "{}", ran.err);
    assert_eq!((&told["active"], &told["newer"], &told["rows"]), (&2.into(), &1.into(), &3.into()));
    let after = rows(folder.path());
    assert_eq!(tags(&after), [(("notes", 2), 2), (("notes", 3), 1)].into());
    assert!(after.values().any(|value| *value == latest));
    // The catalog has got an entry of the version, of the spec version at which it was written.
    let found = Redb::open(folder.path()).unwrap();
    let catalog = Catalog::read(&found).unwrap();
    let entry = catalog.entry("notes", Version::new(2).unwrap()).unwrap();
    assert_eq!(entry.spec_version, SpecVersion(6));
}

#[test]
fn what_the_active_version_cannot_hold_is_left_with_the_reason() {
    let folder = tempfile::tempdir().unwrap();
    notes(folder.path(), 7, &[("", "short"), ("", "too long"), ("", "longer")]);
    let before = rows(folder.path());
    let (ran, told) = upgrade_notes(folder.path(), &["--to", "6"]);
    assert_eq!(ran.exit, 0, "{}", ran.err);
    assert_eq!((&told["active"], &told["rewritten"][0]["rows"]), (&2.into(), &1.into()));
    let left = told["left"].as_array().unwrap();
    assert_eq!((left.len(), &left[0]["rows"]), (1, &2.into()), "{told}");
    assert!(left[0]["reason"].as_str().unwrap().contains("text"), "{told}");
    assert_eq!(left[0]["first_key"], "0x0000000000000001");
    let after = rows(folder.path());
    let same = |key: &u64| {
        let key = ("notes".to_owned(), key.to_be_bytes().to_vec());
        before[&key] == after[&key]
    };
    assert_eq!([0, 1, 2].map(|key| same(&key)), [false, true, true]);
    // The latest version holds them all.
    let (ran, told) = upgrade_notes(folder.path(), &["--one-way"]);
    assert_eq!((ran.exit, &told["left"]), (0, &Value::Array(vec![])));
    assert_eq!(tags(&rows(folder.path())), [(("notes", 3), 3)].into());
    assert_eq!(upgrade_notes(folder.path(), &["--to", "8"]).0.exit, 2);
}

#[test]
fn what_has_no_way_back_is_rewritten_only_if_that_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    notes(folder.path(), 7, &[("nick", "a"), ("", "b")]);
    let before = rows(folder.path());
    let first = ("notes".to_owned(), 0_u64.to_be_bytes().to_vec());
    let (_, told) = upgrade_notes(folder.path(), &[]);
    assert_eq!((&told["rewritten"][0]["rows"], &told["one_way"]), (&1.into(), &0.into()));
    assert!(told["left"][0]["reason"].as_str().unwrap().contains("--one-way"), "{told}");
    assert_eq!(rows(folder.path())[&first], before[&first]);
    let (_, told) = upgrade_notes(folder.path(), &["--one-way", "--dry-run"]);
    assert_eq!((&told["rewritten"][0]["rows"], &told["one_way"]), (&1.into(), &1.into()));
    let shown = run(registry![NOTES], ["upgrade", text(folder.path()), "--one-way"]).out;
    assert!(shown.contains("1 row cannot be brought back"), "{shown}");
    assert_eq!(tags(&rows(folder.path())), [(("notes", 3), 2)].into());
}

#[test]
fn rows_that_do_not_decode_are_told_of_and_left() {
    let (_folder, path) = database(3);
    let damaged: [(&[u8], &[u8]); 3] = [
        (b"\0\0\0\0\0\0\0\x01", b"\x01\xFF"),
        (b"\0\0\0\0\0\0\0\x02", b""),
        (b"\0\0\0\0\0\0\0\x03", b"\xEE1"),
    ];
    write(&path, "users", &damaged);
    let ran = typed(["upgrade", text(&path), "users", "--json"]);
    assert_eq!(ran.exit, 1);
    assert_eq!(ran.err.lines().count(), 3, "{}", ran.err);
    for (line, key) in ran.err.lines().zip(1..) {
        assert!(line.contains(&format!("table `users`, key 0x000000000000000{key}")), "{line}");
    }
    assert!(ran.err.contains("byte") || ran.err.contains("offset"), "{}", ran.err);
    let told = &objects(&ran)[0];
    assert_eq!((&told["damaged"], &told["rows"]), (&3.into(), &12.into()));
    let after = rows(&path);
    for (key, value) in damaged {
        assert_eq!(after[&("users".to_owned(), key.to_vec())], value);
    }
    assert_eq!(after.values().filter(|value| value.first() == Some(&0xEE)).count(), 1);
    assert_eq!(told["rewritten"].as_array().unwrap().len(), 2);
}

#[test]
fn a_flood_of_damage_is_told_of_in_few_lines() {
    let (_folder, path) = database(1);
    let keys: Vec<_> = (0..500_u64).map(u64::to_be_bytes).collect();
    let rows: Vec<_> = keys.iter().map(|key| (key.as_slice(), b"\xEE".as_slice())).collect();
    write(&path, "users", &rows);
    let ran = typed(["upgrade", text(&path), "users", "--dry-run"]);
    assert_eq!((ran.exit, ran.err.lines().count()), (1, 21));
    assert!(ran.err.contains("perennial verify"), "{}", ran.err);
    assert!(ran.out.contains("left alone, since they do not decode: 500 rows"), "{}", ran.out);
}

mod older {
    use perennial::{Table, Versioned};

    /// As an older binary knows it.
    #[derive(Versioned)]
    #[versioned(latest = 2, activates(2 = 6))]
    #[versioned(removed(nick: String, in = 1..=1, first, default = String::new()))]
    pub struct Note {
        pub text: String,
        #[versioned(since = 2)]
        pub stars: u32,
    }

    pub const NOTES: Table<u64, Note> = Table::new("notes");
}

#[test]
fn a_table_of_a_newer_binary_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    notes(folder.path(), 7, &[("", "one"), ("", "two")]);
    let store = Store::open(Redb::open(folder.path()).unwrap(), registry![NOTES]).unwrap();
    store.table(NOTES).unwrap().put(&7, &Note { text: vec![], stars: 1 }).unwrap();
    drop(store);
    let before = rows(folder.path());
    for more in [&[][..], &["--dry-run"]] {
        let args = ["upgrade", text(folder.path())].into_iter().chain(more.iter().copied());
        let ran = run(registry![older::NOTES], args);
        assert_eq!((ran.exit, ran.out.as_str()), (1, ""));
        assert!(
            ran.err.contains("holds Note V3") && ran.err.contains("newer binary"),
            "{}",
            ran.err
        );
    }
    assert_eq!(rows(folder.path()), before);
}

#[test]
fn types_that_contradict_the_catalog_are_refused() {
    const USERS: Table<u64, Note> = Table::new("users");
    let (_folder, path) = database(1);
    let before = rows(&path);
    for more in [&[][..], &["--dry-run"]] {
        let args = ["upgrade", text(&path)].into_iter().chain(more.iter().copied());
        let ran = run(registry![USERS], args);
        assert_eq!(ran.exit, 3, "{}", ran.err);
        assert!(ran.err.contains("users"), "{}", ran.err);
    }
    assert_eq!(rows(&path), before);
}

const CHILD: &str = "PERENNIAL_TEST_UPGRADE";

/// The command in a process of its own, for the tests below; nothing by itself.
#[test]
fn as_a_child() {
    let Some(path) = env::var_os(CHILD) else { return };
    let path = path.to_str().unwrap();
    println!("\nready");
    let args = ["perennial", "upgrade", path, "--rate", "100", "--batch", "10"];
    let exit = perennial::cli::run(fixture::tables(), args);
    println!("ended with {exit:?}");
}

fn child(path: &Path) -> (Child, BufReader<ChildStdout>) {
    let mut child = Command::new(env::current_exe().unwrap())
        .args(["--exact", "upgrade::as_a_child", "--nocapture"])
        .env(CHILD, path)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    while line != "ready\n" {
        line.clear();
        assert!(out.read_line(&mut line).unwrap() > 0, "the child has ended");
    }
    (child, out)
}

/// How many rows are of old versions, if each row is as it was before or as it is behind a whole run.
fn old_rows(found: &Rows, before: &Rows, after: &Rows) -> usize {
    let mut old = 0;
    for (key, value) in found {
        let is_catalog = key.0.starts_with("perennial");
        let is_old = before.get(key) == Some(value);
        assert!(is_old || after.get(key) == Some(value), "{key:?} is neither old nor new");
        old += usize::from(is_old && after.get(key) != Some(value) && !is_catalog);
    }
    assert_eq!(found.len(), before.len());
    old
}

#[test]
fn killed_at_any_time_it_leaves_old_or_new_rows_and_the_next_run_finishes() {
    let (_folder, path) = database(20);
    let whole = path.with_extension("whole");
    fs::create_dir(&whole).unwrap();
    fs::copy(path.join("perennial.redb"), whole.join("perennial.redb")).unwrap();
    let before = rows(&path);
    assert_eq!(typed(["upgrade", text(&whole)]).exit, 0);
    let after = rows(&whole);
    let all = old_rows(&before, &before, &after);
    let (mut left, mut cuts) = (all, 0);
    for pause in (0..200).map(|round| 150 + 10 * round) {
        let (mut child, _out) = child(&path);
        thread::sleep(Duration::from_millis(pause));
        child.kill().unwrap();
        child.wait().unwrap();
        let now = old_rows(&rows(&path), &before, &after);
        assert!(now <= left, "rows have become old again");
        cuts += usize::from(now < left && now > 0);
        left = now;
        if cuts >= 3 || now == 0 {
            break;
        }
    }
    assert!(cuts > 0, "it was never killed in the middle: {left} of {all} rows are left");
    assert_eq!(typed(["upgrade", text(&path)]).exit, 0);
    assert_eq!(rows(&path), after);
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_a_long_run_soon_and_says_what_was_done() {
    let (_folder, path) = database(20);
    let (mut child, mut out) = child(&path);
    thread::sleep(Duration::from_millis(700));
    let asked = Instant::now();
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(sent.success());
    let (mut told, mut error) = (String::new(), String::new());
    out.read_to_string(&mut told).unwrap();
    child.stderr.take().unwrap().read_to_string(&mut error).unwrap();
    child.wait().unwrap();
    assert!(asked.elapsed() < Duration::from_secs(5), "{:?}", asked.elapsed());
    assert!(told.contains("130") && told.contains("not all rows were looked at"), "{told}");
    assert!(error.contains("stopped by Ctrl-C: ") && error.contains("for good"), "{error}");
    let done: usize = error
        .split("stopped by Ctrl-C: ")
        .nth(1)
        .unwrap()
        .split(' ')
        .next()
        .unwrap()
        .parse()
        .unwrap();
    let tags = tags_of_latest(&rows(&path));
    // What the fixture wrote as the active version, and what the run has rewritten.
    assert_eq!(tags, 20 * 6 + 40 + done);
}

/// Rows of the versions that are active at last.
fn tags_of_latest(rows: &Rows) -> usize {
    let latest = |table: &str| match table {
        "things" => 1,
        "events" => 2,
        _ => 3,
    };
    tags(rows).iter().filter(|((table, tag), _)| latest(table) == *tag).map(|(_, rows)| rows).sum()
}
