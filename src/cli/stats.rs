//! `perennial stats`.

use clap::Args;

use super::{exit::Failure, terminal::Env};

/// Counts values by version and size
#[derive(Debug, Args)]
pub(super) struct StatsArgs {}

pub(super) fn run(env: &mut Env<'_>, args: &StatsArgs) -> Result<(), Failure> {
    let _ = (env, args);
    Err(Failure::usage("not built yet"))
}
