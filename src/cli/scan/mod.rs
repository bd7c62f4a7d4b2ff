//! `perennial scan`: rows as lines of JSON.

mod command;
mod fields;
mod filter;
mod range;
mod walk;

pub(super) use command::{ScanArgs, run};
