//! `perennial export`.

use clap::Args;

use super::{exit::Failure, terminal::Env};

/// Writes all rows of a database to a file or a pipe
#[derive(Debug, Args)]
pub(super) struct ExportArgs {}

pub(super) fn run(env: &mut Env<'_>, args: &ExportArgs) -> Result<(), Failure> {
    let _ = (env, args);
    Err(Failure::usage("not built yet"))
}
