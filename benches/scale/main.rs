//! How the cost grows: with the number of versions, the size of a value, the number of rows and of
//! threads.
//!
//! `cargo bench --bench scale`, and with RocksDB `cargo bench --bench scale --features rocksdb`.
//! `PERENNIAL_BENCH_ROWS_MAX=10000000` goes on to ten million rows, which takes some GB of memory and disk; it
//! ends at one million otherwise.
#![allow(
    missing_docs,
    unreachable_pub,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a benchmark that cannot go on should stop, and nobody calls it"
)]

#[allow(dead_code, unused_imports, reason = "each benchmark uses a part of them")]
#[path = "../entities/mod.rs"]
mod entities;
mod fifty;
mod rows;
mod sizes;
mod versions;

use criterion::{criterion_group, criterion_main};

criterion_group! {
    name = benches;
    config = entities::criterion();
    targets = versions::grow, sizes::grow, rows::grow
}
criterion_main!(benches);
