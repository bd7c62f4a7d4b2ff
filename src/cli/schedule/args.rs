//! What `perennial schedule` is asked.

use std::{path::PathBuf, prelude::rust_2024::*};

use clap::{Args, Subcommand, value_parser};

use super::{check, next, show, source};
use crate::cli::{exit::Failure, terminal::Env};

/// Checks and shows a schedule of deployments
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  perennial schedule show /var/lib/chain\n  perennial schedule check /var/lib/chain --to next.json\n  perennial schedule next schedule.json --epoch 120"
)]
pub(in crate::cli) struct ScheduleArgs {
    #[command(subcommand)]
    command: ScheduleCommand,
}

#[derive(Debug, Subcommand)]
enum ScheduleCommand {
    Show(ShowArgs),
    Check(CheckArgs),
    Next(NextArgs),
}

/// A schedule, and the epoch that it is looked at from.
#[derive(Debug, Args)]
pub(super) struct SourceArgs {
    /// The folder of a database, or a file with a schedule as JSON
    #[arg(value_name = "SOURCE")]
    pub(super) source: PathBuf,
    /// The epoch to look from; of a database, else the one that it has reached
    #[arg(long, value_name = "EPOCH")]
    pub(super) epoch: Option<u64>,
}

/// Shows the deployments, which of them is active, and of a database who changed them
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  perennial schedule show /var/lib/chain\n  perennial schedule show schedule.json --epoch 120"
)]
pub(super) struct ShowArgs {
    #[command(flatten)]
    pub(super) of: SourceArgs,
}

/// Says whether a schedule keeps the rules, and with --to, whether another one may take its place
///
/// Of a database, its records and the spec version that it has reached are held against the schedule,
/// too. Constraints are the chain's affair: they are not judged.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  perennial schedule check /var/lib/chain\n  perennial schedule check schedule.json --to next.json --epoch 120\n\nExit code 1 if anything is wrong, or the update is not allowed."
)]
pub(super) struct CheckArgs {
    #[command(flatten)]
    pub(super) of: SourceArgs,
    /// A file with the schedule, as JSON, that is to take its place
    #[arg(long, value_name = "FILE")]
    pub(super) to: Option<PathBuf>,
    /// How many deployments a schedule may have, at least 2; without it, as many as it likes
    #[arg(long, value_name = "NUMBER", value_parser = value_parser!(u32).range(2..))]
    pub(super) deployments_max: Option<u32>,
}

/// Says what becomes active next, and when
///
/// A command that knows the types also says which versions may be written and which messages may be sent
/// from then on.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  perennial schedule next /var/lib/chain\n  perennial schedule next schedule.json --epoch 120\n\nExit code 1 if nothing is pending."
)]
pub(super) struct NextArgs {
    #[command(flatten)]
    pub(super) of: SourceArgs,
}

pub(in crate::cli) fn run(env: &mut Env<'_>, args: &ScheduleArgs) -> Result<(), Failure> {
    match &args.command {
        ScheduleCommand::Show(args) => {
            let source = source::read(&args.of.source)?;
            source::with_source!(&source, found => show::run(env, args, found))
        }
        ScheduleCommand::Check(args) => {
            let source = source::read(&args.of.source)?;
            source::with_source!(&source, found => check::run(env, args, found))
        }
        ScheduleCommand::Next(args) => {
            let source = source::read(&args.of.source)?;
            source::with_source!(&source, found => next::run(env, args, found))
        }
    }
}
