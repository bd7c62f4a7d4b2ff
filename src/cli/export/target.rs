//! Where an export goes.

use std::{
    format,
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
    prelude::rust_2024::*,
};

use super::{args::ExportArgs, part::Part};
use crate::cli::{exit::Failure, terminal::Env};

/// Where an export goes.
pub(super) enum Target {
    Stdout,
    /// A device or a pipe: there is nothing to rename.
    Direct(File, PathBuf),
    Part(Part),
}

impl Target {
    /// Opens what the arguments name, and nothing is lost by it that they do not give up.
    pub(super) fn open(args: &ExportArgs) -> Result<Self, Failure> {
        let Some(path) = args.file() else {
            return match args.resume {
                true => Err(Failure::usage("only an export to a FILE can be resumed")),
                false => Ok(Self::Stdout),
            };
        };
        match fs::metadata(path) {
            Ok(found) if found.is_dir() => Err(told(path, "this is a folder; name a file in it")),
            Ok(found) if !found.is_file() => {
                if args.resume {
                    return Err(Failure::usage("only an export to a FILE can be resumed"));
                }
                let file = OpenOptions::new().write(true).open(path);
                Ok(Self::Direct(file.map_err(|error| told(path, error))?, path.clone()))
            }
            Ok(_) if !args.force => {
                Err(told(path, "there is such a file already; say `--force` to replace it"))
            }
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(told(path, error)),
            Ok(_) | Err(_) => Part::open(path, args.resume, args.force).map(Self::Part),
        }
    }

    pub(super) fn write(&mut self, env: &mut Env<'_>, bytes: &[u8]) -> Result<(), Failure> {
        match self {
            Self::Stdout => env.write(bytes),
            Self::Direct(file, path) => file.write_all(bytes).map_err(|error| told(path, error)),
            Self::Part(part) => part.write(bytes),
        }
    }

    /// All is written.
    pub(super) fn finish(self, env: &mut Env<'_>) -> Result<(), Failure> {
        match self {
            Self::Stdout => env.flush(),
            Self::Direct(mut file, path) => file.flush().map_err(|error| told(&path, error)),
            Self::Part(part) => part.finish(),
        }
    }

    /// How to go on after the export was cut short.
    pub(super) fn advice(&self) -> String {
        match self {
            Self::Stdout | Self::Direct(..) => "what was written is incomplete".to_string(),
            Self::Part(part) => part.advice(),
        }
    }
}

/// A file that is not written, and why.
#[cold]
pub(super) fn told(path: &Path, why: impl std::fmt::Display) -> Failure {
    Failure::unwritten(format!("{}: {why}", path.display()))
}
