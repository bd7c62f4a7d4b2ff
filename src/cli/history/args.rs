//! What `perennial history` is asked.

use std::{
    format,
    path::{Path, PathBuf},
    prelude::rust_2024::*,
};

use clap::{Args, Subcommand};

use super::{check, diff, show};
use crate::{
    cli::{exit::Failure, terminal::Env},
    history::{Folder, LookedVersion},
};

/// Checks, compares and shows a history folder
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  perennial history check\n  perennial history show history User 2\n  perennial history diff history User"
)]
pub(in crate::cli) struct HistoryArgs {
    #[command(subcommand)]
    command: HistoryCommand,
}

#[derive(Debug, Subcommand)]
enum HistoryCommand {
    Show(ShowArgs),
    Check(CheckArgs),
    Diff(DiffArgs),
}

/// Shows what is recorded: entities, tables, messages; or one version, with its samples
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  perennial history show\n  perennial history show history User\n  perennial history show history User 2"
)]
pub(super) struct ShowArgs {
    /// The history folder
    #[arg(value_name = "FOLDER", default_value = "history")]
    pub(super) folder: PathBuf,
    /// The entity
    #[arg(value_name = "ENTITY")]
    pub(super) entity: Option<String>,
    /// Its version
    #[arg(value_name = "VERSION")]
    pub(super) version: Option<u8>,
}

/// Says whether a history is whole: seals, chain, layouts, samples; and what a database or types say
///
/// Without types, each file is held against itself and the files beside it. A command that knows the
/// types also holds these against the folder, as `history::check` does in tests. What a check does not
/// see, it says at its end.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  perennial history check\n  perennial history check history --db /var/lib/chain\n\nExit code 1 if anything is wrong, each on a line of its own."
)]
pub(super) struct CheckArgs {
    /// The history folder
    #[arg(value_name = "FOLDER", default_value = "history")]
    pub(super) folder: PathBuf,
    /// A database whose catalog is held against the history, too
    #[arg(long, value_name = "DB")]
    pub(super) db: Option<PathBuf>,
}

/// Says what changed between two versions of an entity, or between two folders
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  perennial history diff history User\n  perennial history diff history User 1 3\n  perennial history diff history --since ../released/history\n\nExit code 1 if something of the other folder is changed or gone, which must never be."
)]
pub(super) struct DiffArgs {
    /// The history folder
    #[arg(value_name = "FOLDER")]
    pub(super) folder: PathBuf,
    /// The entity
    #[arg(value_name = "ENTITY", required_unless_present = "since")]
    pub(super) entity: Option<String>,
    /// The older version; of none, the two newest are compared
    #[arg(value_name = "V1", requires = "to")]
    pub(super) from: Option<u8>,
    /// The newer version
    #[arg(value_name = "V2")]
    pub(super) to: Option<u8>,
    /// Another folder, as it was: what is new since then, and what changed
    #[arg(long, value_name = "FOLDER", conflicts_with = "entity")]
    pub(super) since: Option<PathBuf>,
}

pub(in crate::cli) fn run(env: &mut Env<'_>, args: &HistoryArgs) -> Result<(), Failure> {
    match &args.command {
        HistoryCommand::Show(args) => show::run(env, args),
        HistoryCommand::Check(args) => check::run(env, args),
        HistoryCommand::Diff(args) => diff::run(env, args),
    }
}

/// Reads a history folder. A place without any history is none, so that no check passes on nothing.
pub(super) fn look(path: &Path) -> Result<Folder, Failure> {
    let shown = path.display();
    if !path.is_dir() {
        return Err(Failure::unreadable(format!(
            "{shown}: there is no such folder; name the history's first"
        )));
    }
    let folder = Folder::look(path);
    if folder.is_empty() {
        return Err(Failure::unreadable(format!(
            "{shown}: no history lies there; a history is a folder with `<entity>/v1.toml` in it"
        )));
    }
    Ok(folder)
}

/// An entity's versions, by the name of the entity or of its folder.
pub(super) fn entity<'f>(
    folder: &'f Folder,
    name: &str,
) -> Result<(&'f str, &'f [LookedVersion]), Failure> {
    let is_it = |looked: &[LookedVersion]| {
        looked.first().is_some_and(|looked| looked.record.entity == name)
    };
    let all = || folder.entities.iter().map(|(of, looked)| (of.as_str(), looked.as_slice()));
    if let Some(found) = all().find(|(of, _)| *of == name) {
        return Ok(found);
    }
    let found: Vec<_> = all().filter(|(_, looked)| is_it(looked)).collect();
    match found.as_slice() {
        [one] => Ok(*one),
        [] => {
            let nearest = crate::message::nearest(all().map(|(of, _)| of), name);
            let nearest =
                nearest.map(|name| format!("did you mean `{name}`? ")).unwrap_or_default();
            let known: Vec<_> = all().map(|(of, _)| of).collect();
            Err(Failure::usage(format!(
                "the history has no entity `{name}`; {nearest}there are: {}",
                known.join(", ")
            )))
        }
        several => {
            let several: Vec<_> = several.iter().map(|(of, _)| *of).collect();
            Err(Failure::usage(format!(
                "`{name}` is recorded in several places; name one of them: {}",
                several.join(", ")
            )))
        }
    }
}

/// A version of an entity.
pub(super) fn version<'f>(
    name: &str,
    versions: &'f [LookedVersion],
    number: u8,
) -> Result<&'f LookedVersion, Failure> {
    let mut versions_known = versions.iter();
    versions_known.find(|looked| looked.record.version.get() == number).ok_or_else(|| {
        let known: Vec<_> =
            versions.iter().map(|looked| looked.record.version.to_string()).collect();
        Failure::usage(format!(
            "the history has no version {number} of {name}; there are: {}",
            known.join(", ")
        ))
    })
}
