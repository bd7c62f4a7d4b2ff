//! The `perennial` command, for any database: it knows no types, and reads what the catalog tells.

use std::process::ExitCode;

fn main() -> ExitCode {
    perennial::cli::run(perennial::registry![], std::env::args_os())
}
