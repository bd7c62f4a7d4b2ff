//! The memory engine beside a map of the standard library behind a lock.

use std::{
    collections::BTreeMap,
    sync::{Arc, RwLock},
};

use perennial::backend::Memory;

use crate::{
    Run,
    measure::measure,
    raw::{Key, Raw},
    rows::{fill, rows, values, version_of},
};

/// What one would write without an engine.
struct Map(RwLock<Rows>);

type Rows = BTreeMap<Box<[u8]>, Arc<[u8]>>;

impl Raw for Map {
    fn get<T>(&self, key: &Key, read: impl FnOnce(&[u8]) -> T) -> T {
        let value = Arc::clone(&self.0.read().expect("is whole")[key.as_slice()]);
        read(&value)
    }

    fn get_many<T>(&self, keys: &[Key], mut read: impl FnMut(&[u8]) -> T) -> Vec<T> {
        let rows = self.0.read().expect("is whole");
        keys.iter().map(|key| read(&rows[key.as_slice()])).collect()
    }

    fn walk(&self, mut visit: impl FnMut(&[u8], &[u8])) {
        for (key, value) in &*self.0.read().expect("is whole") {
            visit(key, value);
        }
    }

    fn write(&self, new: &[(Key, &[u8])]) {
        let mut rows = self.0.write().expect("is whole");
        for (key, value) in new {
            rows.insert(key.as_slice().into(), (*value).into());
        }
    }
}

pub fn engine(run: &mut Run) {
    let store = fill(Memory::new());
    let values = values();
    let row = |id: u64| {
        let value = values[usize::from(version_of(id)) - 1].as_slice();
        (id.to_be_bytes().as_slice().into(), value.into())
    };
    let map = Map(RwLock::new((0..rows()).map(row).collect()));
    measure(run, "memory", &store, &map);
}
