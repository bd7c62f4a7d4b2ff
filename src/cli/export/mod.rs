//! `perennial export`: all rows of a database, as one moment had them, in a file or a pipe.
//!
//! The file is written as `FILE.part`, a block at a time, and gets its name when it is complete and on
//! the disk. An export that was cut short is read back, cut behind its last whole block, and gone on
//! with, once the database has shown to have the very rows still that lie in it.

mod args;
mod part;
mod run;
mod target;

pub(super) use args::ExportArgs;
pub(super) use run::run;
