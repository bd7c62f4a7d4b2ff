//! Values of several tables through one store: before the upgrade, through it, and afterwards.

use std::{
    collections::BTreeSet,
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{
    CheckFault, CheckFinding, CheckStep,
    lost::Faults,
    row::{Row, Stepped, Way},
    scope::{Moment, Scope},
};
use crate::{
    backend::{Cursor, Direction, KeyRange, Memory, ReadEngine},
    schedule::{Deployment, Registration, Rules, Schedule},
    store::{Change, Place, Registry, Store},
    train::Subject,
    version::{Epoch, SpecVersion},
};

/// From here on the upgrade is active.
const UPGRADE: Epoch = Epoch(10);

/// A walk of rows through a fresh store.
pub(super) struct Round<'s, 'a> {
    pub(super) scope: &'s Scope<'a>,
    /// The tables under check alone.
    pub(super) registry: &'s Registry,
    pub(super) findings: &'s mut Vec<CheckFinding>,
    /// How many values were written and read.
    pub(super) values: u64,
}

/// The store's own failure.
type Done = Result<(), String>;

fn said(error: impl ToString) -> String {
    error.to_string()
}

impl Round<'_, '_> {
    /// Takes the rows all the way. What goes wrong with one of them is a finding, and it goes no
    /// further; an error is the store's own.
    pub(super) fn run(&mut self, rows: &mut [Row<'_>]) -> Done {
        let store = Store::open(Memory::new(), self.registry.clone()).map_err(said)?;
        rows.sort_by_key(|row| self.due(row));
        match self.scope.subject {
            Subject::Feature(_) => self.before_alone(&store, rows)?,
            Subject::Upgrade(_) => self.before_set(&store, rows)?,
        }
        let dumped = self.dump(&store)?;
        match self.scope.subject {
            Subject::Feature(_) => {
                (self.scope.meanwhile)(Moment::Decided, &store);
                store.raise_spec_version(self.scope.after).map_err(said)?;
            }
            Subject::Upgrade(_) => self.upgrade(&store)?,
        }
        (self.scope.meanwhile)(Moment::Upgraded, &store);
        if self.dump(&store)? != dumped {
            return Err("the upgrade changed rows that were there before".into());
        }
        self.after(&store, rows);
        (self.scope.meanwhile)(Moment::Closed, &store);
        self.reopen(&store, rows)
    }

    /// The spec version at which a row is first written.
    fn due(&self, row: &Row<'_>) -> SpecVersion {
        match row.way {
            Way::OldWritten => row.value.activates,
            Way::NewWritten | Way::NewStored => row.value.activates,
            Way::OldStored | Way::OldRewritten | Way::NewEarly | Way::NewStoredEarly => {
                self.scope.before
            }
            Way::NewAfter => self.scope.after,
        }
    }

    /// The store goes up step by step, and the rows are written as it goes.
    fn before_alone(&mut self, store: &Store<Memory>, rows: &mut [Row<'_>]) -> Done {
        for row in rows.iter_mut() {
            let due = self.due(row);
            if due > self.scope.before {
                continue;
            }
            if due > store.spec_version() {
                store.raise_spec_version(due).map_err(said)?;
            }
            self.early(row, Place { store, runtime: None, key: &[] });
        }
        if self.scope.before > store.spec_version() {
            store.raise_spec_version(self.scope.before).map_err(said)?;
        }
        Ok(())
    }

    /// The version before is there from genesis, and older runtimes wrote what they could.
    fn before_set(&mut self, store: &Store<Memory>, rows: &mut [Row<'_>]) -> Done {
        let before = Deployment::new(self.scope.before, Epoch(0));
        let (list, genesis) = (Schedule::from_iter([before]), Change::new("genesis", Epoch(0)));
        let rules = Rules::default();
        let registered = store.schedule().register(list, &genesis, &rules, Registration::Genesis);
        registered.map_err(said)?;
        store.advance_to(Epoch(0)).map_err(said)?;
        for row in rows {
            let due = self.due(row);
            if due <= self.scope.before {
                self.early(row, Place { store, runtime: Some(due), key: &[] });
            }
        }
        Ok(())
    }

    /// Decides on the upgrade, and lets its epoch come.
    fn upgrade(&self, store: &Store<Memory>) -> Done {
        let Scope { before, after, .. } = *self.scope;
        let list = [(before, Epoch(0)), (after, UPGRADE)];
        let list = list.map(|(spec, epoch)| Deployment::new(spec, epoch));
        let change = Change::new("upgrade", Epoch(1)).because("the check of an upgrade");
        let rules = Rules::default();
        store.schedule().update(Schedule::from_iter(list), &change, &rules).map_err(said)?;
        (self.scope.meanwhile)(Moment::Decided, store);
        for (epoch, expected) in [(Epoch(UPGRADE.0 - 1), before), (UPGRADE, after)] {
            let reached = store.advance_to(epoch).map_err(said)?;
            if reached != expected {
                return Err(format!(
                    "at epoch {epoch} it writes as spec version {reached}, and should as {expected}"
                ));
            }
        }
        Ok(())
    }

    /// What is written before the upgrade.
    fn early(&mut self, row: &mut Row<'_>, place: Place<'_>) {
        let before = self.scope.before;
        let (step, stepped) = match row.way {
            Way::OldStored => (CheckStep::OldStored, row.store(place)),
            Way::OldWritten => (CheckStep::OldWritten, row.write(place)),
            Way::OldRewritten => {
                let stepped = row.store(place).and_then(|_| row.rewrite(place, before));
                (CheckStep::OldRewritten, stepped)
            }
            Way::NewEarly => (CheckStep::NewEarly, row.write_early(place, before)),
            Way::NewStoredEarly => (CheckStep::NewStoredEarly, row.store_early(place)),
            Way::NewWritten | Way::NewStored | Way::NewAfter => return,
        };
        self.note(row, step, stepped);
    }

    /// What was written before is read, and what is new is written.
    fn after(&mut self, store: &Store<Memory>, rows: &mut [Row<'_>]) {
        for row in rows.iter_mut() {
            let stepped = row.reread(Place { store, runtime: None, key: &[] });
            self.note(row, CheckStep::Upgraded, stepped);
        }
        for row in rows {
            let runtime = Some(row.value.activates);
            let (now, then) = (None, runtime);
            let place = |runtime| Place { store, runtime, key: &[] };
            let (step, stepped) = match row.way {
                Way::NewWritten => (CheckStep::NewWritten, row.write(place(then))),
                Way::NewStored => (CheckStep::NewStored, row.store(place(then))),
                Way::NewAfter => {
                    (CheckStep::NewAfter, row.write_after(place(now), self.scope.after))
                }
                Way::OldStored
                | Way::OldWritten
                | Way::OldRewritten
                | Way::NewEarly
                | Way::NewStoredEarly => continue,
            };
            self.note(row, step, stepped);
        }
    }

    /// Opens the database again, reads all of it, and rewrites it.
    fn reopen(&mut self, before: &Store<Memory>, rows: &mut [Row<'_>]) -> Done {
        let backend = before.backend().clone();
        let store = Store::open(backend, self.registry.clone()).map_err(said)?;
        if store.spec_version() != self.scope.after {
            return Err("it forgot its spec version".into());
        }
        if let Some(newer) = store.newer_versions().next() {
            return Err(newer.to_string());
        }
        let catalog = store.catalog().map_err(said)?;
        for row in rows.iter() {
            let (Some(held), table) = (&row.held, row.place.info.name()) else { continue };
            let is_listed = |stored: &[u8]| {
                let tags = catalog.table(table).iter().map(|entry| entry.tag.0);
                stored.first().is_some_and(|tag| tags.into_iter().any(|known| known == *tag))
            };
            if !is_listed(held) {
                return Err(format!("the catalog lacks a version that table `{table}` holds"));
            }
        }
        for row in rows.iter_mut() {
            let stepped = row.reread(Place { store: &store, runtime: None, key: &[] });
            self.note(row, CheckStep::Reopened, stepped);
        }
        for row in rows {
            let place = Place { store: &store, runtime: None, key: &[] };
            let stepped = row.rewrite(place, self.scope.after);
            self.note(row, CheckStep::Rewritten, stepped);
        }
        Ok(())
    }

    fn note(&mut self, row: &mut Row<'_>, step: CheckStep, stepped: Stepped) {
        match stepped {
            Ok(is_read) => self.values += u64::from(is_read),
            Err(Faults(faults)) => {
                self.findings.extend(faults.into_iter().map(|fault| row.finding(step, fault)));
                // One thing that is wrong is said once.
                row.held = None;
            }
        }
    }

    /// All rows of the tables under check.
    fn dump(&self, store: &Store<Memory>) -> Result<BTreeSet<Dumped>, String> {
        let mut rows = BTreeSet::new();
        for table in self.registry.tables() {
            let cursor = store.backend().cursor(table.name(), &KeyRange::all(), Direction::Forward);
            let mut cursor = cursor.map_err(said)?;
            while let Some(row) = cursor.next().map_err(said)? {
                rows.insert((table.name(), row.key.to_vec(), row.value.to_vec()));
            }
        }
        Ok(rows)
    }
}

/// A row: its table, key and value.
type Dumped = (&'static str, Vec<u8>, Vec<u8>);

/// The fault of a store that fails as a whole.
pub(super) const fn failed(reason: String) -> CheckFault {
    CheckFault::Store { reason }
}
