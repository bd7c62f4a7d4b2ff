//! A database as the tools see it: an engine, what the database says of itself, and how its rows are
//! read. Nothing here stops at damage: each part that is wrong is told of, the rest is shown.

mod contents;
mod open;
#[cfg(feature = "rocksdb")]
mod rocksdb;
mod rows;

pub(super) use contents::{Contents, TableFacts};
pub(super) use open::{
    Database, EngineKind, create, find, open_to_read, open_to_write, with_engine,
};
pub(super) use rows::{RowForms, RowProblem, StoredForm};
