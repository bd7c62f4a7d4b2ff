//! Rows in the order of their keys, which are cheap to copy while they are read.

use alloc::{sync::Arc, vec::Vec};
use core::{cmp::Ordering, ops::Bound};

use super::key::Key;
use crate::backend::{Entry, KeyRange};

/// The most rows of a leaf. The first write to a leaf under a snapshot copies its rows, which are
/// more the larger this is. The first write to a table under one copies the list of its leaves and
/// takes two counts for each, and a new leaf moves those behind it: both are more the smaller this
/// is, and grow with the table.
const LEAF_ROWS_MAX: usize = 256;

/// A table's rows.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    /// Ascending; none is empty.
    leaves: Vec<Leaf>,
}

#[derive(Clone, Debug)]
struct Leaf {
    /// Not behind the first row, and behind all rows of the leaf before.
    first: Key,
    rows: Arc<Vec<Row>>,
}

#[derive(Clone, Debug)]
struct Row {
    key: Key,
    value: Arc<[u8]>,
}

/// A place between two rows: in front of this row of this leaf. There is one place at the end, in
/// front of the first row of the leaf that would come next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    leaf: usize,
    row: usize,
}

impl Row {
    fn entry(&self) -> Entry<'_> {
        Entry { key: &self.key.bytes, value: &self.value }
    }
}

impl Rows {
    pub(super) fn len(&self) -> usize {
        self.leaves.iter().map(|leaf| leaf.rows.len()).sum()
    }

    pub(super) fn get(&self, key: &[u8]) -> Option<&Arc<[u8]>> {
        let key = Key::new(key);
        let rows = &self.leaves.get(self.leaf_of(&key)?)?.rows;
        let at = rows.binary_search_by(|row| row.key.order(&key)).ok()?;
        rows.get(at).map(|row| &row.value)
    }

    pub(super) fn put(&mut self, key: &[u8], value: &[u8]) {
        let (key, value) = (Key::new(key), Arc::from(value));
        // A key in front of all others goes to the first leaf.
        let at = self.leaf_of(&key).unwrap_or_default();
        let is_last = at + 1 == self.leaves.len();
        let Some(leaf) = self.leaves.get_mut(at) else {
            self.insert_leaf(at, Vec::from([Row { key: key.kept(), value }]));
            return;
        };
        let rows = Arc::make_mut(&mut leaf.rows);
        let index = match rows.binary_search_by(|row| row.key.order(&key)) {
            Ok(index) => {
                if let Some(row) = rows.get_mut(index) {
                    row.value = value;
                }
                return;
            }
            Err(index) => index,
        };
        let key = key.kept();
        if key.order(&leaf.first).is_lt() {
            leaf.first = key.clone();
        }
        rows.insert(index, Row { key, value });
        if rows.len() > LEAF_ROWS_MAX {
            // Rows that come in order fill their leaves.
            let is_appended = is_last && index + 1 == rows.len();
            let behind = rows.split_off(if is_appended { index } else { rows.len() / 2 });
            self.insert_leaf(at + 1, behind);
        }
    }

    pub(super) fn remove(&mut self, key: &[u8]) {
        let key = Key::new(key);
        let Some(at) = self.leaf_of(&key) else { return };
        let Some(leaf) = self.leaves.get_mut(at) else { return };
        let Ok(index) = leaf.rows.binary_search_by(|row| row.key.order(&key)) else { return };
        let rows = Arc::make_mut(&mut leaf.rows);
        rows.remove(index);
        if rows.is_empty() {
            self.leaves.remove(at);
        } else if rows.len() < LEAF_ROWS_MAX / 4 {
            self.merge_behind(at);
            self.merge_behind(at.saturating_sub(1));
        }
    }

    /// The rows of a range: the place that it begins at and the one that it ends at.
    pub(super) fn places(&self, range: &KeyRange) -> (Place, Place) {
        if range.is_empty() {
            return (Place::default(), Place::default());
        }
        let start = match &range.start {
            Bound::Included(key) => self.place(key, false),
            Bound::Excluded(key) => self.place(key, true),
            Bound::Unbounded => Place::default(),
        };
        let end = match &range.end {
            Bound::Included(key) => self.place(key, true),
            Bound::Excluded(key) => self.place(key, false),
            Bound::Unbounded => Place { leaf: self.leaves.len(), row: 0 },
        };
        (start, end)
    }

    /// The row behind a place, and the place behind that row.
    #[inline]
    pub(super) fn step(&self, place: Place) -> Option<(Entry<'_>, Place)> {
        let rows = &self.leaves.get(place.leaf)?.rows;
        let row = rows.get(place.row)?;
        let next = if place.row + 1 < rows.len() {
            Place { row: place.row + 1, ..place }
        } else {
            Place { leaf: place.leaf + 1, row: 0 }
        };
        Some((row.entry(), next))
    }

    /// The row in front of a place, and the place in front of that row.
    #[inline]
    pub(super) fn step_back(&self, place: Place) -> Option<(Entry<'_>, Place)> {
        let previous = if place.row > 0 {
            Place { row: place.row - 1, ..place }
        } else {
            let leaf = place.leaf.checked_sub(1)?;
            Place { leaf, row: self.leaves.get(leaf)?.rows.len().checked_sub(1)? }
        };
        let row = self.leaves.get(previous.leaf)?.rows.get(previous.row)?;
        Some((row.entry(), previous))
    }

    /// The keys at which a range divides into parts with equally many rows.
    pub(super) fn split(&self, range: &KeyRange, parts: usize) -> Vec<Vec<u8>> {
        let (start, end) = self.places(range);
        let (first, last) = (self.rows_before(start), self.rows_before(end));
        let count = last.saturating_sub(first);
        let parts = parts.min(count);
        let mut points = Vec::new();
        // The leaf that is being looked at, and the rows in front of it.
        let (mut leaves, mut before) = (self.leaves.iter().peekable(), 0);
        for part in 1..parts {
            let target = first + count / parts * part + count % parts * part / parts;
            while leaves.next_if(|leaf| before + leaf.rows.len() <= target).is_some_and(|leaf| {
                before += leaf.rows.len();
                true
            }) {}
            let row = leaves.peek().and_then(|leaf| leaf.rows.get(target - before));
            points.extend(row.map(|row| row.key.bytes.to_vec()));
        }
        points
    }

    fn rows_before(&self, place: Place) -> usize {
        self.leaves.iter().take(place.leaf).map(|leaf| leaf.rows.len()).sum::<usize>() + place.row
    }

    /// The leaf that holds a key if any does, or `None` in front of all.
    fn leaf_of(&self, key: &Key<&[u8]>) -> Option<usize> {
        self.leaves.partition_point(|leaf| leaf.first.order(key).is_le()).checked_sub(1)
    }

    /// The place in front of a key, or behind it.
    fn place(&self, key: &[u8], behind: bool) -> Place {
        let key = Key::new(key);
        let Some(at) = self.leaf_of(&key) else { return Place::default() };
        let Some(leaf) = self.leaves.get(at) else { return Place::default() };
        let row = leaf.rows.partition_point(|row| match row.key.order(&key) {
            Ordering::Less => true,
            Ordering::Equal => behind,
            Ordering::Greater => false,
        });
        if row < leaf.rows.len() { Place { leaf: at, row } } else { Place { leaf: at + 1, row: 0 } }
    }

    fn insert_leaf(&mut self, at: usize, rows: Vec<Row>) {
        if let Some(row) = rows.first() {
            let leaf = Leaf { first: row.key.clone(), rows: Arc::new(rows) };
            self.leaves.insert(at, leaf);
        }
    }

    /// Takes the rows of the next leaf into this one, if they make no full leaf together.
    fn merge_behind(&mut self, at: usize) {
        let Some([leaf, next]) = self.leaves.get_mut(at..at + 2) else { return };
        if leaf.rows.len() + next.rows.len() <= LEAF_ROWS_MAX / 2 {
            Arc::make_mut(&mut leaf.rows).extend(next.rows.iter().cloned());
            self.leaves.remove(at + 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use alloc::collections::BTreeMap;

    use super::*;

    fn check(rows: &Rows, model: &BTreeMap<Vec<u8>, Vec<u8>>) {
        assert!(rows.leaves.iter().all(|leaf| !leaf.rows.is_empty()));
        assert!(rows.leaves.iter().all(|leaf| leaf.rows.len() <= LEAF_ROWS_MAX));
        let (mut at, end) = rows.places(&KeyRange::all());
        let mut found = Vec::new();
        while at != end {
            let Some((entry, next)) = rows.step(at) else { break };
            assert_eq!(rows.step_back(next), Some((entry, at)));
            found.push((entry.key.to_vec(), entry.value.to_vec()));
            at = next;
        }
        assert!(rows.step(end).is_none());
        assert_eq!(found, model.clone().into_iter().collect::<Vec<_>>());
    }

    #[test]
    fn leaves_divide_and_merge_as_an_ordered_map_grows_and_shrinks() {
        let (mut rows, mut model) = (Rows::default(), BTreeMap::new());
        let key = |n: u32| (n.wrapping_mul(2_654_435_761) >> 16).to_be_bytes().to_vec();
        for n in 0..3000_u32 {
            // In order first, then anywhere.
            let key = if n < 700 { n.to_be_bytes().to_vec() } else { key(n) };
            rows.put(&key, &n.to_be_bytes());
            model.insert(key, n.to_be_bytes().to_vec());
        }
        check(&rows, &model);
        assert!(rows.leaves.len() > 10);
        let (copy, copied) = (rows.clone(), model.clone());
        for n in 0..2990_u32 {
            let key = if n < 700 { n.to_be_bytes().to_vec() } else { key(n) };
            rows.remove(&key);
            model.remove(&key);
            assert_eq!(rows.get(&key), None);
            rows.remove(&key);
        }
        check(&rows, &model);
        assert!(rows.leaves.len() <= 2, "{} leaves", rows.leaves.len());
        check(&copy, &copied);
        assert!(copied.iter().all(|(key, value)| copy.get(key).is_some_and(|it| **it == **value)));
    }

    #[test]
    fn ranges_hold_what_a_map_holds_while_rows_come_and_go() {
        let (mut rows, mut model) = (Rows::default(), BTreeMap::new());
        let mut random = 0x2545_F491_4F6C_DD1D_u64;
        let mut next = |below: u64| {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (random >> 33) % below
        };
        let mut leaves_max = 0;
        for turn in 0..30_000_u32 {
            // Keys of one to three bytes; for ten thousand turns more of them go than come.
            let number = next(6000).to_be_bytes();
            let key = number.get(5 + usize::from(turn % 7 == 0)..).unwrap_or_default().to_vec();
            if next(10) < if turn / 10_000 == 1 { 2 } else { 7 } {
                rows.put(&key, &turn.to_be_bytes());
                model.insert(key, turn.to_be_bytes().to_vec());
            } else {
                rows.remove(&key);
                model.remove(&key);
            }
            leaves_max = leaves_max.max(rows.leaves.len());
            if turn % 500 > 0 {
                continue;
            }
            check(&rows, &model);
            let key = |number: u64| number.to_be_bytes().get(5..).unwrap_or_default().to_vec();
            let (start, end) = (Bound::Excluded(key(next(6000))), Bound::Included(key(next(6000))));
            let range = KeyRange { start, end };
            let (mut at, end) = rows.places(&range);
            let mut found = Vec::new();
            while at != end {
                let Some((entry, next)) = rows.step(at) else { break };
                found.push(entry.key.to_vec());
                at = next;
            }
            let expected = model.keys().filter(|key| range.contains(key));
            assert!(found.iter().eq(expected), "{range:?}");
        }
        assert!(leaves_max > 5, "{leaves_max} leaves");
    }

    #[test]
    fn parts_have_equally_many_rows() {
        let mut rows = Rows::default();
        for n in 0..2000_u16 {
            rows.put(&n.to_be_bytes(), b"");
        }
        let range = KeyRange {
            start: Bound::Excluded(99_u16.to_be_bytes().to_vec()),
            end: Bound::Excluded(1100_u16.to_be_bytes().to_vec()),
        };
        let points = rows.split(&range, 4);
        assert_eq!(points, [350_u16, 600, 850].map(|n| n.to_be_bytes().to_vec()));
        assert!(rows.split(&KeyRange::prefix(&[9]), 9).is_empty());
        assert_eq!(rows.split(&range, 5000).len(), 999);
        assert!(rows.split(&range, 0).is_empty());
    }
}
