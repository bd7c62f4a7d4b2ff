use std::num::NonZero;

use parity_scale_codec::{Compact, Encode};
use perennial::{Bincode, Scale, layout};
use proptest::prelude::*;

use super::{
    agree::{bincode, both, for_all, scale},
    generous::number,
};

macro_rules! each {
    ($number:ident => $check:ident: $($type:ty),*) => {{ $( $check(&(*$number as $type)); )* }};
}

#[test]
fn unsigned_integers_are_theirs() {
    for_all(number(), |n| each!(n => both: u8, u16, u32, u64, u128));
}

#[test]
fn signed_integers_are_theirs() {
    for_all(number(), |n| {
        each!(n => both: i8, i16, i32, i64, i128);
        let n = &(!*n);
        each!(n => both: i8, i16, i32, i64, i128);
    });
}

#[test]
fn non_zero_integers_are_theirs() {
    macro_rules! non_zero {
        ($number:ident: $($type:ty),*) => { $(
            if let Some(value) = NonZero::new(*$number as $type) {
                both(&value);
            }
        )* };
    }
    for_all(number(), |n| {
        non_zero!(n: u8, u16, u32, u64, u128, i8, i16, i32, i64, i128);
    });
}

#[test]
fn floats_keep_every_bit() {
    for_all(any::<(u32, u64)>(), |(single, double)| {
        both(&f32::from_bits(*single));
        both(&f64::from_bits(*double));
    });
    for special in [0.0, -0.0, f64::INFINITY, f64::NEG_INFINITY, f64::NAN, f64::MIN_POSITIVE] {
        both(&special);
        both(&(special as f32));
    }
}

#[test]
fn chars_are_bincodes() {
    for_all(any::<char>(), bincode);
    ['\0', '\u{7F}', '\u{80}', '\u{7FF}', '\u{800}', '\u{FFFF}', '\u{10000}', '\u{10FFFF}']
        .iter()
        .for_each(bincode);
}

#[test]
fn compact_integers_are_paritys_in_scale_and_plain_in_bincode() {
    macro_rules! compact {
        ($number:ident: $($type:ty),*) => { $(
            let plain = *$number as $type;
            scale(&Compact(plain));
            let ours = layout::encode::<Bincode, _>(&Compact(plain)).unwrap();
            assert_eq!(ours, layout::encode::<Bincode, _>(&plain).unwrap());
            assert_eq!(layout::decode::<Bincode, Compact<$type>>(&ours).unwrap().0, plain);
        )* };
    }
    for_all(number(), |n| {
        compact!(n: u8, u16, u32, u64, u128);
    });
    assert_eq!(layout::encode::<Scale, _>(&Compact(())).unwrap(), Compact(()).encode());
}

#[test]
fn runs_of_numbers_are_theirs() {
    let run = proptest::collection::vec(number(), 0..5);
    for_all(run, |numbers| {
        macro_rules! runs {
            ($($type:ty),*) => { $(
                let run: Vec<$type> = numbers.iter().map(|n| *n as $type).collect();
                both(&run);
                both(&<[$type; 3]>::try_from(run.get(..3).unwrap_or(&[0 as $type; 3])).unwrap());
            )* };
        }
        runs!(u8, u16, u64, u128, i8, i32, i128);
    });
}

#[test]
fn runs_of_floats_are_theirs() {
    for_all(
        any::<Vec<(u32, u64)>>().prop_map(|mut v| {
            v.truncate(4);
            v
        }),
        |bits| {
            both(&bits.iter().map(|bits| f32::from_bits(bits.0)).collect::<Vec<_>>());
            both(&bits.iter().map(|bits| f64::from_bits(bits.1)).collect::<Vec<_>>());
        },
    );
}
