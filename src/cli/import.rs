//! `perennial import`.

use clap::Args;

use super::{exit::Failure, terminal::Env};

/// Makes a database from an export
#[derive(Debug, Args)]
pub(super) struct ImportArgs {}

pub(super) fn run(env: &mut Env<'_>, args: &ImportArgs) -> Result<(), Failure> {
    let _ = (env, args);
    Err(Failure::usage("not built yet"))
}
