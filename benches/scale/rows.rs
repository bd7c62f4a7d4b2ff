//! 10,000 to 10 million rows, read by one thread and by two.

use std::{
    env,
    hint::black_box,
    thread,
    time::{Duration, Instant},
};

use criterion::{BenchmarkId, Criterion};
use perennial::{
    Scale, Store, Table,
    backend::Backend,
    entity, registry,
    store::{ReadError, TableHandle},
};

use super::entities::{Fixture, User, stored};

const USERS: Table<u64, User> = Table::new("users");

const ROWS: [u64; 4] = [10_000, 100_000, 1_000_000, 10_000_000];

/// How many rows a commit brings while a table is filled.
const COMMIT_ROWS: u64 = 10_000;

type Users<'a, B> = TableHandle<'a, B, u64, User, Scale, perennial::key::Ordered>;

fn rows_max() -> u64 {
    let max = env::var("PERENNIAL_BENCH_ROWS_MAX").ok();
    max.map_or(1_000_000, |max| max.parse().expect("PERENNIAL_BENCH_ROWS_MAX is a number"))
}

pub fn grow(c: &mut Criterion) {
    memory(c);
    #[cfg(feature = "redb")]
    redb(c);
    #[cfg(feature = "rocksdb")]
    rocksdb(c);
}

fn memory(c: &mut Criterion) {
    for rows in ROWS.into_iter().filter(|rows| *rows <= rows_max()) {
        measure(c, "memory", rows, &fill(perennial::backend::Memory::new(), rows));
    }
}

#[cfg(feature = "redb")]
fn redb(c: &mut Criterion) {
    use perennial::backend::{Redb, RedbOptions};
    for rows in ROWS.into_iter().filter(|rows| *rows <= rows_max()) {
        let folder = tempfile::tempdir().expect("a folder");
        let mut options = RedbOptions::default();
        options.sync = false;
        let engine = Redb::open_with(folder.path(), options).expect("opens");
        measure(c, "redb", rows, &fill(engine, rows));
    }
}

#[cfg(feature = "rocksdb")]
fn rocksdb(c: &mut Criterion) {
    use perennial::backend::{RocksDb, RocksDbOptions};
    for rows in ROWS.into_iter().filter(|rows| *rows <= rows_max()) {
        let folder = tempfile::tempdir().expect("a folder");
        let mut options = RocksDbOptions::default();
        options.sync = false;
        drop(fill(RocksDb::open_with(folder.path(), options.clone()).expect("opens"), rows));
        // Opened anew, the rows are in files.
        let engine = RocksDb::open_with(folder.path(), options).expect("opens");
        let store = Store::open(engine, registry![USERS]).expect("opens");
        measure(c, "rocksdb", rows, &store);
    }
}

fn fill<B: Backend>(engine: B, rows: u64) -> Store<B> {
    let store = Store::open(engine, registry![USERS]).expect("opens");
    let versions = [1, 2].map(|number| {
        let bytes = stored::<Scale, _>(&User::sample_of(number), number);
        entity::decode_versioned::<Scale, User>(&bytes).expect("decodes")
    });
    assert_ne!(versions[0].version(), versions[1].version());
    let step = usize::try_from(COMMIT_ROWS).expect("fits");
    for first in (0..rows).step_by(step) {
        let mut batch = store.batch();
        for id in first..rows.min(first + COMMIT_ROWS) {
            let value = &versions[usize::try_from(id % 2).expect("fits")];
            batch.put_versioned(USERS, &id, value).expect("encodes");
        }
        batch.commit().expect("commits");
    }
    store
}

/// All ways to read that are measured read the same.
fn check<B: Backend>(users: &Users<'_, B>, rows: u64) {
    for (id, number) in [(0, 1), (1, 2)] {
        assert_eq!(users.get(&id).expect("reads"), Some(User::sample_of(number)));
    }
    let count = |(rows, sum): (u64, u64), (key, karma): (u64, u32)| {
        (rows + 1, sum + key + u64::from(karma))
    };
    let scanned = users.scan_all().into_iter().map(|row| row.expect("reads"));
    let scanned = scanned.fold((0, 0), |sum, (key, user)| count(sum, (key, user.karma)));
    let fields = users.scan_field(.., User::KARMA).map(|row| row.expect("reads"));
    assert_eq!(fields.fold((0, 0), count), scanned);
    let shared = users.scan(..).parallel(2).fold(
        || (0, 0),
        |sum, row| {
            *sum = count(*sum, (row.key()?, row.field(User::KARMA)?));
            Ok::<_, ReadError>(())
        },
        |a, b| (a.0 + b.0, a.1 + b.1),
    );
    assert_eq!(shared.expect("reads"), scanned);
    assert_eq!(scanned.0, rows);
}

fn measure<B: Backend>(c: &mut Criterion, name: &str, rows: u64, store: &Store<B>) {
    let users = store.table(USERS).expect("is registered");
    check(&users, rows);
    let mut group = c.benchmark_group(format!("scale-rows-{name}"));
    for threads in [1, 2] {
        let id = BenchmarkId::new(format!("get_{threads}_threads"), rows);
        group.bench_function(id, |b| b.iter_custom(|reads| gets(&users, rows, threads, reads)));
    }
    group.sample_size(10);
    group.bench_function(BenchmarkId::new("scan_a_row", rows), |b| {
        // The time of one row: whole walks, divided.
        b.iter_custom(|walks| {
            let begin = Instant::now();
            for _ in 0..walks {
                for row in users.scan_all() {
                    black_box(row.expect("reads"));
                }
            }
            begin.elapsed().div_f64(rows as f64)
        });
    });
    group.bench_function(BenchmarkId::new("scan_field_a_row", rows), |b| {
        b.iter_custom(|walks| {
            let begin = Instant::now();
            for _ in 0..walks {
                for row in users.scan_field(.., User::KARMA) {
                    black_box(row.expect("reads"));
                }
            }
            begin.elapsed().div_f64(rows as f64)
        });
    });
    group.bench_function(BenchmarkId::new("scan_field_a_row_2_threads", rows), |b| {
        b.iter_custom(|walks| {
            let begin = Instant::now();
            for _ in 0..walks {
                let walked = users.scan(..).parallel(2).try_for_each(|row| {
                    // The key, too, as the iterator reads it.
                    black_box((row.key()?, row.field(User::KARMA)?));
                    Ok::<_, ReadError>(())
                });
                walked.expect("reads");
            }
            begin.elapsed().div_f64(rows as f64)
        });
    });
    group.finish();
}

/// How long so many reads take, spread evenly over threads.
fn gets<B: Backend>(users: &Users<'_, B>, rows: u64, threads: u64, reads: u64) -> Duration {
    let begin = Instant::now();
    thread::scope(|scope| {
        for thread in 0..threads {
            let share = (reads + thread) / threads;
            scope.spawn(move || {
                let mut state = 0x9E37_79B9_7F4A_7C15_u64 ^ thread;
                for _ in 0..share {
                    state ^= state << 13;
                    state ^= state >> 7;
                    state ^= state << 17;
                    black_box(users.get(&(state % rows)).expect("reads"));
                }
            });
        }
    });
    begin.elapsed()
}
