//! `perennial history`.

mod args;
mod check;
mod database;
mod diff;
mod folders;
mod show;
mod version;

pub(super) use args::{HistoryArgs, run};
