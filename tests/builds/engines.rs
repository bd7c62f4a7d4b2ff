//! The databases as the engines left them, and what made them.

use std::{
    fs,
    path::{Path, PathBuf},
};

#[cfg(feature = "rocksdb")]
use perennial::backend::RocksDb;
use perennial::backend::{Backend, Redb};
use tempfile::TempDir;

use crate::write;

/// An engine that opens a folder.
pub trait OnDisk: Backend + Sized {
    const NAME: &'static str;

    fn at(folder: &Path) -> Self;
}

impl OnDisk for Redb {
    const NAME: &'static str = "redb";

    fn at(folder: &Path) -> Self {
        Self::open(folder).unwrap()
    }
}

#[cfg(feature = "rocksdb")]
impl OnDisk for RocksDb {
    const NAME: &'static str = "rocksdb";

    fn at(folder: &Path) -> Self {
        Self::open(folder).unwrap()
    }
}

fn kept(engine: &str, build: &str) -> PathBuf {
    Path::new("tests/vectors/databases").join(engine).join(build)
}

/// A copy of the database that a build left, to open and to write to.
pub struct Copy {
    folder: TempDir,
}

impl Copy {
    pub fn of<B: OnDisk>(build: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for file in fs::read_dir(kept(B::NAME, build)).unwrap() {
            let file = file.unwrap();
            fs::copy(file.path(), folder.path().join(file.file_name())).unwrap();
        }
        Self { folder }
    }

    pub fn open<B: OnDisk>(&self) -> B {
        B::at(self.folder.path())
    }
}

/// Runs a test over each engine.
macro_rules! over_engines {
    ($($name:ident)*) => {
        mod redb {
            $(
                #[test]
                fn $name() {
                    super::$name::<perennial::backend::Redb>();
                }
            )*
        }

        #[cfg(feature = "rocksdb")]
        mod rocksdb {
            $(
                #[test]
                fn $name() {
                    super::$name::<perennial::backend::RocksDb>();
                }
            )*
        }
    };
}

pub(crate) use over_engines;

fn write<B: OnDisk>() {
    for build in ["first", "present", "next"] {
        let folder = kept(B::NAME, build);
        if folder.exists() {
            continue;
        }
        fs::create_dir_all(&folder).unwrap();
        match build {
            "first" => write::first(B::at(&folder)),
            "present" => write::present(B::at(&folder)),
            _ => write::next(B::at(&folder)),
        }
        // Once more, for what lies in a log to come to where it stays.
        drop(B::at(&folder));
        for file in fs::read_dir(&folder).unwrap() {
            let path = file.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().to_string();
            let is_lock = name.to_lowercase().ends_with("lock");
            // Notes of the engine to people, its lock, and options that it knows without them.
            if name.starts_with("LOG") || name.starts_with("OPTIONS") || is_lock {
                fs::remove_file(path).unwrap();
            }
        }
    }
}

#[test]
#[ignore = "makes databases that are missing, once; it leaves alone those that are there"]
fn write_databases() {
    write::<Redb>();
    #[cfg(feature = "rocksdb")]
    write::<RocksDb>();
}
