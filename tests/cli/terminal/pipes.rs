//! Pipes: data on stdout, everything else on stderr, and nobody has to read to the end.

use std::{
    path::Path,
    process::{Command, Output},
};

use perennial::backend::{Backend, Redb, WriteBatch, WriteOp};

use super::big;
use crate::fixture;

/// Runs a line of bash in which `$P` is the command and `$DB` the database.
fn bash(line: &str, db: &str) -> Output {
    Command::new("bash")
        .args(["-c", &format!("set -o pipefail; {line}")])
        .env("P", env!("CARGO_BIN_EXE_perennial"))
        .env("DB", db)
        .output()
        .unwrap()
}

#[test]
fn a_pipe_that_closes_early_is_no_error() {
    let folder = tempfile::tempdir().unwrap();
    big::fill(folder.path(), 100_000);
    let db = folder.path().to_str().unwrap();
    for command in ["scan $DB users", "export $DB", "scan $DB users --keys", "info $DB", "man"] {
        let output = bash(&format!("\"$P\" {command} | head -1"), db);
        let err = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{command}: {} {err}", output.status);
        assert!(!err.contains("error") && !err.contains("panic"), "{command}: {err}");
        assert_eq!(output.stdout.iter().filter(|byte| **byte == b'\n').count(), 1, "{command}");
    }
}

/// A database with so many users that are none.
fn damaged(folder: &Path, rows: u64) {
    fixture::redb(folder, 3);
    let mut batch = WriteBatch::new();
    for number in 0..rows {
        let key = number.to_be_bytes().to_vec();
        batch.push(WriteOp::Put { table: "users", key, value: vec![] });
    }
    Redb::open(folder).unwrap().commit(&batch).unwrap();
}

#[test]
fn a_pipe_that_closes_early_hides_no_damage() {
    let folder = tempfile::tempdir().unwrap();
    damaged(folder.path(), 20_000);
    let db = folder.path().to_str().unwrap();
    for command in ["verify $DB --limit 20000", "verify $DB --limit 20000 --json", "verify $DB"] {
        let output = bash(&format!("\"$P\" {command} | head -1"), db);
        let err = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{command}: {err}");
        assert!(!err.contains("error") && !err.contains("panic"), "{command}: {err}");
    }
}

#[test]
fn a_full_disk_is_told_also_where_the_answer_is_no() {
    let folder = tempfile::tempdir().unwrap();
    damaged(folder.path(), 5);
    let db = folder.path().to_str().unwrap();
    for command in ["verify $DB", "verify $DB --json", "scan $DB users"] {
        let code = |to: &str| bash(&format!("\"$P\" {command} > {to}"), db).status.code();
        assert_eq!(code("/dev/null"), Some(1), "{command}");
        let output = bash(&format!("\"$P\" {command} > /dev/full"), db);
        let err = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(4), "{command}: {err}");
        assert!(err.contains("could not be written"), "{command}: {err}");
    }
}

#[test]
fn a_full_disk_behind_stdout_is_told() {
    let folder = tempfile::tempdir().unwrap();
    fixture::redb(folder.path(), 20);
    let db = folder.path().to_str().unwrap();
    for command in ["scan $DB users", "export $DB", "info $DB", "stats $DB --json"] {
        let output = bash(&format!("\"$P\" {command} > /dev/full"), db);
        let err = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(4), "{command}: {err}");
        assert!(err.contains("could not be written"), "{command}: {err}");
    }
}

#[test]
fn data_is_on_stdout_alone_and_json_parses() {
    let folder = tempfile::tempdir().unwrap();
    fixture::redb(folder.path(), 5);
    let db = folder.path().to_str().unwrap();
    for command in ["info $DB", "stats $DB", "verify $DB", "scan $DB users", "schedule show $DB"] {
        let output = bash(&format!("\"$P\" --json {command}"), db);
        assert!(output.status.success(), "{command}: {output:?}");
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(!text.is_empty() && !text.contains('\u{1b}'), "{command}");
        for line in text.lines() {
            let value: Result<serde_json::Value, _> = serde_json::from_str(line);
            assert!(value.is_ok_and(|value| value.is_object()), "{command}: {line}");
        }
    }
}
