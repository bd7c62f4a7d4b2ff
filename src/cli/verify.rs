//! `perennial verify`.

use clap::Args;

use super::{exit::Failure, terminal::Env};

/// Reads everything and says what is damaged
#[derive(Debug, Args)]
pub(super) struct VerifyArgs {}

pub(super) fn run(env: &mut Env<'_>, args: &VerifyArgs) -> Result<(), Failure> {
    let _ = (env, args);
    Err(Failure::usage("not built yet"))
}
