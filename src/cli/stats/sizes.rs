//! Sizes of keys and values: exact sums, and a histogram that is fine enough to estimate from.

use std::{prelude::rust_2024::*, vec};

/// Each power of two is divided into so many buckets, as a power of two. A bucket of sizes up to 127
/// is one size; a larger one's middle is at most 1/128 off.
const FINE_BITS: u32 = 6;
const BUCKETS: usize = ((64 - FINE_BITS as usize) << FINE_BITS) + (1 << FINE_BITS);

/// How far percentiles may be off, in words.
pub(super) const ESTIMATE: &str = "exact up to 127 bytes, else within 0.8%";

/// Counts sizes.
#[derive(Clone)]
pub(super) struct SizeCounter {
    span: Span,
    buckets: Vec<u64>,
}

/// Rows, and how large something of theirs is. A size in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) rows: u64,
    pub(super) bytes: u64,
    pub(super) min: u64,
    pub(super) max: u64,
}

/// What is kept of the sizes of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SizeSummary {
    pub(super) span: Span,
    pub(super) p50: u64,
    pub(super) p90: u64,
    pub(super) p99: u64,
    /// From the smallest size's to the largest one's, those without rows too.
    pub(super) powers: Vec<Power>,
}

/// The rows with sizes between two powers of two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Power {
    pub(super) from: u64,
    /// The last one.
    pub(super) to: u64,
    pub(super) rows: u64,
}

impl Span {
    #[inline]
    pub(super) fn add(&mut self, size: u64) {
        self.min = if self.rows == 0 { size } else { self.min.min(size) };
        self.max = self.max.max(size);
        self.rows += 1;
        self.bytes += size;
    }

    /// `None` without rows.
    pub(super) fn mean(&self) -> Option<f64> {
        (self.rows > 0).then(|| as_float(self.bytes) / as_float(self.rows))
    }

    pub(super) fn merge(&mut self, other: &Self) {
        if other.rows == 0 {
            return;
        }
        self.min = if self.rows == 0 { other.min } else { self.min.min(other.min) };
        self.max = self.max.max(other.max);
        self.rows += other.rows;
        self.bytes += other.bytes;
    }
}

impl SizeCounter {
    pub(super) fn new() -> Self {
        Self { span: Span::default(), buckets: vec![0; BUCKETS] }
    }

    #[inline]
    pub(super) fn add(&mut self, size: u64) {
        self.span.add(size);
        if let Some(rows) = self.buckets.get_mut(bucket(size)) {
            *rows += 1;
        }
    }

    pub(super) fn merge(&mut self, other: &Self) {
        self.span.merge(&other.span);
        self.buckets.iter_mut().zip(&other.buckets).for_each(|(rows, other)| *rows += other);
    }

    pub(super) fn summary(&self) -> SizeSummary {
        SizeSummary {
            span: self.span,
            p50: self.percentile(50),
            p90: self.percentile(90),
            p99: self.percentile(99),
            powers: self.powers(),
        }
    }

    /// A size that so many of a hundred rows do not exceed, about: the middle of its bucket.
    fn percentile(&self, percent: u64) -> u64 {
        let wanted = u128::from(self.span.rows) * u128::from(percent);
        let wanted = wanted.div_ceil(100).max(1);
        let mut passed = 0;
        let found = self.buckets.iter().position(|rows| {
            passed += u128::from(*rows);
            passed >= wanted
        });
        let (from, to) = bounds(found.unwrap_or_default());
        u64::midpoint(from, to).clamp(self.span.min, self.span.max)
    }

    fn powers(&self) -> Vec<Power> {
        let mut powers: Vec<Power> = Vec::new();
        if self.span.rows == 0 {
            return powers;
        }
        let (mut from, last) = (power(self.span.min).0, power(self.span.max).0);
        loop {
            let to = power(from).1;
            let buckets = self.buckets.get(bucket(from)..=bucket(to)).unwrap_or_default();
            powers.push(Power { from, to, rows: buckets.iter().sum() });
            if from >= last {
                return powers;
            }
            from = to + 1;
        }
    }
}

/// The bucket of a size. Those of each power of two follow those of the one before.
#[inline]
fn bucket(size: u64) -> usize {
    let shift = (63 - FINE_BITS).saturating_sub(size.leading_zeros());
    // At most 57 and 127.
    ((shift as usize) << FINE_BITS) + (size >> shift) as usize
}

/// The first and the last size of a bucket.
fn bounds(bucket: usize) -> (u64, u64) {
    let shift = (bucket >> FINE_BITS).saturating_sub(1);
    let from = ((bucket - (shift << FINE_BITS)) as u64) << shift;
    (from, from + ((1 << shift) - 1))
}

/// The first and the last size that have the highest bit of this one.
fn power(size: u64) -> (u64, u64) {
    match size.checked_ilog2() {
        None => (0, 0),
        Some(bit) => (1 << bit, (1 << bit) + ((1 << bit) - 1)),
    }
}

/// As a float, for ratios and places.
#[expect(clippy::cast_precision_loss, reason = "ratios of counts are shown with four digits")]
pub(super) const fn as_float(count: u64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use std::prelude::rust_2024::*;

    use super::{BUCKETS, SizeCounter, bounds, bucket};

    fn sizes() -> impl Iterator<Item = u64> {
        let near = |bit: u32| [(1_u64 << bit) - 1, 1 << bit, (1 << bit) + 1, (3 << bit) >> 1];
        (0..600).chain((9..64).flat_map(near)).chain([u64::MAX])
    }

    #[test]
    fn every_size_lies_in_its_bucket_and_near_its_middle() {
        for size in sizes() {
            let (from, to) = bounds(bucket(size));
            assert!((from..=to).contains(&size), "{size} is not in {from}..={to}");
            let middle = u64::midpoint(from, to);
            assert!(middle.abs_diff(size) <= size / 128, "{size}: {middle}");
            assert!(bucket(size) < BUCKETS);
        }
        let ends = (1..BUCKETS).all(|place| bounds(place).0 == bounds(place - 1).1 + 1);
        assert!(ends, "a gap between buckets");
        assert_eq!(bounds(BUCKETS - 1).1, u64::MAX);
    }

    #[test]
    fn powers_hold_every_row_once() {
        let mut counter = SizeCounter::new();
        for size in sizes().take(700) {
            counter.add(size);
        }
        let summary = counter.summary();
        assert_eq!(summary.powers.iter().map(|power| power.rows).sum::<u64>(), 700);
        for power in &summary.powers {
            let inside = sizes().take(700).filter(|size| (power.from..=power.to).contains(size));
            assert_eq!(power.rows, inside.count() as u64, "{power:?}");
        }
    }

    #[test]
    fn percentiles_are_as_exact_as_they_say() {
        let mut counter = SizeCounter::new();
        let mut sizes: Vec<u64> = (0..10_000_u64).map(|n| n * n % 100_003).collect();
        sizes.iter().for_each(|size| counter.add(*size));
        sizes.sort_unstable();
        let summary = counter.summary();
        for (found, at) in [(summary.p50, 4999), (summary.p90, 8999), (summary.p99, 9899)] {
            let exact = sizes.get(at).copied().unwrap_or_default();
            assert!(found.abs_diff(exact) <= exact / 128, "{found} for {exact}");
        }
    }

    #[test]
    fn two_counters_are_one() {
        let (mut all, mut left, mut right) =
            (SizeCounter::new(), SizeCounter::new(), SizeCounter::new());
        for (place, size) in sizes().take(600).enumerate() {
            all.add(size);
            if place % 3 == 0 { left.add(size) } else { right.add(size) }
        }
        left.merge(&right);
        left.merge(&SizeCounter::new());
        assert_eq!(left.summary(), all.summary());
        let mut none = SizeCounter::new();
        none.merge(&all);
        assert_eq!(none.summary(), all.summary());
        assert!(SizeCounter::new().summary().powers.is_empty());
    }
}
