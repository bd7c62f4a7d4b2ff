//! Exports and imports that are killed.

use std::{fs, process::Child, thread::sleep, time::Duration};

use perennial::{
    backend::Redb,
    store::{OpenError, Store},
};

use super::{Place, bytes, content, process, well};
use crate::fixture::tables;

/// Runs a command until a condition, and kills it as nothing can be killed more. False if it ended
/// before.
fn kill_when(mut child: Child, mut is_time: impl FnMut() -> bool) -> bool {
    loop {
        if child.try_wait().unwrap().is_some() {
            return false;
        }
        if is_time() {
            child.kill().unwrap();
            return !child.wait().unwrap().success();
        }
        sleep(Duration::from_millis(1));
    }
}

fn length(path: &str) -> u64 {
    fs::metadata(path).map_or(0, |found| found.len())
}

#[test]
fn an_export_that_is_killed_anywhere_goes_on_to_the_same_bytes() {
    let place = Place::new();
    let first = place.database("first", 100);
    for name in ["a.ndjson", "a.ndjson.gz", "a.perennial", "a.raw"] {
        let (whole, file) = (place.text(&format!("whole.{name}")), place.text(name));
        let part = format!("{file}.part");
        let args = ["--block-bytes", "5000", "--rows-per-second", "8000"];
        well(["export", &first, &whole, args[0], args[1]]);
        let all = length(&whole);
        let mut killed = 0;
        for moment in 0..10 {
            // Each time the export goes on where the last one was killed.
            let resume: &[&str] = if fs::exists(&part).unwrap() { &["--resume"] } else { &[] };
            let all_args = ["export", &first, &file].into_iter().chain(args);
            let child = process(all_args.chain(resume.iter().copied())).spawn().unwrap();
            killed += usize::from(kill_when(child, || length(&part) >= all * moment / 10));
            assert!(!fs::exists(&file).unwrap(), "{name}: not killed at {moment}");
            // A block that was written in part.
            if moment % 3 == 1 {
                let mut torn = bytes(&part);
                torn.extend_from_slice(&bytes(&whole)[..1000]);
                fs::write(&part, torn).unwrap();
            }
        }
        assert_eq!(killed, 10);
        well(["export", &first, &file, "--block-bytes", "5000", "--resume"]);
        assert!(bytes(&file) == bytes(&whole), "{name}");
        assert!(!fs::exists(&part).unwrap());
    }
}

/// Where the header ends in an export, and its first block.
fn ends(bytes: &[u8]) -> [usize; 2] {
    let find = |what: &[u8], from: usize| {
        from + bytes[from..].windows(what.len()).position(|window| window == what).unwrap()
    };
    if bytes.starts_with(&[0x1F, 0x8B]) {
        let member = &bytes[..10];
        let header = find(member, 1);
        return [header, find(member, header + 1)];
    }
    [find(b"\"left_out\"", 0) + 15, find(b"{\"block\":1", 0) + 104]
}

#[test]
fn an_export_that_is_cut_at_any_byte_around_a_block_goes_on_to_the_same_bytes() {
    let place = Place::new();
    let first = place.database("first", 1);
    for name in ["a.ndjson", "a.ndjson.gz", "a.perennial", "a.raw"] {
        let (whole, file) = (place.text(&format!("whole.{name}")), place.text(name));
        let part = format!("{file}.part");
        well(["export", &first, &whole, "--block-bytes", "2000"]);
        let all = bytes(&whole);
        let [header, block] = ends(&all);
        let last = all.len();
        // The trailer of a member in gzip has eight bytes.
        for cut in (header - 3..header + 3).chain(block - 12..block + 3).chain(last - 12..=last) {
            fs::write(&part, &all[..cut]).unwrap();
            well(["export", &first, &file, "--block-bytes", "2000", "--resume"]);
            assert!(bytes(&file) == all, "{name} cut at {cut}, block {block}, of {last}");
            fs::remove_file(&file).unwrap();
        }
    }
}

#[test]
fn an_export_does_not_go_on_if_the_database_has_changed() {
    let place = Place::new();
    let first = place.database("first", 60);
    let file = place.text("a.ndjson");
    let part = format!("{file}.part");
    let args = ["export", &first, &file, "--block-bytes", "5000"];
    well(args);
    fs::rename(&file, &part).unwrap();
    // All was written, and only the name is missing.
    well(args.into_iter().chain(["--resume"]));
    fs::rename(&file, &part).unwrap();
    let change = |table: &'static str, key: &[u8], value: &[u8]| {
        use perennial::backend::{Backend, WriteBatch, WriteOp};
        let mut batch = WriteBatch::new();
        batch.push(WriteOp::Put { table, key: key.to_vec(), value: value.to_vec() });
        Redb::open(&first).unwrap().commit(&batch).unwrap();
    };
    // Behind the last row that was written.
    change("users", &[0xFF; 9], b"new");
    let ran = crate::fixture::plain(args.into_iter().chain(["--resume"]));
    assert!(ran.exit == 4 && ran.err.contains("the database has changed"), "{}", ran.err);
    assert!(!fs::exists(&file).unwrap());
    well(args.into_iter().chain(["--force"]));
    // One row, of the same length.
    fs::rename(&file, &part).unwrap();
    change("users", &[0xFF; 9], b"old");
    let ran = crate::fixture::plain(args.into_iter().chain(["--resume"]));
    assert!(ran.exit == 4 && ran.err.contains("the database has changed"), "{}", ran.err);
    well(args.into_iter().chain(["--force"]));
    // Before it.
    fs::rename(&file, &part).unwrap();
    change("accounts", b"", b"new");
    let ran = crate::fixture::plain(args.into_iter().chain(["--resume"]));
    assert!(ran.exit == 4 && ran.err.contains("the database has changed"), "{}", ran.err);
    well(args.into_iter().chain(["--force"]));
    // The last rows are gone, and all that are there lie in the file.
    fs::rename(&file, &part).unwrap();
    let before = bytes(&part);
    {
        use perennial::backend::{Backend, WriteBatch, WriteOp};
        let mut batch = WriteBatch::new();
        batch.push(WriteOp::Remove { table: "users", key: vec![0xFF; 9] });
        Redb::open(&first).unwrap().commit(&batch).unwrap();
    }
    let ran = crate::fixture::plain(args.into_iter().chain(["--resume"]));
    assert!(ran.exit == 4 && ran.err.contains("the database has changed"), "{}", ran.err);
    assert!(!fs::exists(&file).unwrap() && before.starts_with(&bytes(&part)));
    // Other options make another file.
    let ran = crate::fixture::plain(["export", &first, &file, "--resume"]);
    assert!(ran.exit == 4 && ran.err.contains("does not begin as this export does"), "{}", ran.err);
}

/// An import into an engine is killed at ten moments, and goes on each time.
fn import_is_killed(engine: &str, is_refused: impl Fn(&str) -> bool) {
    let place = Place::new();
    let first = place.database("first", 100);
    let (file, db) = (place.text("a.ndjson"), place.text("db"));
    well(["export", &first, &file, "--block-bytes", "2000"]);
    let (mut killed, mut refused) = (0, 0);
    for moment in 0..10 {
        let args = ["import", &file, &db, "--batch-bytes", "4000", "--rows-per-second", "1500"];
        let child = process(args.into_iter().chain(["--engine", engine, "--resume"])).spawn();
        let mut waits = 0;
        let was_killed = kill_when(child.unwrap(), || {
            waits += 1;
            waits > moment * moment * 2
        });
        if !was_killed {
            // A slow machine: it came to its end in the parts before.
            break;
        }
        killed += 1;
        // So early that there is no database, or one without a row, there is nothing to refuse.
        let has_database = ["perennial.redb", "CURRENT"]
            .iter()
            .any(|file| fs::exists(place.path("db").join(file)).unwrap());
        if has_database && content(db.as_ref()).values().any(|rows| !rows.is_empty()) {
            assert!(is_refused(&db), "{moment}");
            refused += 1;
        }
    }
    assert!(killed >= 5 && refused >= 3, "{killed} {refused}");
    well(["import", &file, &db, "--resume"]);
    assert!(content(db.as_ref()) == content(first.as_ref()));
    assert!(!is_refused(&db));
}

#[test]
fn an_import_that_is_killed_anywhere_goes_on_and_nobody_opens_it_before() {
    import_is_killed("redb", |db| {
        let opened = Store::open(Redb::open(db).unwrap(), tables());
        matches!(opened, Err(OpenError::ImportUnfinished { .. }))
    });
}

#[cfg(feature = "rocksdb")]
#[test]
fn an_import_into_rocksdb_that_is_killed_goes_on_too() {
    import_is_killed("rocksdb", |db| {
        let opened = Store::open(perennial::backend::RocksDb::open(db).unwrap(), tables());
        matches!(opened, Err(OpenError::ImportUnfinished { .. }))
    });
}

/// Ends a process as Ctrl-C does, and gives its exit code and what it said.
#[cfg(unix)]
fn stopped_when(mut command: std::process::Command, is_time: impl Fn() -> bool) -> (i32, String) {
    let child = command.stderr(std::process::Stdio::piped()).spawn().unwrap();
    let id = child.id().to_string();
    while !is_time() {
        sleep(Duration::from_millis(1));
    }
    assert!(std::process::Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    let ended = child.wait_with_output().unwrap();
    (ended.status.code().unwrap(), String::from_utf8(ended.stderr).unwrap())
}

#[cfg(unix)]
#[test]
fn ctrl_c_leaves_what_can_be_gone_on_with_and_says_how() {
    let place = Place::new();
    let first = place.database("first", 60);
    let (file, db) = (place.text("a.ndjson"), place.text("db"));
    let part = format!("{file}.part");
    let slow = ["--rows-per-second", "500"];
    let args = ["export", &first, &file, "--block-bytes", "2000"];
    let export = process(args.into_iter().chain(slow));
    let (exit, said) = stopped_when(export, || length(&part) > 10_000);
    assert!(exit == 130 && said.contains("stopped by Ctrl-C after"), "{exit} {said}");
    assert!(said.contains("a.ndjson.part: go on with `--resume`"), "{said}");
    let went_on = well(args.into_iter().chain(["--resume"]));
    assert!(went_on.err.contains("going on behind"), "{}", went_on.err);
    let args = ["import", &file, &db, "--batch-bytes", "2000"];
    let import = process(args.into_iter().chain(slow));
    let begun = std::time::Instant::now();
    let (exit, said) = stopped_when(import, || begun.elapsed() > Duration::from_millis(500));
    assert!(exit == 130 && said.contains("go on with `--resume`"), "{exit} {said}");
    // What it says is there is there, and the row that says so.
    let rows = content(db.as_ref()).values().map(Vec::len).sum::<usize>() - 1;
    assert!(rows > 20 && said.contains(&format!("{rows} rows are in")), "{rows} {said}");
    let went_on = well(args.into_iter().chain(["--resume"]));
    assert!(went_on.err.contains(&format!("going on behind {rows} rows")), "{}", went_on.err);
    assert!(content(db.as_ref()) == content(first.as_ref()));
}
