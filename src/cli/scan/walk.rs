//! Row after row.

use std::{
    format,
    prelude::rust_2024::*,
    time::{Duration, Instant},
};

use super::{
    fields::Wanted,
    filter::{self, Expr, holds},
};
use crate::{
    backend::{Backend, Cursor, Direction, KeyRange},
    cli::{
        exit::Failure,
        progress::Progress,
        terminal::Env,
        view::{Row, Seen, TableView, raw_line},
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
type Line = Option<(String, bool)>;

pub(super) fn walk<B: Backend>(
    env: &mut Env<'_>,
    engine: &B,
    walk: &Walk<'_>,
) -> Result<(), Failure> {
    let (mut shown, mut problems) = (0_u64, 0_u64);
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
        let Some((line, is_problem)) = walk.line(row.key, row.value)? else { continue };
        match walk.condition {
            Some(_) => progress.beside(|| env.line(line))?,
            None => env.line(line)?,
        }
        problems += u64::from(is_problem);
        shown += 1;
        if shown == walk.limit {
            break;
        }
    }
    drop(progress);
    if problems == 0 {
        return Ok(());
    }
    let rows = if problems == 1 { "row does" } else { "rows do" };
    Err(Failure::no(format!("{problems} {rows} not read: see `problem` in the lines")))
}

impl Walk<'_> {
    fn line(&self, key: &[u8], stored: &[u8]) -> Result<Line, Failure> {
        if self.version.is_some() && self.view.version_of(stored) != self.version {
            return Ok(None);
        }
        if self.keys_only && self.condition.is_none() {
            return Ok(Some(self.key_line(key)));
        }
        let seen = match self.view.see(stored)? {
            Row::Read(seen) => seen,
            Row::Unread(problem) => {
                let (key, _) = self.view.keys.json(key);
                return Ok(Some((raw_line(&key, None, stored, Some(&problem)), true)));
            }
            Row::Bytes(version) => {
                let (key, _) = self.view.keys.json(key);
                return Ok(Some((raw_line(&key, version, stored, None), false)));
            }
        };
        if !self.is_wanted(key, &seen) {
            return Ok(None);
        }
        if self.keys_only {
            return Ok(Some(self.key_line(key)));
        }
        let json = match &self.fields {
            Some(fields) => fields.json(&seen),
            None => seen.json(),
        };
        let (key, problem) = self.view.keys.json(key);
        let problem = match (json, problem) {
            (Ok(json), None) => return Ok(Some((seen.line(&key, json.as_deref()), false))),
            (Err(error), _) => error.to_string(),
            (Ok(_), Some(problem)) => problem,
        };
        Ok(Some((raw_line(&key, None, stored, Some(&problem)), true)))
    }

    fn key_line(&self, key: &[u8]) -> (String, bool) {
        match self.view.keys.json(key) {
            (key, None) => (format!("{{\"key\":{key}}}"), false),
            (key, Some(problem)) => {
                let problem = serde_json::Value::from(problem);
                (format!("{{\"key\":{key},\"problem\":{problem}}}"), true)
            }
        }
    }

    fn is_wanted(&self, key: &[u8], seen: &Seen<'_>) -> bool {
        let Some(condition) = &self.condition else { return true };
        let key = self.view.keys.read(key).map(crate::key::KeyValue::shown);
        let key = self.key_schema.as_ref().zip(key.as_ref());
        let value = seen.value.as_ref().map(|value| (seen.values.schema(), value));
        holds(condition, &filter::Row { key, version: seen.version.get(), value })
    }
}
