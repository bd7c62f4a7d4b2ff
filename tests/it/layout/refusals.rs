//! Bytes that other codecs may take, and that would not be written.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Debug,
    num::NonZero,
    time::Duration,
};

use parity_scale_codec::Compact;
use perennial::{
    Bincode, Layout, Scale, layout,
    wire::{FaultKind, Wire},
};

fn refuse<W: Wire, T: Layout + Debug>(bytes: &[u8], kind: FaultKind) {
    let decoded = layout::decode::<W, T>(bytes);
    let name = std::any::type_name::<T>();
    let Err(error) = decoded else { panic!("{name} took {bytes:?} as {decoded:?}") };
    assert_eq!(error.kind, kind, "{name} of {bytes:?}");
}

fn refuse_both<T: Layout + Debug>(bytes: &[u8], kind: FaultKind) {
    refuse::<Scale, T>(bytes, kind.clone());
    refuse::<Bincode, T>(bytes, kind);
}

const COMPACT: FaultKind = FaultKind::NonCanonical { what: "compact integer" };
const COMPACT_RANGE: FaultKind = FaultKind::OutOfRange { what: "compact integer" };
const VARINT: FaultKind = FaultKind::NonCanonical { what: "variable-length integer" };
const MARKER: FaultKind = FaultKind::NonCanonical { what: "integer marker" };

#[test]
fn compact_integers_have_one_spelling() {
    // 63 in two bytes and in four, 16383 in four, 2^30 - 1 with its own width.
    for bytes in [&[0xFD, 0][..], &[0xFE, 0, 0, 0], &[0xFE, 0xFF, 0, 0]] {
        refuse::<Scale, Compact<u16>>(bytes, COMPACT);
        refuse::<Scale, Compact<u32>>(bytes, COMPACT);
        refuse::<Scale, Compact<u64>>(bytes, COMPACT);
        refuse::<Scale, Compact<u128>>(bytes, COMPACT);
        refuse::<Scale, String>(bytes, COMPACT);
        refuse::<Scale, Vec<u64>>(bytes, COMPACT);
        refuse::<Scale, BTreeMap<u8, u8>>(bytes, COMPACT);
    }
    let wide = [3, 0xFF, 0xFF, 0xFF, 0x3F];
    refuse::<Scale, Compact<u32>>(&wide, COMPACT);
    refuse::<Scale, Compact<u64>>(&wide, COMPACT);
    refuse::<Scale, Vec<u8>>(&wide, COMPACT);
    // A number that its last byte does not need, in each width from five bytes to sixteen.
    for used in 5..=16_u8 {
        let mut bytes = vec![((used - 4) << 2) | 3];
        bytes.extend(vec![0xFF; usize::from(used) - 1]);
        bytes.push(0);
        refuse::<Scale, Compact<u128>>(&bytes, COMPACT);
        if used <= 8 {
            refuse::<Scale, Compact<u64>>(&bytes, COMPACT);
        }
    }
}

#[test]
fn compact_integers_fit_their_type() {
    refuse::<Scale, Compact<u8>>(&[0x01, 0x04], COMPACT_RANGE);
    refuse::<Scale, Compact<u8>>(&[0x02, 0, 1, 0], COMPACT_RANGE);
    refuse::<Scale, Compact<u16>>(&[0x02, 0, 4, 0], COMPACT_RANGE);
    refuse::<Scale, Compact<u16>>(&[3, 0, 0, 0, 0x40], COMPACT_RANGE);
    refuse::<Scale, Compact<u32>>(&[7, 0, 0, 0, 0, 1], COMPACT_RANGE);
    refuse::<Scale, Compact<u64>>(&[23, 0, 0, 0, 0, 0, 0, 0, 0, 1], COMPACT_RANGE);
    refuse::<Scale, Compact<u128>>(&[0xFF; 68], COMPACT_RANGE);
    refuse::<Scale, Vec<u8>>(&[7, 0, 0, 0, 0, 1], COMPACT_RANGE);
}

#[test]
fn variable_integers_have_one_spelling() {
    let spellings: [&[u8]; 6] = [
        &[251, 250, 0],
        &[252, 0xFF, 0xFF, 0, 0],
        &[252, 1, 0, 0, 0],
        &[253, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0],
        &[253, 1, 0, 0, 0, 0, 0, 0, 0],
        &[254, 255, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0],
    ];
    for bytes in spellings {
        refuse::<Bincode, u16>(bytes, VARINT);
        refuse::<Bincode, u32>(bytes, VARINT);
        refuse::<Bincode, u64>(bytes, VARINT);
        refuse::<Bincode, u128>(bytes, VARINT);
        refuse::<Bincode, i16>(bytes, VARINT);
        refuse::<Bincode, i128>(bytes, VARINT);
        refuse::<Bincode, NonZero<u32>>(bytes, VARINT);
        refuse::<Bincode, Compact<u64>>(bytes, VARINT);
        refuse::<Bincode, String>(bytes, VARINT);
        refuse::<Bincode, Vec<u32>>(bytes, VARINT);
        refuse::<Bincode, Result<u8, u8>>(bytes, VARINT);
    }
}

#[test]
fn markers_fit_their_type() {
    let (u32_bytes, u64_bytes) = ([252, 0, 0, 1, 0], [253, 0, 0, 0, 0, 1, 0, 0, 0]);
    let u128_bytes = [254, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0];
    refuse::<Bincode, u16>(&u32_bytes, FaultKind::OutOfRange { what: "u16" });
    refuse::<Bincode, i16>(&u32_bytes, FaultKind::OutOfRange { what: "u16" });
    refuse::<Bincode, u32>(&u64_bytes, FaultKind::OutOfRange { what: "u32" });
    refuse::<Bincode, u64>(&u128_bytes, FaultKind::OutOfRange { what: "u64" });
    refuse::<Bincode, String>(&u128_bytes, FaultKind::OutOfRange { what: "u64" });
    refuse::<Bincode, u16>(&[255, 0, 0], MARKER);
    refuse::<Bincode, i64>(&[255; 9], MARKER);
    refuse::<Bincode, Vec<u8>>(&[255; 17], MARKER);
}

#[test]
fn flags_are_zero_or_one() {
    for found in [2, 3, 0x7F, 0xFA] {
        refuse_both::<bool>(&[found], FaultKind::InvalidFlag { what: "bool", found });
        let option = FaultKind::InvalidFlag { what: "Option", found };
        refuse_both::<Option<u8>>(&[found, 1], option.clone());
        refuse_both::<Vec<Option<u8>>>(&[1 << 2, found, 1, 0, 0], option_in_list(found));
        let result = FaultKind::InvalidFlag { what: "Result", found };
        refuse_both::<Result<u8, u8>>(&[found, 1], result);
    }
}

/// Both codecs fail at the first item: 4 is one item in SCALE and four in bincode.
fn option_in_list(found: u8) -> FaultKind {
    FaultKind::InvalidFlag { what: "Option", found }
}

#[test]
fn keys_strictly_ascend() {
    for keys in [[1, 1], [2, 1]] {
        let map = |len| [len, keys[0], 0, keys[1], 0];
        refuse::<Scale, BTreeMap<u8, u8>>(&map(2 << 2), FaultKind::Unsorted);
        refuse::<Bincode, BTreeMap<u8, u8>>(&map(2), FaultKind::Unsorted);
        refuse::<Scale, BTreeMap<u8, Vec<u8>>>(&map(2 << 2), FaultKind::Unsorted);
        refuse::<Bincode, BTreeMap<u16, String>>(&map(2), FaultKind::Unsorted);
        refuse::<Scale, BTreeSet<u8>>(&[2 << 2, keys[0], keys[1]], FaultKind::Unsorted);
        refuse::<Bincode, BTreeSet<u64>>(&[2, keys[0], keys[1]], FaultKind::Unsorted);
    }
    // By value and not by bytes: 256 in little-endian begins with a smaller byte than 1.
    refuse::<Scale, BTreeSet<u16>>(&[2 << 2, 0, 1, 1, 0], FaultKind::Unsorted);
}

#[test]
fn text_is_utf8() {
    for invalid in [[0xFF, 0xFF], [0xC3, 0x28], [0xC0, 0x80], [b'a', 0xE2]] {
        let [a, b] = invalid;
        refuse::<Scale, String>(&[2 << 2, a, b], FaultKind::InvalidUtf8);
        refuse::<Bincode, String>(&[2, a, b], FaultKind::InvalidUtf8);
    }
    let surrogate = [3, 0xED, 0xA0, 0x80];
    refuse::<Bincode, String>(&surrogate, FaultKind::InvalidUtf8);
}

#[test]
fn chars_are_utf8() {
    let invalid: [&[u8]; 6] = [
        &[0x80],
        &[0xC0, 0x80],
        &[0xE0, 0x80, 0x80],
        &[0xED, 0xA0, 0x80],
        &[0xF4, 0x90, 0x80, 0x80],
        &[0xFF],
    ];
    for bytes in invalid {
        refuse::<Bincode, char>(bytes, FaultKind::InvalidChar);
    }
}

#[test]
fn non_zero_integers_are_not_zero() {
    macro_rules! zero {
        ($($type:ident),*) => { $(
            let kind = FaultKind::OutOfRange { what: concat!("NonZero<", stringify!($type), ">") };
            refuse::<Scale, NonZero<$type>>(&[0; size_of::<$type>()], kind.clone());
            refuse::<Bincode, NonZero<$type>>(&[0], kind);
        )* };
    }
    zero!(u8, u16, u32, u64, u128, i8, i16, i32, i64, i128);
}

#[test]
fn nanoseconds_stay_below_a_second() {
    let mut scale = vec![0; 8];
    scale.extend(1_000_000_000_u32.to_le_bytes());
    refuse::<Scale, Duration>(&scale, FaultKind::OutOfRange { what: "nanoseconds" });
    let mut bincode = vec![0, 252];
    bincode.extend(u32::MAX.to_le_bytes());
    refuse::<Bincode, Duration>(&bincode, FaultKind::OutOfRange { what: "nanoseconds" });
}

#[test]
fn nothing_follows_a_value() {
    refuse_both::<()>(&[0], FaultKind::TrailingBytes { count: 1 });
    refuse_both::<u8>(&[1, 2, 3], FaultKind::TrailingBytes { count: 2 });
    refuse_both::<String>(&[0, 0], FaultKind::TrailingBytes { count: 1 });
    refuse_both::<Option<u8>>(&[0, 0], FaultKind::TrailingBytes { count: 1 });
}
