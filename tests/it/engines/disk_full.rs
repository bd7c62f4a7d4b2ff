//! A disk that fills up: a small one in memory, where the tests may mount it.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use perennial::backend::BackendErrorKind;

use super::harness::{Engine, batch, commit, get, put};

/// A small disk, gone when dropped.
struct SmallDisk {
    at: PathBuf,
}

impl SmallDisk {
    fn mount(at: &Path) -> Option<Self> {
        let mounted = run("mount", &["-t", "tmpfs", "-o", "size=24m", "tmpfs"], at);
        mounted.then(|| Self { at: at.to_path_buf() })
    }

    fn grow(&self) {
        assert!(run("mount", &["-o", "remount,size=200m"], &self.at));
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        run("umount", &[], &self.at);
    }
}

fn run(program: &str, args: &[&str], at: &Path) -> bool {
    let mut command = Command::new(program);
    command.args(args).arg(at).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

fn value(table: &str, n: u32) -> Vec<u8> {
    // Numbers that do not compress.
    let mut state = u64::from(n) << 8 | table.len() as u64 | 1 << 60;
    let mut next = || {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 40) as u8
    };
    (0..50_000).map(|_| next()).collect()
}

fn fill<E: Engine>() {
    let folder = tempfile::tempdir().unwrap();
    let Some(disk) = SmallDisk::mount(folder.path()) else {
        // The tests beside the engines check that a full disk's error is told as such.
        println!("skipped: mounting a small disk is not permitted here");
        return;
    };
    let path = folder.path().join("data");
    let mut engine = E::open_at(&path).unwrap();
    engine.create_tables(&["left", "right"]).unwrap();
    let ops = |n: u32| {
        let key = n.to_be_bytes();
        batch([put("left", &key, &value("left", n)), put("right", &key, &value("right", n))])
    };
    let (failed, error) = (0..10_000)
        .find_map(|n| engine.commit(&ops(n)).err().map(|error| (n, error)))
        .expect("24 MiB hold ten thousand times 100 kB");
    assert_eq!(error.kind, BackendErrorKind::StorageFull, "after {failed} batches: {error}");
    assert!(error.to_string().contains("free space"), "{error}");
    assert!(failed > 10, "full after {failed} batches");
    drop(engine);

    disk.grow();
    let engine = E::open_at(&path).unwrap();
    for n in 0..failed {
        for table in ["left", "right"] {
            let found = get(&engine, table, &n.to_be_bytes());
            assert!(found == Some(value(table, n)), "batch {n} of {failed} in {table}");
        }
    }
    for table in ["left", "right"] {
        assert_eq!(get(&engine, table, &failed.to_be_bytes()), None);
    }
    engine.commit(&ops(failed)).unwrap();
    commit(&engine, [put("left", b"more", b"room")]);
    assert_eq!(get(&engine, "right", &failed.to_be_bytes()), Some(value("right", failed)));
}

#[cfg(feature = "redb")]
#[test]
fn redb_keeps_what_it_had_when_the_disk_is_full() {
    fill::<perennial::backend::Redb>();
}

#[cfg(feature = "rocksdb")]
#[test]
fn rocksdb_keeps_what_it_had_when_the_disk_is_full() {
    fill::<perennial::backend::RocksDb>();
}
