//! All rows of a table that the engine can read.

use std::{collections::VecDeque, ops::Bound, prelude::rust_2024::*};

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
    let first = walks.go(&Place::End, &Place::End, Direction::Forward, &mut visit)?;
    let Some(problem) = first.problem else { return Ok(Vec::new()) };
    let after = first.last.map_or(Place::End, Place::Row);
    let back = walks.go(&after, &Place::End, Direction::Backward, &mut visit)?;
    let before = match (back.last, back.problem) {
        // The other way all is read.
        (_, None) => after.clone(),
        (last, Some(_)) => last.map_or(Place::End, Place::Row),
    };
    let within = (after.clone(), before.clone());
    let mut open = VecDeque::from([(Gap { after, before, problem }, within)]);
    let (mut gaps, mut left) = (Vec::new(), WALKS_MAX);
    while let Some((gap, (low, high))) = open.pop_front() {
        let middle = if left < 2 { None } else { middle(&low, &high) };
        let Some(middle) = middle.map(Place::Key) else {
            gaps.push(gap);
            continue;
        };
        left -= 2;
        let below = walks.go(&low, &middle, Direction::Backward, &mut visit)?;
        let above = walks.go(&middle, &high, Direction::Forward, &mut visit)?;
        let below_first = below.nearest(&gap.after, &middle);
        if let Some(problem) = below.problem {
            let end = above.nearest(&gap.before, &middle);
            let before = below.last.clone().map_or(end, Place::Row);
            let end_of_low = below.last.map_or_else(|| middle.clone(), Place::Row);
            open.push_back((Gap { after: gap.after, before, problem }, (low, end_of_low)));
        }
        if let Some(problem) = above.problem {
            let after = above.last.clone().map_or(below_first, Place::Row);
            let low = above.last.map_or(middle, Place::Row);
            open.push_back((Gap { after, before: gap.before, problem }, (low, high)));
        }
    }
    Ok(joined(gaps))
}

/// A walk over a range.
struct Walked {
    /// The keys that were read first and last.
    first: Option<Vec<u8>>,
    last: Option<Vec<u8>>,
    is_whole: bool,
    /// Why it ended early.
    problem: Option<String>,
}

impl Walked {
    /// The row that is nearest to where the walk began; `end` if there is none at all, and `begun` if
    /// that is not known.
    fn nearest(&self, end: &Place, begun: &Place) -> Place {
        match (&self.first, self.is_whole) {
            (Some(key), _) => Place::Row(key.clone()),
            (None, true) => end.clone(),
            (None, false) => begun.clone(),
        }
    }
}

struct Walks<'a, R> {
    engine: &'a R,
    table: &'a str,
}

impl<R: ReadEngine> Walks<'_, R> {
    fn go(
        &mut self,
        after: &Place,
        before: &Place,
        direction: Direction,
        visit: &mut impl FnMut(&[u8], &[u8]) -> Result<(), Failure>,
    ) -> Result<Walked, Failure> {
        let range = KeyRange { start: after.start(), end: before.end() };
        let (mut first, mut last) = (None, Vec::new());
        let problem = match self.engine.cursor(self.table, &range, direction) {
            Err(error) => Some(error.to_string()),
            Ok(mut cursor) => loop {
                match cursor.next() {
                    Ok(Some(row)) => {
                        visit(row.key, row.value)?;
                        last.clear();
                        last.extend_from_slice(row.key);
                        if first.is_none() {
                            first = Some(row.key.to_vec());
                        }
                    }
                    Ok(None) => break None,
                    Err(error) => break Some(error.to_string()),
                }
            },
        };
        let last = first.is_some().then_some(last);
        Ok(Walked { first, last, is_whole: problem.is_none(), problem })
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

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
mod tests {
    use std::{cell::Cell, collections::BTreeSet, prelude::rust_2024::*, vec};

    use super::{Gap, Place, WALKS_MAX, walk};
    use crate::backend::{
        BackendError, BackendErrorKind, Cursor, Direction, Entry, KeyRange, ReadEngine,
    };

    /// Rows, some of which cannot be read.
    struct Broken {
        keys: BTreeSet<Vec<u8>>,
        bad: BTreeSet<Vec<u8>>,
        walks: Cell<usize>,
    }

    struct Keys<'a>(&'a Broken, Vec<Vec<u8>>, Vec<u8>);

    impl Cursor for Keys<'_> {
        fn next(&mut self) -> Result<Option<Entry<'_>>, BackendError> {
            let Some(key) = self.1.pop() else { return Ok(None) };
            if self.0.bad.contains(&key) {
                self.1.clear();
                let kind = BackendErrorKind::Corrupted;
                return Err(BackendError::new("broken", "scan", "t", kind, "bad page"));
            }
            self.2 = key;
            Ok(self.current())
        }

        fn current(&self) -> Option<Entry<'_>> {
            Some(Entry { key: &self.2, value: &[] })
        }
    }

    impl ReadEngine for Broken {
        type Pinned<'a> = Vec<u8>;
        type Cursor<'a> = Keys<'a>;
        type Snapshot<'a> = &'static Empty;

        fn snapshot(&self) -> Result<&'static Empty, BackendError> {
            Ok(&Empty)
        }

        fn get(&self, _: &str, _: &[u8]) -> Result<Option<Vec<u8>>, BackendError> {
            Ok(None)
        }

        fn get_many(&self, _: &str, _: &[&[u8]]) -> Result<Vec<Option<Vec<u8>>>, BackendError> {
            Ok(Vec::new())
        }

        fn cursor(
            &self,
            _: &str,
            range: &KeyRange,
            direction: Direction,
        ) -> Result<Keys<'_>, BackendError> {
            self.walks.set(self.walks.get() + 1);
            let keys = self.keys.iter().filter(|key| range.contains(key)).cloned();
            let mut keys: Vec<_> = keys.collect();
            if direction == Direction::Forward {
                keys.reverse();
            }
            Ok(Keys(self, keys, Vec::new()))
        }
    }

    /// Nothing at all.
    struct Empty;

    impl ReadEngine for Empty {
        type Pinned<'a> = Vec<u8>;
        type Cursor<'a> = Keys<'a>;
        type Snapshot<'a> = &'a Self;

        fn snapshot(&self) -> Result<&Self, BackendError> {
            Ok(self)
        }

        fn get(&self, _: &str, _: &[u8]) -> Result<Option<Vec<u8>>, BackendError> {
            Ok(None)
        }

        fn get_many(&self, _: &str, _: &[&[u8]]) -> Result<Vec<Option<Vec<u8>>>, BackendError> {
            Ok(Vec::new())
        }

        fn cursor(
            &self,
            table: &str,
            _: &KeyRange,
            _: Direction,
        ) -> Result<Keys<'_>, BackendError> {
            let kind = BackendErrorKind::Other;
            Err(BackendError::new("empty", "scan", table, kind, "there is nothing"))
        }
    }

    fn key(number: u32) -> Vec<u8> {
        number.to_be_bytes().to_vec()
    }

    /// Walks over 1,000 rows without those of some numbers. Gives what was read, and the gaps.
    fn read(bad: impl IntoIterator<Item = u32>) -> (Vec<Vec<u8>>, Vec<Gap>) {
        let keys = (0..1000).map(|number| key(number * 7)).collect();
        let bad: BTreeSet<_> = bad.into_iter().map(|number| key(number * 7)).collect();
        let engine = Broken { keys, bad, walks: Cell::new(0) };
        let mut read = Vec::new();
        let gaps = walk(&engine, "t", |key, _| {
            read.push(key.to_vec());
            Ok(())
        });
        let gaps = gaps.unwrap();
        assert!(engine.walks.get() <= WALKS_MAX + 2);
        let all: BTreeSet<_> = read.iter().cloned().collect();
        assert_eq!(all.len(), read.len(), "a row was shown twice");
        for key in &engine.keys {
            let inside = |gap: &&Gap| {
                let range = KeyRange { start: gap.after.start(), end: gap.before.end() };
                range.contains(key)
            };
            assert_eq!(gaps.iter().filter(inside).count(), usize::from(!all.contains(key)));
            assert!(!engine.bad.contains(key) || !all.contains(key));
        }
        (read, gaps)
    }

    #[test]
    fn without_damage_all_rows_are_read_in_their_order() {
        let (rows, gaps) = read([]);
        assert!(rows.len() == 1000 && rows.is_sorted() && gaps.is_empty());
    }

    #[test]
    fn one_gap_is_all_that_is_missed() {
        for bad in [vec![500], (100..900).collect(), vec![0], vec![999], (0..20).collect()] {
            let (rows, gaps) = read(bad.clone());
            assert_eq!(rows.len(), 1000 - bad.len());
            assert_eq!(gaps.len(), 1, "{gaps:?}");
            let place = |number: Option<u32>| {
                number.filter(|it| *it < 1000).map_or(Place::End, |it| Place::Row(key(it * 7)))
            };
            let (first, last) = (bad[0], bad[bad.len() - 1]);
            assert_eq!(
                (&gaps[0].after, &gaps[0].before),
                (&place(first.checked_sub(1)), &place(Some(last + 1)))
            );
            assert!(gaps[0].problem.contains("bad page"));
        }
    }

    #[test]
    fn rows_between_gaps_are_found_and_the_search_ends() {
        let (rows, gaps) = read([100, 900]);
        assert_eq!((rows.len(), gaps.len()), (998, 2));
        let (rows, gaps) = read([10, 300, 301, 302, 650, 990]);
        assert_eq!((rows.len(), gaps.len()), (994, 4));
        let (rows, gaps) = read(0..1000);
        assert_eq!((rows.len(), gaps.len()), (0, 1));
        // More gaps than walks: what is not reached lies in a gap.
        let (rows, gaps) = read((0..1000).filter(|number| number % 2 == 0));
        assert!(!rows.is_empty() && gaps.len() > 10, "{} {}", rows.len(), gaps.len());
    }
}
