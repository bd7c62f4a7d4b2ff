//! Other processes: this test binary again, for one test, with a role to play.

use std::{
    env,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

const FOLDER: &str = "PERENNIAL_TEST_CHILD_FOLDER";

/// The test's name as the harness knows it.
macro_rules! test_path {
    ($name:ident) => {
        concat!(module_path!(), "::", stringify!($name)).split_once("::").unwrap().1
    };
}
pub(crate) use test_path;

/// The folder to work on, if this process was started to be the other one.
pub fn folder() -> Option<PathBuf> {
    env::var_os(FOLDER).map(PathBuf::from)
}

/// The command that runs `test` with [`folder`] set.
pub fn command(binary: &Path, test: &str, folder: &Path) -> Command {
    let mut command = Command::new(binary);
    command.args(["--exact", test, "--nocapture", "--test-threads=1"]);
    command.env(FOLDER, folder).stdin(Stdio::piped()).stdout(Stdio::piped());
    command
}

/// Tells the parent a line, whole and at once. The harness leaves its own line unfinished, so ours
/// begins with an end of line.
pub fn tell(line: &str) {
    let mut out = std::io::stdout().lock();
    out.write_all(format!("\n{line}\n").as_bytes()).unwrap();
    out.flush().unwrap();
}
