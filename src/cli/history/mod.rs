//! `perennial history`.

mod args;
mod check;
mod database;
mod diff;
mod folders;
mod show;
mod unseen;
mod version;

pub(super) use args::{HistoryArgs, run};
