//! The catalog: the facts about its tables that a database itself carries.
//!
//! For each version of an entity that was ever written to a table there is one [`CatalogEntry`]:
//! how the table's keys lie, in which codec its values do, what the bodies of that version mean,
//! and at which spec version the first of them was written. An entry is written together with that
//! first value and never changes afterwards.
//!
//! An entry is a row of the table `perennial.catalog`. Its key is the table's name, a zero byte and
//! the version's number in a byte; its value is JSON in one fixed form, keys sorted, without spaces:
//!
//! | key | means |
//! | --- | --- |
//! | `codec` | the codec of the values: `scale` or `bincode` |
//! | `entity` | the entity's name |
//! | `fingerprint` | the [fingerprint](crate::schema::Fingerprint) of `schema` |
//! | `format` | the format of the entry: 1 |
//! | `key` | `scheme`, the name of the [key scheme](crate::key::KeyScheme); `schema`, what the keys mean; for a FRAME storage map also `path`, its module and its item |
//! | `schema` | what a body means, as [`Schema::to_json`](crate::schema::Schema::to_json) has it |
//! | `spec_version` | the spec version that the store had reached when the version was first written |
//! | `table` | the table's name |
//! | `tag` | the first byte of the values |
//! | `version` | the version's number |
//!
//! [`Store::open`](crate::store::Store::open) compares it with the binary, and
//! [`store::Catalog`](crate::store::Catalog) reads it as a whole.

mod entry;
mod error;
mod parse;
mod row_key;

#[cfg(feature = "cli")]
pub(crate) use entry::FORMAT;
pub use entry::{CatalogEntry, KeyEntry};
pub use error::EntryError;
#[cfg(feature = "cli")]
pub(crate) use row_key::table_of;
pub(crate) use row_key::{row_key, table_rows};
