//! What the write gate costs: writes through a runtime whose spec version is known when they are made,
//! beside writes through one whose spec version is a constant, where there is nothing left to check.
//!
//! `cargo bench --bench gate` prints a line of JSON per pair; the two sides run by turns.
#![allow(
    missing_docs,
    unreachable_pub,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a benchmark that cannot go on should stop, and nobody calls it"
)]

#[allow(dead_code, unused_imports, reason = "each benchmark uses a part of them")]
mod entities;

use std::hint::black_box;

use entities::pair::Pair;
use perennial::{
    Scale, SpecVersion, Store, Table, Versioned,
    backend::Memory,
    gate::{ConstGate, Gate},
    registry,
};

/// The spec version that all versions are active at.
const SPEC: u32 = 9;

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 3, activates(2 = 6, 3 = 9))]
pub struct User {
    pub name: String,
    #[versioned(since = 2)]
    pub karma: u32,
    #[versioned(since = 3)]
    pub badge: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 10)]
#[versioned(activates(2 = 1, 3 = 2, 4 = 3, 5 = 4, 6 = 5, 7 = 6, 8 = 7, 9 = 8, 10 = 9))]
pub struct Counter {
    pub first: u32,
    #[versioned(since = 2)]
    pub second: u32,
    #[versioned(since = 3)]
    pub third: u32,
    #[versioned(since = 4)]
    pub fourth: u32,
    #[versioned(since = 5)]
    pub fifth: u32,
    #[versioned(since = 6)]
    pub sixth: u32,
    #[versioned(since = 7)]
    pub seventh: u32,
    #[versioned(since = 8)]
    pub eighth: u32,
    #[versioned(since = 9)]
    pub ninth: u32,
    #[versioned(since = 10)]
    pub tenth: u32,
}

const USERS: Table<u64, User> = Table::new("users");
const COUNTERS: Table<u64, Counter> = Table::new("counters");

fn user() -> User {
    User { name: "satoshi".into(), karma: 77, badge: Some("early".into()) }
}

fn counter() -> Counter {
    Counter {
        first: 1,
        second: 2,
        third: 3,
        fourth: 4,
        fifth: 5,
        sixth: 6,
        seventh: 7,
        eighth: 8,
        ninth: 9,
        tenth: 10,
    }
}

fn main() {
    let (user, counter) = (user(), counter());
    let fixed = ConstGate::<SPEC>;

    let gate = || black_box(Gate::new(SpecVersion(SPEC)));
    let gated = || gate().encode::<Scale, User>(black_box(&user)).expect("encodes").bytes;
    let free = || fixed.encode::<Scale, User>(black_box(&user)).expect("encodes");
    Pair::of("encode_user", None, gated, free).print();
    let gated = || gate().encode::<Scale, Counter>(black_box(&counter)).expect("encodes").bytes;
    let free = || fixed.encode::<Scale, Counter>(black_box(&counter)).expect("encodes");
    Pair::of("encode_counter", None, gated, free).print();

    let store = Store::open(Memory::new(), registry![USERS, COUNTERS]).expect("opens");
    store.raise_spec_version(SpecVersion(SPEC)).expect("rises");
    let runtime = store.runtime(black_box(SpecVersion(SPEC))).expect("is reached");
    let constant = store.const_runtime::<SPEC>().expect("is reached");

    let (gated, free) = (runtime.table(USERS), constant.table(USERS));
    let (gated, free) = (gated.expect("is there"), free.expect("is there"));
    let put = || gated.put(black_box(&1), black_box(&user)).expect("writes");
    let put_free = || free.put(black_box(&1), black_box(&user)).expect("writes");
    Pair::of("put_user", None, put, put_free).print();

    let (gated, free) = (runtime.table(COUNTERS), constant.table(COUNTERS));
    let (gated, free) = (gated.expect("is there"), free.expect("is there"));
    let put = || gated.put(black_box(&1), black_box(&counter)).expect("writes");
    let put_free = || free.put(black_box(&1), black_box(&counter)).expect("writes");
    Pair::of("put_counter", None, put, put_free).print();
}
