//! Where a schedule comes from: a database, or a file with its JSON.

use std::{format, fs, io::Read, path::Path, prelude::rust_2024::*};

use super::args::SourceArgs;
use crate::{
    cli::{
        args::Place,
        database::{open_to_read, with_engine},
        exit::Failure,
    },
    schedule::{RuntimeVersion, Schedule, ScheduleJsonError, ScheduledVersion},
    store::{self, ChangeRecord, OpenError, Registry},
    train::Binary,
    version::{Epoch, SpecVersion},
};

/// The most that is read of a file: schedules are a list of a few deployments.
const BYTES_MAX: u64 = 4 << 20;

/// A schedule, of either kind of version.
pub(super) enum Source {
    Spec(Found<SpecVersion>),
    Runtime(Found<RuntimeVersion>),
}

/// Gives what was found to an expression that is generic over versions.
macro_rules! with_source {
    ($source:expr, $found:pat => $then:expr) => {
        match $source {
            $crate::cli::schedule::source::Source::Spec($found) => $then,
            $crate::cli::schedule::source::Source::Runtime($found) => $then,
        }
    };
}
pub(super) use with_source;

/// A schedule and what is known beside it.
pub(super) struct Found<V> {
    /// `None` if a database has none; an error if what is stored is none.
    pub(super) schedule: Result<Option<Schedule<V>>, String>,
    /// What else a database says.
    pub(super) stored: Option<Stored>,
}

/// What a database says beside its schedule.
pub(super) struct Stored {
    pub(super) spec_version: Result<SpecVersion, String>,
    pub(super) epoch: Result<Option<Epoch>, String>,
    /// Each by itself readable or not.
    pub(super) records: Vec<Result<ChangeRecord, String>>,
}

/// A kind of version that schedules are shown of.
pub(super) trait Shown: ScheduledVersion {
    /// What people call it.
    const HEADING: &'static str;

    /// What the types of a registry allow from this version on, and did not before.
    fn brings(self, after: Option<Self>, registry: &Registry) -> Vec<String>;

    /// It, as a database's spec version.
    fn spec_version(self) -> Option<SpecVersion>;

    /// The same schedule, as databases keep it.
    fn is_stored(schedule: &Schedule<Self>, stored: &Schedule) -> bool;
}

impl Shown for SpecVersion {
    const HEADING: &'static str = "SPEC VERSION";

    fn brings(self, after: Option<Self>, registry: &Registry) -> Vec<String> {
        let binary = Binary::of(registry);
        let is_new = |from: Self| from <= self && after.is_none_or(|after| after < from);
        let new = binary.iter().filter(|(_, from)| is_new(*from));
        new.map(|(release, _)| release.to_string()).collect()
    }

    fn spec_version(self) -> Option<SpecVersion> {
        Some(self)
    }

    fn is_stored(schedule: &Schedule<Self>, stored: &Schedule) -> bool {
        schedule == stored
    }
}

/// The versions of runtimes are no database's, and no code says what they bring.
impl Shown for RuntimeVersion {
    const HEADING: &'static str = "RUNTIME VERSION";

    fn brings(self, _: Option<Self>, _: &Registry) -> Vec<String> {
        Vec::new()
    }

    fn spec_version(self) -> Option<SpecVersion> {
        None
    }

    fn is_stored(_: &Schedule<Self>, _: &Schedule) -> bool {
        false
    }
}

impl<V: Shown> Found<V> {
    /// The schedule; ends the command where there is none.
    pub(super) fn schedule(&self, args: &SourceArgs) -> Result<&Schedule<V>, Failure> {
        let source = args.source.display();
        match &self.schedule {
            Ok(Some(schedule)) => Ok(schedule),
            Ok(None) => Err(Failure::no(format!("{source}: no schedule was registered"))),
            Err(error) => Err(Failure::unreadable(format!("{source}: {error}"))),
        }
    }

    /// The epoch to look from: the given one, or the database's.
    pub(super) fn epoch(&self, args: &SourceArgs) -> Option<Epoch> {
        let reached = || self.stored.as_ref()?.epoch.as_ref().ok().copied().flatten();
        args.epoch.map(Epoch).or_else(reached)
    }
}

/// Reads a database's schedule, or a file's.
pub(super) fn read(path: &Path) -> Result<Source, Failure> {
    if !path.is_dir() {
        return read_file(path);
    }
    let database = open_to_read(&Place { path: path.to_path_buf(), live: false })?;
    with_engine!(&database, engine => {
        let meta = store::inspect(engine)?;
        if let Some(rows) = meta.import {
            return Err(OpenError::ImportUnfinished { rows }.into());
        }
        let records = store::read_records(engine).map_err(Failure::unreadable)?;
        let records = records.into_iter().map(|record| record.map_err(|error| error.to_string()));
        Ok(Source::Spec(Found {
            schedule: meta.schedule,
            stored: Some(Stored {
                spec_version: meta.spec_version,
                epoch: meta.epoch,
                records: records.collect(),
            }),
        }))
    })
}

/// Reads a file with the JSON of a schedule, of either kind of version.
fn read_file(path: &Path) -> Result<Source, Failure> {
    let text = file_text(path)?;
    match Schedule::from_json(&text) {
        Ok(schedule) => Ok(Source::Spec(Found { schedule: Ok(Some(schedule)), stored: None })),
        Err(ScheduleJsonError::WrongVersionType { .. }) => {
            let schedule = parse(path, &text)?;
            Ok(Source::Runtime(Found { schedule: Ok(Some(schedule)), stored: None }))
        }
        Err(error) => Err(wrong(path, &error)),
    }
}

/// Reads a schedule that is to take the place of another one, so of the same kind of version.
pub(super) fn read_as<V: ScheduledVersion>(path: &Path) -> Result<Schedule<V>, Failure> {
    parse(path, &file_text(path)?)
}

fn parse<V: ScheduledVersion>(path: &Path, text: &str) -> Result<Schedule<V>, Failure> {
    Schedule::from_json(text).map_err(|error| wrong(path, &error))
}

fn file_text(path: &Path) -> Result<String, Failure> {
    let read = || {
        let mut bytes = Vec::new();
        fs::File::open(path)?.take(BYTES_MAX + 1).read_to_end(&mut bytes).map(|_| bytes)
    };
    let shown = path.display();
    let unreadable = |what: String| Failure::unreadable(format!("{shown}: {what}"));
    let bytes = read().map_err(|error| unreadable(error.to_string()))?;
    if bytes.len() as u64 > BYTES_MAX {
        return Err(unreadable(format!("it has more than {BYTES_MAX} bytes: it is no schedule")));
    }
    String::from_utf8(bytes).map_err(|_| unreadable("it is not UTF-8".to_string()))
}

#[cold]
fn wrong(path: &Path, error: &ScheduleJsonError) -> Failure {
    Failure::unreadable(format!("{}: {error}", path.display()))
}
