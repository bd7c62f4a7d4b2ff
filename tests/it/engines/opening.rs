//! What can be in the way of opening.

use std::{fs, path::Path};

use perennial::backend::BackendErrorKind;

use super::harness::{Engine, commit, get, put};

pub fn a_second_handle_of_the_process_is_refused<E: Engine>(path: &Path) {
    let mut first = E::open_at(path).unwrap();
    let error = E::open_at(path).unwrap_err();
    assert_eq!(error.kind, BackendErrorKind::Locked, "{error}");
    assert!(error.to_string().contains("close the other"), "{error}");
    first.create_tables(&["rows"]).unwrap();
    commit(&first, [put("rows", b"k", b"v")]);
    drop(first);
    assert_eq!(get(&E::open_at(path).unwrap(), "rows", b"k").unwrap(), b"v");
}

pub fn a_path_below_a_file_is_refused<E: Engine>(path: &Path) {
    fs::write(path, b"notes").unwrap();
    let error = E::open_at(&path.join("below")).unwrap_err();
    assert_eq!(error.kind, BackendErrorKind::NotADatabase, "{error}");
}

/// Puts garbage into the files whose names begin so, behind their first bytes.
#[cfg(any(feature = "redb", feature = "rocksdb"))]
fn damage<E: Engine>(prefix: &str, from: usize, len: usize) {
    let folder = tempfile::tempdir().unwrap();
    let mut engine = E::open_at(folder.path()).unwrap();
    engine.create_tables(&["rows"]).unwrap();
    commit(&engine, [put("rows", b"k", b"v")]);
    drop(engine);
    let mut damaged = 0;
    for entry in fs::read_dir(folder.path()).unwrap() {
        let entry = entry.unwrap();
        if entry.file_name().to_string_lossy().starts_with(prefix) {
            let mut bytes = fs::read(entry.path()).unwrap();
            if bytes.is_empty() {
                continue;
            }
            bytes[from..from + len].fill(0xA5);
            fs::write(entry.path(), bytes).unwrap();
            damaged += 1;
        }
    }
    assert!(damaged > 0);
    let error = E::open_at(folder.path()).unwrap_err();
    assert_eq!(error.kind, BackendErrorKind::Corrupted, "{error}");
    assert!(error.to_string().contains("copy the files"), "{error}");
}

#[cfg(feature = "redb")]
#[test]
fn redb_tells_a_damaged_header() {
    // Behind the mark that says that it is a redb file.
    damage::<perennial::backend::Redb>("perennial.redb", 9, 300);
}

#[cfg(feature = "rocksdb")]
#[test]
fn rocksdb_tells_a_damaged_manifest() {
    damage::<perennial::backend::RocksDb>("MANIFEST-", 8, 40);
}

#[cfg(unix)]
mod by_others {
    use std::{
        env,
        io::{BufRead, BufReader, Read},
        os::unix::{
            fs::{MetadataExt, PermissionsExt},
            process::CommandExt,
        },
    };

    use super::*;
    use crate::engines::{
        child::{self, test_path},
        harness::ReadOnly,
    };

    const NOBODY: u32 = 65_534;

    fn lock<E: Engine>(test: &str) {
        if let Some(folder) = child::folder() {
            let _engine = E::open_at(&folder).unwrap();
            child::tell("open");
            // Holds the lock until the parent is done.
            std::io::stdin().read_to_end(&mut Vec::new()).unwrap();
            return;
        }
        let folder = tempfile::tempdir().unwrap();
        let binary = env::current_exe().unwrap();
        let mut other = child::command(&binary, test, folder.path()).spawn().unwrap();
        let lines = BufReader::new(other.stdout.take().unwrap()).lines();
        let opened = lines.map_while(Result::ok).any(|line| line == "open");
        assert!(opened, "the other process does not open");
        let error = E::open_at(folder.path()).unwrap_err();
        assert_eq!(error.kind, BackendErrorKind::Locked, "{error}");
        other.kill().unwrap();
        other.wait().unwrap();
        E::open_at(folder.path()).unwrap();
    }

    /// Opens below folders that may not be entered or not be written to.
    fn open_forbidden<E: Engine>(folder: &Path) {
        for name in ["closed", "closed/below", "read-only", "read-only/below"] {
            let error = E::open_at(&folder.join(name)).unwrap_err();
            assert_eq!(error.kind, BackendErrorKind::PermissionDenied, "{name}: {error}");
            assert!(error.to_string().contains("owner and mode"), "{error}");
        }
    }

    /// Reads what may be read and not be written, and is told of what may not even be read.
    fn read_forbidden<E: ReadOnly>(folder: &Path) {
        let engine = E::open_read_only_at(&folder.join("kept")).unwrap();
        assert_eq!(get(&engine, "rows", b"k").unwrap(), b"v");
        for name in ["closed/below", "hidden"] {
            let error = E::open_read_only_at(&folder.join(name)).unwrap_err();
            assert_eq!(error.kind, BackendErrorKind::PermissionDenied, "{name}: {error}");
        }
    }

    fn permission<E: ReadOnly>(test: &str) {
        if let Some(folder) = child::folder() {
            open_forbidden::<E>(&folder);
            read_forbidden::<E>(&folder);
            child::tell("refused");
            return;
        }
        let folder = tempfile::tempdir().unwrap();
        let mode = |path: &Path, mode| {
            fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
        };
        for (name, bits) in [("closed", 0o000), ("read-only", 0o555)] {
            fs::create_dir(folder.path().join(name)).unwrap();
            mode(&folder.path().join(name), bits);
        }
        for (name, bits) in [("kept", 0o444), ("hidden", 0o000)] {
            let path = folder.path().join(name);
            let mut engine = E::open_at(&path).unwrap();
            engine.create_tables(&["rows"]).unwrap();
            commit(&engine, [put("rows", b"k", b"v")]);
            drop(engine);
            for entry in fs::read_dir(&path).unwrap() {
                mode(&entry.unwrap().path(), bits);
            }
            mode(&path, 0o555);
        }
        if fs::metadata(folder.path()).unwrap().uid() == 0 {
            // Nothing is forbidden to root: somebody else tries, with a binary that they may read.
            mode(folder.path(), 0o755);
            let binary = folder.path().join("tests");
            fs::copy(env::current_exe().unwrap(), &binary).unwrap();
            mode(&binary, 0o755);
            let mut other = child::command(&binary, test, folder.path());
            let out = other.uid(NOBODY).gid(NOBODY).current_dir("/").output().unwrap();
            let told = String::from_utf8_lossy(&out.stdout);
            assert!(out.status.success() && told.contains("\nrefused\n"), "{told}");
        } else {
            open_forbidden::<E>(folder.path());
            read_forbidden::<E>(folder.path());
        }
        for name in ["closed", "kept", "hidden"] {
            mode(&folder.path().join(name), 0o755);
        }
    }

    #[cfg(feature = "redb")]
    #[test]
    fn redb_tells_that_another_process_has_it() {
        lock::<perennial::backend::Redb>(test_path!(redb_tells_that_another_process_has_it));
    }

    #[cfg(feature = "rocksdb")]
    #[test]
    fn rocksdb_tells_that_another_process_has_it() {
        lock::<perennial::backend::RocksDb>(test_path!(rocksdb_tells_that_another_process_has_it));
    }

    #[cfg(feature = "redb")]
    #[test]
    fn redb_tells_that_access_is_denied() {
        permission::<perennial::backend::Redb>(test_path!(redb_tells_that_access_is_denied));
    }

    #[cfg(feature = "rocksdb")]
    #[test]
    fn rocksdb_tells_that_access_is_denied() {
        permission::<perennial::backend::RocksDb>(test_path!(rocksdb_tells_that_access_is_denied));
    }
}
