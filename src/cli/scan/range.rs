//! Which part of a table is walked over.

use std::{ops::Bound, prelude::rust_2024::*};

use crate::{
    backend::KeyRange,
    cli::{exit::Failure, view::TableKeys},
};

/// The keys that all options ask for.
pub(super) fn range(
    keys: &TableKeys,
    from: Option<&str>,
    to: Option<&str>,
    prefix: Option<&str>,
) -> Result<KeyRange, Failure> {
    let mut range = match prefix {
        Some(text) => KeyRange::prefix(&keys.prefix("--prefix", text)?),
        None => KeyRange::all(),
    };
    if let Some(text) = from {
        let from = keys.bound("--from", text)?;
        let is_later = match &range.start {
            Bound::Included(start) => from > *start,
            Bound::Excluded(_) | Bound::Unbounded => true,
        };
        if is_later {
            range.start = Bound::Included(from);
        }
    }
    if let Some(text) = to {
        let to = keys.bound("--to", text)?;
        let is_earlier = match &range.end {
            Bound::Excluded(end) => to < *end,
            Bound::Included(_) | Bound::Unbounded => true,
        };
        if is_earlier {
            range.end = Bound::Excluded(to);
        }
    }
    Ok(range)
}
