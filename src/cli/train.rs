//! `perennial train`.

use clap::Args;

use super::{exit::Failure, terminal::Env};

/// Follows a release train
#[derive(Debug, Args)]
pub(super) struct TrainArgs {}

pub(super) fn run(env: &mut Env<'_>, args: &TrainArgs) -> Result<(), Failure> {
    let _ = (env, args);
    Err(Failure::usage("not built yet"))
}
