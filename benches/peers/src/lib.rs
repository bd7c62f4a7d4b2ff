//! The peers, each on the entities of `benches/entities` and each used as its own documentation
//! advises. A module per peer; what it says of itself stands at its top.
//!
//! Every function first asserts that the peer returns the very value, and then measures.
#![allow(clippy::missing_panics_doc, reason = "a benchmark that cannot go on should stop")]

pub mod borsh_peer;
#[allow(dead_code, unused_imports, reason = "the peers need a part of them")]
#[path = "../../entities/mod.rs"]
pub mod entities;
pub mod native_db_peer;
pub mod native_model_peer;
pub mod obake_peer;
pub mod ours;
pub mod revision_indexed;
pub mod revision_peer;
pub mod rkyv_peer;
pub mod savefile_peer;
pub mod versionize_peer;
pub mod wincode_borrowed;
pub mod wincode_peer;

use std::hint::black_box;

use criterion::{BenchmarkGroup, measurement::WallTime};

/// A group of measurements: one entity.
pub type Group<'a> = BenchmarkGroup<'a, WallTime>;

/// Measures a function of an input.
pub fn measure<I: ?Sized, O>(
    group: &mut Group<'_>,
    name: &str,
    input: &I,
    mut run: impl FnMut(&I) -> O,
) {
    group.bench_function(name, |b| b.iter(|| run(black_box(input))));
}
