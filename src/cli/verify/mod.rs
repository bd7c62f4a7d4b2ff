//! `perennial verify`: everything is read, and what is damaged is told.
//!
//! Damage is a finding, not an end: behind a row that is none the next row comes, behind a page that
//! the engine cannot read the next one that it can, and then the next table. A check that finds
//! nothing says what it cannot see.

mod catalog;
mod finding;
mod keys;
mod meta;
mod report;
mod rows;
mod run;
mod summary;
mod unseen;
mod walk;

pub(super) use run::{VerifyArgs, run};
