//! Numbers of all types, compared exactly.

use std::cmp::Ordering;

/// An integer from −(2¹²⁸ − 1) to 2¹²⁸ − 1. Zero has no sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli::scan) struct Int {
    is_negative: bool,
    size: u128,
}

impl Int {
    pub(super) const fn new(is_negative: bool, size: u128) -> Self {
        Self { is_negative: is_negative && size > 0, size }
    }

    /// The integer itself, where an index is meant.
    pub(super) const fn index(self) -> Option<u128> {
        if self.is_negative { None } else { Some(self.size) }
    }
}

impl From<u128> for Int {
    fn from(number: u128) -> Self {
        Self::new(false, number)
    }
}

impl From<i128> for Int {
    fn from(number: i128) -> Self {
        Self::new(number < 0, number.unsigned_abs())
    }
}

impl Ord for Int {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.is_negative, other.is_negative) {
            (false, false) => self.size.cmp(&other.size),
            (true, true) => other.size.cmp(&self.size),
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
        }
    }
}

impl PartialOrd for Int {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// How an integer compares with a float; not at all with NaN.
pub(super) fn with_float(int: Int, float: f64) -> Option<Ordering> {
    // 2¹²⁸, which an `f64` holds.
    const BEYOND: f64 = 340_282_366_920_938_463_463_374_607_431_768_211_456.0;
    if float.is_nan() {
        return None;
    }
    if float.abs() >= BEYOND {
        return Some(if float > 0.0 { Ordering::Less } else { Ordering::Greater });
    }
    let whole = float.trunc();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole and in range"
    )]
    let rounded = Int::new(whole < 0.0, whole.abs() as u128);
    // Where the integer is the whole part, the rest decides.
    Some(int.cmp(&rounded).then_with(|| whole.total_cmp(&float)))
}
