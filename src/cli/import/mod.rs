//! `perennial import`: a database from an export, the same rows byte for byte.
//!
//! Rows go to the engine in batches of whole blocks, each of which the export vouches for. The batch
//! that holds them also says in `perennial.meta` how far the import has come, so that a crash at any
//! moment loses nothing, and nobody takes a part of a database for all of it. At the end all is read
//! back from the new database and held against the export; only then the row goes.

mod args;
mod check;
mod names;
mod place;
mod position;
mod run;
mod take;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
mod tests;

pub(super) use args::ImportArgs;
pub(super) use run::run;
