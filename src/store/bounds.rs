//! Ranges of typed keys as ranges of bytes.

use alloc::vec::Vec;
use core::ops::{Bound, RangeBounds};

use crate::{
    backend::KeyRange,
    key::{KeyFault, KeyScheme},
};

/// The byte range of a range of keys behind a table's prefix. The scheme must be ordered.
pub(super) fn key_range<K, S: KeyScheme<K>>(
    prefix: &[u8],
    range: &impl RangeBounds<K>,
) -> Result<KeyRange, KeyFault> {
    let whole = KeyRange::prefix(prefix);
    Ok(KeyRange {
        start: bound::<K, S>(prefix, range.start_bound())?.unwrap_or(whole.start),
        end: bound::<K, S>(prefix, range.end_bound())?.unwrap_or(whole.end),
    })
}

/// The bound in bytes, or `None` where the range has none.
fn bound<K, S: KeyScheme<K>>(
    prefix: &[u8],
    bound: Bound<&K>,
) -> Result<Option<Bound<Vec<u8>>>, KeyFault> {
    let bytes = |key| {
        let mut bytes = prefix.to_vec();
        S::write(key, &mut bytes).map(|()| bytes)
    };
    Ok(match bound {
        Bound::Included(key) => Some(Bound::Included(bytes(key)?)),
        Bound::Excluded(key) => Some(Bound::Excluded(bytes(key)?)),
        Bound::Unbounded => None,
    })
}
