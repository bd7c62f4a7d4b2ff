//! Keys to check with, of types that nobody names.

use std::{collections::BTreeSet, vec::Vec};

use crate::{history::Samples, store::TableInfo};

/// So many patterns are tried.
const PATTERNS: u64 = 20_000;
/// After so many in a row that give no new key, there are no more.
const IDLE_MAX: u64 = 2_000;
/// The length of a pattern, in bytes.
const PATTERN_BYTES: usize = 96;

/// Bytes that begin with keys of the table, each with another one: the given ones, and as many more as
/// are wanted; fewer if fewer are found.
pub(super) fn keys(table: &TableInfo, wanted: usize, given: &Samples) -> Vec<Vec<u8>> {
    let (mut keys, mut seen, mut idle) = (Vec::new(), BTreeSet::new(), 0);
    for bytes in given.keys_of(table.name()) {
        if table.probe_key(bytes).is_some_and(|key| seen.insert(key)) {
            keys.push(bytes.to_vec());
        }
    }
    for number in 0..PATTERNS {
        if keys.len() >= wanted || idle > IDLE_MAX {
            break;
        }
        let pattern = pattern(number);
        idle += 1;
        if table.probe_key(&pattern).is_some_and(|key| seen.insert(key)) {
            keys.push(pattern);
            idle = 0;
        }
    }
    keys
}

/// Bytes that keys of many kinds begin with: numbers, flags, texts up to the end, ended texts, texts
/// behind their length, and each of them as a reversed key has it.
fn pattern(number: u64) -> Vec<u8> {
    let (kind, turn) = (number % 10, number / 10);
    let mut state = turn;
    let mut next = move |bound: u64| {
        // SplitMix64: https://prng.di.unimi.it/splitmix64.c
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        u8::try_from((mixed ^ (mixed >> 31)) % bound).unwrap_or_default()
    };
    let len = 1 + usize::try_from(turn % 30).unwrap_or_default();
    let word = |next: &mut dyn FnMut(u64) -> u8, len: usize| -> Vec<u8> {
        (0..len).map(|_| b'a' + next(26)).collect()
    };
    let mut bytes = Vec::new();
    match kind % 5 {
        0 => bytes.extend((0..PATTERN_BYTES).map(|_| next(2))),
        1 => bytes = word(&mut next, len),
        2 => bytes.extend((0..PATTERN_BYTES).map(|_| next(256))),
        3 => {
            while bytes.len() < PATTERN_BYTES {
                bytes.extend(word(&mut next, 1 + len % 8));
                bytes.extend([0, 1]);
            }
        }
        _ => {
            while bytes.len() < PATTERN_BYTES {
                let len = 1 + usize::from(next(12));
                bytes.extend(u8::try_from(len << 2));
                bytes.extend(word(&mut next, len));
            }
        }
    }
    if kind >= 5 {
        bytes.iter_mut().for_each(|byte| *byte = !*byte);
    }
    bytes
}
