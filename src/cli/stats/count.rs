//! Counting the rows of a table: its keys and values are lent, measured, and not decoded.

use std::{format, prelude::rust_2024::*, vec};

use super::{
    report::{Age, Ended, OfTypes, TableStats, TagStats, VersionStats},
    sizes::{SizeCounter, Span},
};
use crate::{
    backend::Cursor,
    cli::{database::TableFacts, progress::Stopped},
    version::{SpecVersion, Tag},
};

/// What is counted while rows go by.
pub(super) struct Counter {
    pub(super) keys: SizeCounter,
    pub(super) values: SizeCounter,
    /// By tag.
    tags: Vec<Span>,
    empty: u64,
}

impl Counter {
    pub(super) fn new() -> Self {
        let (keys, values) = (SizeCounter::new(), SizeCounter::new());
        Self { keys, values, tags: vec![Span::default(); 256], empty: 0 }
    }

    #[inline]
    fn add(&mut self, key: &[u8], value: &[u8]) {
        let size = value.len() as u64;
        self.keys.add(key.len() as u64);
        self.values.add(size);
        match value.first().and_then(|tag| self.tags.get_mut(usize::from(*tag))) {
            Some(span) => span.add(size),
            None => self.empty += 1,
        }
    }

    /// Counts rows until there are no more, `step` says stop, or the engine fails.
    pub(super) fn count(
        &mut self,
        rows: &mut impl Cursor,
        mut step: impl FnMut() -> Result<(), Stopped>,
    ) -> Ended {
        loop {
            match rows.next() {
                Ok(Some(row)) => self.add(row.key, row.value),
                Ok(None) => return Ended::Whole,
                Err(error) => return Ended::Failed(error.to_string()),
            }
            if step().is_err() {
                return Ended::Stopped;
            }
        }
    }

    /// What was counted, in the words of the catalog and of the table's types.
    pub(super) fn finish(
        &self,
        table: &TableFacts,
        reached: Option<SpecVersion>,
        ended: Ended,
    ) -> TableStats {
        let mut unknown = self.tags.clone();
        let mut versions: Vec<_> = table
            .entries
            .iter()
            .map(|entry| VersionStats {
                version: entry.version,
                tag: entry.tag,
                first_spec_version: entry.spec_version,
                span: unknown
                    .get_mut(usize::from(entry.tag.0))
                    .map(core::mem::take)
                    .unwrap_or_default(),
            })
            .collect();
        versions.sort_by_key(|of| of.version);
        let unknown = (0..=u8::MAX).zip(unknown).filter(|(_, span)| span.rows > 0);
        let latest = versions.last().map(|of| of.version);
        let older = |than| {
            let older = versions.iter().filter(|of| Some(of.version) < than);
            older.map(|of| of.span.rows).sum()
        };
        let types = table.typed.as_ref().map(|typed| {
            let active = reached.and_then(|spec| {
                let active = typed.versions().iter().filter(|version| version.activates <= spec);
                active.map(|version| version.version).max()
            });
            OfTypes {
                latest: typed.latest(),
                older_than_latest: older(Some(typed.latest())),
                active,
                older_than_active: older(active),
            }
        });
        let age = Age { latest, older_than_latest: older(latest), types };
        TableStats {
            name: table.name.clone(),
            entity: one_of(table.entries.iter().map(|entry| entry.entity.as_str())),
            codec: one_of(table.entries.iter().map(|entry| entry.codec.as_str())),
            keys: self.keys.summary(),
            values: self.values.summary(),
            versions,
            unknown: unknown.map(|(tag, span)| TagStats { tag: Tag(tag), span }).collect(),
            empty: self.empty,
            age,
            ended,
        }
    }
}

/// What all entries say; if they differ, all that they say.
fn one_of<'a>(names: impl Iterator<Item = &'a str>) -> Option<String> {
    let mut found: Vec<&str> = Vec::new();
    for name in names {
        if !found.contains(&name) {
            found.push(name);
        }
    }
    match found.as_slice() {
        [] => None,
        [one] => Some((*one).to_string()),
        several => Some(format!("{} (the catalog contradicts itself)", several.join(", "))),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::prelude::rust_2024::*;

    use super::{Counter, Ended};
    use crate::{
        backend::{
            Backend, BackendError, BackendErrorKind, Cursor, Direction, Entry, KeyRange, Memory,
            ReadEngine, WriteBatch, WriteOp,
        },
        cli::{database::TableFacts, progress::Stopped},
    };

    fn facts() -> TableFacts {
        TableFacts { name: "t".into(), entries: Vec::new(), typed: None }
    }

    fn memory(rows: u8) -> Memory {
        let mut engine = Memory::new();
        engine.create_tables(&["t"]).unwrap();
        let mut batch = WriteBatch::new();
        for row in 0..rows {
            let value = std::vec![row % 3; usize::from(row % 5)];
            batch.push(WriteOp::Put { table: "t", key: std::vec![row], value });
        }
        engine.commit(&batch).unwrap();
        engine
    }

    #[test]
    fn a_walk_that_is_stopped_keeps_what_it_counted() {
        let engine = memory(40);
        let mut rows = engine.cursor("t", &KeyRange::all(), Direction::Forward).unwrap();
        let (mut counter, mut left) = (Counter::new(), 10);
        let ended = counter.count(&mut rows, || {
            left -= 1;
            if left == 0 { Err(Stopped) } else { Ok(()) }
        });
        assert_eq!(ended, Ended::Stopped);
        let stats = counter.finish(&facts(), None, ended);
        assert_eq!((stats.rows(), stats.empty), (10, 2));
        assert_eq!(stats.unknown.iter().map(|tag| tag.span.rows).sum::<u64>(), 8);
    }

    /// Lends two rows, and then fails as a damaged page would.
    struct Damaged(u8);

    impl Cursor for Damaged {
        fn next(&mut self) -> Result<Option<Entry<'_>>, BackendError> {
            self.0 += 1;
            if self.0 < 3 {
                return Ok(Some(Entry { key: b"key", value: b"\x01" }));
            }
            let kind = BackendErrorKind::Corrupted;
            Err(BackendError::new("redb", "scan", "t", kind, "checksum"))
        }

        fn current(&self) -> Option<Entry<'_>> {
            None
        }
    }

    #[test]
    fn damage_ends_a_table_with_its_error() {
        let mut counter = Counter::new();
        let ended = counter.count(&mut Damaged(0), || Ok(()));
        assert!(matches!(&ended, Ended::Failed(error) if error.contains("checksum")), "{ended:?}");
        assert_eq!(counter.finish(&facts(), None, ended).rows(), 2);
    }
}
