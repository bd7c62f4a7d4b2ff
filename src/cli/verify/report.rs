//! Findings on their way to stdout.

use std::prelude::rust_2024::*;

use super::finding::Finding;
use crate::cli::{exit::Failure, terminal::Env};

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
            true => self.env.line(finding.to_json().to_string()),
            false => self.env.line(finding.to_text()),
        }
    }
}
