//! Files, folders, pipes and full disks.

use std::{
    fs,
    process::{Command, Stdio},
};

use perennial::backend::{Backend, Redb, WriteBatch, WriteOp};

use super::{Place, bytes, content, fails, process, well};

#[test]
fn a_file_that_is_there_is_replaced_only_by_force() {
    let place = Place::new();
    let (first, file) = (place.database("first", 2), place.text("a.ndjson"));
    fs::write(&file, "precious").unwrap();
    fails(4, "say `--force`", ["export", &first, &file]);
    assert_eq!(bytes(&file), b"precious");
    fs::write(format!("{file}.part"), "begun").unwrap();
    well(["export", &first, &file, "--force"]);
    assert!(bytes(&file).starts_with(b"{\"perennial"));
    assert!(!fs::exists(format!("{file}.part")).unwrap());
    fails(4, "this is a folder", ["export", &first, &first]);
    fails(4, "nowhere", ["export", &first, &place.text("nowhere/a.ndjson")]);
}

#[test]
fn an_export_that_was_begun_is_not_begun_anew_unasked() {
    let place = Place::new();
    let (first, file) = (place.database("first", 2), place.text("a.ndjson"));
    let part = format!("{file}.part");
    fs::write(&part, "somebody's").unwrap();
    fails(4, "`--resume`", ["export", &first, &file]);
    fails(4, "does not begin as this export does", ["export", &first, &file, "--resume"]);
    assert_eq!(bytes(&part), b"somebody's");
    fails(2, "only an export to a FILE", ["export", &first, "--resume"]);
}

#[test]
fn two_exports_do_not_write_one_file() {
    let place = Place::new();
    let (first, file) = (place.database("first", 2), place.text("a.ndjson"));
    let part = format!("{file}.part");
    fs::write(&part, "the other's").unwrap();
    let other = fs::File::open(&part).unwrap();
    other.try_lock().unwrap();
    for how in ["--resume", "--force"] {
        fails(4, "another export writes to it right now", ["export", &first, &file, how]);
        assert_eq!(bytes(&part), b"the other's");
    }
    drop(other);
    well(["export", &first, &file, "--force"]);
}

#[test]
fn names_out_of_an_export_do_not_reach_the_terminal_as_they_are() {
    let place = Place::new();
    let (first, file) = (place.database("first", 2), place.text("a.ndjson"));
    well(["export", &first, &file]);
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace(r#""left_out":[]"#, r#""left_out":["a\u001b[2Jb"]"#)).unwrap();
    let ran = well(["import", &file, &place.text("a")]);
    assert!(ran.err.contains(r"leaves out a\u{1b}[2Jb: "), "{}", ran.err);
    // A field's name, in the header and in a row.
    let twice = "\u{1b}[2J\":0,\"\u{1b}[2J\":0,\"";
    for field in ["perennial_export", "table\":\"perennial.meta"] {
        let field = format!("{{\"{field}");
        let begin = field.replacen('"', &format!("\"{twice}"), 1);
        fs::write(&file, text.replacen(&field, &begin, 1)).unwrap();
        let ran = fails(3, "comes twice", ["import", &file, &place.text("b")]);
        assert!(!ran.err.contains('\u{1b}') && ran.err.contains(r"`\u{1b}[2J`"), "{}", ran.err);
    }
}

#[test]
fn a_database_is_made_where_there_is_nothing() {
    let place = Place::new();
    let (first, file) = (place.database("first", 2), place.text("a.ndjson"));
    well(["export", &first, &file]);
    let before = content(first.as_ref());
    fails(4, "a database lies there already", ["import", &file, &first]);
    let ran = fails(4, "no import has to finish", ["import", &file, &first, "--resume"]);
    assert!(ran.err.contains("it is done: look with `perennial verify`"), "{}", ran.err);
    assert!(content(first.as_ref()) == before);
    let folder = place.path("folder");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("letter"), "dear").unwrap();
    for more in [&[][..], &["--resume"]] {
        let args = ["import", &file, folder.to_str().unwrap()];
        fails(4, "the folder is not empty", args.into_iter().chain(more.iter().copied()));
    }
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
    fs::remove_file(folder.join("letter")).unwrap();
    well(["import", &file, folder.to_str().unwrap()]);
    fails(4, "a.ndjson", ["import", &file, &file]);
}

#[test]
fn what_is_no_export_makes_no_database() {
    let place = Place::new();
    let db = place.text("db");
    let file = place.text("file");
    let cases: [(&[u8], &str); 9] = [
        (b"", "it is empty"),
        (b"hello", "begins neither"),
        (b"\x89PNG\r\n\x1A\n", "first bytes"),
        (b"\x1F\x8Bgzip and more", "damaged"),
        (b"{}\n", "column 2"),
        (b"{\"a\":1}\n", "expected a line"),
        (b"{\"block\":1}\n", "no header"),
        (b"{\"perennial_export\":2}\n", "format 2, this binary knows up to 1: use a newer binary"),
        (b"{\"perennial_export\":1", "incomplete"),
    ];
    for (bytes, says) in cases {
        fs::write(&file, bytes).unwrap();
        fails(3, says, ["import", &file, &db]);
        assert!(!fs::exists(&db).unwrap());
    }
    fails(3, "nowhere", ["import", &place.text("nowhere"), &db]);
}

#[test]
fn a_codec_that_nobody_here_knows_leaves_values_as_bytes() {
    let place = Place::new();
    let (first, file) = (place.database("first", 3), place.text("a.ndjson"));
    let catalog = content(first.as_ref())["perennial.catalog"].clone();
    let engine = Redb::open(&first).unwrap();
    let mut batch = WriteBatch::new();
    for (key, value) in catalog.into_iter().filter(|(key, _)| key.starts_with(b"users\0")) {
        let text = String::from_utf8(value).unwrap();
        let value = text.replace(r#"{"codec":"scale""#, r#"{"codec":"morse""#).into_bytes();
        batch.push(WriteOp::Put { table: "perennial.catalog", key, value });
    }
    engine.commit(&batch).unwrap();
    drop(engine);
    let exported = well(["export", &first, &file]);
    assert!(exported.err.contains("9 values stand there as bytes"), "{}", exported.err);
    well(["import", &file, &place.text("second")]);
    assert!(content(&place.path("second")) == content(first.as_ref()));
}

#[test]
fn pipes_carry_what_files_carry() {
    let place = Place::new();
    let first = place.database("first", 40);
    for (name, more) in
        [("a", &["--format", "raw"][..]), ("b", &["--compress", "gzip"]), ("c", &[])]
    {
        let mut export = process(["export", &first, "-"].into_iter().chain(more.iter().copied()))
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut import = process(["import", "-", &place.text(name)]);
        let import = import.stdin(export.stdout.take().unwrap()).status().unwrap();
        assert!(export.wait().unwrap().success() && import.success(), "{name}");
        assert!(content(&place.path(name)) == content(first.as_ref()), "{name}");
    }
}

#[test]
fn an_unfinished_import_is_not_exported() {
    let place = Place::new();
    let (first, file) = (place.database("first", 30), place.text("a.ndjson"));
    well(["export", &first, &file, "--block-bytes", "1000"]);
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, &text[..text.len() / 2]).unwrap();
    let second = place.text("second");
    fails(3, "incomplete", ["import", &file, &second, "--batch-bytes", "1000"]);
    fails(3, "an import into this database was not finished", ["export", &second]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let place = Place::new();
    let first = place.database("first", 3);
    // A device has no `.part` beside it.
    let ran = fails(4, "No space left", ["export", &first, "/dev/full"]);
    assert!(ran.err.contains("/dev/full"), "{}", ran.err);
    assert!(!fs::exists("/dev/full.part").unwrap());
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let ran = process(["export", &first]).stdout(full).stderr(Stdio::piped()).output().unwrap();
    assert_eq!(ran.status.code(), Some(4));
    assert!(String::from_utf8_lossy(&ran.stderr).contains("No space left"));
}

/// The shell's limit on the size of files stands in for a full disk.
#[cfg(target_os = "linux")]
#[test]
fn an_export_and_an_import_go_on_once_there_is_room() {
    let place = Place::new();
    let first = place.database("first", 3);
    let mut engine = Redb::open(&first).unwrap();
    engine.create_tables(&["large"]).unwrap();
    let mut batch = WriteBatch::new();
    for number in 0..100 {
        let value = vec![number; 80_000];
        batch.push(WriteOp::Put { table: "large", key: vec![number], value });
    }
    engine.commit(&batch).unwrap();
    drop(engine);
    let (file, whole) = (place.text("a.raw"), place.text("whole.raw"));
    well(["export", &first, &whole, "--block-bytes", "10000"]);
    let small = |args: &str, blocks: u64| {
        let exe = env!("CARGO_BIN_EXE_perennial");
        let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec {exe} {args}");
        Command::new("bash").args(["-c", &script]).output().unwrap()
    };
    let ran = small(&format!("export {first} {file} --block-bytes 10000"), 4000);
    let err = String::from_utf8_lossy(&ran.stderr);
    assert_eq!(ran.status.code(), Some(4), "{err}");
    assert!(err.contains("a.raw.part") && err.contains("--resume"), "{err}");
    assert!(!fs::exists(&file).unwrap());
    well(["export", &first, &file, "--block-bytes", "10000", "--resume"]);
    assert!(bytes(&file) == bytes(&whole));

    let second = place.text("second");
    let ran = small(&format!("import {file} {second} --batch-bytes 50000"), 4000);
    let err = String::from_utf8_lossy(&ran.stderr);
    assert_eq!(ran.status.code(), Some(4), "{err}");
    assert!(err.contains("rows are in") && err.contains("--resume"), "{err}");
    assert!(content(second.as_ref())["large"].len() > 5);
    well(["import", &file, &second, "--resume"]);
    assert!(content(second.as_ref()) == content(first.as_ref()));
}
