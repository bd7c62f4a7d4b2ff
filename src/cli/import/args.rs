//! What may be said to `perennial import`.

use std::{num::NonZeroU32, path::PathBuf, prelude::rust_2024::*};

use clap::Args;

use crate::cli::database::EngineKind;

/// Makes a database from an export
///
/// The database gets the very bytes that were exported, and is held against the export when all are
/// there. Until then no program opens it. How the export is written is seen by its first bytes.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  perennial import backup.perennial data
  perennial import backup.ndjson.gz data --engine rocksdb --resume
  zcat users.ndjson.gz | sed 's/@old.org/@new.org/' | perennial import - data --edited")]
pub(in crate::cli) struct ImportArgs {
    /// The export; `-` is stdin
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// The folder of the new database: none yet, or an empty one
    #[arg(value_name = "DB")]
    pub(super) path: PathBuf,
    /// The engine of the new database: redb, unless you say another
    #[arg(long, value_enum)]
    pub(super) engine: Option<EngineKind>,
    /// Goes on with an import that did not finish, given the same export from its beginning
    #[arg(long)]
    pub(super) resume: bool,
    /// Takes an ndjson export that was edited: its rows are no longer held against its digests. The
    /// header, which is the first line, and the footer, which is the last, have to stay, and rows in
    /// their order
    #[arg(long)]
    pub(super) edited: bool,
    /// About how many bytes of rows are written at once, and lie in memory until then
    #[arg(long, value_name = "BYTES", default_value_t = 8 << 20,
          value_parser = clap::value_parser!(u64).range(1..=1 << 30))]
    pub(super) batch_bytes: u64,
    /// At most so many rows a second, so that others have the disk too
    #[arg(long, value_name = "ROWS")]
    pub(super) rows_per_second: Option<NonZeroU32>,
}

impl ImportArgs {
    pub(super) fn is_stdin(&self) -> bool {
        self.file.as_os_str() == "-"
    }

    /// The export, for messages.
    pub(super) fn name(&self) -> String {
        if self.is_stdin() { "stdin".to_string() } else { self.file.display().to_string() }
    }
}
