//! The rows: keys, values of mixed versions, and the order in which they are asked for.

use std::{env, fs, path::Path};

use perennial::{Entity, Scale, Store, Table, backend::Backend, entity, registry};

use crate::entities::{Fixture, Profile, stored};

pub const PROFILES: Table<u64, Profile> = Table::new("profiles");

/// How many rows a commit brings while a table is filled.
const COMMIT_ROWS: u64 = 1_000;

/// How many rows the tables hold.
pub fn rows() -> u64 {
    let rows = env::var("PERENNIAL_BENCH_ROWS").ok();
    rows.map_or(200_000, |rows| rows.parse().expect("PERENNIAL_BENCH_ROWS is a number"))
}

/// The version that a row is stored as.
pub fn version_of(id: u64) -> u8 {
    u8::try_from(id % 3).expect("is small") + 1
}

/// The stored value of each version.
pub fn values() -> [Vec<u8>; 3] {
    [1, 2, 3].map(|number| stored::<Scale, _>(&Profile::sample_of(number), number))
}

/// Opens a store and writes all rows.
pub fn fill<B: Backend>(engine: B) -> Store<B> {
    let store = Store::open(engine, registry![PROFILES]).expect("opens");
    let values = values();
    let all = rows();
    for first in (0..all).step_by(usize::try_from(COMMIT_ROWS).expect("is small")) {
        let mut batch = store.batch();
        for id in first..all.min(first + COMMIT_ROWS) {
            let value = &values[usize::from(version_of(id)) - 1];
            let value: <Profile as Entity>::Versioned =
                entity::decode_versioned::<Scale, Profile>(value).expect("decodes");
            batch.put_versioned(PROFILES, &id, &value).expect("encodes");
        }
        batch.commit().expect("commits");
    }
    store
}

/// Keys in an order that no cache likes, without end.
pub fn scattered(rows: u64) -> impl FnMut() -> u64 {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % rows
    }
}

/// Copies the files of a closed database.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("makes the folder");
    for entry in fs::read_dir(from).expect("reads the folder") {
        let entry = entry.expect("reads the folder");
        fs::copy(entry.path(), to.join(entry.file_name())).expect("copies");
    }
}
