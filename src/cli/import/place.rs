//! Where an import goes.

use std::{ffi::OsString, format, fs, io, path::Path, prelude::rust_2024::*};

use super::args::ImportArgs;
use crate::cli::{
    database::{Database, EngineKind, create, open_to_write},
    exit::Failure,
};

/// Opens the database that the rows go to: a new one, or one that an import may have begun.
pub(super) fn open(args: &ImportArgs) -> Result<Database, Failure> {
    let path = &args.path;
    let told = |why: &str| Failure::unwritten(format!("{}: {why}", path.display()));
    let kind = args.engine.unwrap_or(EngineKind::Redb);
    let entries = entries(path).map_err(|error| told(&error.to_string()))?;
    if entries.is_empty() {
        return create(path, kind);
    }
    let is_database = entries.iter().any(|name| name == "perennial.redb" || name == "CURRENT");
    match (is_database, args.resume) {
        (true, true) => open_to_write(path),
        (true, false) => Err(told(
            "a database lies there already, and an import makes one of its own: name another folder, or \
             say `--resume` if an import into this one did not finish",
        )),
        // Cut short while it made the database.
        (false, true) if entries.iter().all(is_of_making) => create(path, kind),
        (false, _) => {
            Err(told("the folder is not empty; name one that is, or that does not exist yet"))
        }
    }
}

/// The names in a folder; none if there is no such folder.
fn entries(path: &Path) -> io::Result<Vec<OsString>> {
    match fs::read_dir(path) {
        Ok(entries) => entries.map(|entry| Ok(entry?.file_name())).collect(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

/// Whether an engine has such a file before its database is one.
fn is_of_making(name: &OsString) -> bool {
    let name = name.to_string_lossy();
    let is_numbered = |name: &str| name.starts_with(|first: char| first.is_ascii_digit());
    name.starts_with("perennial.redb.")
        || name.starts_with("LOG")
        || name.starts_with("MANIFEST-")
        || matches!(name.as_ref(), "LOCK" | "IDENTITY")
        || is_numbered(&name) && (name.ends_with(".log") || name.ends_with(".dbtmp"))
}
