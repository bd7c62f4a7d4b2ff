//! Numbers worth a sample: the least, the most, and those around which encodings get longer.

use alloc::vec::Vec;
use core::cmp::Ordering;

use crate::schema::{Integer, Value};

/// Where SCALE's compact integers and bincode's variable ones take another byte, and where a bit
/// pattern looks like another type's.
const BOUNDARIES: [u128; 20] = [
    1,
    63,
    64,
    127,
    128,
    250,
    251,
    255,
    256,
    (1 << 14) - 1,
    1 << 14,
    (1 << 16) - 1,
    1 << 16,
    (1 << 30) - 1,
    1 << 30,
    (1 << 32) - 1,
    1 << 32,
    (1 << 64) - 1,
    1 << 64,
    u128::MAX,
];

/// The number of bits that carry the value.
fn bits(integer: Integer) -> u32 {
    8 * u32::try_from(integer.width()).unwrap_or(16)
}

const fn mask(bits: u32) -> u128 {
    u128::MAX >> (128 - bits)
}

/// Zigzag: 0, -1, 1, -2, …
const fn signed(number: u128) -> i128 {
    (number >> 1).cast_signed() ^ -((number & 1).cast_signed())
}

/// A number of the integer, the given one as far as it fits.
pub(super) fn integer(integer: Integer, number: u128) -> Value {
    let number = number & mask(bits(integer));
    match integer.is_signed() {
        true => Value::Signed(signed(number)),
        false => Value::Unsigned(number),
    }
}

/// The least number.
pub(super) fn least(integer: Integer) -> Value {
    match integer.is_signed() {
        true => Value::Signed(-((mask(bits(integer)) >> 1).cast_signed()) - 1),
        false => Value::Unsigned(0),
    }
}

/// The greatest number.
pub(super) fn most(integer: Integer) -> Value {
    let most = mask(bits(integer));
    match integer.is_signed() {
        true => Value::Signed((most >> 1).cast_signed()),
        false => Value::Unsigned(most),
    }
}

/// One of the boundaries that the integer reaches.
pub(super) fn boundary(of: Integer, turn: usize) -> Value {
    let reached = BOUNDARIES.iter().filter(|number| **number <= mask(bits(of)));
    let reached: Vec<_> = reached.collect();
    let number = reached.get(turn % reached.len().max(1)).map_or(1, |number| **number);
    integer(of, number)
}

/// Brings items into ascending order without repetitions, if it is certain how they are ordered;
/// else one is kept.
pub(super) fn ascending<T>(items: &mut Vec<T>, key: impl Fn(&T) -> &Value) {
    let certain = items.iter().all(|item| compare(key(item), key(item)).is_some());
    if !certain {
        items.truncate(1);
        return;
    }
    items.sort_by(|a, b| compare(key(a), key(b)).unwrap_or(Ordering::Equal));
    items.dedup_by(|a, b| compare(key(a), key(b)) == Some(Ordering::Equal));
}

fn first_unequal(mut parts: impl Iterator<Item = Option<Ordering>>) -> Option<Ordering> {
    parts.try_fold(Ordering::Equal, |order, part| Some(order.then(part?)))
}

/// As derived `Ord` has it; `None` for what the schema does not tell the order of.
fn compare(a: &Value, b: &Value) -> Option<Ordering> {
    match (a, b) {
        (Value::Unsigned(a), Value::Unsigned(b)) => Some(a.cmp(b)),
        (Value::Signed(a), Value::Signed(b)) => Some(a.cmp(b)),
        (Value::Bool(a), Value::Bool(b)) => Some(a.cmp(b)),
        (Value::Char(a), Value::Char(b)) => Some(a.cmp(b)),
        (Value::String(a), Value::String(b)) => Some(a.cmp(b)),
        (Value::Bytes(a), Value::Bytes(b)) => Some(a.cmp(b)),
        (Value::Unit, Value::Unit) => Some(Ordering::Equal),
        (Value::Option(a), Value::Option(b)) => match (a, b) {
            (Some(a), Some(b)) => compare(a, b),
            (a, b) => Some(a.is_some().cmp(&b.is_some())),
        },
        (Value::List(a), Value::List(b)) => {
            let parts = a.iter().zip(b).map(|(a, b)| compare(a, b));
            first_unequal(parts).map(|order| order.then(a.len().cmp(&b.len())))
        }
        (Value::Struct(a), Value::Struct(b)) => {
            first_unequal(a.iter().zip(b).map(|((_, a), (_, b))| compare(a, b)))
        }
        _ => None,
    }
}
