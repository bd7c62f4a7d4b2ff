//! Where to divide a range, by the sizes of what lies in the files.

use alloc::vec::Vec;

use rocksdb::{ColumnFamily, DB, Range};

use crate::backend::{BackendError, KeyRange, ReadEngine, split};

/// How many places are weighed for each that is taken.
const WEIGHED_PER_PART: usize = 16;
const WEIGHED_MAX: usize = 1024;

/// Keys that divide a range into parts that take about the same room in files. What is in memory
/// alone counts for nothing, unless all is.
pub(super) fn by_size<R: ReadEngine>(
    engine: &R,
    database: &DB,
    family: &ColumnFamily,
    table: &str,
    range: &KeyRange,
    parts: usize,
) -> Result<Vec<Vec<u8>>, BackendError> {
    let weighed = parts.saturating_mul(WEIGHED_PER_PART).min(WEIGHED_MAX.max(parts));
    let points = split::between_ends(engine, table, range, weighed)?;
    let between = points.iter().zip(points.iter().skip(1));
    let ranges: Vec<_> = between.map(|(from, to)| Range::new(from, to)).collect();
    let sizes = database.get_approximate_sizes_cf(family, &ranges);
    let total: u64 = sizes.iter().sum();
    if total == 0 {
        return split::between_ends(engine, table, range, parts);
    }
    let (total, parts) = (u128::from(total), u128::try_from(parts).unwrap_or(1));
    let (mut before, mut taken) = (0, 1);
    let mut found = Vec::new();
    for (point, size) in points.into_iter().skip(1).zip(sizes) {
        before += u128::from(size);
        // One place may be the end of several parts: a heap that is not divided further.
        if taken < parts && before * parts >= total * taken && before < total {
            taken = before * parts / total + 1;
            found.push(point);
        }
    }
    Ok(found)
}
