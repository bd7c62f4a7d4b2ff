use std::{num::NonZero, time::Duration};

use parity_scale_codec::Compact;
use perennial::schema::Codec;
use proptest::prelude::*;

use super::agree::{agree, agree_in_bincode};
use super::generous::{number, text};

macro_rules! integers {
    ($($test:ident $type:ty, $name:literal;)*) => { $(
        #[test]
        fn $test() {
            let all = Codec::ALL;
            agree(concat!("[\"", $name, "\"]"), &all, number().prop_map(|n| n as $type));
            let non_zero = number().prop_map(|n| NonZero::new(n as $type).unwrap_or(NonZero::<$type>::MIN));
            agree(concat!("[{\"nonzero\":\"", $name, "\"}]"), &all, non_zero);
        }
    )* };
}

integers! {
    u8_agrees u8, "u8";
    u16_agrees u16, "u16";
    u32_agrees u32, "u32";
    u64_agrees u64, "u64";
    u128_agrees u128, "u128";
    i8_agrees i8, "i8";
    i16_agrees i16, "i16";
    i32_agrees i32, "i32";
    i64_agrees i64, "i64";
    i128_agrees i128, "i128";
}

#[test]
fn compact_integers_agree() {
    let all = Codec::ALL;
    agree("[{\"compact\":\"u8\"}]", &all, number().prop_map(|n| Debugged(Compact(n as u8))));
    agree("[{\"compact\":\"u16\"}]", &all, number().prop_map(|n| Debugged(Compact(n as u16))));
    agree("[{\"compact\":\"u32\"}]", &all, number().prop_map(|n| Debugged(Compact(n as u32))));
    agree("[{\"compact\":\"u64\"}]", &all, number().prop_map(|n| Debugged(Compact(n as u64))));
    agree("[{\"compact\":\"u128\"}]", &all, number().prop_map(|n| Debugged(Compact(n))));
}

/// A newtype, which changes no byte.
#[derive(Debug, perennial::Layout)]
struct Debugged<T>(T);

#[test]
fn floats_agree() {
    agree("[\"f32\"]", &Codec::ALL, any::<u32>().prop_map(f32::from_bits));
    agree("[\"f64\"]", &Codec::ALL, any::<u64>().prop_map(f64::from_bits));
}

#[test]
fn flags_text_and_durations_agree() {
    let all = Codec::ALL;
    agree("[\"unit\"]", &all, Just(()));
    agree("[\"bool\"]", &all, any::<bool>());
    agree("[\"string\"]", &all, text());
    let duration = (number(), 0_u32..1_000_000_000);
    agree("[\"duration\"]", &all, duration.prop_map(|(s, n)| Duration::new(s as u64, n)));
    agree_in_bincode("[\"char\"]", any::<char>());
}
