//! Opening a database of 100 tables that hold 10 versions each: the catalog's thousand entries are read
//! and held against the binary. Beside it, opening the engine alone.
//!
//! `cargo bench --bench open`, and with RocksDB `cargo bench --bench open --features rocksdb`.
#![allow(
    missing_docs,
    unreachable_pub,
    clippy::expect_used,
    reason = "a benchmark that cannot go on should stop, and nobody calls it"
)]

use std::{fs, path::Path, time::Duration};

use criterion::{Criterion, criterion_group, criterion_main};
#[cfg(feature = "rocksdb")]
use perennial::backend::RocksDb;
use perennial::{
    SpecVersion, Store, Table, Versioned,
    backend::{Backend, Redb},
    store::Registry,
};

/// Fields of many kinds; each version brings one more.
#[derive(Clone, Debug, Default, PartialEq, Versioned)]
#[versioned(latest = 10, derive(Clone, Debug, PartialEq))]
pub struct Ten {
    pub owner: [u8; 32],
    pub name: String,
    pub tags: Vec<String>,
    pub limits: Option<(u32, u64)>,
    pub flags: [bool; 4],
    #[versioned(since = 2)]
    pub second: u16,
    #[versioned(since = 3)]
    pub third: Vec<u8>,
    #[versioned(since = 4)]
    pub fourth: Option<String>,
    #[versioned(since = 5)]
    pub fifth: u128,
    #[versioned(since = 6)]
    pub sixth: Vec<(u8, String)>,
    #[versioned(since = 7)]
    pub seventh: i64,
    #[versioned(since = 8)]
    pub eighth: bool,
    #[versioned(since = 9)]
    pub ninth: Option<[u8; 20]>,
    #[versioned(since = 10)]
    pub tenth: String,
}

const TABLES: usize = 100;

fn tables() -> Vec<Table<u64, Ten>> {
    let names = (0..TABLES).map(|number| &*format!("table_{number}").leak());
    names.map(Table::new).collect()
}

fn registry(tables: &[Table<u64, Ten>]) -> Registry {
    tables.iter().fold(Registry::new(), |registry, table| registry.with(*table))
}

/// One value of every version in every table.
fn fill<B: Backend>(backend: B, tables: &[Table<u64, Ten>]) {
    let store = Store::open(backend, registry(tables)).expect("opens");
    store.raise_spec_version(SpecVersion(1)).expect("rises");
    let mut versioned = vec![VersionedTen::V1(TenV1::default_of())];
    while versioned.len() < 10 {
        let last = versioned.last().expect("is there").clone();
        versioned.push(perennial::VersionedEntity::upcast(last).expect("goes up"));
    }
    for table in tables {
        let handle = store.table(*table).expect("is there");
        for (key, value) in (0_u64..).zip(&versioned) {
            handle.put_versioned(&key, value).expect("writes");
        }
    }
}

impl TenV1 {
    fn default_of() -> Self {
        let Ten { owner, name, tags, limits, flags, .. } = Ten::default();
        Self { owner, name, tags, limits, flags }
    }
}

fn engine<B: Backend>(criterion: &mut Criterion, name: &str, open: impl Fn(&Path) -> B) {
    let (folder, tables) = (tempfile::tempdir().expect("makes"), tables());
    let folder = folder.path();
    fill(open(folder), &tables);
    let bytes: u64 = fs::read_dir(folder)
        .expect("lists")
        .map(|file| file.and_then(|file| file.metadata()).map_or(0, |metadata| metadata.len()))
        .sum();
    eprintln!("{name}: {TABLES} tables, {} bytes on the disk", bytes);
    let mut group = criterion.benchmark_group(format!("open-{name}"));
    group.bench_function("engine", |bencher| bencher.iter(|| open(folder)));
    group.bench_function("store", |bencher| {
        bencher.iter(|| Store::open(open(folder), registry(&tables)).expect("opens"));
    });
    group.bench_function("registry", |bencher| bencher.iter(|| registry(&tables)));
    group.finish();
}

fn open(criterion: &mut Criterion) {
    engine(criterion, "redb", |folder| Redb::open(folder).expect("opens"));
    #[cfg(feature = "rocksdb")]
    engine(criterion, "rocksdb", |folder| RocksDb::open(folder).expect("opens"));
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(3));
    targets = open
}
criterion_main!(benches);
