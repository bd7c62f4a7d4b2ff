//! Values of 100 bytes to 1 MB: bytes, numbers and texts, a third each, and a field behind them.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput};
use parity_scale_codec::{Decode, Encode};
use perennial::{Bincode, Entity, Scale, Versioned, entity};

use super::entities::bincode_standard;

const SIZES: [usize; 5] = [100, 1_000, 10_000, 100_000, 1_000_000];

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2)]
pub struct Document {
    pub id: u64,
    pub body: Vec<u8>,
    pub numbers: Vec<u64>,
    pub words: Vec<String>,
    #[versioned(since = 2)]
    pub karma: u32,
}

#[derive(Clone, Encode, Decode, bincode::Encode, bincode::Decode)]
struct Plain {
    id: u64,
    body: Vec<u8>,
    numbers: Vec<u64>,
    words: Vec<String>,
    karma: u32,
}

/// A value that takes about so many bytes.
fn sample(bytes: usize) -> Document {
    let third = bytes / 3;
    Document {
        id: 7,
        body: vec![0xAB; third],
        numbers: (0..third as u64 / 8).map(|n| n.wrapping_mul(0x9E37_79B9_7F4A_7C15)).collect(),
        words: (0..third / 20).map(|n| format!("word number {n:07}")).collect(),
        karma: 77,
    }
}

pub fn grow(c: &mut Criterion) {
    let mut group = c.benchmark_group("scale-sizes");
    for size in SIZES {
        let sample = sample(size);
        let Document { id, body, numbers, words, karma } = sample.clone();
        let plain = Plain { id, body, numbers, words, karma };
        let ours = entity::encode::<Scale, _>(&sample).expect("encodes");
        let theirs = plain.encode();
        assert_eq!(ours[1..], theirs);
        assert_eq!(ours[0], Document::LATEST.get());
        assert!(entity::decode::<Scale, Document>(&ours).expect("decodes") == sample);
        group.throughput(Throughput::Bytes(ours.len() as u64));

        group.bench_function(BenchmarkId::new("clone", size), |b| {
            b.iter(|| black_box(&sample).clone());
        });
        group.bench_function(BenchmarkId::new("ours", size), |b| {
            b.iter(|| entity::decode::<Scale, Document>(black_box(&ours)).expect("decodes"));
        });
        group.bench_function(BenchmarkId::new("late", size), |b| {
            b.iter(|| {
                let view = entity::view::<Scale, Document>(black_box(&ours)).expect("is known");
                view.karma().expect("reads")
            });
        });
        group.bench_function(BenchmarkId::new("parity", size), |b| {
            b.iter(|| Plain::decode(&mut black_box(theirs.as_slice())).expect("decodes"));
        });
        group.bench_function(BenchmarkId::new("encode", size), |b| {
            b.iter(|| entity::encode::<Scale, _>(black_box(&sample)).expect("encodes"));
        });
        group.bench_function(BenchmarkId::new("parity_encode", size), |b| {
            b.iter(|| black_box(&plain).encode());
        });

        let ours = entity::encode::<Bincode, _>(&sample).expect("encodes");
        let theirs = bincode::encode_to_vec(&plain, bincode_standard()).expect("encodes");
        assert_eq!(ours[1..], theirs);
        assert!(entity::decode::<Bincode, Document>(&ours).expect("decodes") == sample);
        group.bench_function(BenchmarkId::new("ours_bincode", size), |b| {
            b.iter(|| entity::decode::<Bincode, Document>(black_box(&ours)).expect("decodes"));
        });
        group.bench_function(BenchmarkId::new("bincode", size), |b| {
            b.iter(|| {
                let decoded =
                    bincode::decode_from_slice::<Plain, _>(black_box(&theirs), bincode_standard());
                decoded.expect("decodes").0
            });
        });
    }
    group.finish();
}
