//! The train's file.

use std::{path::Path, prelude::rust_2024::*};

use crate::{
    cli::exit::Failure,
    train::{Day, Entry, FileError, TrainFile},
};

/// Reads a file; what is no train is not readable.
pub(super) fn read(path: &Path) -> Result<TrainFile, Failure> {
    TrainFile::read(path).map_err(|error: FileError| Failure::unreadable(error))
}

/// Whether days are dates: where the file says so, or where they are as high as dates are.
pub(super) fn has_dates(file: &TrainFile) -> bool {
    // 2010-01-01: nobody's own count is as high.
    let is_dated = |entry: &Entry| entry.on.is_some_and(|day| day >= Day(14_610));
    file.dates() || file.train().history().iter().any(is_dated)
}
