//! Hostile bytes: no panic, one spelling per value, and no more memory than the input could fill.
//!
//! A binary of its own, since the allocator that counts is global. [`torture`] takes any decoder
//! that encodes again what it decoded: plain layouts here, entities by the same call.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod checks;
mod entities;
mod keys;
mod reads;

use std::{
    collections::{BTreeMap, BTreeSet},
    num::NonZero,
    time::Duration,
};

use perennial::{
    Bincode, Layout, Scale,
    layout::{self, Size, foreign},
    wire::{Fault, Reader, Source, Wire, Writer},
};

/// Mutated inputs per call of [`torture`].
const INPUTS: usize = 100_000;

/// What decoding may hold at its peak: this many times the input, and a little for errors.
const PEAK_FACTOR: usize = 16;
const PEAK_BYTES: usize = 1024;

/// Bytes that begin long lengths, markers and flags.
const TELLING: [u8; 16] =
    [0, 1, 2, 3, 4, 0x3F, 0x40, 0x7F, 0x80, 0xF4, 0xFB, 0xFC, 0xFD, 0xFE, 0xFF, 0xC3];

/// Decodes mutations of `samples`. `decode` gives back the bytes of what it decoded.
///
/// `room` is what a decoded value may take besides: types that are wide in memory and narrow on the
/// wire need it.
fn torture(
    name: &str,
    samples: &[Vec<u8>],
    room: usize,
    decode: impl Fn(&[u8]) -> Option<Vec<u8>>,
) {
    assert!(!samples.is_empty(), "{name}: without samples nothing is checked");
    for sample in samples {
        assert_eq!(decode(sample).as_ref(), Some(sample), "{name}: the sample itself");
    }
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let (mut decoded, mut refused) = (0, 0);
    for turn in 0..INPUTS {
        let input = mutate(&samples[turn % samples.len()], &mut random);
        let mut again = None;
        let info = allocation_counter::measure(|| again = decode(&input));
        match again {
            None => refused += 1,
            Some(again) => {
                assert_eq!(again, input, "{name}: decoded, but encodes otherwise");
                decoded += 1;
            }
        }
        let peak = usize::try_from(info.bytes_max).unwrap();
        let peak_max = PEAK_FACTOR * input.len() + PEAK_BYTES + room;
        assert!(peak <= peak_max, "{name}: {peak} bytes at the peak for {input:?}");
    }
    assert!(decoded > 0 && refused > 0, "{name}: {decoded} decoded, {refused} refused");
}

/// One to four changes: bits, telling bytes, cuts, repetitions, long lengths.
fn mutate(sample: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = sample.to_vec();
    for _ in 0..=random.below(4) {
        let at = random.below(bytes.len() + 1);
        let end = at + random.below(bytes.len() - at + 1);
        match random.below(7) {
            0 if at < bytes.len() => bytes[at] ^= 1 << random.below(8),
            1 if at < bytes.len() => bytes[at] = TELLING[random.below(TELLING.len())],
            2 => bytes.truncate(at),
            3 => drop(bytes.drain(at..end)),
            4 => {
                let part = bytes[at..end].to_vec();
                bytes.splice(at..at, part);
            }
            5 => drop(bytes.splice(at..at, [0xFD, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0])),
            _ => bytes.insert(at, TELLING[random.below(TELLING.len())]),
        }
    }
    bytes
}

/// xorshift64: the same inputs on every run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(end).unwrap()).unwrap()
    }
}

fn torture_layout<W: Wire, T: Layout>(room: usize, samples: &[T]) {
    let name = format!("{} of {}", W::NAME, std::any::type_name::<T>());
    let samples: Vec<_> = samples.iter().map(|it| layout::encode::<W, T>(it).unwrap()).collect();
    torture(&name, &samples, room, |bytes| {
        let mut reader = Reader::new(bytes);
        let skipped = T::skip::<W, _>(&mut reader).map(|()| reader.remaining());
        let value = layout::decode_prefix::<W, T>(bytes);
        if let Ok((_, rest)) = &value {
            assert_eq!(skipped.ok(), Some(rest.len()), "skip and read part at {bytes:?}");
        }
        drop(value);
        layout::decode::<W, T>(bytes).ok().map(|value| layout::encode::<W, T>(&value).unwrap())
    });
}

type Flat = (u8, i16, u32, i64, u128, f64, bool, Duration, NonZero<u32>, [u8; 32], [u16; 4]);

fn flat() -> [Flat; 1] {
    let duration = Duration::new(1_700_000_000, 999_999_999);
    let id = NonZero::new(300).unwrap();
    [(1, -300, 70_000, i64::MIN, 1 << 90, 0.5, true, duration, id, [7; 32], [0, 1, 300, 65_535])]
}

type Profile = (
    [u8; 32],
    String,
    Option<String>,
    Vec<u8>,
    Vec<u64>,
    Vec<[u8; 4]>,
    BTreeMap<u16, String>,
    BTreeSet<u32>,
    Result<Box<u64>, String>,
);

fn profile() -> [Profile; 2] {
    let full = (
        [9; 32],
        "satoshi nakamoto the 2nd".to_owned(),
        Some("satoshi@example.org".to_owned()),
        vec![0xAB; 64],
        (0..16).map(|n| n * 1_000_003).collect(),
        vec![[1, 2, 3, 4]; 5],
        [(1, "one".to_owned()), (300, "three hundred".to_owned())].into(),
        [0, 250, 251, 70_000].into(),
        Ok(Box::new(u64::MAX)),
    );
    let nothing = Err("none".to_owned());
    let long = "é".repeat(40);
    [full, ([0; 32], long, None, vec![], vec![], vec![], [].into(), [].into(), nothing)]
}

type Nested = Vec<Option<(u32, String, BTreeMap<u8, Vec<u64>>)>>;

fn nested() -> [Nested; 1] {
    let map: BTreeMap<u8, Vec<u64>> = [(1, vec![1, 2, 300]), (2, vec![]), (9, vec![7; 9])].into();
    [vec![Some((7, "seven".repeat(9), map.clone())), None, Some((8, "eight".repeat(9), map))]]
}

/// A type of another crate, as a field.
#[derive(
    parity_scale_codec::Encode, parity_scale_codec::Decode, bincode::Encode, bincode::Decode,
)]
struct Alien {
    hash: [u8; 32],
    names: Vec<String>,
    counts: Vec<u64>,
}

struct Holder(Alien);

/// What lies there, for the schema.
#[derive(Layout)]
struct HolderShape(#[layout(foreign = "Alien")] Alien);

impl Layout for Holder {
    const SIZE: Size = foreign::SIZE;

    perennial::viewed_by_value!();
    perennial::shaped_as!(HolderShape);

    fn read<W: Wire>(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        foreign::read::<_, W>("Alien", reader).map(Self)
    }

    fn write<W: Wire>(&self, writer: &mut Writer) {
        foreign::write::<_, W>("Alien", &self.0, writer);
    }

    fn skip<W: Wire, S: Source>(source: &mut S) -> Result<(), Fault> {
        foreign::skip::<Alien, W, S>("Alien", source)
    }
}

fn holder() -> [Holder; 1] {
    let names = vec!["one".repeat(12), "two".repeat(12)];
    [Holder(Alien { hash: [5; 32], names, counts: (0..20).map(|n| n * 90_001).collect() })]
}

/// parity-scale-codec makes 16 KiB of room for a list before it reads an item.
const SCALE_FOREIGN_ROOM: usize = 2 * (16 << 10);

/// The limit that bincode decodes short inputs under.
const BINCODE_FOREIGN_ROOM: usize = 64 << 10;

#[test]
fn hostile_scale_bytes_do_no_harm() {
    torture_layout::<Scale, _>(0, &flat());
    torture_layout::<Scale, _>(0, &profile());
    torture_layout::<Scale, _>(0, &nested());
    torture_layout::<Scale, _>(SCALE_FOREIGN_ROOM, &holder());
}

#[test]
fn hostile_bincode_bytes_do_no_harm() {
    torture_layout::<Bincode, _>(0, &flat());
    torture_layout::<Bincode, _>(0, &profile());
    torture_layout::<Bincode, _>(0, &nested());
    torture_layout::<Bincode, _>(BINCODE_FOREIGN_ROOM, &holder());
}
