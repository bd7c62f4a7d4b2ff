//! Where to divide a range of keys of which nothing is known but its ends.
//!
//! The bytes that all keys of the range share are left out; the eight behind them are read as a
//! number, and the way from the first to the last is divided evenly. Rows that lie unevenly make
//! uneven parts: whoever walks them divides again what is left when others are done.

use alloc::vec::Vec;

use super::{BackendError, Cursor, Direction, KeyRange, ReadEngine};

/// How much of a key is read as a number, in bytes.
const NUMBER_BYTES: usize = 8;

/// Keys that divide what lies between the first and the last row of a range.
pub(super) fn between_ends<R: ReadEngine + ?Sized>(
    engine: &R,
    table: &str,
    range: &KeyRange,
    parts: usize,
) -> Result<Vec<Vec<u8>>, BackendError> {
    let end = |direction| -> Result<_, BackendError> {
        let mut cursor = engine.cursor(table, range, direction)?;
        Ok(cursor.next()?.map(|row| row.key.to_vec()))
    };
    Ok(match (end(Direction::Forward)?, end(Direction::Backward)?) {
        (Some(first), Some(last)) => between(&first, &last, parts),
        (None, _) | (_, None) => Vec::new(),
    })
}

/// At most `parts - 1` ascending keys behind `first` and up to `last`.
pub(super) fn between(first: &[u8], last: &[u8], parts: usize) -> Vec<Vec<u8>> {
    let shared = first.iter().zip(last).take_while(|(a, b)| a == b).count();
    let (low, high) = (number(first, shared), number(last, shared));
    let width = u128::from(high.saturating_sub(low));
    // No more parts than numbers, or some would be divided for nothing.
    let parts = u128::try_from(parts).unwrap_or(1).min(width);
    let point = |index| {
        let offset = u64::try_from(width * index / parts).unwrap_or(u64::MAX);
        let mut key = last.get(..shared).unwrap_or_default().to_vec();
        key.extend_from_slice(&low.saturating_add(offset).to_be_bytes());
        trim(&mut key, shared);
        key
    };
    let mut points: Vec<_> = (1..parts).map(point).collect();
    points.retain(|key| key.as_slice() > first && key.as_slice() <= last);
    points.dedup();
    points
}

/// The bytes behind the shared ones as a number; those that are missing count as zero.
fn number(key: &[u8], shared: usize) -> u64 {
    let mut bytes = [0; NUMBER_BYTES];
    let rest = key.get(shared..).unwrap_or_default();
    for (byte, found) in bytes.iter_mut().zip(rest) {
        *byte = *found;
    }
    u64::from_be_bytes(bytes)
}

/// Drops the zeros at the end: the shorter key comes before all keys that go on from it.
fn trim(key: &mut Vec<u8>, len_min: usize) {
    while key.len() > len_min && key.last() == Some(&0) {
        key.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_divide_evenly_behind_what_all_keys_share() {
        let points = between(b"user/\x00", b"user/\x40", 4);
        assert_eq!(points, [b"user/\x10", b"user/\x20", b"user/\x30"]);
    }

    #[test]
    fn points_ascend_behind_the_first_key_and_not_behind_the_last() {
        let keys: [&[u8]; 9] =
            [b"", b"\0", b"\0\0\0\0\0\0\0\0\x01", b"a", b"a\0", b"ab", b"b", b"\xff", &[0xFF; 30]];
        let mut found = 0;
        for (index, first) in keys.iter().enumerate() {
            for last in keys.iter().skip(index) {
                for parts in [0, 1, 2, 3, 16, 1000] {
                    let points = between(first, last, parts);
                    assert!(points.len() < parts.max(1), "{first:?} {last:?} {parts}");
                    assert!(points.iter().all(|key| key.as_slice() > *first && **key <= **last));
                    assert!(points.is_sorted_by(|a, b| a < b));
                    found += points.len();
                }
            }
        }
        assert!(found > 100);
    }
}
