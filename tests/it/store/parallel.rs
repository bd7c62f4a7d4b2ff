//! Walks on several threads at once.

use std::{
    collections::BTreeMap,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Barrier, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

use perennial::{
    Scale, Store, Table,
    backend::{Backend, Memory},
    registry,
    store::ReadError,
};
use proptest::{
    collection::{btree_set, vec},
    prelude::*,
    test_runner::{Config, TestRunner},
};

use super::{
    fragile::Fragile,
    profile::{PROFILES, Profile, expected, filled, law, name, plant_bad_rows, stored},
    user::plant,
};

/// What a row takes where a test needs that other threads have their turn meanwhile.
fn pause() {
    thread::sleep(Duration::from_micros(50));
}

const BYTES: Table<Vec<u8>, Profile> = Table::new("bytes");

/// Keys of a few shapes: anywhere, in heaps behind long prefixes, each near the one before.
fn keys() -> impl Strategy<Value = Vec<Vec<u8>>> {
    let anywhere = btree_set(vec(any::<u8>(), 0..6), 0..400).boxed();
    let heaps = btree_set((0..3_u8, any::<u16>()), 0..400)
        .prop_map(|keys| {
            keys.into_iter()
                .map(|(heap, n)| {
                    [vec![0xEE; usize::from(heap) * 20], n.to_be_bytes().to_vec()].concat()
                })
                .collect()
        })
        .boxed();
    let doubled = (1..120_u32)
        .prop_map(|n| (0..n).map(|n| (1_u128 << n).to_be_bytes().to_vec()).collect())
        .boxed();
    prop_oneof![anywhere, heaps, doubled].prop_map(|keys| keys.into_iter().collect())
}

fn merge(mut a: BTreeMap<Vec<u8>, u32>, b: BTreeMap<Vec<u8>, u32>) -> BTreeMap<Vec<u8>, u32> {
    for (key, count) in b {
        *a.entry(key).or_default() += count;
    }
    a
}

law! { each_row_is_visited_exactly_once_whatever_the_keys_and_the_range:
    fn holds<B: Backend>(backend: B) {
        let store = Store::open(backend, registry![BYTES]).unwrap();
        let table = store.table(BYTES).unwrap();
        let config = Config { cases: 60, failure_persistence: None, ..Config::default() };
        let range = (vec(any::<u8>(), 0..3), vec(any::<u8>(), 0..3), 0..4_u8);
        let input = (keys(), range, 1..5_usize);
        TestRunner::new(config).run(&input, |(keys, (from, to, kind), threads)| {
            let old: Vec<_> = table.scan(..).keys().map(Result::unwrap).collect();
            let mut batch = store.batch();
            for key in &old {
                batch.remove(BYTES, key).unwrap();
            }
            for (n, key) in (0..).zip(&keys) {
                batch.put(BYTES, key, &expected(n)).unwrap();
            }
            batch.commit().unwrap();
            let scan = || match kind {
                0 => table.scan(..),
                1 => table.scan(from.clone()..to.clone()),
                2 => table.scan(from.clone()..),
                _ => table.scan_prefix(from.as_slice()),
            };
            let expected: BTreeMap<_, _> =
                scan().keys().map(|key| (key.unwrap(), 1)).collect();
            let count = |counts: &mut BTreeMap<Vec<u8>, u32>, row: perennial::store::Row<'_, _, _, _, _>| {
                *counts.entry(row.key()?).or_default() += 1;
                Ok::<_, ReadError>(())
            };
            let found = scan().parallel(threads).fold(BTreeMap::new, count, merge).unwrap();
            prop_assert_eq!(found, expected);
            Ok(())
        }).unwrap();
    }
}

law! { threads_that_are_done_take_over_from_those_that_are_not:
    fn holds<B: Backend>(backend: B) {
        let store = Store::open(backend, registry![BYTES]).unwrap();
        // All rows but two lie in one of a million parts.
        let mut batch = perennial::backend::WriteBatch::new();
        let heap = (0..6000_u32).map(|n| [&[0x80, 0, 0, 0, 0, 0], &n.to_be_bytes()[1..]].concat());
        for (n, key) in (0..).zip(heap.chain([vec![0], vec![0xFF; 9]])) {
            let value = stored::<Scale>(n);
            batch.push(perennial::backend::WriteOp::Put { table: "bytes", key, value });
        }
        store.backend().commit(&batch).unwrap();
        let table = store.table(BYTES).unwrap();
        let one = |counts: &mut Vec<u64>, _: perennial::store::Row<'_, _, _, _, _>| {
            counts[0] += 1;
            pause();
            Ok::<_, ReadError>(())
        };
        let join = |a: Vec<u64>, b: Vec<u64>| [a, b].concat();
        let all_here = Barrier::new(3);
        let begin = || {
            all_here.wait();
            vec![0]
        };
        let counts = table.scan(..).parallel(3).fold(begin, one, join).unwrap();
        assert_eq!(counts.len(), 3);
        assert_eq!(counts.iter().sum::<u64>(), 6002);
        assert!(counts.iter().all(|count| *count > 100), "{counts:?}");
    }
}

law! { the_first_error_ends_all_threads:
    fn holds<B: Backend>(backend: B) {
        let store = filled(backend, 20_000);
        let profiles = store.table(PROFILES).unwrap();
        let seen = AtomicUsize::new(0);
        let result = profiles.scan(..).parallel(3).try_for_each(|row| {
            match seen.fetch_add(1, Ordering::Relaxed) {
                100 => return Err(Stop::At(row.key()?)),
                0..100 => {}
                _ => pause(),
            }
            Ok(())
        });
        assert!(matches!(result, Err(Stop::At(key)) if key.starts_with("user ")));
        assert!(seen.into_inner() < 10_000, "the others went on");

        plant_bad_rows(&store);
        let error = profiles.scan(..).parallel(2).try_for_each(|row| row.latest().map(drop));
        assert!(matches!(error, Err(ReadError::Value { table: "profiles", .. })));
    }
}

#[derive(Debug)]
enum Stop {
    At(String),
    Read(#[expect(dead_code, reason = "shown by `unwrap`")] ReadError),
}

impl From<ReadError> for Stop {
    fn from(error: ReadError) -> Self {
        Self::Read(error)
    }
}

law! { a_panic_comes_out_and_ends_all_threads:
    fn holds<B: Backend>(backend: B) {
        let store = filled(backend, 20_000);
        let profiles = store.table(PROFILES).unwrap();
        let seen = AtomicUsize::new(0);
        let walk = || profiles.scan(..).parallel(3).try_for_each(|_| {
            match seen.fetch_add(1, Ordering::Relaxed) {
                200 => panic!("two hundred"),
                0..200 => {}
                _ => pause(),
            }
            Ok::<_, ReadError>(())
        });
        let cause = catch_unwind(AssertUnwindSafe(walk)).unwrap_err();
        assert!(cause.downcast_ref::<&str>().is_some_and(|text| text.contains("two hundred")));
        assert!(seen.into_inner() < 10_000, "the others went on");
    }
}

#[test]
fn a_panic_at_the_beginning_of_a_thread_ends_the_others() {
    let store = filled(Memory::new(), 20_000);
    let profiles = store.table(PROFILES).unwrap();
    let (begun, seen) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let begin = || assert!(begun.fetch_add(1, Ordering::Relaxed) != 1, "the second");
    let visit = |(): &mut (), _: perennial::store::Row<'_, _, _, _, _>| {
        seen.fetch_add(1, Ordering::Relaxed);
        pause();
        Ok::<_, ReadError>(())
    };
    let walk = || profiles.scan(..).parallel(2).fold(begin, visit, |(), ()| ());
    let cause = catch_unwind(AssertUnwindSafe(walk)).unwrap_err();
    assert!(cause.downcast_ref::<&str>().is_some_and(|text| text.contains("the second")));
    assert!(seen.into_inner() < 10_000, "the other went on");
}

law! { all_threads_see_one_moment:
    fn holds<B: Backend>(backend: B) {
        let store = filled(backend, 3000);
        let profiles = store.table(PROFILES).unwrap();
        let written = Mutex::new(0);
        let sum = profiles.scan(..).parallel(3).fold(
            || 0,
            |sum, row| {
                let mut written = written.lock().unwrap();
                if *written < 50 {
                    *written += 1;
                    plant(store.backend(), "profiles", name(*written * 50).as_bytes(), b"\x09");
                    plant(store.backend(), "profiles", format!("{written}").as_bytes(), b"\x09");
                }
                *sum += u64::from(row.field(Profile::KARMA)?);
                Ok::<_, ReadError>(())
            },
            |a, b| a + b,
        );
        assert_eq!(sum.unwrap(), (0..3000).map(|n| u64::from(expected(n).karma)).sum::<u64>());
        assert_eq!(written.into_inner().unwrap(), 50);
        assert!(profiles.scan(..).parallel(2).try_for_each(|row| row.latest().map(drop)).is_err());
    }
}

#[test]
fn zero_threads_stand_for_those_of_the_machine_and_no_rows_for_the_beginning() {
    let store = filled(Memory::new(), 10);
    let profiles = store.table(PROFILES).unwrap();
    assert_eq!(profiles.scan(..).parallel(0).count().unwrap(), 10);
    let none = profiles.scan(name(50)..).parallel(4);
    let first = |sum: &mut u32, _: perennial::store::Row<'_, _, _, _, _>| {
        *sum += 1;
        Ok::<_, ReadError>(())
    };
    assert_eq!(none.fold(|| 0, first, |a, b| a + b).unwrap(), 0);
}

#[test]
fn an_engine_that_divides_more_finely_than_asked_loses_no_row() {
    let mut engine = Fragile::new(u32::MAX);
    // All rows in one part at first; what a thread has left to give is divided into fifteen.
    engine.parts = |parts| if parts == 2 { 16 } else { 1 };
    let store = filled(engine, 6000);
    let profiles = store.table(PROFILES).unwrap();
    let all_here = Barrier::new(3);
    let begin = || {
        all_here.wait();
        BTreeMap::new()
    };
    let count = |counts: &mut BTreeMap<Vec<u8>, u32>,
                 row: perennial::store::Row<'_, _, _, _, _>| {
        *counts.entry(row.key_bytes().to_vec()).or_default() += 1;
        pause();
        Ok::<_, ReadError>(())
    };
    let counts = profiles.scan(..).parallel(3).fold(begin, count, merge).unwrap();
    assert_eq!(counts.values().sum::<u32>(), 6000);
    assert!(counts.into_keys().eq((0..6000).map(|n| name(n).into_bytes())));
}

#[test]
fn threads_are_bounded_whatever_is_asked_for() {
    let store = filled(Memory::new(), 3000);
    let profiles = store.table(PROFILES).unwrap();
    let begun = AtomicUsize::new(0);
    let begin = || {
        begun.fetch_add(1, Ordering::Relaxed);
        0
    };
    let one = |count: &mut u32, _: perennial::store::Row<'_, _, _, _, _>| {
        *count += 1;
        pause();
        Ok::<_, ReadError>(())
    };
    let count = profiles.scan(..).parallel(usize::MAX).fold(begin, one, |a, b| a + b);
    assert_eq!(count.unwrap(), 3000);
    assert!(begun.into_inner() <= 256);
}
