//! What was done to a table, and how that is told.

use std::{collections::BTreeMap, format, prelude::rust_2024::*};

use serde_json::{Value, json};

use crate::{
    cli::{
        exit::Failure,
        stats::units::{bytes, count, counted},
        terminal::Env,
    },
    store::KeyBytes,
    version::Version,
};

/// So many reasons are told apart; what comes of more is counted as one.
const REASONS_MAX: usize = 16;
/// So many damaged rows are told of, for each table.
const DAMAGED_TOLD_MAX: u64 = 20;

/// What is said of rows without a way back.
const ONE_WAY: &str = "cannot be brought back as stored before";

/// What was done to a table, or would be.
pub(super) struct Tally {
    pub(super) table: &'static str,
    /// The version that values become; none if no version is active yet.
    pub(super) active: Option<Version>,
    /// Rows that were looked at.
    pub(super) rows: u64,
    /// Of the active version already.
    pub(super) current: u64,
    /// Of newer ones, which are never touched.
    pub(super) newer: u64,
    /// Of versions of which none is active yet.
    pub(super) waiting: u64,
    /// Written by somebody else meanwhile.
    pub(super) changed: u64,
    /// By the version that they were of.
    pub(super) moved: BTreeMap<Version, Moved>,
    /// Of those, the rows that cannot be brought back as they were stored.
    pub(super) one_way: u64,
    /// By the reason.
    pub(super) left: BTreeMap<String, LeftRows>,
    pub(super) damaged: u64,
    pub(super) is_whole: bool,
}

#[derive(Clone, Copy, Default)]
pub(super) struct Moved {
    pub(super) rows: u64,
    /// Bytes of the values.
    pub(super) before: u64,
    pub(super) after: u64,
}

/// Rows that are left as they are.
pub(super) struct LeftRows {
    pub(super) rows: u64,
    pub(super) first: KeyBytes,
}

impl Tally {
    pub(super) const fn new(table: &'static str, active: Option<Version>) -> Self {
        Self {
            table,
            active,
            rows: 0,
            current: 0,
            newer: 0,
            waiting: 0,
            changed: 0,
            moved: BTreeMap::new(),
            one_way: 0,
            left: BTreeMap::new(),
            damaged: 0,
            is_whole: false,
        }
    }

    pub(super) fn add_moved(&mut self, from: Version, before: usize, after: usize) {
        let moved = self.moved.entry(from).or_default();
        moved.rows += 1;
        moved.before += before as u64;
        moved.after += after as u64;
    }

    pub(super) fn add_left(&mut self, key: &[u8], why: String) {
        let why = match self.left.len() {
            REASONS_MAX.. if !self.left.contains_key(&why) => "for other reasons".into(),
            _ => why,
        };
        let first = || LeftRows { rows: 0, first: KeyBytes::new(key) };
        self.left.entry(why).or_insert_with(first).rows += 1;
    }

    /// Counts a row that does not decode, and tells of it if there are not too many.
    pub(super) fn add_damaged(&mut self, env: &mut Env<'_>, told: impl FnOnce() -> String) {
        self.damaged += 1;
        if self.damaged <= DAMAGED_TOLD_MAX {
            env.complain(told());
        } else if self.damaged == DAMAGED_TOLD_MAX + 1 {
            let table = self.table;
            env.complain(format!(
                "table `{table}`: there are more damaged rows; `perennial verify` tells of all"
            ));
        }
    }

    pub(super) fn moved_rows(&self) -> u64 {
        self.moved.values().map(|moved| moved.rows).sum()
    }

    /// Writes what was done.
    pub(super) fn write(&self, env: &mut Env<'_>, is_dry: bool) -> Result<(), Failure> {
        if env.json {
            return env.line(self.object(is_dry).to_string());
        }
        let (table, moved) = (self.table, count(self.moved_rows()));
        let rows = counted(self.rows, "row");
        let done = if is_dry { "would be rewritten" } else { "rewritten" };
        let cut = if self.is_whole { "" } else { "; not all rows were looked at" };
        env.line(format!("{table}: {moved} of {rows} {done}{cut}"))?;
        if let Some(active) = self.active {
            for (from, moved) in &self.moved {
                let rows = counted(moved.rows, "row");
                let (before, after) = (bytes(moved.before), bytes(moved.after));
                env.line(format!("  V{from} to V{active}: {rows}, {before} become {after}"))?;
            }
            match self.one_way {
                0 => {}
                1 => env.line(format!("  1 row {ONE_WAY}"))?,
                rows => env.line(format!("  {} rows {ONE_WAY}", count(rows)))?,
            }
            if self.current > 0 {
                env.line(format!("  V{active} already: {}", counted(self.current, "row")))?;
            }
        }
        for (what, rows) in [
            ("of newer versions, which are not touched", self.newer),
            ("of an entity of which no version is active yet", self.waiting),
            ("written by somebody else meanwhile", self.changed),
            ("left alone, since they do not decode", self.damaged),
        ] {
            if rows > 0 {
                env.line(format!("  {what}: {}", counted(rows, "row")))?;
            }
        }
        for (why, left) in &self.left {
            let (rows, first) = (counted(left.rows, "row"), &left.first);
            env.line(format!("  left alone, from key {first} on: {rows}: {why}"))?;
        }
        Ok(())
    }

    fn object(&self, is_dry: bool) -> Value {
        let moved = self.moved.iter().map(|(from, moved)| {
            json!({
                "from": from.get(),
                "to": self.active.map(Version::get),
                "rows": moved.rows,
                "bytes_before": moved.before,
                "bytes_after": moved.after,
            })
        });
        let left = self.left.iter().map(|(why, left)| {
            json!({ "reason": why, "rows": left.rows, "first_key": hex(left.first.as_bytes()) })
        });
        json!({
            "table": self.table,
            "dry_run": is_dry,
            "complete": self.is_whole,
            "active": self.active.map(Version::get),
            "rows": self.rows,
            "rewritten": moved.collect::<Vec<_>>(),
            "one_way": self.one_way,
            "current": self.current,
            "newer": self.newer,
            "not_active": self.waiting,
            "changed": self.changed,
            "left": left.collect::<Vec<_>>(),
            "damaged": self.damaged,
        })
    }
}

fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().map(|byte| format!("{byte:02x}"));
    ["0x".to_string()].into_iter().chain(digits).collect()
}
