//! Entries that are written together with the first value of their version.

use alloc::{string::ToString, vec::Vec};

use super::{facts, state::TableState};
use crate::{
    backend::{Backend, WriteBatch, WriteOp},
    catalog::row_key,
    store::{Contradiction, TableInfo, WriteError, meta::CATALOG},
    version::{SpecVersion, Version},
};

/// The versions in a batch that had no entry in the catalog when their values were added.
#[derive(Default)]
pub(in crate::store) struct FirstWrites<'a> {
    found: Vec<First<'a>>,
}

#[derive(Clone, Copy)]
struct First<'a> {
    table: &'a TableInfo,
    state: &'a TableState,
    version: Version,
}

impl<'a> FirstWrites<'a> {
    pub(in crate::store) const fn new() -> Self {
        Self { found: Vec::new() }
    }

    /// Looks at the version of a value that is added to the batch.
    #[inline]
    pub(in crate::store) fn note(
        &mut self,
        table: &'a TableInfo,
        state: &'a TableState,
        version: Version,
    ) {
        if !state.is_written(version) {
            self.add(First { table, state, version });
        }
    }

    #[cold]
    fn add(&mut self, first: First<'a>) {
        let same = |other: &First<'_>| {
            other.version == first.version && other.table.name() == first.table.name()
        };
        if !self.found.iter().any(same) {
            self.found.push(first);
        }
    }

    /// Commits the batch, with the entries that are still not there. The caller holds the lock of
    /// writes, so that the spec version stays what it is until they are.
    #[inline]
    pub(in crate::store) fn commit<B: Backend>(
        &self,
        backend: &B,
        spec_version: SpecVersion,
        writes: WriteBatch,
    ) -> Result<(), WriteError> {
        if self.found.is_empty() {
            return Ok(backend.commit(&writes)?);
        }
        self.commit_with_entries(backend, spec_version, writes)
    }

    #[cold]
    fn commit_with_entries<B: Backend>(
        &self,
        backend: &B,
        spec_version: SpecVersion,
        mut writes: WriteBatch,
    ) -> Result<(), WriteError> {
        for first in &self.found {
            let key = row_key(first.table.name(), first.version);
            // Entries never change: one that somebody else wrote by now stays what it is.
            if first.state.is_written(first.version) || backend.get(CATALOG, &key)?.is_some() {
                continue;
            }
            let value = row(first.table, first.version, spec_version)?;
            writes.push(WriteOp::Put { table: CATALOG, key, value });
        }
        backend.commit(&writes)?;
        self.found.iter().for_each(|first| first.state.mark_written(first.version));
        Ok(())
    }
}

/// The row of an entry.
pub(super) fn row(
    table: &TableInfo,
    version: Version,
    spec_version: SpecVersion,
) -> Result<Vec<u8>, Contradiction> {
    let refuse =
        |what| Contradiction { table: table.name(), entity: table.entity(), version, what };
    let Some(entry) = facts::entry(table, version, spec_version) else {
        return Err(refuse("it has no schema".to_string()));
    };
    match entry.contradiction() {
        None => Ok(entry.to_json().into_bytes()),
        Some(what) => Err(refuse(what)),
    }
}
