//! What was checked, what was found, and what could not be seen.

use std::{format, prelude::rust_2024::*};

use serde_json::{Value, json};

use super::{finding::json_line, unseen::Unseen};
use crate::cli::{
    exit::Failure,
    stats::{
        columns::{Column, lines, wrapped},
        text::shown,
        units::{count, counted},
    },
    terminal::Env,
};

/// What was checked.
#[derive(Debug, Default)]
pub(super) struct Summary {
    pub(super) engine: &'static str,
    pub(super) tables: Vec<TableSummary>,
    /// Tables that were not begun.
    pub(super) skipped: Vec<String>,
    pub(super) found: u64,
    pub(super) shown: u64,
    pub(super) is_stopped: bool,
    /// Rows in a second.
    pub(super) rate: f64,
    /// Whether the engine counts its rows exactly.
    pub(super) counts_rows: bool,
    /// Whether the engine's own checksums were read; `None` if it reads them with every row.
    pub(super) checksums: Option<bool>,
}

/// What was checked of a table.
#[derive(Debug)]
pub(super) struct TableSummary {
    pub(super) name: String,
    pub(super) rows: u64,
    pub(super) by_types: u64,
    pub(super) by_schema: u64,
    pub(super) found: u64,
    pub(super) unseen: Vec<Unseen>,
}

impl Summary {
    fn rows(&self) -> u64 {
        self.tables.iter().map(|table| table.rows).sum()
    }

    /// What no table's rows tell, and in which tables.
    fn unseen(&self) -> Vec<(Unseen, Vec<&str>)> {
        let mut all = Vec::from([(Unseen::ValidChange, Vec::new())]);
        let mut codes: Vec<_> = self.tables.iter().flat_map(|table| &table.unseen).collect();
        codes.sort_unstable();
        codes.dedup();
        for code in codes.into_iter().filter(|code| **code != Unseen::ValidChange) {
            let tables = self.tables.iter().filter(|table| table.unseen.contains(code));
            all.push((*code, tables.map(|table| table.name.as_str()).collect()));
        }
        if self.checksums == Some(false) {
            all.push((Unseen::Checksums, Vec::new()));
        }
        all
    }

    pub(super) fn write(&self, env: &mut Env<'_>) -> Result<(), Failure> {
        if env.json { env.line(json_line(&self.to_json())) } else { self.write_text(env) }
    }

    /// Findings are data, a line each, and may be longer than the terminal is wide. The summary is not.
    fn write_text(&self, env: &mut Env<'_>) -> Result<(), Failure> {
        if self.shown > 0 {
            env.line("")?;
        }
        let column = |head, number: fn(&TableSummary) -> u64| {
            Column::right(head, self.tables.iter().map(|table| count(number(table))).collect())
        };
        let names = self.tables.iter().map(|table| shown(&table.name)).collect();
        let columns = Vec::from([
            Column::left("table", names),
            column("rows", |table| table.rows),
            column("by types", |table| table.by_types).rank(1),
            column("by schema", |table| table.by_schema).rank(2),
            column("findings", |table| table.found),
        ]);
        if !self.tables.is_empty() {
            for line in lines(columns, env.look.width, 0, env.look.color) {
                env.line(line)?;
            }
            env.line("")?;
        }
        let rows = counted(self.rows(), "row");
        let tables = counted(self.tables.len() as u64, "table");
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a rate is an estimate"
        )]
        let rate = self.rate as u64;
        let mut text = format!("{rows} in {tables} checked, {} a second; ", count(rate));
        text += &match self.found {
            0 => "nothing is wrong as far as this can see.".into(),
            found if found == self.shown => format!("{}.", counted(found, "finding")),
            found => {
                format!("{}, the first {} shown.", counted(found, "finding"), count(self.shown))
            }
        };
        if self.is_stopped {
            text += " Stopped by Ctrl-C";
            text += &match self.skipped.as_slice() {
                [] => ".".to_string(),
                skipped => format!("; not begun: {}.", shown(&skipped.join(", "))),
            };
        }
        let mut unseen = Vec::new();
        for (code, tables) in self.unseen() {
            let among = if tables.is_empty() || tables.len() == self.tables.len() {
                String::new()
            } else {
                format!(" (in {})", shown(&tables.join(", ")))
            };
            unseen.push(format!("{}{among}", code.text()));
        }
        let unseen = format!("This check does not see: {}.", unseen.join("; "));
        let width = env.look.width;
        for line in [text, unseen].iter().flat_map(|text| wrapped(text, width, 0)) {
            env.line(line)?;
        }
        Ok(())
    }

    fn to_json(&self) -> Value {
        let codes = |unseen: &[Unseen]| unseen.iter().map(|it| it.code()).collect::<Vec<_>>();
        let tables = self.tables.iter().map(|table| {
            json!({
                "table": table.name,
                "rows": table.rows,
                "by_types": table.by_types,
                "by_schema": table.by_schema,
                "findings": table.found,
                "unseen": codes(&table.unseen),
            })
        });
        let unseen: Vec<_> = self.unseen().into_iter().map(|(code, _)| code).collect();
        json!({
            "summary": {
                "engine": self.engine,
                "tables": tables.collect::<Vec<_>>(),
                "not_begun": self.skipped,
                "rows": self.rows(),
                "rows_per_second": self.rate.round(),
                "findings": self.found,
                "findings_shown": self.shown,
                "checksums": self.checksums,
                "stopped": self.is_stopped,
                "unseen": codes(&unseen),
            }
        })
    }
}
