//! What every engine says about a table's name, so that all say the same.

use super::{BackendError, BackendErrorKind, WriteBatch, WriteOp};

/// The error for a write to a table that was never created.
#[cold]
pub(super) fn missing_table(engine: &'static str, table: &str) -> BackendError {
    let source = "there is no such table; create it before writing to it";
    BackendError::new(engine, "commit to", table, BackendErrorKind::Other, source)
}

/// Refuses names that one of the engines could not keep.
pub(super) fn check_name(engine: &'static str, table: &str) -> Result<(), BackendError> {
    if table.is_empty() || table.contains('\0') {
        let source = "a table's name has at least one character and no NUL; rename the table";
        return Err(BackendError::new(
            engine,
            "create table",
            table.escape_debug(),
            BackendErrorKind::Other,
            source,
        ));
    }
    Ok(())
}

/// Finds writes to tables that were never created, before anything is written.
pub(super) fn check_tables(
    engine: &'static str,
    batch: &WriteBatch,
    exists: impl Fn(&str) -> bool,
) -> Result<(), BackendError> {
    let mut known = None;
    for op in batch.ops() {
        let (WriteOp::Put { table, .. } | WriteOp::Remove { table, .. }) = op;
        // Batches write runs of rows to one table.
        if known == Some(*table) {
            continue;
        }
        if !exists(table) {
            return Err(missing_table(engine, table));
        }
        known = Some(*table);
    }
    Ok(())
}
