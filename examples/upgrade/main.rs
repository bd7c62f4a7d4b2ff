//! The whole story of a chain's upgrades, on the emulator.
//!
//! Version 4 of a registry's runtime runs; versions 5, 6 and a breaking 7 follow, while clients stay
//! connected. Everything that is told is checked as it is told: if the story does not hold, the
//! example fails.
//!
//! ```text
//! cargo run --release --example upgrade [-- --svg FILE]
//! ```
//!
//! `--svg FILE` draws the story's timeline, a page that any browser shows.

#![expect(unreachable_pub, reason = "an entity is public in its crate, as users will write it")]

mod clients;
mod draw;
#[cfg(test)]
mod history;
mod runtimes;
mod story;
mod timeline;

use std::{error::Error, ffi::OsString, fs, path::PathBuf};

const USAGE: &str = "usage: cargo run --release --example upgrade [-- --svg FILE]";

fn main() -> Result<(), Box<dyn Error>> {
    let svg = match arguments(std::env::args_os().skip(1)) {
        Ok(svg) => svg,
        Err(mistake) => {
            eprintln!("{mistake}\n{USAGE}");
            std::process::exit(2);
        }
    };
    let folder = tempfile::tempdir()?;
    let timeline = story::tell(folder.path())?;
    if let Some(file) = svg {
        fs::write(&file, draw::svg(&timeline)?)
            .map_err(|error| format!("cannot write {}: {error}", file.display()))?;
        println!("\nThe timeline is drawn in {}", file.display());
    }
    Ok(())
}

/// The file to draw into, if one is given.
fn arguments(given: impl Iterator<Item = OsString>) -> Result<Option<PathBuf>, String> {
    let given: Vec<OsString> = given.collect();
    match given.as_slice() {
        [] => Ok(None),
        [flag, file] if flag == "--svg" => Ok(Some(file.into())),
        [flag] if flag == "--svg" => Err("`--svg` needs a file to write to".to_owned()),
        [first, ..] => Err(format!("`{}` is not understood", first.to_string_lossy())),
    }
}
