//! Engines that only read: they read what a writer wrote, and change nothing.

use std::{collections::BTreeMap, fs, path::Path, thread};

use perennial::backend::{BackendErrorKind, Direction, KeyRange, ReadEngine};

use super::harness::{Engine, ReadOnly, Row, batch, commit, get, put, remove, scan};

/// Names and contents of all files of a folder.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        let bytes = if entry.path().is_dir() {
            format!("{:?}", files(&entry.path())).into_bytes()
        } else {
            fs::read(entry.path()).unwrap()
        };
        found.insert(name, bytes);
    }
    found
}

/// Copies the files as they are: of an open database, this is what a killed process leaves.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}

/// Rows in files, and some in memory and logs alone.
fn filled<E: Engine>(path: &Path) -> E {
    let mut engine = E::open_at(path).unwrap();
    engine.create_tables(&["left", "right", "empty"]).unwrap();
    for round in 0..6u16 {
        let rows = (0..400u16).map(|n| put("left", &(n * 7).to_be_bytes(), &[round as u8; 90]));
        commit(&engine, rows);
        commit(&engine, [put("right", &[round as u8], b"v"), put("right", b"", b"")]);
    }
    commit(&engine, (0..50u16).map(|n| remove("left", &(n * 14).to_be_bytes())));
    engine
}

fn ranges() -> Vec<KeyRange> {
    vec![KeyRange::all(), KeyRange::prefix(&[1]), KeyRange::prefix(&[9]), KeyRange::prefix(b"")]
}

/// All that can be read, in one text.
fn everything(engine: &impl ReadEngine) -> Vec<Vec<Row>> {
    let mut found = Vec::new();
    for table in ["left", "right", "empty", "missing"] {
        for range in ranges() {
            found.push(scan(engine, table, &range, Direction::Forward));
            found.push(scan(engine, table, &range, Direction::Backward));
        }
        let keys: Vec<[u8; 2]> = (0..3000u16).rev().step_by(7).map(u16::to_be_bytes).collect();
        let keys: Vec<&[u8]> =
            keys.iter().map(<[u8; 2]>::as_slice).chain([b"".as_slice()]).collect();
        let many = engine.get_many(table, &keys).unwrap();
        let found_many = many.iter().map(|value| {
            value.as_ref().map_or_else(|| b"none".to_vec(), |value| value.as_ref().to_vec())
        });
        let one = keys.iter().map(|key| get(engine, table, key).unwrap_or(b"none".to_vec()));
        found.push(found_many.zip(one).collect());
    }
    found
}

fn reads_the_same<E: Engine>(expected: &[Vec<Row>], engine: &E) {
    assert!(everything(engine) == expected);
    let snapshot = engine.snapshot().unwrap();
    assert!(everything(&snapshot) == expected);
    assert!(everything(&snapshot.snapshot().unwrap()) == expected);
    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| assert!(everything(&snapshot) == expected));
        }
    });
    let points = engine.split("left", &KeyRange::all(), 4).unwrap();
    assert!(!points.is_empty() && points.is_sorted(), "{points:?}");
    let about = engine.rows_estimate("left").unwrap().unwrap();
    // RocksDB counts what was overwritten, too.
    assert!((200..50_000).contains(&about), "{about}");
    assert_eq!(engine.rows_estimate("missing").unwrap(), Some(0));
}

fn refuses_to_write<E: Engine>(engine: &mut E) {
    let tables = {
        let mut tables = engine.tables().unwrap();
        tables.sort();
        tables
    };
    assert_eq!(tables, ["empty", "left", "right"]);
    for table in ["left", "missing"] {
        let error = engine.commit(&batch([put(table, b"k", b"v")])).unwrap_err();
        assert_eq!(error.kind, BackendErrorKind::ReadOnly, "{error}");
    }
    let error = engine.create_tables(&["left", "more"]).unwrap_err();
    assert_eq!(error.kind, BackendErrorKind::ReadOnly, "{error}");
    engine.create_tables(&["left", "empty"]).unwrap();
}

pub fn it_reads_what_was_closed_and_changes_nothing<E: ReadOnly>(path: &Path) {
    let writer = filled::<E>(path);
    let expected = everything(&writer);
    drop(writer);
    let before = files(path);
    let mut engine = E::open_read_only_at(path).unwrap();
    reads_the_same(&expected, &engine);
    refuses_to_write(&mut engine);
    reads_the_same(&expected, &engine);
    assert!(files(path) == before, "while it is open");
    drop(engine);
    assert!(files(path) == before, "after it is closed");
}

pub fn it_reads_what_a_killed_process_left_and_changes_nothing<E: ReadOnly>(path: &Path) {
    let writer = filled::<E>(path);
    let killed = path.with_extension("killed");
    copy(path, &killed);
    let expected = everything(&writer);
    let before = files(&killed);
    let mut engine = E::open_read_only_at(&killed).unwrap();
    reads_the_same(&expected, &engine);
    refuses_to_write(&mut engine);
    drop(engine);
    assert!(files(&killed) == before);
    // And the owner can still put it in order.
    reads_the_same(&expected, &E::open_at(&killed).unwrap());
}

pub fn any_number_of_engines_read_beside_each_other<E: ReadOnly>(path: &Path) {
    let writer = filled::<E>(path);
    let expected = everything(&writer);
    drop(writer);
    let engines: Vec<E> = (0..3).map(|_| E::open_read_only_at(path).unwrap()).collect();
    thread::scope(|scope| {
        for engine in &engines {
            scope.spawn(|| assert!(everything(engine) == expected));
        }
    });
}

pub fn it_makes_nothing_where_nothing_is<E: ReadOnly>(path: &Path) {
    let refused = |path: &Path| {
        let error = E::open_read_only_at(path).unwrap_err();
        assert_eq!(error.kind, BackendErrorKind::NotADatabase, "{error}");
        error.to_string()
    };
    let text = refused(path);
    assert!(text.contains("missing"), "{text}");
    assert!(!path.exists());
    fs::create_dir(path).unwrap();
    assert!(refused(path).contains(E::FILE));
    assert_eq!(files(path).len(), 0);
    fs::write(path.join(E::FILE), b"").unwrap();
    refused(path);
    fs::write(path.join(E::FILE), b"these are notes, and no database").unwrap();
    refused(path);
    assert_eq!(files(path).len(), 1);
    fs::remove_file(path.join(E::FILE)).unwrap();
    fs::write(path.join(if E::FILE == "CURRENT" { "perennial.redb" } else { "CURRENT" }), b"")
        .unwrap();
    assert!(refused(path).contains("another engine"));
    let file = path.join("file");
    fs::write(&file, b"notes").unwrap();
    refused(&file);
    refused(&file.join("below"));
}

#[cfg(feature = "redb")]
mod redb {
    use perennial::backend::{Redb, RedbOptions};

    use super::*;

    #[test]
    fn it_cannot_be_shared_with_a_writer() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path();
        let writer = filled::<Redb>(path);
        let error = Redb::open_read_only(path).unwrap_err();
        assert_eq!(error.kind, BackendErrorKind::Locked);
        assert!(error.to_string().contains("stop that process"), "{error}");
        let error = Redb::verify_checksums(path, RedbOptions::default()).unwrap_err();
        assert_eq!(error.kind, BackendErrorKind::Locked);
        drop(writer);
        let reader = Redb::open_read_only(path).unwrap();
        assert_eq!(Redb::open(path).unwrap_err().kind, BackendErrorKind::Locked);
        // Neither disturbs redb's own readers, nor they it.
        let own = ::redb::ReadOnlyDatabase::open(path.join(Redb::FILE)).unwrap();
        Redb::verify_checksums(path, RedbOptions::default()).unwrap();
        drop((own, reader));
        assert_eq!(get(&Redb::open(path).unwrap(), "right", b"\x01").unwrap(), b"v");
    }

    /// Every byte of the file that means something is held against a checksum; what no check finds
    /// changes nothing of what is read.
    #[test]
    fn damage_is_found_or_does_no_harm() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("data");
        let writer = filled::<Redb>(&path);
        let expected = everything(&writer);
        drop(writer);
        let file = path.join(Redb::FILE);
        let sound = fs::read(&file).unwrap();
        Redb::verify_checksums(&path, RedbOptions::default()).unwrap();
        assert!(fs::read(&file).unwrap() == sound);
        let (mut found, mut harmless) = (0, 0);
        let mut seed = 0x5EED_u64;
        for step in 0..300u64 {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            // The header, and all over the pages that are used.
            let used = sound.len() - sound.iter().rev().take_while(|byte| **byte == 0).count();
            let place = (seed >> 11) as usize % if step % 10 == 0 { 320 } else { used };
            let mut bytes = sound.clone();
            bytes[place] ^= 1 << (seed % 8);
            fs::write(&file, &bytes).unwrap();
            match Redb::verify_checksums(&path, RedbOptions::default()) {
                Ok(()) => {
                    harmless += 1;
                    let engine = Redb::open_read_only(&path).unwrap();
                    assert!(everything(&engine) == expected, "byte {place}");
                }
                Err(error) => {
                    found += 1;
                    let kinds = [BackendErrorKind::Corrupted, BackendErrorKind::NotADatabase];
                    // Other: a format that redb does not know.
                    let other = error.kind == BackendErrorKind::Other && place < 320;
                    assert!(kinds.contains(&error.kind) || other, "byte {place}: {error}");
                }
            }
            assert!(fs::read(&file).unwrap() == bytes, "byte {place}");
        }
        println!("{found} found, {harmless} harmless");
        assert!(found > 60 && harmless > 0, "{found} found, {harmless} harmless");
    }
}

#[cfg(feature = "rocksdb")]
mod rocksdb {
    use perennial::backend::RocksDb;

    use super::{super::harness::all, *};

    #[test]
    fn a_secondary_follows_a_writer() {
        let folder = tempfile::tempdir().unwrap();
        let (path, scratch) = (folder.path().join("data"), folder.path().join("scratch"));
        let writer = filled::<RocksDb>(&path);
        let mut reader = RocksDb::open_secondary(&path, &scratch).unwrap();
        let mut expected = everything(&writer);
        reads_the_same(&expected, &reader);
        refuses_to_write(&mut reader);
        for round in 0..20u8 {
            // Enough that files are written and cleaned away.
            commit(&writer, (0..900u16).map(|n| put("left", &n.to_be_bytes(), &[round; 150])));
            assert!(everything(&reader) == expected, "round {round}");
            reader.catch_up().unwrap();
            expected = everything(&writer);
            assert!(everything(&reader) == expected, "round {round}");
        }
        drop(writer);
        reads_the_same(&everything(&RocksDb::open_read_only(&path).unwrap()), &reader);
        assert_eq!(get(&reader, "left", &[0, 0]).unwrap(), [19; 150]);
    }

    #[test]
    fn a_secondary_changes_nothing_but_its_scratch_folder() {
        let folder = tempfile::tempdir().unwrap();
        let (path, scratch) = (folder.path().join("data"), folder.path().join("scratch"));
        drop(filled::<RocksDb>(&path));
        let before = files(&path);
        let mut reader = RocksDb::open_secondary(&path, &scratch).unwrap();
        everything(&reader);
        reader.catch_up().unwrap();
        drop(reader);
        assert!(files(&path) == before);
        assert!(!scratch.exists() || files(&scratch).is_empty());
    }

    #[test]
    fn only_a_secondary_catches_up() {
        let folder = tempfile::tempdir().unwrap();
        drop(filled::<RocksDb>(folder.path()));
        let mut engine = RocksDb::open_read_only(folder.path()).unwrap();
        let error = engine.catch_up().unwrap_err();
        assert!(error.to_string().contains("open_secondary"), "{error}");
    }

    #[test]
    fn it_reads_beside_a_writer_what_was_there_when_it_was_opened() {
        let folder = tempfile::tempdir().unwrap();
        let writer = filled::<RocksDb>(folder.path());
        let reader = RocksDb::open_read_only(folder.path()).unwrap();
        let expected = everything(&writer);
        commit(&writer, [put("right", b"later", b"v")]);
        assert!(everything(&reader) == expected);
        assert_eq!(all(&writer, "right").len(), all(&reader, "right").len() + 1);
    }
}
