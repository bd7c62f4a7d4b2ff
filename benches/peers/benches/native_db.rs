//! Tables: ours over redb beside native_db, which is over redb, too.
//!
//! `cargo bench --manifest-path benches/peers/Cargo.toml --bench native_db`

use criterion::{criterion_group, criterion_main};
use perennial_peers::{entities, native_db_peer::tables};

criterion_group! { name = benches; config = entities::criterion(); targets = tables }
criterion_main!(benches);
