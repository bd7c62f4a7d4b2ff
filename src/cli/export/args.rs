//! What may be said to `perennial export`.

use std::{num::NonZeroU32, path::PathBuf, prelude::rust_2024::*};

use clap::{Args, ValueEnum};

use crate::cli::{
    args::Place,
    transfer::{BLOCK_BYTES_MAX, Format},
};

/// Writes all rows of a database to a file or a pipe, for `perennial import` or other programs
///
/// The export is of one moment. A FILE is written as FILE.part, and gets its name when it is complete.
/// The end of its name decides how it is written, unless you say so: `.perennial` is raw in gzip, `.raw`
/// is raw, all else is ndjson; `.gz` behind either is gzip.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  perennial export data users.ndjson.gz
  perennial export data backup.perennial --resume
  perennial export data --tables users,events | grep karma
  perennial export data - --format raw | perennial import - copy --engine rocksdb")]
pub(in crate::cli) struct ExportArgs {
    #[command(flatten)]
    pub(super) place: Place,
    /// Where to; without it, or with `-`, to stdout
    #[arg(value_name = "FILE")]
    pub(super) file: Option<PathBuf>,
    /// Only these tables, and what the library's own say of them: a whole database of fewer tables
    #[arg(long, value_delimiter = ',', value_name = "TABLES")]
    pub(super) tables: Option<Vec<String>>,
    /// How rows are written
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// How the file is compressed
    #[arg(long, value_enum)]
    compress: Option<Compress>,
    /// Goes on with the FILE.part of an export that did not finish
    #[arg(long)]
    pub(super) resume: bool,
    /// Replaces a FILE that is there, and a FILE.part unless that is resumed
    #[arg(long)]
    pub(super) force: bool,
    /// At most so many rows a second, so that others have the disk too
    #[arg(long, value_name = "ROWS")]
    pub(super) rows_per_second: Option<NonZeroU32>,
    /// What an export that is killed loses at most, in bytes of rows; smaller blocks make a larger file
    #[arg(long, value_name = "BYTES", default_value_t = 1 << 20,
          value_parser = clap::value_parser!(u64).range(1..=BLOCK_BYTES_MAX))]
    pub(super) block_bytes: u64,
}

/// How a file is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Compress {
    None,
    /// As `gzip` does
    Gzip,
}

impl ExportArgs {
    /// The file, unless it is stdout.
    pub(super) fn file(&self) -> Option<&PathBuf> {
        self.file.as_ref().filter(|file| file.as_os_str() != "-")
    }

    /// How rows are written, and whether in gzip.
    pub(super) fn form(&self) -> (Format, bool) {
        let name = self.file().and_then(|file| file.file_name());
        let name = name.map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
        let (stem, is_gz) = match name.strip_suffix(".gz") {
            Some(stem) => (stem, true),
            None => (name.as_str(), false),
        };
        let is_ours = stem.ends_with(".perennial");
        let is_raw = is_ours || stem.ends_with(".raw");
        let format = self.format.unwrap_or(if is_raw { Format::Raw } else { Format::Ndjson });
        let is_gzip = self.compress.map_or(is_gz || is_ours, |said| said == Compress::Gzip);
        (format, is_gzip)
    }
}
