//! What the derive macros say to mistakes: one message for each, on the token that is wrong.
//!
//! `TRYBUILD=overwrite cargo test --test ui` writes the expected messages; read each before it is
//! committed.
//!
//! The compiler words its part of a message anew from release to release, so the texts are compared
//! with the release they were written for; with another one, the tests say so and compare nothing.
//!
//! The cases are built in a folder of their own, with this build's features: with RocksDB's, they
//! would compile its C++ all over again, and the messages are the same without it.
//!
//! A history folder is relative to the package that is compiled, so `tests/ui/history` is copied to
//! where that will be.
#![cfg(not(feature = "rocksdb"))]
#![allow(clippy::unwrap_used)]

use std::{env, fs, path::Path, process::Command};

const WORDED_FOR: &str = "rustc 1.95.";

/// Whether this compiler is the one that the expected messages come from.
fn compiler_is_worded_for() -> bool {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let version = Command::new(rustc).arg("--version").output().map(|output| output.stdout);
    let version = String::from_utf8_lossy(&version.unwrap_or_default()).into_owned();
    let same = version.starts_with(WORDED_FOR);
    if !same {
        eprintln!("messages are not compared: they are those of {WORDED_FOR}x, this is {version}");
    }
    same
}

/// Lays the history folder where the cases are compiled.
fn copy_history() {
    let package = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../tests/trybuild/perennial");
    for entity in fs::read_dir("tests/ui/history").unwrap().map(Result::unwrap) {
        let to = package.join("history").join(entity.file_name());
        fs::create_dir_all(&to).unwrap();
        for file in fs::read_dir(entity.path()).unwrap().map(Result::unwrap) {
            fs::copy(file.path(), to.join(file.file_name())).unwrap();
        }
    }
}

#[test]
fn mistakes_are_told_on_the_tokens_that_are_wrong() {
    if !compiler_is_worded_for() {
        return;
    }
    copy_history();
    trybuild::TestCases::new().compile_fail("tests/ui/*.rs");
}

#[test]
fn mistakes_that_only_codegen_sees_are_told_then() {
    if !compiler_is_worded_for() {
        return;
    }
    copy_history();
    let cases = trybuild::TestCases::new();
    cases.pass("tests/ui/pass/*.rs");
    cases.compile_fail("tests/ui/built/*.rs");
}
