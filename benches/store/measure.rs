//! What is measured over every engine.

use std::hint::black_box;

use criterion::{BenchmarkGroup, Criterion, measurement::WallTime};
use perennial::{Scale, Store, backend::Backend, entity, store::ReadError};

use crate::{
    check::check,
    entities::Profile,
    raw::{Key, Raw, touch},
    rows::{PROFILES, rows, scattered, values, version_of},
};

/// How many keys a batched read asks for.
const MANY: usize = 100;
/// How many rows a batched write brings.
const BATCH: usize = 1_000;

fn decode(stored: &[u8]) -> Profile {
    entity::decode::<Scale, Profile>(stored).expect("decodes")
}

/// Ours beside the engine used directly: reads first, since writes change what they read.
pub fn measure<B: Backend>(c: &mut Criterion, name: &str, store: &Store<B>, raw: &impl Raw) {
    check(store, raw);
    let mut group = c.benchmark_group(format!("store-{name}"));
    gets(&mut group, store, raw);
    group.sample_size(20);
    scans(&mut group, store, raw);
    group.sample_size(60);
    writes(&mut group, store, raw);
    group.finish();
}

fn gets<B: Backend>(group: &mut BenchmarkGroup<'_, WallTime>, store: &Store<B>, raw: &impl Raw) {
    let table = store.table(PROFILES).expect("is registered");
    let mut next = scattered(rows());
    group.bench_function("raw_get", |b| {
        b.iter(|| raw.get(&next().to_be_bytes(), |stored| black_box(stored).len()));
    });
    let mut next = scattered(rows());
    group.bench_function("raw_get_decode", |b| {
        b.iter(|| raw.get(&next().to_be_bytes(), decode));
    });
    let mut next = scattered(rows());
    group.bench_function("get", |b| b.iter(|| table.get(&next()).expect("reads")));
    let mut next = scattered(rows());
    group.bench_function("get_versioned", |b| {
        b.iter(|| table.get_versioned(&next()).expect("reads"));
    });

    let mut next = scattered(rows());
    group.bench_function("view", |b| {
        b.iter(|| table.view(&next(), |profile| profile.karma()).expect("reads"));
    });
    let mut next = scattered(rows());
    group.bench_function("field", |b| {
        b.iter(|| table.field(&next(), Profile::KARMA).expect("reads"));
    });

    let mut next = scattered(rows());
    group.bench_function("raw_get_many_decode", |b| {
        b.iter(|| {
            let keys: Vec<Key> = (0..MANY).map(|_| next().to_be_bytes()).collect();
            raw.get_many(&keys, decode)
        });
    });
    let mut next = scattered(rows());
    group.bench_function("get_many", |b| {
        b.iter(|| {
            let keys: Vec<u64> = (0..MANY).map(|_| next()).collect();
            table.get_many(&keys).expect("reads")
        });
    });
}

fn scans<B: Backend>(group: &mut BenchmarkGroup<'_, WallTime>, store: &Store<B>, raw: &impl Raw) {
    let table = store.table(PROFILES).expect("is registered");
    group.bench_function("raw_scan", |b| {
        b.iter(|| {
            let mut bytes = 0;
            raw.walk(|key, stored| bytes += black_box(key).len() + black_box(stored).len());
            bytes
        });
    });
    group.bench_function("raw_scan_touched", |b| {
        b.iter(|| {
            let mut sum = 0;
            raw.walk(|key, stored| sum += touch(black_box(key)) + touch(black_box(stored)));
            sum
        });
    });
    group.bench_function("visit", |b| {
        b.iter(|| {
            let mut bytes = 0;
            let visited = table.scan_all().visit(|key, stored| {
                bytes += black_box(key).len() + black_box(stored).len();
                Ok::<_, ReadError>(())
            });
            visited.map(|()| bytes).expect("reads")
        });
    });
    group.bench_function("scan_field", |b| {
        b.iter(|| {
            let mut sum = 0;
            for row in table.scan_field(.., Profile::KARMA) {
                let (key, karma) = black_box(row.expect("reads"));
                sum += key + u64::from(karma);
            }
            sum
        });
    });
    group.bench_function("scan_field_alone", |b| {
        b.iter(|| {
            let rows = table.scan_field(.., Profile::KARMA).without_keys();
            rows.map(|karma| u64::from(black_box(karma.expect("reads")))).sum::<u64>()
        });
    });
    group.bench_function("scan_field_by_2_threads", |b| {
        b.iter(|| {
            let sum = table.scan(..).parallel(2).fold(
                || 0,
                |sum, row| {
                    // The key, too, as the iterator reads it.
                    let (key, karma) = black_box((row.key()?, row.field(Profile::KARMA)?));
                    *sum += key + u64::from(karma);
                    Ok::<_, ReadError>(())
                },
                |a, b| a + b,
            );
            sum.expect("reads")
        });
    });
    group.bench_function("raw_scan_decode", |b| {
        b.iter(|| {
            let mut karma = 0;
            raw.walk(|_, stored| karma += u64::from(black_box(decode(stored)).karma));
            karma
        });
    });
    group.bench_function("scan", |b| {
        b.iter(|| {
            let rows = table.scan_all().into_iter();
            rows.map(|row| u64::from(black_box(row.expect("reads")).1.karma)).sum::<u64>()
        });
    });
}

fn writes<B: Backend>(group: &mut BenchmarkGroup<'_, WallTime>, store: &Store<B>, raw: &impl Raw) {
    let table = store.table(PROFILES).expect("is registered");
    let values = values();
    let samples = [1, 2, 3].map(|n| decode(&values[n - 1]));
    let at = |id: u64| usize::from(version_of(id)) - 1;

    let mut next = scattered(rows());
    group.bench_function("raw_encode_put", |b| {
        b.iter(|| {
            let id = next();
            let value = entity::encode::<Scale, _>(&samples[at(id)]).expect("encodes");
            raw.write(&[(id.to_be_bytes(), &value)]);
        });
    });
    let mut next = scattered(rows());
    group.bench_function("put", |b| {
        b.iter(|| {
            let id = next();
            table.put(&id, &samples[at(id)]).expect("writes")
        });
    });

    group.sample_size(20);
    let mut next = scattered(rows());
    group.bench_function("raw_encode_batch", |b| {
        b.iter(|| {
            let ids: Vec<u64> = (0..BATCH).map(|_| next()).collect();
            let encode = |id: &u64| entity::encode::<Scale, _>(&samples[at(*id)]).expect("encodes");
            let values: Vec<Vec<u8>> = ids.iter().map(encode).collect();
            let rows = ids.iter().zip(&values);
            let rows: Vec<(Key, &[u8])> =
                rows.map(|(id, value)| (id.to_be_bytes(), value.as_slice())).collect();
            raw.write(&rows);
        });
    });
    let mut next = scattered(rows());
    group.bench_function("batch", |b| {
        b.iter(|| {
            let mut batch = store.batch();
            for _ in 0..BATCH {
                let id = next();
                batch.put(PROFILES, &id, &samples[at(id)]).expect("encodes");
            }
            batch.commit().expect("commits");
        });
    });
}
