//! What stands for rows: one hash over all of them, in their order.

use std::prelude::rust_2024::*;

use blake2::{Blake2b256, Digest as _};

/// 32 bytes of BLAKE2b.
pub(in crate::cli) type Digest = [u8; 32];

/// The hash of the rows of one table.
#[derive(Clone, Default)]
pub(in crate::cli) struct TableDigest {
    hash: Blake2b256,
    rows: u64,
}

impl TableDigest {
    /// Takes in a row. Its parts have their lengths in front: no two rows give the same bytes.
    pub(in crate::cli) fn row(&mut self, key: &[u8], value: &[u8]) {
        for part in [key, value] {
            self.hash.update((part.len() as u64).to_le_bytes());
            self.hash.update(part);
        }
        self.rows += 1;
    }

    /// The number of rows, and what stands for them.
    pub(in crate::cli) fn finish(self) -> (u64, Digest) {
        (self.rows, self.hash.finalize().into())
    }
}

/// The hash of rows of several tables, which come table by table.
pub(in crate::cli) struct Digests {
    names: Vec<String>,
    /// Over all tables that are over: name, rows and digest of each.
    over: Blake2b256,
    tables: Vec<(u64, Digest)>,
    current: TableDigest,
    rows: u64,
}

impl Digests {
    pub(in crate::cli) fn new(names: &[String]) -> Self {
        Self {
            names: names.to_vec(),
            over: Blake2b256::new(),
            tables: Vec::new(),
            current: TableDigest::default(),
            rows: 0,
        }
    }

    /// Takes in a row of a table, by its number. Tables before it are over then.
    pub(in crate::cli) fn row(&mut self, table: usize, key: &[u8], value: &[u8]) {
        while self.tables.len() < table {
            self.end_table();
        }
        self.current.row(key, value);
        self.rows += 1;
    }

    /// The rows so far.
    pub(in crate::cli) const fn rows(&self) -> u64 {
        self.rows
    }

    /// What stands for the rows so far.
    pub(in crate::cli) fn so_far(&self) -> Digest {
        let mut hash = self.over.clone();
        if let Some(name) = self.names.get(self.tables.len()) {
            add_table(&mut hash, name, &self.current.clone().finish());
        }
        hash.finalize().into()
    }

    /// What stands for all rows, and for those of each table, with their number.
    pub(in crate::cli) fn finish(mut self) -> (Digest, Vec<(u64, Digest)>) {
        while self.tables.len() < self.names.len() {
            self.end_table();
        }
        (self.over.finalize().into(), self.tables)
    }

    fn end_table(&mut self) {
        let table = std::mem::take(&mut self.current).finish();
        if let Some(name) = self.names.get(self.tables.len()) {
            add_table(&mut self.over, name, &table);
        }
        self.tables.push(table);
    }
}

fn add_table(hash: &mut Blake2b256, name: &str, (rows, digest): &(u64, Digest)) {
    hash.update((name.len() as u64).to_le_bytes());
    hash.update(name);
    hash.update(rows.to_le_bytes());
    hash.update(digest);
}
