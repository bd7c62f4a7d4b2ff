//! `perennial history`.

use clap::Args;

use super::{exit::Failure, terminal::Env};

/// Checks, compares and shows a history folder
#[derive(Debug, Args)]
pub(super) struct HistoryArgs {}

pub(super) fn run(env: &mut Env<'_>, args: &HistoryArgs) -> Result<(), Failure> {
    let _ = (env, args);
    Err(Failure::usage("not built yet"))
}
