//! The catalog's rows: read, compared with the binary, written with the first value of a version.

mod check;
mod compare;
mod facts;
mod first_writes;
mod read;
mod rebuild;
mod state;

pub(super) use check::check;
#[cfg(feature = "cli")]
pub(crate) use check::judge;
pub(super) use first_writes::FirstWrites;
pub use read::Catalog;
pub(super) use state::TableState;
