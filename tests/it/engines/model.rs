//! Random batches, walks and snapshots, beside an ordered map that does the same.

use std::{collections::BTreeMap, ops::Bound, path::Path};

use perennial::backend::{Direction, KeyRange, ReadEngine, WriteOp};
use proptest::{
    collection::vec,
    prelude::*,
    test_runner::{Config, TestRunner},
};

use super::harness::{Engine, Row, all, commit, put, remove, scan};

const TABLES: [&str; 2] = ["left", "right"];
const CASES: u32 = 300;

type Model = [BTreeMap<Vec<u8>, Vec<u8>>; 2];

#[derive(Clone, Debug)]
enum Step {
    Commit(Vec<(usize, Vec<u8>, Option<Vec<u8>>)>),
    Scan(usize, Bound<Vec<u8>>, Bound<Vec<u8>>, bool),
    Get(usize, Vec<Vec<u8>>),
    Snapshot,
}

/// Few keys, so that writes and reads meet; some are prefixes of others.
fn key() -> impl Strategy<Value = Vec<u8>> {
    vec(prop_oneof![Just(0u8), Just(1), Just(b'a'), Just(0xFF)], 0..4)
}

fn bound() -> impl Strategy<Value = Bound<Vec<u8>>> {
    prop_oneof![
        key().prop_map(Bound::Included),
        key().prop_map(Bound::Excluded),
        Just(Bound::Unbounded),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    let value = proptest::option::weighted(0.7, vec(any::<u8>(), 0..40));
    prop_oneof![
        4 => vec((0..2usize, key(), value), 0..12).prop_map(Step::Commit),
        3 => (0..2usize, bound(), bound(), any::<bool>())
            .prop_map(|(table, start, end, back)| Step::Scan(table, start, end, back)),
        2 => (0..2usize, vec(key(), 0..6)).prop_map(|(table, keys)| Step::Get(table, keys)),
        1 => Just(Step::Snapshot),
    ]
}

pub fn an_engine_behaves_like_an_ordered_map<E: Engine>(path: &Path) {
    let mut engine = E::open_quick(path).unwrap();
    engine.create_tables(&TABLES).unwrap();
    let config = Config { cases: CASES, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new(config);
    let run = runner.run(&vec(step(), 1..24), |steps| {
        // Opening anew for each case would take most of the time.
        for table in TABLES {
            commit(&engine, all(&engine, table).iter().map(|(key, _)| remove(table, key)));
        }
        run_case(&engine, &steps);
        Ok(())
    });
    run.unwrap();
}

fn run_case<E: Engine>(engine: &E, steps: &[Step]) {
    let mut model = Model::default();
    let mut snapshots = Vec::new();
    for step in steps {
        match step {
            Step::Commit(ops) => commit(engine, ops.iter().map(|op| apply(&mut model, op))),
            Step::Snapshot => snapshots.push((engine.snapshot().unwrap(), model.clone())),
            step => {
                check(engine, &model, step);
                snapshots.iter().for_each(|(snapshot, model)| check(snapshot, model, step));
            }
        }
    }
    for (table, rows) in TABLES.into_iter().zip(&model) {
        assert_eq!(all(engine, table), rows.clone().into_iter().collect::<Vec<Row>>());
        for (snapshot, model) in &snapshots {
            let rows = &model[usize::from(table == TABLES[1])];
            assert_eq!(all(snapshot, table), rows.clone().into_iter().collect::<Vec<Row>>());
        }
    }
}

fn apply(model: &mut Model, (table, key, value): &(usize, Vec<u8>, Option<Vec<u8>>)) -> WriteOp {
    match value {
        Some(value) => {
            model[*table].insert(key.clone(), value.clone());
            put(TABLES[*table], key, value)
        }
        None => {
            model[*table].remove(key);
            remove(TABLES[*table], key)
        }
    }
}

fn check(engine: &impl ReadEngine, model: &Model, step: &Step) {
    match step {
        Step::Commit(_) | Step::Snapshot => {}
        Step::Get(table, keys) => {
            let keys: Vec<&[u8]> = keys.iter().map(Vec::as_slice).collect();
            let found = engine.get_many(TABLES[*table], &keys).unwrap();
            let found: Vec<_> = found.iter().map(|v| v.as_ref().map(AsRef::as_ref)).collect();
            let rows = &model[*table];
            let expected: Vec<_> =
                keys.iter().map(|key| rows.get(*key).map(Vec::as_slice)).collect();
            assert_eq!(found, expected);
            for (key, value) in keys.iter().zip(expected) {
                let one = engine.get(TABLES[*table], key).unwrap();
                assert_eq!(one.as_ref().map(AsRef::as_ref), value);
            }
        }
        Step::Scan(table, start, end, back) => {
            let range = KeyRange { start: start.clone(), end: end.clone() };
            let rows = model[*table].iter().filter(|(key, _)| range.contains(key));
            let mut expected: Vec<Row> = rows.map(|(k, v)| (k.clone(), v.clone())).collect();
            let direction = if *back { Direction::Backward } else { Direction::Forward };
            if *back {
                expected.reverse();
            }
            assert_eq!(scan(engine, TABLES[*table], &range, direction), expected);
        }
    }
}
