//! A command of one's own: all of `perennial`, and it knows the registry's types.
//!
//! ```text
//! cargo run --release --features cli --example registry FOLDER
//! cargo run --release --features cli --example tool -- stats FOLDER
//! cargo run --release --features cli --example tool -- upgrade FOLDER --dry-run
//! ```

#![expect(unreachable_pub, reason = "the types are those of another example")]
#![allow(dead_code, reason = "the other example makes ids, this one only has their types")]

#[path = "../registry/ids.rs"]
mod ids;
#[path = "../registry/state.rs"]
mod state;

use std::process::ExitCode;

use perennial::cli;

fn main() -> ExitCode {
    cli::run(state::tables(), std::env::args_os())
}
