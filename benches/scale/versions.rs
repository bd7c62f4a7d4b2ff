//! 1 to 50 versions: the oldest must not cost more than the newest.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion};
use parity_scale_codec::Decode;
use perennial::{Bincode, Entity, Scale, entity};

use super::{
    entities::{stored, version},
    fifty::{Fifty, PlainVersioned, V50},
};

/// The versions that are measured.
const VERSIONS: [u8; 7] = [1, 2, 5, 10, 20, 35, 50];

fn ours(bytes: &[u8]) -> Fifty {
    entity::decode::<Scale, Fifty>(bytes).expect("decodes")
}

fn plain(mut bytes: &[u8]) -> V50 {
    PlainVersioned::decode(&mut bytes).expect("decodes").latest()
}

pub fn grow(c: &mut Criterion) {
    let mut group = c.benchmark_group("scale-versions");
    for number in VERSIONS {
        let sample = Fifty::sample_of(number);
        let bytes = stored::<Scale, _>(&sample, number);
        assert_eq!(ours(&bytes), sample);
        assert_eq!(Fifty::from(plain(&bytes)), sample);
        group.bench_function(BenchmarkId::new("ours", number), |b| {
            b.iter(|| ours(black_box(&bytes)));
        });
        group.bench_function(BenchmarkId::new("parity_enum", number), |b| {
            b.iter(|| plain(black_box(&bytes)));
        });
        let bytes = stored::<Bincode, _>(&sample, number);
        group.bench_function(BenchmarkId::new("ours_bincode", number), |b| {
            b.iter(|| entity::decode::<Bincode, Fifty>(black_box(&bytes)).expect("decodes"));
        });
        group.bench_function(BenchmarkId::new("encode", number), |b| {
            b.iter(|| {
                entity::encode_as::<Scale, _>(black_box(&sample), version(number)).expect("encodes")
            });
        });
    }
    assert_eq!(Fifty::LATEST.get(), 50);
    group.finish();
}
