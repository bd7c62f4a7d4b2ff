//! What is no database, what is damaged, and what somebody else is at: of redb.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use perennial::backend::{BackendErrorKind, Redb, RedbOptions};

use crate::fixture::{Ran, fill, plain, redb, typed};

/// Names and contents of all files of a folder.
pub fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| (path.clone(), fs::read(path).unwrap())).collect()
}

/// Copies the files as they are: of an open database, this is what a killed process leaves.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for (path, bytes) in files(from) {
        fs::write(to.join(path.file_name().unwrap()), bytes).unwrap();
    }
}

/// The commands that read a database.
pub fn reading(folder: &Path) -> [Ran; 5] {
    let path = folder.to_str().unwrap();
    let mut verified = plain(["verify", path]);
    if verified.exit == 0 {
        // It tells how fast it was.
        verified.out.clear();
    }
    [
        plain(["info", path]),
        plain(["stats", path]),
        verified,
        plain(["export", path]),
        typed(["info", path]),
    ]
}

/// Nobody reads it, all say why, and nothing of it changes.
pub fn is_refused(folder: &Path, why: &str) {
    for ran in reading(folder) {
        assert_eq!((ran.exit, ran.out.as_str()), (3, ""), "{why}: {ran:?}");
        assert!(ran.err.contains(why), "{why}: {}", ran.err);
        assert!(ran.err.starts_with("error: "), "{}", ran.err);
    }
}

#[test]
fn what_is_no_database_is_said_to_be_none() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("data");
    is_refused(&path, "no such folder");
    assert!(!path.exists());

    fs::write(&path, b"notes").unwrap();
    is_refused(&path, "this is a file");
    is_refused(&path.join("below"), "this is a file");
    fs::remove_file(&path).unwrap();

    fs::create_dir(&path).unwrap();
    is_refused(&path, "is empty");
    fs::write(path.join("notes.txt"), b"notes").unwrap();
    is_refused(&path, "no database lies there");

    for content in [&b""[..], b"notes", &[0x55; 20_000]] {
        fs::write(path.join("perennial.redb"), content).unwrap();
        is_refused(&path, "not a database of this engine");
        assert_eq!(files(&path).len(), 2);
    }
    // The mark of a redb file, and nothing else of one.
    let database = folder.path().join("other");
    redb(&database, 1);
    let mut bytes = fs::read(database.join("perennial.redb")).unwrap();
    bytes.truncate(9);
    fs::write(path.join("perennial.redb"), bytes).unwrap();
    for ran in reading(&path) {
        assert_eq!((ran.exit, ran.out.as_str()), (3, ""), "{ran:?}");
    }
}

#[test]
fn a_database_of_another_program_is_named_as_one() {
    let folder = tempfile::tempdir().unwrap();
    let database = ::redb::Database::create(folder.path().join("perennial.redb")).unwrap();
    is_refused(folder.path(), "open elsewhere");
    let transaction = database.begin_write().unwrap();
    let table = ::redb::TableDefinition::<u64, &str>::new("theirs");
    transaction.open_table(table).unwrap().insert(1, "v").unwrap();
    transaction.commit().unwrap();
    drop(database);
    let before = files(folder.path());
    is_refused(folder.path(), "theirs");
    assert!(files(folder.path()) == before);
}

#[test]
fn reading_changes_no_byte_also_after_a_crash() {
    let folder = tempfile::tempdir().unwrap();
    let (path, killed) = (folder.path().join("data"), folder.path().join("killed"));
    let store = fill(Redb::open(&path).unwrap(), 7);
    is_refused(&path, "stop that process");
    copy(&path, &killed);
    drop(store);
    assert!(files(&path).values().ne(files(&killed).values()), "it is no crash");
    let before = (files(&path), files(&killed));
    let strip = |ran: Ran| ran.out.lines().skip(3).map(str::to_owned).collect::<Vec<_>>();
    let closed = reading(&path).map(strip);
    let crashed = reading(&killed).map(strip);
    assert!(closed[0].len() > 40 && closed[3].len() > 7 * 21);
    assert_eq!(closed[0], crashed[0]);
    assert_eq!(closed[3], crashed[3]);
    assert!((files(&path), files(&killed)) == before);
}

#[test]
fn redb_cannot_be_read_live() {
    let folder = tempfile::tempdir().unwrap();
    redb(folder.path(), 1);
    let ran = plain(["info", folder.path().to_str().unwrap(), "--live"]);
    assert_eq!((ran.exit, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("redb lets nobody"), "{}", ran.err);
}

#[test]
fn a_damaged_file_ends_no_command_and_shows_nothing_wrong() {
    let folder = tempfile::tempdir().unwrap();
    redb(folder.path(), 7);
    let path = folder.path();
    let file = path.join("perennial.redb");
    let sound = fs::read(&file).unwrap();
    let used = sound.len() - sound.iter().rev().take_while(|byte| **byte == 0).count();
    let expected = reading(path).map(|ran| (ran.exit, ran.out));
    assert_eq!(expected.each_ref().map(|(exit, _)| *exit), [0; 5]);
    let (mut told, mut same, mut unseen) = (0, 0, 0);
    let mut seed = 0xC0FFEE_u64;
    for step in 0..200 {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        let place = (seed >> 11) as usize % if step % 20 == 0 { 320 } else { used };
        let mut bytes = sound.clone();
        // A bit, or a run of bytes.
        let len = if step % 3 == 0 { 64 } else { 1 };
        for byte in bytes.iter_mut().skip(place).take(len) {
            *byte ^= if len == 1 { 1 << (seed % 8) } else { seed as u8 | 1 };
        }
        fs::write(&file, &bytes).unwrap();
        let verified = Redb::verify_checksums(path, RedbOptions::default());
        for (ran, (exit, out)) in reading(path).into_iter().zip(&expected) {
            match ran.exit {
                0 if ran.out == *out && *exit == 0 => same += 1,
                // Bytes that still mean something: only the checksums tell.
                0 => {
                    unseen += 1;
                    let error = verified.as_ref().expect_err("wrong, and nobody can tell");
                    assert_eq!(error.kind, BackendErrorKind::Corrupted);
                }
                1 | 3 => {
                    told += 1;
                    assert!(!ran.err.is_empty() || ran.exit == 1 && ran.out != *out);
                }
                _ => panic!("place {place}: {ran:?}"),
            }
        }
        assert!(fs::read(&file).unwrap() == bytes);
    }
    println!("{same} same, {told} told, {unseen} told by checksums alone");
    assert!(same > 100 && told > 50, "{same} same, {told} told, {unseen} unseen");
}

#[test]
fn a_real_process_is_silent_of_panics_that_are_errors() {
    let folder = tempfile::tempdir().unwrap();
    redb(folder.path(), 7);
    let file = folder.path().join("perennial.redb");
    let sound = fs::read(&file).unwrap();
    let mut errors = 0;
    for page in 1..120 {
        let mut bytes = sound.clone();
        let Some(bytes_of_page) = bytes.get_mut(page * 4096..page * 4096 + 64) else { break };
        bytes_of_page[4..64].fill(0xFF);
        fs::write(&file, &bytes).unwrap();
        let out = std::process::Command::new(env!("CARGO_BIN_EXE_perennial"))
            .args(["export", folder.path().to_str().unwrap()])
            .output()
            .unwrap();
        let err = String::from_utf8(out.stderr).unwrap();
        assert!(matches!(out.status.code(), Some(0 | 1 | 3)), "{err}");
        assert!(!err.contains("panicked at"), "{err}");
        if out.status.code() != Some(0) {
            errors += 1;
            assert!(err.contains("redb: "), "{err}");
        }
    }
    assert!(errors > 0);
}
