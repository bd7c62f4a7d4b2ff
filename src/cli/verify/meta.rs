//! The meta table: format, spec version, epoch, the schedule and the records of its changes.

use std::{format, prelude::rust_2024::*};

use super::{
    finding::{Finding, Kind},
    report::Report,
    walk::walk,
};
use crate::{
    backend::ReadEngine,
    cli::exit::Failure,
    schedule::Schedule,
    store::{META, MetaFault, MetaRow, meta_row, schedule_fault},
    version::{Epoch, SpecVersion},
};

/// What the meta table says.
#[derive(Default)]
pub(super) struct Meta {
    has_format: bool,
    has_row: bool,
    /// `None` if the row cannot be read; zero if there is none.
    pub(super) spec_version: Option<SpecVersion>,
    epoch: Option<Epoch>,
    /// `None` for a row that cannot be read.
    schedule: Option<Option<Schedule>>,
    /// By number; `None` for a record that cannot be read.
    records: Vec<(u64, Option<Schedule>)>,
}

/// Reads the meta table. Fails if it is of a newer format, of which nothing here is known.
pub(super) fn check<R: ReadEngine>(
    engine: &R,
    count: Option<u64>,
    report: &mut Report<'_, '_>,
) -> Result<Meta, Failure> {
    let mut meta = Meta { spec_version: Some(SpecVersion::ZERO), ..Meta::default() };
    let mut rows = 0;
    let gaps = walk(engine, META, |key, value| {
        rows += 1;
        meta.row(report, key, value)
    })?;
    for gap in &gaps {
        let text = format!("rows cannot be read: {}", gap.problem);
        report.add(&Finding::new(Kind::Unreadable, META, text))?;
        meta.spec_version = None;
    }
    if gaps.is_empty() {
        count.map_or(Ok(()), |count| report.count(META, rows, count))?;
        meta.whole(report)?;
    }
    Ok(meta)
}

impl Meta {
    fn row(
        &mut self,
        report: &mut Report<'_, '_>,
        key: &[u8],
        value: &[u8],
    ) -> Result<(), Failure> {
        self.has_row = true;
        match meta_row(key, value) {
            Ok(MetaRow::Format) => self.has_format = true,
            Ok(MetaRow::SpecVersion(spec)) => self.spec_version = Some(spec),
            Ok(MetaRow::Epoch(epoch)) => self.epoch = Some(epoch),
            Ok(MetaRow::Schedule(schedule)) => self.schedule = Some(Some(schedule)),
            Ok(MetaRow::Change(record)) => {
                self.records.push((record.number, Some(record.schedule)));
            }
            Ok(MetaRow::Import(rows)) => {
                // As `OpenError::ImportUnfinished` has it, and what that means here.
                let problem = format!(
                    "an import into this database was not finished; {rows} rows are there so far, and no \
                     more are checked: run it again with `--resume`, or delete the database"
                );
                return report.add(&named(Kind::ImportUnfinished, key, problem));
            }
            Err(fault) => return self.fault(report, key, fault),
        }
        Ok(())
    }

    fn fault(
        &mut self,
        report: &mut Report<'_, '_>,
        key: &[u8],
        fault: MetaFault,
    ) -> Result<(), Failure> {
        let mut schedule = false;
        match key {
            b"format" => {
                self.has_format = true;
                if let MetaFault::Newer(problem) = fault {
                    return Err(Failure::unreadable(problem));
                }
            }
            b"spec_version" => self.spec_version = None,
            b"schedule" => {
                self.schedule = Some(None);
                schedule = true;
            }
            key if key.starts_with(b"schedule.change.") => {
                schedule = true;
                // The number stands in the key.
                let digits = key.get(16..).and_then(|digits| core::str::from_utf8(digits).ok());
                if let Some(number) = digits.and_then(|digits| digits.parse().ok()) {
                    self.records.push((number, None));
                }
            }
            _ => {}
        }
        let own = if schedule { Kind::Schedule } else { Kind::Meta };
        let (kind, problem) = match fault {
            MetaFault::Damaged(problem) => (own, problem),
            MetaFault::Newer(problem) => (Kind::Newer, problem),
            MetaFault::Unknown => {
                (Kind::Meta, "this library writes no row of that name, or a newer one does".into())
            }
        };
        report.add(&named(kind, key, problem))
    }

    /// What the rows say of each other.
    fn whole(&self, report: &mut Report<'_, '_>) -> Result<(), Failure> {
        let mut add = |kind, problem: String| report.add(&Finding::new(kind, META, problem));
        if self.has_row && !self.has_format {
            add(Kind::Meta, "the row `format` is missing".into())?;
        }
        let mut expected = 1;
        for (number, _) in &self.records {
            if *number > expected {
                let missing = match number - 1 {
                    last if last == expected => format!("record {expected} is"),
                    last => format!("records {expected} to {last} are"),
                };
                add(Kind::Schedule, format!("{missing} missing: they are numbered from 1"))?;
            }
            expected = number.saturating_add(1);
        }
        match (&self.schedule, self.records.last()) {
            (None, None) if self.epoch.is_some() => {
                add(Kind::Schedule, "there is an epoch, and no schedule that it is one of".into())?;
            }
            (None, Some(_)) => {
                add(Kind::Schedule, "the schedule is missing: `restore` puts it back".into())?;
            }
            (Some(_), None) => {
                add(Kind::Schedule, "there is a schedule, and no record of a change to it".into())?;
            }
            (Some(Some(schedule)), Some((number, Some(newest)))) if schedule != newest => {
                let problem = format!("the schedule is not the one of its newest record, {number}");
                add(Kind::Schedule, problem)?;
            }
            _ => {}
        }
        if let Some(Some(schedule)) = &self.schedule {
            if let Some(problem) = schedule_fault(schedule) {
                add(Kind::Schedule, format!("the schedule breaks a rule: {problem}"))?;
            } else if let (Some(epoch), Some(spec)) = (self.epoch, self.spec_version) {
                let active = schedule.active(epoch).map(|active| active.version);
                if active != Some(spec) {
                    let active =
                        active.map_or("nothing".into(), |active| format!("spec version {active}"));
                    let problem = format!(
                        "the schedule has {active} active at epoch {epoch}, and the store is at spec \
                         version {spec}"
                    );
                    add(Kind::Schedule, problem)?;
                }
            }
        }
        Ok(())
    }
}

/// A finding about a row, whose key is a name.
fn named(kind: Kind, key: &[u8], problem: String) -> Finding {
    let natural = core::str::from_utf8(key).ok();
    Finding {
        natural: natural.map(|name| serde_json::Value::from(name).to_string()),
        ..Finding::new(kind, META, problem).at(key)
    }
}
