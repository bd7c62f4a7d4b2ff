//! Edits that would break what is stored, each applied to a copy of tests/crates/edits: all are
//! caught, and the message says what is wrong. Harmless edits pass without a word.
//!
//! The outcome is tests/crates/edits/README.md. `EDITS=overwrite cargo test --test edits` writes it
//! anew; read the difference before it is committed.
//!
//! The copies are compiled in a folder of their own, in this build's features but for RocksDB's.
#![cfg(all(feature = "history", feature = "redb", not(feature = "rocksdb")))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs,
    unreachable_pub
)]

mod compile;
mod edit;
mod fixture;
mod history;
mod report;
mod scratch;
mod table;

use std::{env, fs, path::Path};

use edit::{Edit, Stage};
use scratch::{Said, Scratch};

/// What differs from what an edit expects.
fn judge(edit: &Edit, said: &Said) -> Vec<String> {
    let mut wrong = Vec::new();
    for stage in Stage::ALL {
        let messages = said.get(&(edit.id, stage)).map(Vec::as_slice).unwrap_or_default();
        let expected = edit.caught.iter().find(|(by, _)| *by == stage);
        match expected {
            None if messages.is_empty() => {}
            None => wrong.push(format!("{}: {stage:?} says: {messages:#?}", edit.id)),
            Some((_, part)) if messages.iter().any(|message| message.contains(part)) => {}
            Some((_, part)) => wrong
                .push(format!("{}: {stage:?} should say `{part}`, not: {messages:#?}", edit.id)),
        }
    }
    wrong
}

#[test]
fn breaking_edits_are_caught_and_harmless_ones_pass() {
    let table = table::table();
    let edits: Vec<&Edit> = table.iter().flat_map(|(_, edits)| edits).collect();
    let (breaking, harmless): (Vec<&Edit>, Vec<&Edit>) =
        edits.iter().copied().partition(|edit| !edit.is_harmless());
    assert!(breaking.len() >= 35 && harmless.len() >= 10, "a table without edits checks nothing");

    let (said, warnings) = Scratch::new(edits.clone()).run();

    let mut wrong: Vec<_> = edits.iter().flat_map(|edit| judge(edit, &said)).collect();
    let warned = harmless.iter().filter_map(|edit| Some((edit.id, warnings.get(edit.id)?)));
    wrong.extend(warned.map(|(id, warnings)| format!("{id}: the compiler warns: {warnings:#?}")));
    let count = wrong.len();
    assert!(
        wrong.is_empty(),
        "{count} edits are not judged as they should be:\n{}",
        wrong.join("\n")
    );

    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/crates/edits/README.md");
    let report = report::report(&table, &said);
    if env::var_os("EDITS").is_some_and(|value| value == "overwrite") {
        fs::write(&path, &report).unwrap();
    }
    let committed = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(
        committed == report,
        "tests/crates/edits/README.md is not what was found; write it with `EDITS=overwrite cargo \
         test --test edits`, and read the difference"
    );
}
