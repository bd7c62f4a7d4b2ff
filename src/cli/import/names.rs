//! Names of tables that live as long as the process: the engines' batches want such.

use std::{
    collections::BTreeSet,
    prelude::rust_2024::*,
    sync::{Mutex, PoisonError},
};

static NAMES: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());

/// The name, for ever. Each is kept once, however often it is asked for.
pub(super) fn for_ever(name: &str) -> &'static str {
    let mut names = NAMES.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(kept) = names.get(name) {
        return kept;
    }
    let kept = String::from(name).leak();
    names.insert(kept);
    kept
}
