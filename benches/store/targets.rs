//! What tables set out to reach, beside the engine used directly and by turns, over the rows and
//! engines of `main.rs`.
//!
//! `cargo bench --bench store_targets`, and with RocksDB `--features rocksdb`, prints a line of JSON
//! per target; an argument that is no flag leaves only the engine of that name.
#![allow(
    missing_docs,
    unreachable_pub,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a benchmark that cannot go on should stop, and nobody calls it"
)]

mod check;
#[allow(dead_code, unused_imports, reason = "each benchmark uses a part of them")]
#[path = "../entities/mod.rs"]
mod entities;
#[path = "pairs.rs"]
mod measure;
mod memory;
#[allow(dead_code, reason = "nothing is written here")]
mod raw;
#[cfg(feature = "redb")]
mod redb;
#[cfg(feature = "rocksdb")]
mod rocksdb;
mod rows;

/// What the engines are handed to.
type Run = ();

fn main() {
    entities::check_all();
    let only = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let is_wanted = |name| only.as_deref().is_none_or(|only| only == name);
    if is_wanted("memory") {
        memory::engine(&mut ());
    }
    #[cfg(feature = "redb")]
    if is_wanted("redb") {
        redb::engine(&mut ());
    }
    #[cfg(feature = "rocksdb")]
    if is_wanted("rocksdb") {
        rocksdb::engine(&mut ());
    }
}
