//! `perennial upgrade`.

use clap::Args;

use super::{exit::Failure, terminal::Env};

/// Rewrites old values as the active version, for those who may
#[derive(Debug, Args)]
pub(super) struct UpgradeArgs {}

pub(super) fn run(env: &mut Env<'_>, args: &UpgradeArgs) -> Result<(), Failure> {
    let _ = (env, args);
    Err(Failure::usage("not built yet"))
}
