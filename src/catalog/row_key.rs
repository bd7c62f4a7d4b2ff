//! The keys of the catalog's rows.

use alloc::vec::Vec;

use crate::version::Version;

/// Stands between a table's name and the version: no name has it.
const END_OF_NAME: u8 = 0;

/// The key of the row of a table's version.
pub(crate) fn row_key(table: &str, version: Version) -> Vec<u8> {
    let mut key = table_rows(table);
    key.push(version.get());
    key
}

/// The name of the table that a row is of, if its key is one of the catalog.
#[cfg(feature = "cli")]
pub(crate) fn table_of(key: &[u8]) -> Option<&str> {
    match key {
        [name @ .., END_OF_NAME, _] => core::str::from_utf8(name).ok(),
        _ => None,
    }
}

/// What the keys of all rows of a table begin with.
pub(crate) fn table_rows(table: &str) -> Vec<u8> {
    let mut prefix = table.as_bytes().to_vec();
    prefix.push(END_OF_NAME);
    prefix
}
