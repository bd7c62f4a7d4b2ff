//! What is no database, what is damaged, and what somebody else is at: of RocksDB.

use std::{
    fs,
    path::{Path, PathBuf},
};

use perennial::{
    Store,
    backend::{RocksDb, RocksDbOptions},
};

use crate::{
    engines::{copy, files, is_refused, reading},
    fixture::{fill, plain, tables},
};

/// Small buffers, so that there are files and not a log alone.
fn engine(folder: &Path) -> RocksDb {
    let mut options = RocksDbOptions::default();
    options.write_buffer_bytes = 64 << 10;
    options.block_bytes = 512;
    RocksDb::open_with(folder, options).unwrap()
}

/// A database whose rows lie in files, closed.
fn in_files(folder: &Path) {
    drop(fill(engine(folder), 40));
    let options = ::rocksdb::Options::default();
    let families = ::rocksdb::DB::list_cf(&options, folder).unwrap();
    let database = ::rocksdb::DB::open_cf(&options, folder, &families).unwrap();
    for family in &families {
        database.flush_cf(database.cf_handle(family).unwrap()).unwrap();
    }
}

fn named(folder: &Path, is_wanted: impl Fn(&str) -> bool) -> Vec<PathBuf> {
    let mut found: Vec<_> = files(folder).into_keys().collect();
    found.retain(|path| is_wanted(path.file_name().unwrap().to_str().unwrap()));
    assert!(!found.is_empty());
    found
}

#[test]
fn reading_changes_no_byte_also_beside_a_writer_and_after_a_crash() {
    let folder = tempfile::tempdir().unwrap();
    let (path, killed) = (folder.path().join("data"), folder.path().join("killed"));
    let store = fill(RocksDb::open(&path).unwrap(), 7);
    copy(&path, &killed);
    let before = (files(&path), files(&killed));
    let beside = reading(&path);
    let crashed = reading(&killed);
    assert_eq!(beside.each_ref().map(|ran| ran.exit), [0; 5], "{beside:?}");
    assert!(beside[3].out.lines().count() > 7 * 21);
    assert_eq!(beside[3].out, crashed[3].out);
    assert!((files(&path), files(&killed)) == before);
    drop(store);
    let before = files(&path);
    assert_eq!(reading(&path).map(|ran| ran.exit), [0; 5]);
    assert!(files(&path) == before);
}

#[test]
fn live_follows_a_writer() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_str().unwrap();
    let store = fill(engine(folder.path()), 20);
    let rows = |ran: &crate::fixture::Ran| {
        ran.out
            .lines()
            .filter(|line| line.starts_with("{\"table\":\"users\"") && line.contains("\"version\""))
            .count()
    };
    let live = || plain(["export", path, "--tables", "users", "--live"]);
    let first = live();
    assert_eq!((first.exit, rows(&first)), (0, 60), "{first:?}");
    let mut batch = store.batch();
    batch.remove(crate::fixture::USERS, &7_000_000).unwrap();
    batch.commit().unwrap();
    assert_eq!(rows(&live()), 59);
    let info = plain(["info", path, "--live"]);
    assert_eq!(info.exit, 0);
    assert!(info.out.contains("engine        rocksdb"), "{}", info.out);
}

#[test]
fn what_is_no_database_is_said_to_be_none() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("data");
    fs::create_dir(&path).unwrap();
    fs::write(path.join("CURRENT"), b"notes").unwrap();
    is_refused(&path, "not a database of this engine");
    assert_eq!(files(&path).len(), 1);
    fs::write(path.join("CURRENT"), b"").unwrap();
    is_refused(&path, "not a database of this engine");
    // Both engines' marks.
    fs::write(path.join("perennial.redb"), b"").unwrap();
    is_refused(&path, "another engine's");

    let theirs = folder.path().join("theirs");
    let mut options = ::rocksdb::Options::default();
    options.create_if_missing(true);
    options.create_missing_column_families(true);
    let database = ::rocksdb::DB::open_cf(&options, &theirs, ["theirs"]).unwrap();
    database.put(b"k", b"v").unwrap();
    drop(database);
    let before = files(&theirs);
    is_refused(&theirs, "theirs");
    assert!(files(&theirs) == before);
}

#[test]
fn missing_and_damaged_files_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let sound = folder.path().join("sound");
    in_files(&sound);
    let expected = reading(&sound).map(|ran| (ran.exit, ran.out));
    assert_eq!(expected.each_ref().map(|(exit, _)| *exit), [0; 5]);
    let ends_sst = |name: &str| name.ends_with(".sst");
    type Which = fn(&str) -> bool;
    type Harm = fn(&Path);
    let harms: [(&str, Which, Harm); 8] = [
        ("missing sst", ends_sst, |file| fs::remove_file(file).unwrap()),
        ("short sst", ends_sst, |file| {
            let bytes = fs::read(file).unwrap();
            fs::write(file, &bytes[..bytes.len() / 2]).unwrap();
        }),
        ("empty sst", ends_sst, |file| fs::write(file, b"").unwrap()),
        ("changed sst", ends_sst, |file| {
            let mut bytes = fs::read(file).unwrap();
            bytes[20..60].iter_mut().for_each(|byte| *byte ^= 0x5A);
            fs::write(file, bytes).unwrap();
        }),
        (
            "changed manifest",
            |name| name.starts_with("MANIFEST-"),
            |file| {
                let mut bytes = fs::read(file).unwrap();
                bytes[8..60].fill(0xA5);
                fs::write(file, bytes).unwrap();
            },
        ),
        (
            "missing manifest",
            |name| name.starts_with("MANIFEST-"),
            |file| {
                fs::remove_file(file).unwrap();
            },
        ),
        (
            "damaged current",
            |name| name == "CURRENT",
            |file| {
                fs::write(file, b"MANIFEST-999999\n").unwrap();
            },
        ),
        ("missing current", |name| name == "CURRENT", |file| fs::remove_file(file).unwrap()),
    ];
    let mut ways = [0; 4];
    for (harm, is_wanted, damage) in harms {
        for file in named(&sound, is_wanted) {
            let path = folder.path().join("harmed");
            copy(&sound, &path);
            damage(&path.join(file.file_name().unwrap()));
            let before = files(&path);
            let mut told = 0;
            for (ran, (_, out)) in reading(&path).into_iter().zip(&expected) {
                let strip = |out: &str| out.lines().skip(3).collect::<Vec<_>>().join("\n");
                match ran.exit {
                    0 => assert_eq!(strip(&ran.out), strip(out), "{harm} {file:?} {}", ran.err),
                    1 | 3 => {
                        told += 1;
                        let is_told = !ran.err.is_empty() || ran.exit == 1 && ran.out != *out;
                        assert!(is_told, "{harm} {file:?}");
                    }
                    _ => panic!("{harm} {file:?}: {ran:?}"),
                }
                ways[usize::from(ran.exit)] += 1;
            }
            // One of them reads everything.
            assert!(told > 0, "{harm} {file:?}: nobody says a word");
            assert!(files(&path) == before, "{harm} {file:?}");
            fs::remove_dir_all(&path).unwrap();
        }
    }
    println!("{ways:?}");
    assert!(ways[0] > 0 && ways[3] > 0, "{ways:?}");
}

#[test]
fn a_read_only_engine_is_a_store_to_read_from() {
    let folder = tempfile::tempdir().unwrap();
    in_files(folder.path());
    let before = files(folder.path());
    let store = Store::open(RocksDb::open_read_only(folder.path()).unwrap(), tables()).unwrap();
    let users = store.table(crate::fixture::USERS).unwrap();
    assert_eq!(users.scan(..).count().unwrap(), 120);
    assert_eq!(users.scan(..).parallel(3).count().unwrap(), 120);
    assert!(users.put(&1, &users.get(&5_000_001).unwrap().unwrap()).is_err());
    drop(store);
    assert!(files(folder.path()) == before);
}
