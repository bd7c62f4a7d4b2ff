//! Exports and imports: every byte arrives, or the command says that it did not.

mod edited;
mod killed;
mod places;
mod round;
mod spoilt;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use perennial::backend::{Backend, Cursor, Direction, KeyRange, Redb, WriteBatch, WriteOp};
use tempfile::TempDir;

use crate::fixture::{self, Ran};

/// All rows of all tables, the library's own included.
pub type Content = BTreeMap<String, Vec<(Vec<u8>, Vec<u8>)>>;

pub fn content_of<B: Backend>(engine: &B) -> Content {
    let table = |name: String| {
        let mut cursor = engine.cursor(&name, &KeyRange::all(), Direction::Forward).unwrap();
        let mut rows = vec![];
        while let Some(row) = cursor.next().unwrap() {
            rows.push((row.key.to_vec(), row.value.to_vec()));
        }
        (name, rows)
    };
    engine.tables().unwrap().into_iter().map(table).collect()
}

/// All rows of a database, of whatever engine.
pub fn content(folder: &Path) -> Content {
    #[cfg(feature = "rocksdb")]
    if folder.join("CURRENT").exists() {
        return content_of(&perennial::backend::RocksDb::open(folder).unwrap());
    }
    assert!(folder.join("perennial.redb").exists(), "{}", folder.display());
    content_of(&Redb::open(folder).unwrap())
}

/// A folder for a test, and paths in it.
pub struct Place(TempDir);

impl Place {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn text(&self, name: &str) -> String {
        self.path(name).to_str().unwrap().to_owned()
    }

    /// A database of the fixture.
    pub fn database(&self, name: &str, rows: u64) -> String {
        fixture::redb(&self.path(name), rows);
        self.text(name)
    }

    /// A database with all that goes wrong in it, for which the catalog is no help.
    pub fn strange(&self, name: &str) -> String {
        let path = self.text(name);
        drop(fixture::fill(Redb::open(&path).unwrap(), 5));
        let mut engine = Redb::open(&path).unwrap();
        engine.create_tables(&["empty", "of a newer binary \"ü\""]).unwrap();
        let users = content_of(&engine)["users"].clone();
        let mut batch = WriteBatch::new();
        let mut put = |table, key: &[u8], value: &[u8]| {
            batch.push(WriteOp::Put { table, key: key.to_vec(), value: value.to_vec() });
        };
        // Cut short, lengthened, of an unknown tag, without even a tag.
        let (key, value) = &users[0];
        put("users", key, &value[..value.len() - 1]);
        put("users", &users[1].0, &[&users[1].1[..], b"\0"].concat());
        put("users", &users[2].0, &[0xEE, 1, 2, 3]);
        put("users", &users[3].0, b"");
        put("users", b"no key of users", value);
        put("users", b"", value);
        put("things", &[7; 32], &vec![0x5A; 10 << 20]);
        let strange = "of a newer binary \"ü\"";
        put(strange, b"", b"");
        put(strange, b"{\"table\":1}\n", b"\n\"\\\xFF");
        put("perennial.catalog", b"nonsense", b"{}");
        put("perennial.meta", b"of a newer binary", &[0, 159, 146, 150]);
        engine.commit(&batch).unwrap();
        path
    }
}

/// Runs a command that has to go well.
#[track_caller]
pub fn well<'a>(args: impl IntoIterator<Item = &'a str>) -> Ran {
    let ran = fixture::plain(args);
    assert_eq!(ran.exit, 0, "{}", ran.err);
    ran
}

/// Runs a command that has to end with a code and a message.
#[track_caller]
pub fn fails<'a>(exit: u8, says: &str, args: impl IntoIterator<Item = &'a str>) -> Ran {
    let ran = fixture::plain(args);
    assert_eq!(ran.exit, exit, "{}", ran.err);
    assert!(ran.err.contains(says), "expected `{says}` in: {}", ran.err);
    ran
}

/// The command as a process of its own.
pub fn process<'a>(args: impl IntoIterator<Item = &'a str>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_perennial"));
    command.args(args).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// A file's bytes.
#[track_caller]
pub fn bytes(path: impl AsRef<Path>) -> Vec<u8> {
    let path = path.as_ref();
    fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
