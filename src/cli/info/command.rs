use std::{format, prelude::rust_2024::*};

use clap::Args;

use super::{facts::Facts, json, text};
use crate::cli::{
    args::Place,
    database::{open_to_read, with_engine},
    exit::{Exit, Failure},
    terminal::Env,
};

/// Shows what a database is: engine, size, spec version, schedule, tables, versions
///
/// Reads what the database says of itself, and no values. A command that knows your types also says
/// whether a store of this binary would open it.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  perennial info /var/lib/chain\n  perennial info /var/lib/chain --json\n\nExit \
code 1 if something of what is shown is damaged, or if a store of this binary would not open it."
)]
pub(in crate::cli) struct InfoArgs {
    #[command(flatten)]
    place: Place,
}

pub(in crate::cli) fn run(env: &mut Env<'_>, args: &InfoArgs) -> Result<(), Failure> {
    let database = open_to_read(&args.place)?;
    let facts = with_engine!(&database, engine => Facts::read(env, engine, &args.place.path)?);
    if env.json {
        env.line(json::object(&facts).to_string())?;
    } else {
        text::write(env, &facts)?;
    }
    let problems = facts.problems();
    match (problems.len(), facts.is_refused()) {
        (0, false) => return Ok(()),
        (0, true) => env.complain("error: a store of this binary would not open it"),
        (number, _) => {
            let what = if number == 1 { "part" } else { "parts" };
            env.complain(format!("error: {number} {what} of what it says of itself is damaged"));
        }
    }
    Err(Failure::Said(Exit::No))
}
