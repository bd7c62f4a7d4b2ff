//! What every crate with a history has.

use perennial::history::{self, HistoryError};

#[test]
fn history_holds() -> Result<(), HistoryError> {
    history::check(perennial_edits::registry(), "history")
}
