//! How the rows of a table are shown: their keys, their values as they are stored or as the latest
//! version has them, and both as a line of JSON.

mod carry;
mod keys;
mod pretty;
mod same;
mod seen;
mod table;

pub(super) use keys::TableKeys;
pub(super) use pretty::{harmless, pretty};
pub(super) use seen::Seen;
pub(super) use table::{As, Row, TableView, hex, raw_line};
