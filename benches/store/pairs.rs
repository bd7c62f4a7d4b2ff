//! Tables and engines by turns.

use std::hint::black_box;

use perennial::{Scale, Store, backend::Backend, entity};

use crate::{
    check::check,
    entities::{Profile, pair::Pair},
    raw::{Raw, touch},
    rows::{PROFILES, rows, scattered},
};

fn decode(stored: &[u8]) -> Profile {
    entity::decode::<Scale, Profile>(stored).expect("decodes")
}

/// Point reads beside the engine's and the owned decode, walks beside the engine's iterator.
pub fn measure<B: Backend>(_: &mut (), name: &str, store: &Store<B>, raw: &impl Raw) {
    check(store, raw);
    let table = store.table(PROFILES).expect("is registered");
    // Limits were set for engines on a disk alone.
    let limit = |at_most: f64| (name != "memory").then_some(at_most);
    let (mut ours, mut other) = (scattered(rows()), scattered(rows()));
    let get = || table.get(&ours()).expect("reads");
    let raw_get = || raw.get(&other().to_be_bytes(), decode);
    Pair::of(format!("get_{name}"), limit(1.05), get, raw_get).print();

    let (mut ours, mut other) = (scattered(rows()), scattered(rows()));
    let field = || table.field(&ours(), Profile::KARMA).expect("reads");
    let raw_get = || raw.get(&other().to_be_bytes(), |stored| black_box(stored).len());
    Pair::of(format!("field_{name}"), None, field, raw_get).print();

    let raw_scan = || {
        let mut bytes = 0;
        raw.walk(|key, stored| bytes += black_box(key).len() + black_box(stored).len());
        bytes
    };
    let scan_field = || {
        let rows = table.scan_field(.., Profile::KARMA);
        rows.map(|row| black_box(row.expect("reads")).0).sum::<u64>()
    };
    Pair::of(format!("scan_field_{name}"), limit(1.15), scan_field, raw_scan).print();

    let touched = || {
        let mut sum = 0;
        raw.walk(|key, stored| sum += touch(black_box(key)) + touch(black_box(stored)));
        sum
    };
    Pair::of(format!("scan_field_touched_{name}"), None, scan_field, touched).print();

    let alone = || {
        let rows = table.scan_field(.., Profile::KARMA).without_keys();
        rows.map(|karma| u64::from(black_box(karma.expect("reads")))).sum::<u64>()
    };
    Pair::of(format!("scan_field_alone_{name}"), None, alone, raw_scan).print();
}
