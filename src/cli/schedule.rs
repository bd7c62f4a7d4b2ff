//! `perennial schedule`.

use clap::Args;

use super::{exit::Failure, terminal::Env};

/// Checks and shows a schedule of deployments
#[derive(Debug, Args)]
pub(super) struct ScheduleArgs {}

pub(super) fn run(env: &mut Env<'_>, args: &ScheduleArgs) -> Result<(), Failure> {
    let _ = (env, args);
    Err(Failure::usage("not built yet"))
}
