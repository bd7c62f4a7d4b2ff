//! What `perennial train` is asked.

use std::{path::PathBuf, prelude::rust_2024::*};

use clap::{Args, Subcommand};

use super::{apply, check, days, draw, next, status};
use crate::{
    cli::{exit::Failure, terminal::Env},
    train::Day,
};

/// Follows a release train: what is on its way, what may happen next, and what happened
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  perennial train status\n  perennial train next train.toml\n  perennial train apply train.toml beta_submit feature=karma"
)]
pub(in crate::cli) struct TrainArgs {
    #[command(subcommand)]
    command: TrainCommand,
}

#[derive(Debug, Subcommand)]
enum TrainCommand {
    Check(CheckArgs),
    Status(StatusArgs),
    Next(NextArgs),
    Apply(ApplyArgs),
    Svg(SvgArgs),
}

/// Says whether all that a train's file says may be
///
/// A command that knows the types also holds them against each network that the file names, and against
/// the evidence of what is on its way.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  perennial train check\n  perennial train check train.toml --json\n\nExit code 1 if anything is wrong, 3 if the file cannot be read."
)]
pub(super) struct CheckArgs {
    /// The train's file
    #[arg(value_name = "FILE", default_value = "train.toml")]
    pub(super) file: PathBuf,
}

/// Shows where features, upgrades and networks stand
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  perennial train status\n  perennial train status train.toml --on 2026-06-01"
)]
pub(super) struct StatusArgs {
    /// The train's file
    #[arg(value_name = "FILE", default_value = "train.toml")]
    pub(super) file: PathBuf,
    /// The day to look from; without it, today
    #[arg(long, value_name = "DATE", value_parser = days::parse)]
    pub(super) on: Option<Day>,
}

/// Shows what may happen next, with the commands that record it; and what is missing for the rest
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  perennial train next\n  perennial train next train.toml --on 2026-11-23 --all"
)]
pub(super) struct NextArgs {
    /// The train's file
    #[arg(value_name = "FILE", default_value = "train.toml")]
    pub(super) file: PathBuf,
    /// The day on which it would happen; without it, today
    #[arg(long, value_name = "DATE", value_parser = days::parse)]
    pub(super) on: Option<Day>,
    /// Also what may happen and would change nothing
    #[arg(long)]
    pub(super) all: bool,
}

/// Records that something happened, if it may
///
/// Events and their fields have the names that they have in the file. Evidence of a check is made by a
/// command that knows the types: it runs the check. `by=…` and `because=…` note who and why.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  perennial train apply train.toml merge feature=karma\n  perennial train apply train.toml testnet_activate upgrade=july day=2026-07-15 --on 2026-07-01\n  perennial train apply train.toml alpha_meeting month=2026-12 --dry-run\n\nExit code 1 if the train refuses it; the file stays as it is."
)]
pub(super) struct ApplyArgs {
    /// The train's file
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// What happened: `merge`, `alpha_submit`, `beta_meeting`, …
    #[arg(value_name = "EVENT")]
    pub(super) event: String,
    /// Its fields, each as NAME=VALUE
    #[arg(value_name = "NAME=VALUE")]
    pub(super) fields: Vec<String>,
    /// The day on which it was decided; without it, today
    #[arg(long, value_name = "DATE", value_parser = days::parse)]
    pub(super) on: Option<Day>,
    /// Takes a day that is more than a week ahead: nothing can be recorded before it any more
    #[arg(long)]
    pub(super) ahead: bool,
    /// Says what would happen, and writes nothing
    #[arg(long)]
    pub(super) dry_run: bool,
}

/// Draws a train's timeline, a picture that browsers show
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  perennial train svg > train.svg\n  perennial train svg train.toml --out train.svg --title \"Our train\""
)]
pub(super) struct SvgArgs {
    /// The train's file
    #[arg(value_name = "FILE", default_value = "train.toml")]
    pub(super) file: PathBuf,
    /// Where the picture goes; without it, to stdout
    #[arg(long, value_name = "FILE.svg")]
    pub(super) out: Option<PathBuf>,
    /// The day to mark; without it, today
    #[arg(long, value_name = "DATE", value_parser = days::parse)]
    pub(super) on: Option<Day>,
    /// What stands above it
    #[arg(long, default_value = "The release train")]
    pub(super) title: String,
}

pub(in crate::cli) fn run(env: &mut Env<'_>, args: &TrainArgs) -> Result<(), Failure> {
    match &args.command {
        TrainCommand::Check(args) => check::run(env, args),
        TrainCommand::Status(args) => status::run(env, args),
        TrainCommand::Next(args) => next::run(env, args),
        TrainCommand::Apply(args) => apply::run(env, args),
        TrainCommand::Svg(args) => draw::run(env, args),
    }
}
