//! Row after row.

use std::{
    collections::BTreeSet,
    format,
    prelude::rust_2024::*,
    time::{Duration, Instant},
};

use super::{
    fields::Wanted,
    filter::{self, Expr, holds, unknowns},
};
use crate::{
    backend::{Backend, Cursor, Direction, KeyRange},
    cli::{
        exit::Failure,
        progress::Progress,
        terminal::Env,
        view::{Row, TableView, harmless, raw_line},
    },
    schema::Schema,
    version::Version,
};

/// After so many rows there may be something to bring to where it goes.
const BATCH: u64 = 1024;
/// Lines wait for others no longer than this.
const FLUSH_AFTER: Duration = Duration::from_millis(500);

/// What is walked over, and what is shown of it.
pub(super) struct Walk<'a> {
    pub(super) table: &'a str,
    pub(super) view: &'a TableView<'a>,
    pub(super) range: KeyRange,
    pub(super) direction: Direction,
    pub(super) version: Option<Version>,
    pub(super) condition: Option<Expr>,
    pub(super) key_schema: Option<Schema>,
    pub(super) fields: Option<Wanted>,
    pub(super) limit: u64,
    pub(super) keys_only: bool,
}

/// A row's line, and whether it tells of a problem.
type Line = (String, bool);

/// What becomes of a row.
enum Shown {
    Line(Line),
    /// The condition may hold for it: nobody can tell, because it does not read.
    Perhaps(Line),
    Not,
    /// The condition depends on what is not known of it.
    Unjudged,
}

pub(super) fn walk<B: Backend>(
    env: &mut Env<'_>,
    engine: &B,
    walk: &Walk<'_>,
) -> Result<(), Failure> {
    let (mut shown, mut problems, mut unjudged) = (0_u64, 0_u64, 0_u64);
    let mut unknown = BTreeSet::new();
    if walk.limit == 0 || walk.range.is_empty() {
        return Ok(());
    }
    // A bar would stand between the lines, unless few rows are shown.
    let mut progress = match walk.condition {
        Some(_) => env.progress(format!("scanning {}", walk.table), None),
        None => Progress::new(false, String::new(), None),
    };
    let mut flushed = Instant::now();
    let mut rows = engine.cursor(walk.table, &walk.range, walk.direction)?;
    while let Some(row) = rows.next()? {
        progress.row()?;
        if progress.rows().is_multiple_of(BATCH) && flushed.elapsed() > FLUSH_AFTER {
            env.flush()?;
            flushed = Instant::now();
        }
        let (line, is_problem) = match walk.row(row.key, row.value, &mut unknown)? {
            Shown::Line(line) => {
                shown += 1;
                line
            }
            Shown::Perhaps(line) => line,
            Shown::Not => continue,
            Shown::Unjudged => {
                unjudged += 1;
                continue;
            }
        };
        let line = harmless(line);
        match walk.condition {
            Some(_) => progress.beside(|| env.line(line))?,
            None => env.line(line)?,
        }
        problems += u64::from(is_problem);
        if shown == walk.limit {
            break;
        }
    }
    drop(progress);
    if unjudged > 0 {
        let rows = if unjudged == 1 { "row is" } else { "rows are" };
        let fields: Vec<_> = unknown.iter().map(|name| format!("`{name}`")).collect();
        let (fields, are) = (fields.join(", "), if fields.len() == 1 { "is" } else { "are" });
        env.note(format!(
            "{unjudged} {rows} not judged: {fields} {are} not known without the types"
        ));
    }
    if problems == 0 {
        return Ok(());
    }
    let rows = if problems == 1 { "row does" } else { "rows do" };
    Err(Failure::no(format!("{problems} {rows} not read: see `problem` in the lines")))
}

impl Walk<'_> {
    /// What becomes of a row. Adds what it is not judged for.
    fn row(
        &self,
        key: &[u8],
        stored: &[u8],
        unknown: &mut BTreeSet<String>,
    ) -> Result<Shown, Failure> {
        let version = self.view.version_of(stored);
        if self.version.is_some() && version != self.version {
            return Ok(Shown::Not);
        }
        if self.keys_only && self.condition.is_none() {
            return Ok(Shown::Line(self.key_line(key)));
        }
        let row = self.view.see(stored)?;
        let key_value = self.condition.as_ref().and_then(|_| self.view.keys.read(key));
        let key_value = key_value.map(crate::key::KeyValue::shown);
        let (value, missing) = match &row {
            Row::Read(seen) => {
                let value = seen.value.as_ref().map(|value| (seen.values.schema(), value));
                (value, seen.missing.as_slice())
            }
            Row::Unread(_) | Row::Bytes(_) => (None, [].as_slice()),
        };
        let judged = filter::Row {
            key: self.key_schema.as_ref().zip(key_value.as_ref()),
            version: version.map(Version::get),
            value,
            missing,
        };
        let holds = self.condition.as_ref().map_or(Some(true), |it| holds(it, &judged));
        let reads =
            !matches!(row, Row::Unread(_)) && (judged.key.is_some() || self.key_schema.is_none());
        match holds {
            Some(true) => Ok(Shown::Line(self.line(key, stored, &row))),
            Some(false) => Ok(Shown::Not),
            None if !reads => Ok(Shown::Perhaps(self.line(key, stored, &row))),
            None => {
                if let Some(condition) = &self.condition {
                    unknowns(condition, &judged, &mut |name| {
                        if !unknown.contains(name) {
                            unknown.insert(name.to_owned());
                        }
                    });
                }
                Ok(Shown::Unjudged)
            }
        }
    }

    fn line(&self, key: &[u8], stored: &[u8], row: &Row<'_>) -> Line {
        let seen = match row {
            Row::Unread(problem) => {
                let (key, _) = self.view.keys.json(key);
                return (raw_line(&key, None, stored, Some(problem)), true);
            }
            _ if self.keys_only => return self.key_line(key),
            Row::Read(seen) => seen,
            Row::Bytes(version) => {
                let (key, _) = self.view.keys.json(key);
                return (raw_line(&key, *version, stored, None), false);
            }
        };
        let json = match &self.fields {
            Some(fields) => fields.json(seen),
            None => seen.json(),
        };
        let (key, problem) = self.view.keys.json(key);
        let problem = match (json, problem) {
            (Ok(json), None) => return (seen.line(&key, json.as_deref()), false),
            (Err(error), _) => error.to_string(),
            (Ok(_), Some(problem)) => problem,
        };
        (raw_line(&key, None, stored, Some(&problem)), true)
    }

    fn key_line(&self, key: &[u8]) -> Line {
        match self.view.keys.json(key) {
            (key, None) => (format!("{{\"key\":{key}}}"), false),
            (key, Some(problem)) => {
                let problem = serde_json::Value::from(problem);
                (format!("{{\"key\":{key},\"problem\":{problem}}}"), true)
            }
        }
    }
}
