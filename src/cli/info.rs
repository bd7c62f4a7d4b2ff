//! `perennial info`.

use clap::Args;

use super::{exit::Failure, terminal::Env};

/// What a database is: engine, size, tables, entities, codecs, spec version, schedule
#[derive(Debug, Args)]
pub(super) struct InfoArgs {}

pub(super) fn run(env: &mut Env<'_>, args: &InfoArgs) -> Result<(), Failure> {
    let _ = (env, args);
    Err(Failure::usage("not built yet"))
}
