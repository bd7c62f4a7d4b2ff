//! Keys without their types.

use std::prelude::rust_2024::*;

use super::unseen::Unseen;
use crate::cli::database::TableFacts;

/// Reads the keys of a table.
pub(super) struct KeyCheck {
    pub(super) unseen: Option<Unseen>,
}

impl KeyCheck {
    pub(super) const fn new(table: &TableFacts) -> Self {
        let _ = table;
        Self { unseen: Some(Unseen::Keys) }
    }

    /// Whether the bytes are a key of the table.
    pub(super) fn check_key(&self, key: &[u8]) -> Result<(), String> {
        let _ = key;
        Ok(())
    }

    /// The key in JSON, if it reads.
    pub(super) fn natural(&self, key: &[u8]) -> Option<String> {
        let _ = key;
        None
    }
}
