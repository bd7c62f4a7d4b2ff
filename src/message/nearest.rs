//! Which known name somebody may have meant.

use alloc::vec::Vec;

/// The known name that is nearest to one that is not known, if any is near enough to be meant.
pub(crate) fn nearest<'k>(known: impl Iterator<Item = &'k str>, name: &str) -> Option<&'k str> {
    let near = known.map(|known| (distance(known, name), known));
    let nearest = near.filter(|(far, known)| *far <= 2.max(known.len() / 3)).min();
    nearest.map(|(_, known)| known)
}

/// How many letters differ, whatever their case (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let lower = |c: char| c.to_ascii_lowercase();
    let mut row: Vec<usize> = (0..=b.chars().count()).collect();
    for (i, from) in a.chars().map(lower).enumerate() {
        let (mut diagonal, mut left) = (i, i + 1);
        for (to, cell) in b.chars().map(lower).zip(row.iter_mut().skip(1)) {
            let best = (diagonal + usize::from(from != to)).min(left + 1).min(*cell + 1);
            diagonal = *cell;
            *cell = best;
            left = best;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}
