//! A database that takes a while to read.

use std::path::Path;

use perennial::backend::{
    Backend, Cursor, Direction, KeyRange, ReadEngine, Redb, WriteBatch, WriteOp,
};

use crate::fixture;

/// A database of the fixture whose `users` are many more.
pub fn fill(folder: &Path, users: u64) {
    fixture::redb(folder, 3);
    let engine = Redb::open(folder).unwrap();
    let value = {
        let mut rows = engine.cursor("users", &KeyRange::all(), Direction::Forward).unwrap();
        rows.next().unwrap().unwrap().value.to_vec()
    };
    for chunk in (0..users).collect::<Vec<_>>().chunks(50_000) {
        let mut batch = WriteBatch::new();
        for number in chunk {
            let key = number.to_be_bytes().to_vec();
            batch.push(WriteOp::Put { table: "users", key, value: value.clone() });
        }
        engine.commit(&batch).unwrap();
    }
}
