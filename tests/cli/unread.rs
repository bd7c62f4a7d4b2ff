//! Rows that `get` and `scan` read in part, or not at all.

use perennial::{Store, backend::Redb, registry};

use crate::{
    fixture::{plain, typed},
    scan::{database, lines, stored, write},
};

const CATALOG: &str = "perennial.catalog";

/// Replaces a text in what the catalog says of a version.
fn in_catalog(path: &str, table: &str, version: u8, from: &str, to: &str) {
    let end = format!("\"table\":\"{table}\",\"tag\":{version},\"version\":{version}}}");
    let rows = stored(path, CATALOG).into_iter();
    let mut rows = rows.filter(|(_, row)| row.ends_with(end.as_bytes()));
    let (key, row) = rows.next().unwrap();
    let row = String::from_utf8(row).unwrap();
    assert!(row.contains(from), "{row}");
    write(path, CATALOG, &[(&key, row.replace(from, to).as_bytes())]);
}

#[test]
fn a_codec_that_nobody_knows_blinds_its_own_version_alone() {
    let (_folder, path) = database(2);
    let before = lines(plain(["scan", &path, "users"]));
    let raw = plain(["get", &path, "users", "6000000", "--json"]);
    assert_eq!(raw.exit, 0);
    let bytes = stored(&path, "users")[2].1.clone();
    in_catalog(&path, "users", 2, r#""codec":"scale""#, r#""codec":"own""#);
    let told = "V2 is in a codec that nobody here knows, `own`";
    for args in [vec!["scan", &path, "users"], vec!["scan", &path, "users", "--as", "latest"]] {
        let ran = plain(args);
        assert_eq!(ran.exit, 0, "{ran:?}");
        assert!(ran.err.contains(told), "{}", ran.err);
        let shown: Vec<_> = ran.out.lines().collect();
        assert!(shown[2].starts_with(r#"{"key":6000000,"version":2,"raw":"0x02"#), "{}", shown[2]);
        assert_eq!(
            (shown.len(), shown[5]),
            (
                6,
                &*before[5].replace(
                    "\"value\"",
                    if shown[5].contains("\"as\"") { "\"as\":3,\"value\"" } else { "\"value\"" }
                )
            )
        );
    }
    let ran = plain(["scan", &path, "users", "--version", "2", "--keys", "--quiet"]);
    assert_eq!(lines(ran).len(), 2);
    let ran = plain(["get", &path, "users", "6000000"]);
    assert!(ran.exit == 0 && ran.out.starts_with("0x02") && ran.err.contains(told), "{ran:?}");
    let ran = plain(["get", &path, "users", "6000000", "--json"]);
    assert!(ran.out.starts_with(r#"{"key":6000000,"version":2,"raw":"0x02"#), "{ran:?}");
    // Its own bytes, as they are.
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let args = ["perennial", "get", &path, "users", "6000000", "--raw"];
    let exit = perennial::cli::run_to(perennial::registry![], args, &mut out, &mut err);
    assert_eq!((exit, out), (0, bytes));
    assert_eq!(typed(["scan", &path, "names"]).exit, 0);

    // Other versions are still checked, and what is not seen is said.
    let verify = plain(["verify", &path, "users"]);
    assert!(verify.err.contains(told), "{verify:?}");
    write(&path, "users", &[(&5_000_000_u64.to_be_bytes(), &[1, 0xFF])]);
    let verify = plain(["verify", &path, "users", "--json"]);
    assert!(verify.exit == 1 && verify.out.contains("\"kind\":\"value\""), "{verify:?}");
    assert!(verify.out.contains("\"unknown_codecs\""), "{}", verify.out);
}

#[test]
fn what_types_alone_know_is_not_judged_without_them() {
    let (_folder, path) = database(40);
    for (table, condition) in [
        ("users", "rank = null"),
        ("users", "rank != null"),
        ("users", "not rank > 5"),
        ("users", "rank > 5 or karma > 42000100"),
        ("users", "not (rank > 5 and name ~ 'user 6')"),
        ("users", "rank = 7 and name ~ 'user 6'"),
        ("users", "version = 1 and emails[0] != null"),
        ("users", "not not karma = 0"),
        ("things", "owner.rank > 3"),
        ("things", "not (owner.name ~ '5' or blob[0] = 255)"),
        ("events", "value = 'Left'"),
        ("flags", "name ~ 'user' and not (rank < 0 and version = 2)"),
    ] {
        let args = ["scan", &path, table, "--as", "latest", "--keys", "--where", condition];
        let typed = lines(typed(args));
        let plain = plain(args);
        assert_eq!(plain.exit, 0, "{condition}: {plain:?}");
        let judged: Vec<_> = plain.out.lines().map(str::to_owned).collect();
        assert!(judged.iter().all(|line| typed.contains(line)), "{table} {condition}");
        let not_judged = plain.err.split(' ').next().unwrap().parse().unwrap_or(0_usize);
        assert!(judged.len() <= typed.len(), "{table} {condition}");
        assert!(judged.len() + not_judged >= typed.len(), "{table} {condition}: {}", plain.err);
    }
    let said = |condition: &str| {
        plain(["scan", &path, "users", "--as", "latest", "--keys", "--where", condition])
    };
    let ran = said("not rank > 5");
    assert_eq!(ran.out.lines().count(), 40);
    assert_eq!(ran.err, "80 rows are not judged: `rank` is not known without the types\n");
    assert_eq!(said("rank = null").out, "");
    // What is known decides, if it does.
    let ran = said("rank > 5 and name = 'x'");
    assert_eq!((ran.out.as_str(), ran.err.as_str()), ("", ""));
    let ran = said("rank > 5 or version < 9");
    assert_eq!((ran.out.lines().count(), ran.err.as_str()), (120, ""));
    let ran = said("rank > 5 or key = 5000001 or emails = null and version = 2");
    assert!(ran.err.ends_with("judged: `emails`, `rank` are not known without the types\n"));
}

#[test]
fn conditions_judge_the_keys_of_rows_that_are_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_str().unwrap();
    drop(Store::open(Redb::open(path).unwrap(), registry![]).unwrap());
    let key = |number: u64| number.to_be_bytes();
    let rows: Vec<_> = (0..9).map(key).collect();
    let rows: Vec<(&[u8], &[u8])> = rows.iter().map(|key| (&key[..], &b"\x01b"[..])).collect();
    write(path, "users", &rows);
    let ran = typed(["scan", path, "users", "--where", "key > 5 and not key = 7"]);
    assert_eq!(ran.exit, 0, "{ran:?}");
    assert_eq!(
        ran.out, "{\"key\":6,\"raw\":\"0x0162\"}\n{\"key\":8,\"raw\":\"0x0162\"}\n",
        "{ran:?}"
    );
    for (condition, told) in [
        ("version = 1", "nothing is known of the versions of this table"),
        ("karma > 1", "nothing is known of the values of this table"),
    ] {
        for shown_as in ["stored", "latest"] {
            let ran =
                typed(["scan", path, "users", "--as", shown_as, "--where", condition, "--keys"]);
            assert_eq!((ran.exit, ran.out.as_str()), (2, ""), "{ran:?}");
            assert!(ran.err.contains(told), "{ran:?}");
        }
    }
    let ran = plain(["scan", path, "users", "--where", "key = 1"]);
    assert!(ran.exit == 2 && ran.err.contains("nothing is known of the keys"), "{ran:?}");
}

#[test]
fn rows_that_do_not_read_are_judged_by_what_is_known() {
    let (_folder, path) = database(3);
    write(&path, "users", &[(&[0; 8], &[3, 0xFF]), (&[0; 3], &[2, 0]), (&[1; 8], &[77])]);
    let shown = |condition: &str, limit: &str| {
        let ran = plain(["scan", &path, "users", "--where", condition, "--limit", limit]);
        let problems = ran.out.lines().filter(|line| line.contains("problem")).count();
        assert_eq!(ran.exit, u8::from(problems > 0), "{ran:?}");
        (ran.out.lines().count() - problems, problems)
    };
    assert_eq!(shown("key = 0 or key = 5000001", "9"), (1, 2));
    assert_eq!(shown("key = 5000001 and version = 1", "9"), (1, 0));
    assert_eq!(shown("version = 2", "9"), (3, 2));
    assert_eq!(shown("name ~ 'user'", "2"), (2, 2));
    assert_eq!(shown("karma >= 0 and version = 3", "9"), (3, 2));
    assert_eq!(shown("name = 'x' and key = 5", "9"), (0, 1));
}

#[test]
fn rows_of_a_codec_that_nobody_knows_are_judged_by_their_key_and_version() {
    let (_folder, path) = database(2);
    in_catalog(&path, "users", 2, r#""codec":"scale""#, r#""codec":"own""#);
    let ran = plain(["scan", &path, "users", "--where", "version = 2 and key > 6000000"]);
    assert_eq!((ran.exit, ran.out.lines().count()), (0, 1), "{ran:?}");
    let ran = plain(["scan", &path, "users", "--where", "not karma = 7"]);
    assert_eq!((ran.exit, ran.out.lines().count()), (0, 4), "{ran:?}");
    assert!(ran.err.contains("2 rows are not judged: `value` is not known"), "{ran:?}");
}

#[test]
fn an_unfinished_import_is_told_of_before_its_rows() {
    let (_folder, path) = database(1);
    write(&path, "perennial.meta", &[(b"import", br#"{"rows":12}"#)]);
    for args in [&["scan", &path, "users"][..], &["get", &path, "users", "5000000"]] {
        let ran = plain(args.iter().copied());
        assert_eq!(ran.exit, 0, "{ran:?}");
        assert!(
            ran.err.starts_with("note: an import into this database was not finished; 12 rows")
        );
    }
}

#[test]
fn terminals_obey_nothing_that_lies_in_a_database() {
    let (_folder, path) = database(1);
    let name = "\u{1b}[31m\u{7}\u{9b}2J\u{7f}ä\t";
    let mut stored = vec![1, 4 * name.len() as u8];
    stored.extend_from_slice(name.as_bytes());
    stored.push(0);
    write(&path, "users", &[(&[0; 8], &stored)]);
    write(&path, "u\u{1b}]0;x\u{7}\u{9b}", &[(b"a", b"b")]);
    let is_harmless = |text: &str| !text.contains(|c: char| c.is_control() && c != '\n');
    let escaped = r"\u001b[31m\u0007\u009b2J\u007fä\t";
    for args in [
        &["scan", &path, "users", "--limit", "1"][..],
        &["scan", &path, "users", "--limit", "1", "--fields", "name"],
        &["get", &path, "users", "0"],
        &["get", &path, "users", "0", "--json"],
        &["get", &path, "users", "0", "--as", "latest"],
    ] {
        let ran = plain(args.iter().copied());
        assert!(ran.exit == 0 && ran.out.contains(escaped), "{ran:?}");
        assert!(is_harmless(&ran.out) && is_harmless(&ran.err), "{ran:?}");
        let line: Result<serde_json::Value, _> = serde_json::from_str(&ran.out);
        assert!(line.unwrap().to_string().contains("\u{9b}2J"), "{ran:?}");
    }
    for table in ["u", "users\u{1b}[2J"] {
        let ran = plain(["scan", &path, table]);
        assert!(ran.exit == 2 && is_harmless(&ran.err), "{ran:?}");
        assert!(ran.err.contains(r"u\u{1b}]0;x\u{7}\u{9b}"), "{ran:?}");
    }
}

#[test]
fn keys_are_read_by_the_newest_entry() {
    let (_folder, path) = database(1);
    let before = lines(plain(["scan", &path, "users"]));
    for version in [1, 2] {
        in_catalog(&path, "users", version, r#"{"schema":["u64"]"#, r#"{"schema":["u32"]"#);
    }
    assert_eq!(lines(plain(["scan", &path, "users"])), before);
    assert_eq!(lines(plain(["get", &path, "users", "5000000", "--json"])), before[..1]);
}
