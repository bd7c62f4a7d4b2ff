//! The command line: what is in a database, is it sound, and what may happen to it next.
//!
//! The catalog says what the bytes of every table mean, so the `perennial` command reads any database
//! without its source. A command of your own that hands over your tables also knows your types: it
//! checks what they check, reads old values as the latest view, and may rewrite them.
//!
//! ```no_run
//! use std::process::ExitCode;
//!
//! use perennial::{Table, Versioned, cli, registry};
//!
//! #[derive(Versioned)]
//! #[versioned(latest = 1)]
//! struct User {
//!     name: String,
//! }
//!
//! const USERS: Table<u64, User> = Table::new("users");
//!
//! fn main() -> ExitCode {
//!     cli::run(registry![USERS], std::env::args_os())
//! }
//! ```
//!
//! [`run_to`] is the same with other outputs, for services that answer such questions themselves.
//!
//! # How a command goes
//!
//! Arguments become a `Command`; it opens the database, for reading unless it is one that writes, and
//! asks the catalog how rows are read. Data goes to stdout, a row or a finding a line; everything else
//! goes to stderr. Long work counts rows on a progress bar and looks for Ctrl-C at each batch of them.
//!
//! # Exit codes
//!
//! They never change their meaning:
//!
//! | code | means |
//! | --- | --- |
//! | 0 | done, and nothing is wrong |
//! | 1 | the question has the answer no: damage was found, a row is not there, an event is refused |
//! | 2 | the command line is wrong: an unknown option or table, a key that does not parse |
//! | 3 | a database or file cannot be opened or read, or is none |
//! | 4 | something could not be written; what is on the disk is as the message says |
//! | 130 | stopped by Ctrl-C; what was done until then is done |

mod args;
mod columns;
mod database;
mod exit;
mod export;
mod get;
mod history;
mod import;
mod info;
mod interrupt;
mod progress;
mod run;
mod scan;
mod schedule;
mod shell;
mod stats;
mod terminal;
mod train;
mod transfer;
mod upgrade;
mod verify;
mod view;

pub use run::{command, run, run_to};
