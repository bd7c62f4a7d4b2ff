//! `perennial scan`.

use clap::Args;

use super::{exit::Failure, terminal::Env};

/// Shows values in the order of their keys, one a line
#[derive(Debug, Args)]
pub(super) struct ScanArgs {}

pub(super) fn run(env: &mut Env<'_>, args: &ScanArgs) -> Result<(), Failure> {
    let _ = (env, args);
    Err(Failure::usage("not built yet"))
}
