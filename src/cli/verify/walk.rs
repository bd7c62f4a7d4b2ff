//! All rows of a table that the engine can read.

use std::{collections::VecDeque, mem, ops::Bound, prelude::rust_2024::*};

use crate::{
    backend::{Cursor, Direction, KeyRange, ReadEngine},
    cli::exit::Failure,
};

/// How many walks at most look for rows beyond what the engine cannot read, in each table.
const WALKS_MAX: usize = 64;

/// Rows that the engine cannot read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Gap {
    pub(super) after: Place,
    pub(super) before: Place,
    pub(super) problem: String,
}

/// Where a gap begins or ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Where the table does.
    End,
    /// At a row, which was read.
    Row(Vec<u8>),
    /// Where the next row is not known.
    Key(Vec<u8>),
}

impl Place {
    /// The key there, if it is not the table's end.
    pub(super) fn key(self) -> Option<Vec<u8>> {
        match self {
            Self::Row(key) | Self::Key(key) => Some(key),
            Self::End => None,
        }
    }

    fn start(&self) -> Bound<Vec<u8>> {
        match self {
            Self::End => Bound::Unbounded,
            Self::Row(key) => Bound::Excluded(key.clone()),
            Self::Key(key) => Bound::Included(key.clone()),
        }
    }

    fn end(&self) -> Bound<Vec<u8>> {
        match self {
            Self::End => Bound::Unbounded,
            Self::Row(key) | Self::Key(key) => Bound::Excluded(key.clone()),
        }
    }
}

/// Shows all rows that can be read to `visit`, each once: ascending, and behind the first error in any
/// order. What is left are the gaps.
///
/// An engine tells that it cannot read on, not where it could again. So the rest is walked from its
/// end backwards, which leaves one gap; and then from the middle of each gap both ways, some times.
pub(super) fn walk<R: ReadEngine>(
    engine: &R,
    table: &str,
    mut visit: impl FnMut(&[u8], &[u8]) -> Result<(), Failure>,
) -> Result<Vec<Gap>, Failure> {
    let mut walks = Walks { engine, table };
    let (after, before) = (Place::End, Place::End);
    let Some((after, problem)) = walks.go(&after, &before, Direction::Forward, &mut visit)? else {
        return Ok(Vec::new());
    };
    let after = after.map_or(Place::End, Place::Row);
    let before = match walks.go(&after, &before, Direction::Backward, &mut visit)? {
        Some((last, _)) => last.map_or(Place::End, Place::Row),
        // The other way all is read.
        None => after.clone(),
    };
    let mut open = VecDeque::from([Gap { after, before, problem }]);
    let (mut gaps, mut left) = (Vec::new(), WALKS_MAX);
    while let Some(gap) = open.pop_front() {
        let middle = if left < 2 { None } else { middle(&gap.after, &gap.before) };
        let Some(middle) = middle.map(Place::Key) else {
            gaps.push(gap);
            continue;
        };
        left -= 2;
        let below = walks.go(&gap.after, &middle, Direction::Backward, &mut visit)?;
        let above = walks.go(&middle, &gap.before, Direction::Forward, &mut visit)?;
        if let Some((last, problem)) = below {
            let before = last.map_or_else(|| middle.clone(), Place::Row);
            open.push_back(Gap { after: gap.after, before, problem });
        }
        if let Some((last, problem)) = above {
            let after = last.map_or(middle, Place::Row);
            open.push_back(Gap { after, before: gap.before, problem });
        }
    }
    Ok(joined(gaps))
}

struct Walks<'a, R> {
    engine: &'a R,
    table: &'a str,
}

impl<R: ReadEngine> Walks<'_, R> {
    /// Walks over a range. If that ends early: the last key that was read, and why.
    fn go(
        &mut self,
        after: &Place,
        before: &Place,
        direction: Direction,
        visit: &mut impl FnMut(&[u8], &[u8]) -> Result<(), Failure>,
    ) -> Result<Option<(Option<Vec<u8>>, String)>, Failure> {
        let range = KeyRange { start: after.start(), end: before.end() };
        let mut cursor = match self.engine.cursor(self.table, &range, direction) {
            Ok(cursor) => cursor,
            Err(error) => return Ok(Some((None, error.to_string()))),
        };
        let (mut last, mut has_row) = (Vec::new(), false);
        loop {
            match cursor.next() {
                Ok(Some(row)) => {
                    visit(row.key, row.value)?;
                    last.clear();
                    last.extend_from_slice(row.key);
                    has_row = true;
                }
                Ok(None) => return Ok(None),
                Err(error) => {
                    return Ok(Some((has_row.then(|| mem::take(&mut last)), error.to_string())));
                }
            }
        }
    }
}

/// A key between two places, if eight bytes behind what they have in common tell them apart.
fn middle(after: &Place, before: &Place) -> Option<Vec<u8>> {
    let key = |place: &Place| match place {
        Place::End => Vec::new(),
        Place::Row(key) | Place::Key(key) => key.clone(),
    };
    let (low, high) = (key(after), key(before));
    let is_open = *before == Place::End;
    let common = match is_open {
        true => low.iter().take_while(|byte| **byte == u8::MAX).count(),
        false => low.iter().zip(&high).take_while(|(low, high)| low == high).count(),
    };
    let number = |key: &[u8], filler: u8| {
        let bytes = key.iter().skip(common).copied().chain(core::iter::repeat(filler));
        bytes.take(8).fold(0_u64, |number, byte| number << 8 | u64::from(byte))
    };
    let (from, to) = (number(&low, 0), number(&high, if is_open { u8::MAX } else { 0 }));
    let middle = from + to.checked_sub(from)? / 2;
    (middle > from).then(|| {
        let prefix = low.iter().take(common).copied();
        prefix.chain(middle.to_be_bytes()).collect()
    })
}

/// The gaps in ascending order, those joined that nothing was read between.
fn joined(mut gaps: Vec<Gap>) -> Vec<Gap> {
    let order = |place: &Place| match place {
        Place::End => Vec::new(),
        Place::Row(key) | Place::Key(key) => key.clone(),
    };
    gaps.sort_by_cached_key(|gap| order(&gap.after));
    let mut found: Vec<Gap> = Vec::new();
    for gap in gaps {
        match found.last_mut() {
            Some(last) if matches!(&last.before, Place::Key(_)) && last.before == gap.after => {
                last.before = gap.before;
            }
            _ => found.push(gap),
        }
    }
    found
}
