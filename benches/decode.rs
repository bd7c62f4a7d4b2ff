//! Reading and writing one value: ours beside parity-scale-codec and bincode used directly, and
//! beside `Clone`, which is what the allocations alone cost.
//!
//! `cargo bench --bench decode`
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

use criterion::{
    BenchmarkGroup, Criterion, criterion_group, criterion_main, measurement::WallTime,
};
use entities::{
    Fixture, Profile, TARGET, User, Wide, bincode_standard, check_all, stored, version, views,
};
use parity_scale_codec::{Decode, Encode};
use perennial::{Bincode, Scale, entity, wire::Wire};

type Group<'a> = BenchmarkGroup<'a, WallTime>;

/// What is called the same under both codecs: reading every version, and writing.
fn ours<C: Wire, E: Fixture>(group: &mut Group<'_>) {
    let latest = E::LATEST.get();
    for number in (1..latest).rev() {
        let bytes = stored::<C, E>(&E::sample_of(number), number);
        group.bench_function(format!("v{number}"), |b| {
            b.iter(|| entity::decode::<C, E>(black_box(&bytes)).expect("decodes"));
        });
    }
    let bytes = stored::<C, E>(&E::sample(), latest);
    group.bench_function("latest", |b| {
        b.iter(|| entity::decode::<C, E>(black_box(&bytes)).expect("decodes"));
    });
    group.bench_function("versioned", |b| {
        b.iter(|| entity::decode_versioned::<C, E>(black_box(&bytes)).expect("decodes"));
    });
    let sample = E::sample();
    group.bench_function("encode", |b| {
        b.iter(|| entity::encode::<C, E>(black_box(&sample)).expect("encodes"));
    });
    if latest > 1 {
        let oldest = E::sample_of(1);
        group.bench_function("encode_v1", |b| {
            b.iter(|| entity::encode_as::<C, E>(black_box(&oldest), version(1)).expect("encodes"));
        });
    }
}

fn scale<E: Fixture>(c: &mut Criterion) {
    let mut group = c.benchmark_group(format!("{}-scale", E::NAME.to_lowercase()));
    let sample = E::sample();
    let plain = E::Plain::from(sample.clone());
    let bytes = plain.encode();
    group.bench_function("clone", |b| b.iter(|| black_box(&sample).clone()));
    group.bench_function("parity", |b| {
        b.iter(|| E::Plain::decode(&mut black_box(bytes.as_slice())).expect("decodes"));
    });
    ours::<Scale, E>(&mut group);
    group.bench_function("parity_encode", |b| b.iter(|| black_box(&plain).encode()));
    for number in 1..=E::LATEST.get() {
        let bytes = E::plain_versioned(E::sample_of(number), number).encode();
        group.bench_function(format!("parity_enum_v{number}"), |b| {
            b.iter(|| {
                let versioned = E::PlainVersioned::decode(&mut black_box(bytes.as_slice()));
                E::plain_latest(versioned.expect("decodes"))
            });
        });
    }
    group.finish();
}

fn bincode<E: Fixture>(c: &mut Criterion) {
    let mut group = c.benchmark_group(format!("{}-bincode", E::NAME.to_lowercase()));
    let plain = E::Plain::from(E::sample());
    let bytes = bincode::encode_to_vec(&plain, bincode_standard()).expect("encodes");
    group.bench_function("bincode", |b| {
        b.iter(|| {
            let decoded = bincode::decode_from_slice::<E::Plain, _>(
                black_box(bytes.as_slice()),
                bincode_standard(),
            );
            decoded.expect("decodes").0
        });
    });
    ours::<Bincode, E>(&mut group);
    group.bench_function("bincode_encode", |b| {
        b.iter(|| bincode::encode_to_vec(black_box(&plain), bincode_standard()).expect("encodes"));
    });
    group.finish();
}

/// Reading in place: one field of `Profile` in each version, all of them, and of `Wide` field 22.
fn view<C: Wire>(c: &mut Criterion, codec: &str) {
    let mut group = c.benchmark_group(format!("view-{codec}"));
    let bytes = stored::<C, Profile>(&Profile::sample(), 3);
    let owned = |bytes: &[u8]| entity::decode::<C, Profile>(bytes).expect("decodes");
    group.bench_function("owned", |b| b.iter(|| owned(black_box(&bytes))));
    group.bench_function("owned_walk", |b| {
        b.iter(|| views::walk_owned(&owned(black_box(&bytes))));
    });
    group.bench_function("walk", |b| {
        b.iter(|| views::walk::<C>(black_box(&bytes)).expect("reads"));
    });
    group.bench_function("validate", |b| {
        b.iter(|| {
            let view = entity::view::<C, Profile>(black_box(&bytes)).expect("is known");
            view.validate().expect("is valid");
        });
    });
    group.bench_function("token", |b| {
        b.iter(|| Profile::KARMA.read::<C>(black_box(&bytes)).expect("reads"));
    });
    for number in 1..=3 {
        let bytes = stored::<C, Profile>(&Profile::sample_of(number), number);
        group.bench_function(format!("late_v{number}"), |b| {
            b.iter(|| views::late::<C>(black_box(&bytes)).expect("reads"));
        });
        group.bench_function(format!("early_v{number}"), |b| {
            b.iter(|| views::early::<C>(black_box(&bytes)).expect("reads"));
        });
    }
    let bytes = stored::<C, Wide>(&Wide::sample(), 1);
    group.bench_function("wide_owned", |b| {
        b.iter(|| entity::decode::<C, Wide>(black_box(&bytes)).expect("decodes").target == TARGET);
    });
    group.bench_function("wide_late", |b| {
        b.iter(|| views::target::<C>(black_box(&bytes)).expect("reads"));
    });
    group.finish();
}

fn decode(c: &mut Criterion) {
    check_all();
    scale::<User>(c);
    bincode::<User>(c);
    scale::<Profile>(c);
    bincode::<Profile>(c);
    scale::<Wide>(c);
    bincode::<Wide>(c);
    view::<Scale>(c, "scale");
    view::<Bincode>(c, "bincode");
}

criterion_group! { name = benches; config = entities::criterion(); targets = decode }
criterion_main!(benches);
