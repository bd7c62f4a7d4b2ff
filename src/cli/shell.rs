//! Completions and manuals.

use std::{format, path::PathBuf, prelude::rust_2024::*};

use clap::Args;
use clap_complete::Shell;

use super::{exit::Failure, run::command, terminal::Env};

/// Prints the completions of a shell
///
/// They are a script, whatever --json says.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  perennial completions bash > ~/.local/share/bash-completion/completions/perennial\n  perennial completions zsh > ~/.zfunc/_perennial"
)]
pub(super) struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

/// Prints the manual, or writes a page for each command into a folder
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  perennial man | man -l -\n  perennial man ~/.local/share/man/man1"
)]
pub(super) struct ManArgs {
    /// Where the pages go; the folder is made
    #[arg(value_name = "FOLDER")]
    folder: Option<PathBuf>,
}

pub(super) fn completions(env: &mut Env<'_>, args: &CompletionsArgs) -> Result<(), Failure> {
    let mut text = Vec::new();
    let mut command = command();
    let name = command.get_name().to_owned();
    clap_complete::generate(args.shell, &mut command, name, &mut text);
    env.write(&text)
}

pub(super) fn man(env: &mut Env<'_>, args: &ManArgs) -> Result<(), Failure> {
    let command = command();
    match &args.folder {
        None => {
            let mut text = Vec::new();
            let page = clap_mangen::Man::new(command);
            page.render(&mut text).map_err(|error| Failure::of_output(&error))?;
            env.write(&text)
        }
        Some(folder) => {
            let failed = |error| {
                let folder = folder.display();
                Failure::unwritten(format!("the pages could not be written to {folder}: {error}"))
            };
            std::fs::create_dir_all(folder).map_err(failed)?;
            clap_mangen::generate_to(command, folder).map_err(failed)
        }
    }
}
