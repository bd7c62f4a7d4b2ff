//! The history of the registry's entities: a file for each version that was ever released.

use perennial::history::{self, HistoryError};

use crate::state;

const FOLDER: &str = "examples/registry/history";

/// Whether the code still reads and writes what was released, and whether that was recorded.
#[test]
fn history_holds() -> Result<(), HistoryError> {
    history::check(state::tables(), FOLDER)
}

#[test]
#[ignore = "writes the files of new versions: run it once, on release"]
fn release_history() -> Result<(), HistoryError> {
    history::release(state::tables(), FOLDER)
}
