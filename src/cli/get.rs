//! `perennial get`.

use clap::Args;

use super::{exit::Failure, terminal::Env};

/// Shows one value
#[derive(Debug, Args)]
pub(super) struct GetArgs {}

pub(super) fn run(env: &mut Env<'_>, args: &GetArgs) -> Result<(), Failure> {
    let _ = (env, args);
    Err(Failure::usage("not built yet"))
}
