//! Findings on their way to stdout.

use std::{cmp::Ordering, format, prelude::rust_2024::*};

use super::finding::{Finding, Kind, json_line};
use crate::cli::{exit::Failure, stats::units::counted, terminal::Env};

/// Counts findings, and writes the first of them.
pub(super) struct Report<'e, 'a> {
    pub(super) env: &'e mut Env<'a>,
    limit: u64,
    pub(super) found: u64,
    pub(super) shown: u64,
}

impl<'e, 'a> Report<'e, 'a> {
    pub(super) const fn new(env: &'e mut Env<'a>, limit: u64) -> Self {
        Self { env, limit, found: 0, shown: 0 }
    }

    /// Takes up something that is wrong.
    pub(super) fn add(&mut self, finding: &Finding) -> Result<(), Failure> {
        self.found += 1;
        if self.shown >= self.limit {
            return Ok(());
        }
        self.shown += 1;
        match self.env.json {
            true => self.env.line(json_line(&finding.to_json())),
            false => self.env.line(finding.to_text()),
        }
    }

    /// Holds the rows that were read against those that the engine counts, which it does whenever it
    /// writes.
    pub(super) fn count(&mut self, table: &str, read: u64, counted_by: u64) -> Result<(), Failure> {
        let kind = match read.cmp(&counted_by) {
            Ordering::Less => Kind::RowsMissing,
            Ordering::Equal => return Ok(()),
            Ordering::Greater => Kind::RowsSurplus,
        };
        let (read, there) = (counted(read, "row"), counted(counted_by, "row"));
        let problem = format!("the engine counts {there}, and {read} can be read");
        self.add(&Finding::new(kind, table, problem))
    }
}
