//! The crate under tests/crates/hygiene compiles without a warning.

use std::{fs, path::Path, process::Command};

#[test]
fn expansions_take_no_name_for_granted() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let hygiene = root.join("tests/crates/hygiene");
    // The same versions of dependencies as here, so that none needs to be fetched.
    let lock = root.join("Cargo.lock");
    if lock.exists() {
        fs::copy(lock, hygiene.join("Cargo.lock")).unwrap();
    }
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hygiene");
    let output = Command::new(env!("CARGO"))
        .args(["check", "--quiet", "--manifest-path"])
        .arg(hygiene.join("Cargo.toml"))
        .env("CARGO_TARGET_DIR", target)
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
}
