//! Tables that the store does not give out.

use alloc::string::String;

/// A table that this store was not opened with.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TableError {
    /// The registry does not name the table.
    #[error("table `{table}` is not registered; add it to the `registry![…]` the store opens with")]
    NotRegistered {
        /// The table.
        table: &'static str,
    },
    /// The registry names a table of this name with other types.
    #[error(
        "table `{table}` is registered with the {what} `{registered}`, not `{asked}`; \
         use one `Table` constant everywhere"
    )]
    Mismatch {
        /// The table.
        table: &'static str,
        /// What differs: entity, entity type, codec, key scheme, key type or path.
        what: &'static str,
        /// What the registry says.
        registered: String,
        /// What was asked for.
        asked: String,
    },
}
