//! Tables over each engine, beside the engine used directly. Both hold the same rows, `Profile` in
//! all its versions, in folders of their own: the second is a copy of the first.
//!
//! `cargo bench --bench store`, and with RocksDB `cargo bench --bench store --features rocksdb`.
//! `PERENNIAL_BENCH_ROWS` sets how many rows there are; 200,000 otherwise.
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
mod measure;
mod memory;
mod raw;
#[cfg(feature = "redb")]
mod redb;
#[cfg(feature = "rocksdb")]
mod rocksdb;
mod rows;

use criterion::{criterion_group, criterion_main};

/// What the engines are handed to.
type Run = criterion::Criterion;

fn store(run: &mut Run) {
    entities::check_all();
    memory::engine(run);
    #[cfg(feature = "redb")]
    redb::engine(run);
    #[cfg(feature = "rocksdb")]
    rocksdb::engine(run);
}

criterion_group! { name = benches; config = entities::criterion(); targets = store }
criterion_main!(benches);
