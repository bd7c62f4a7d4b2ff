//! Strategies that reach every width and boundary of the codecs.

use proptest::{collection::vec, prelude::*, sample::select};

/// Numbers of every width, and those where a codec's spelling, or JSON's, changes.
pub(super) fn number() -> impl Strategy<Value = u128> {
    let edges: Vec<u128> = [6, 8, 14, 16, 30, 32, 53, 62, 64, 126]
        .into_iter()
        .flat_map(|bits| [(1 << bits) - 1, 1 << bits, (1 << bits) + 1])
        .chain([0, 1, 124, 125, 126, 249, 250, 251, 252, 253, 254, 255, u128::MAX])
        .collect();
    prop_oneof![
        3 => (any::<u128>(), 0_u32..128).prop_map(|(number, shift)| number >> shift),
        1 => select(edges),
    ]
}

/// Text with characters of one to four bytes.
pub(super) fn text() -> impl Strategy<Value = String> {
    vec(any::<char>(), 0..10).prop_map(String::from_iter)
}

pub(super) fn small<S: Strategy>(item: S) -> impl Strategy<Value = Vec<S::Value>> {
    vec(item, 0..6)
}
