//! What may be said on the command line. Each command's own options stand beside it.

use std::{format, path::PathBuf, prelude::rust_2024::*};

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::{
    export::ExportArgs, get::GetArgs, history::HistoryArgs, import::ImportArgs, info::InfoArgs,
    scan::ScanArgs, schedule::ScheduleArgs, shell::CompletionsArgs, shell::ManArgs,
    stats::StatsArgs, train::TrainArgs, upgrade::UpgradeArgs, verify::VerifyArgs,
};

/// Looks into any Perennial database, without its source; checks it, copies it, and follows its
/// releases.
///
/// Databases are opened for reading, unless a command says that it writes. Data goes to stdout,
/// everything else to stderr: errors and notes are text there, whatever --json says.
#[derive(Debug, Parser)]
#[command(name = "perennial", version, max_term_width = 100)]
#[command(
    after_help = "Exit codes: 0 done; 1 the answer is no, or damage was found; 2 wrong command \
line; 3 not readable; 4 not written; 130 stopped by Ctrl-C."
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
    /// Writes data as JSON, one object a line
    #[arg(long, global = true)]
    pub(super) json: bool,
    /// Leaves out notes and progress
    #[arg(long, short, global = true)]
    pub(super) quiet: bool,
    /// When to use colours; NO_COLOR turns them off, too
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t = Colors::Auto)]
    pub(super) color: Colors,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Colors {
    Auto,
    Always,
    Never,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Info(InfoArgs),
    Stats(StatsArgs),
    Get(GetArgs),
    Scan(ScanArgs),
    Verify(VerifyArgs),
    Export(ExportArgs),
    Import(ImportArgs),
    Upgrade(UpgradeArgs),
    History(HistoryArgs),
    Schedule(ScheduleArgs),
    Train(TrainArgs),
    Completions(CompletionsArgs),
    Man(ManArgs),
}

/// A database, and how it is opened.
#[derive(Clone, Debug, Args)]
pub(super) struct Place {
    /// The folder of the database
    #[arg(value_name = "DB")]
    pub(super) path: PathBuf,
    /// Reads beside a running writer, following what it has written (RocksDB; redb cannot be shared)
    #[arg(long)]
    pub(super) live: bool,
}
