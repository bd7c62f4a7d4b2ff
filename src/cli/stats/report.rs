//! What is shown, however it is shown.

use std::prelude::rust_2024::*;

use super::sizes::{SizeSummary, Span};
use crate::version::{SpecVersion, Tag, Version};

/// What was counted in a database.
pub(super) struct Report {
    /// The folder's name.
    pub(super) name: String,
    pub(super) engine: &'static str,
    /// `None` if it cannot be read.
    pub(super) spec_version: Option<SpecVersion>,
    pub(super) tables: Vec<TableStats>,
    /// The tables that Ctrl-C left no time for.
    pub(super) uncounted: Vec<String>,
    /// Sizes over all tables.
    pub(super) keys: SizeSummary,
    pub(super) values: SizeSummary,
}

/// What was counted in a table.
pub(super) struct TableStats {
    pub(super) name: String,
    /// As the catalog says.
    pub(super) entity: Option<String>,
    pub(super) codec: Option<String>,
    pub(super) keys: SizeSummary,
    pub(super) values: SizeSummary,
    /// All that the catalog knows, from the oldest on, those without rows too.
    pub(super) versions: Vec<VersionStats>,
    /// Values with tags that the catalog does not know.
    pub(super) unknown: Vec<TagStats>,
    /// Values without bytes, and so without a tag.
    pub(super) empty: u64,
    pub(super) age: Age,
    pub(super) ended: Ended,
}

pub(super) struct VersionStats {
    pub(super) version: Version,
    pub(super) tag: Tag,
    /// The spec version at which the first value was written.
    pub(super) first_spec_version: SpecVersion,
    pub(super) span: Span,
}

pub(super) struct TagStats {
    pub(super) tag: Tag,
    pub(super) span: Span,
}

/// How many values are of older versions than they could be.
#[derive(Clone, Copy)]
pub(super) struct Age {
    /// The latest version that the catalog knows.
    pub(super) latest: Option<Version>,
    pub(super) older_than_latest: u64,
    pub(super) types: Option<OfTypes>,
}

/// The same as the table's types say.
#[derive(Clone, Copy)]
pub(super) struct OfTypes {
    pub(super) latest: Version,
    pub(super) older_than_latest: u64,
    /// The newest version that may be written at the spec version that the store has reached.
    pub(super) active: Option<Version>,
    pub(super) older_than_active: u64,
}

/// How the counting of a table ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    Whole,
    /// By Ctrl-C.
    Stopped,
    /// The engine could not read on.
    Failed(String),
}

/// Sums over all tables.
#[derive(Clone, Copy, Default)]
pub(super) struct Totals {
    pub(super) rows: u64,
    /// Of keys and values.
    pub(super) bytes: u64,
    pub(super) older_than_latest: u64,
    /// Values of tables whose types are known, of versions older than the active one; `None` if no
    /// types are known.
    pub(super) older_than_active: Option<u64>,
    pub(super) unknown: u64,
    pub(super) empty: u64,
}

impl TableStats {
    pub(super) fn rows(&self) -> u64 {
        self.values.span.rows
    }

    pub(super) fn bytes(&self) -> u64 {
        self.keys.span.bytes + self.values.span.bytes
    }

    pub(super) fn unknown_rows(&self) -> u64 {
        self.unknown.iter().map(|tag| tag.span.rows).sum()
    }
}

impl Report {
    /// Whether all rows of all tables were counted.
    pub(super) fn is_whole(&self) -> bool {
        self.uncounted.is_empty() && self.tables.iter().all(|table| table.ended == Ended::Whole)
    }

    /// Whether Ctrl-C ended it.
    pub(super) fn is_stopped(&self) -> bool {
        let stopped = |table: &TableStats| table.ended == Ended::Stopped;
        !self.uncounted.is_empty() || self.tables.iter().any(stopped)
    }

    pub(super) fn totals(&self) -> Totals {
        let mut totals = Totals::default();
        for table in &self.tables {
            totals.rows += table.rows();
            totals.bytes += table.bytes();
            totals.older_than_latest += table.age.older_than_latest;
            totals.unknown += table.unknown_rows();
            totals.empty += table.empty;
            if let Some(types) = &table.age.types {
                *totals.older_than_active.get_or_insert(0) += types.older_than_active;
            }
        }
        totals
    }
}
