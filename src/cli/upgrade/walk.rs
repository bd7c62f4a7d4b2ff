//! A table, batch by batch.

use std::{format, ops::Bound, prelude::rust_2024::*, vec};

use super::{pace::Pace, tally::Tally};
use crate::{
    backend::{Backend, Cursor, Direction, Entry, KeyRange},
    cli::{
        exit::Failure,
        progress::{Progress, Stopped},
        terminal::Env,
    },
    store::{KeyBytes, Left, Rewritten, Store, TableInfo, Upgraded},
    version::{SpecVersion, Version},
};

/// A batch is written when its values have so many bytes, also if it has few rows.
const BATCH_BYTES_MAX: usize = 16 << 20;

/// How a table is walked.
pub(super) struct Walk<'a, B> {
    pub(super) engine: &'a B,
    /// Where rows are rewritten; none if it is only looked what would be.
    pub(super) store: Option<&'a Store<B>>,
    pub(super) table: &'a TableInfo,
    /// Values become the newest version that is active then.
    pub(super) spec: SpecVersion,
    pub(super) batch: usize,
    /// Whether rows are rewritten that cannot be brought back as they are.
    pub(super) one_way: bool,
}

/// What a tag says of a value.
#[derive(Clone, Copy)]
enum Standing {
    Old(Version),
    Current,
    Newer,
    Waiting,
    Unknown,
}

/// The standing of each tag.
struct Standings([Standing; 256]);

impl Standings {
    fn of(table: &TableInfo, active: Option<Version>) -> Self {
        let mut standings = [Standing::Unknown; 256];
        for info in table.versions() {
            if let Some(standing) = standings.get_mut(usize::from(info.tag.0)) {
                *standing = match active {
                    None => Standing::Waiting,
                    Some(active) if info.version < active => Standing::Old(info.version),
                    Some(active) if info.version == active => Standing::Current,
                    Some(_) => Standing::Newer,
                };
            }
        }
        Self(standings)
    }

    #[inline]
    fn get(&self, stored: &[u8]) -> Standing {
        let standing = stored.first().and_then(|tag| self.0.get(usize::from(*tag)));
        standing.copied().unwrap_or(Standing::Unknown)
    }
}

/// Why a row is left that could be rewritten.
const ONE_WAY: &str = "it cannot be brought back as it is stored now, since a field was removed or has no \
downcast; `--one-way` rewrites it all the same";

/// Rows that wait to be written.
#[derive(Default)]
struct Pending {
    rows: Vec<Rewritten>,
    from: Vec<Version>,
    bytes: usize,
}

/// How a batch ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ended {
    Full,
    AtEnd,
    Stopped,
}

/// Who is told on the way.
pub(super) struct Told<'a, 'e> {
    pub(super) env: &'a mut Env<'e>,
    pub(super) progress: &'a mut Progress,
    pub(super) pace: &'a mut Pace,
    pub(super) tally: &'a mut Tally,
}

impl<B: Backend> Walk<'_, B> {
    /// Goes through the table. What was done by then is in the tally, also if an error ends it.
    pub(super) fn go(&self, told: &mut Told<'_, '_>) -> Result<Result<(), Stopped>, Failure> {
        let standings = Standings::of(self.table, told.tally.active);
        let mut start = Bound::Unbounded;
        loop {
            // A new walk for each batch: one that lasts makes the engine keep all that is rewritten
            // meanwhile.
            let range = KeyRange { start, end: Bound::Unbounded };
            let mut rows = self.engine.cursor(self.table.name(), &range, Direction::Forward)?;
            let mut pending = Pending::default();
            let ended = self.collect(&mut rows, &standings, told, &mut pending)?;
            start = match rows.current() {
                Some(row) if ended == Ended::Full => Bound::Excluded(row.key.to_vec()),
                _ => Bound::Unbounded,
            };
            drop(rows);
            let written = self.write(pending, told.tally)?;
            match ended {
                Ended::Stopped => return Ok(Err(Stopped)),
                Ended::AtEnd => {
                    told.tally.is_whole = true;
                    return Ok(Ok(()));
                }
                Ended::Full => {}
            }
            if let Err(stopped) = told.pace.wait(written, || told.progress.check()) {
                return Ok(Err(stopped));
            }
        }
    }

    /// Goes on until there are enough rows to rewrite.
    fn collect(
        &self,
        rows: &mut impl Cursor,
        standings: &Standings,
        told: &mut Told<'_, '_>,
        pending: &mut Pending,
    ) -> Result<Ended, Failure> {
        let batch = told.pace.batch(self.batch);
        while let Some(row) = rows.next()? {
            let tally = &mut *told.tally;
            tally.rows += 1;
            match standings.get(row.value) {
                Standing::Current => tally.current += 1,
                Standing::Newer => tally.newer += 1,
                Standing::Waiting => tally.waiting += 1,
                Standing::Old(from) => self.lift(from, row, told, pending),
                Standing::Unknown => self.tell_damaged(row, told),
            }
            if told.progress.row().is_err() {
                return Ok(Ended::Stopped);
            }
            if pending.rows.len() >= batch || pending.bytes >= BATCH_BYTES_MAX {
                return Ok(Ended::Full);
            }
        }
        Ok(Ended::AtEnd)
    }

    fn lift(&self, from: Version, row: Entry<'_>, told: &mut Told<'_, '_>, pending: &mut Pending) {
        match self.table.upgraded(row.value, self.spec) {
            Ok(Upgraded { is_one_way: true, .. }) if !self.one_way => {
                told.tally.add_left(row.key, ONE_WAY.into());
            }
            Ok(Upgraded { encoded: after, is_one_way }) => {
                told.tally.one_way += u64::from(is_one_way);
                pending.bytes += row.value.len() + after.bytes.len();
                let (key, before) = (row.key.to_vec(), row.value.to_vec());
                pending.rows.push(Rewritten { key, before, after });
                pending.from.push(from);
            }
            Err(Left::Unreadable(_)) => self.tell_damaged(row, told),
            Err(Left::Unwritable(why)) => told.tally.add_left(row.key, why),
        }
    }

    fn tell_damaged(&self, row: Entry<'_>, told: &mut Told<'_, '_>) {
        let Told { env, progress, tally, .. } = told;
        progress.beside(|| {
            tally.add_damaged(env, || match self.table.upgraded(row.value, self.spec) {
                Err(why) => {
                    let (table, key) = (self.table.name(), KeyBytes::new(row.key));
                    format!("table `{table}`, key {key}: left alone: {why}")
                }
                // It is asked for values alone that gave an error.
                Ok(_) => String::new(),
            });
        });
    }

    /// Writes a batch, and says how many rows of it.
    fn write(&self, pending: Pending, tally: &mut Tally) -> Result<u64, Failure> {
        let sizes = pending.rows.iter().map(|row| (row.before.len(), row.after.bytes.len()));
        let moves: Vec<_> = pending.from.into_iter().zip(sizes).collect();
        let written = match self.store {
            None => vec![true; moves.len()],
            Some(store) => store
                .rewrite(self.table.name(), pending.rows)
                .map_err(|error| Failure::unwritten(format!("a batch is not written: {error}")))?,
        };
        let mut rows = 0;
        for ((from, (before, after)), is_written) in moves.into_iter().zip(written) {
            if is_written {
                tally.add_moved(from, before, after);
                rows += 1;
            } else {
                tally.changed += 1;
            }
        }
        Ok(rows)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::{prelude::rust_2024::*, vec};

    use super::{BATCH_BYTES_MAX, Ended, Pending, Standings, Told, Walk};
    use crate::{
        backend::{Direction, KeyRange, Memory, ReadEngine},
        cli::{
            terminal::{Env, Look, WIDTH_DEFAULT},
            upgrade::{pace::Pace, tally::Tally},
        },
        store::{Store, Table},
        version::SpecVersion,
    };

    /// A note, which may be long.
    #[derive(perennial::Versioned)]
    #[versioned(latest = 2, activates(2 = 6))]
    struct Note {
        text: String,
        #[versioned(since = 2)]
        stars: u8,
    }

    const NOTES: Table<u64, Note> = Table::new("notes");

    #[test]
    fn a_batch_ends_where_its_values_have_so_many_bytes() {
        const ROW: usize = 3 << 20;
        let registry = perennial::registry![NOTES];
        let store = Store::open(Memory::new(), registry.clone()).unwrap();
        let notes = store.table(NOTES).unwrap();
        for number in 0..8 {
            notes.put(&number, &Note { text: "x".repeat(ROW), stars: 0 }).unwrap();
        }
        let (mut out, mut err) = (vec![], vec![]);
        let look = Look { color: false, width: WIDTH_DEFAULT, is_terminal: false, progress: false };
        let mut env = Env::new(registry.clone(), look, &mut out, &mut err);
        let table = registry.tables().first().unwrap();
        let spec = SpecVersion(6);
        let engine = store.backend();
        let walk = Walk { engine, store: None, table, spec, batch: 1000, one_way: false };
        let mut tally = Tally::new(table.name(), table.newest_active(spec));
        let standings = Standings::of(table, tally.active);
        let (mut progress, mut pace) = (env.progress("", None), Pace::new(None));
        let (progress, pace, tally) = (&mut progress, &mut pace, &mut tally);
        let mut told = Told { env: &mut env, progress, pace, tally };
        let mut rows = engine.cursor("notes", &KeyRange::all(), Direction::Forward).unwrap();
        let mut batches = vec![];
        loop {
            let mut pending = Pending::default();
            let ended = walk.collect(&mut rows, &standings, &mut told, &mut pending).unwrap();
            // One row more than fits, as stored before and after.
            assert!(pending.bytes < BATCH_BYTES_MAX + 2 * ROW + 100);
            batches.push(pending.rows.len());
            if ended == Ended::AtEnd {
                break;
            }
        }
        assert_eq!(batches, [3, 3, 2]);
    }
}
