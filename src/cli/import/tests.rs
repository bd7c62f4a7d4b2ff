//! Engines that fail in the middle of an import.

use std::{
    prelude::rust_2024::*,
    sync::atomic::{AtomicU32, Ordering},
    vec,
};

use clap::Parser;

use super::{ImportArgs, run::import};
use crate::{
    backend::{
        Backend, BackendError, BackendErrorKind, Cursor, Direction, KeyRange, Memory, ReadEngine,
        WriteBatch, WriteOp,
    },
    cli::{
        exit::{Exit, Failure},
        terminal::{Env, Look, WIDTH_DEFAULT},
        transfer::{Blocks, Format, Header, Reader},
    },
    store::{IMPORT_KEY, META, Registry},
};

/// An engine on a disk that is full after so many commits, or that swallows a row.
struct Failing {
    rows: Memory,
    commits_left: AtomicU32,
    swallows: Option<&'static [u8]>,
}

impl Failing {
    fn after(commits: u32) -> Self {
        Self { rows: Memory::new(), commits_left: AtomicU32::new(commits), swallows: None }
    }
}

impl ReadEngine for Failing {
    type Pinned<'a> = <Memory as ReadEngine>::Pinned<'a>;
    type Cursor<'a> = <Memory as ReadEngine>::Cursor<'a>;
    type Snapshot<'a> = <Memory as ReadEngine>::Snapshot<'a>;

    fn snapshot(&self) -> Result<Self::Snapshot<'_>, BackendError> {
        self.rows.snapshot()
    }

    fn get(&self, table: &str, key: &[u8]) -> Result<Option<Self::Pinned<'_>>, BackendError> {
        self.rows.get(table, key)
    }

    fn get_many(
        &self,
        table: &str,
        keys: &[&[u8]],
    ) -> Result<Vec<Option<Self::Pinned<'_>>>, BackendError> {
        self.rows.get_many(table, keys)
    }

    fn cursor(
        &self,
        table: &str,
        range: &KeyRange,
        direction: Direction,
    ) -> Result<Self::Cursor<'_>, BackendError> {
        self.rows.cursor(table, range, direction)
    }
}

impl Backend for Failing {
    fn name(&self) -> &'static str {
        "memory"
    }

    fn tables(&self) -> Result<Vec<String>, BackendError> {
        self.rows.tables()
    }

    fn create_tables(&mut self, tables: &[&str]) -> Result<(), BackendError> {
        self.rows.create_tables(tables)
    }

    fn commit(&self, batch: &WriteBatch) -> Result<(), BackendError> {
        if self.commits_left.load(Ordering::Relaxed) == 0 {
            let kind = BackendErrorKind::StorageFull;
            return Err(BackendError::new("memory", "commit to", "db", kind, "no space"));
        }
        self.commits_left.fetch_sub(1, Ordering::Relaxed);
        let mut kept = WriteBatch::new();
        for op in batch.ops() {
            if !matches!(op, WriteOp::Put { key, .. } if self.swallows == Some(key)) {
                kept.push(op.clone());
            }
        }
        self.rows.commit(&kept)
    }
}

/// An export of a meta table and a hundred rows, in blocks of three.
fn exported() -> Vec<u8> {
    let header = Header {
        library: "0.0.0".into(),
        engine: "memory".into(),
        spec_version: None,
        block_bytes: 100,
        tables: vec![META.into(), "users".into(), "empty".into()],
        left_out: vec![],
    };
    let mut blocks = Blocks::new(header, Format::Raw, false);
    let mut bytes = blocks.header();
    bytes.extend(blocks.row(0, b"format", b"1").unwrap().unwrap_or_default());
    for number in 0..100_u8 {
        bytes.extend(blocks.row(1, &[number], &[7; 20]).unwrap().unwrap_or_default());
    }
    bytes.extend(blocks.finish().unwrap().0);
    bytes
}

#[derive(Parser)]
struct Line {
    #[command(flatten)]
    args: ImportArgs,
}

/// Imports the export, and gives the exit code and the message.
fn run(engine: &mut Failing) -> Result<(), (Exit, String)> {
    let (mut out, mut err) = (vec![], vec![]);
    let look = Look { color: false, width: WIDTH_DEFAULT, is_terminal: false, progress: false };
    let registry = Registry::new();
    let mut env = Env::new(registry, look, &mut out, &mut err);
    let line = ["import", "a.raw", "db", "--resume", "--batch-bytes", "200"];
    let args = Line::parse_from(line).args;
    let mut reader = Reader::new(Box::new(std::io::Cursor::new(exported())), false).unwrap();
    import(&mut env, engine, &mut reader, &args).map_err(|failure| match failure {
        Failure::Told(exit, message) => (exit, message),
        other => (other.exit(), String::new()),
    })
}

fn count(engine: &Failing, table: &str) -> usize {
    let mut rows = engine.cursor(table, &KeyRange::all(), Direction::Forward).unwrap();
    let mut count = 0;
    while rows.next().unwrap().is_some() {
        count += 1;
    }
    count
}

fn is_marked(engine: &Failing) -> bool {
    engine.get(META, IMPORT_KEY.as_bytes()).unwrap().is_some()
}

#[test]
fn a_full_disk_loses_no_batch_and_half_writes_none() {
    let mut failures = 0;
    for commits in 0.. {
        let mut engine = Failing::after(commits);
        let Err((exit, message)) = run(&mut engine) else { break };
        failures += 1;
        assert_eq!(exit, Exit::Unwritten, "{message}");
        assert!(message.contains("the disk is full"), "{message}");
        let rows = count(&engine, "users") + usize::from(commits > 1);
        assert!(
            commits == 0 || message.contains(&std::format!("{rows} rows are in db")),
            "{message}"
        );
        assert_eq!(is_marked(&engine), commits > 0);
        // There is room again.
        engine.commits_left = AtomicU32::new(u32::MAX);
        run(&mut engine).unwrap();
        assert!(!is_marked(&engine) && count(&engine, "users") == 100, "{commits}");
    }
    assert!(failures > 10, "{failures}");
}

#[test]
fn an_engine_that_loses_a_row_is_found_out() {
    let mut engine = Failing { swallows: Some(&[50]), ..Failing::after(u32::MAX) };
    let (exit, message) = run(&mut engine).unwrap_err();
    assert_eq!(exit, Exit::No);
    assert!(message.contains("table `users`: of 100 exported rows 99"), "{message}");
    assert!(is_marked(&engine));
}

#[test]
fn tables_that_are_not_in_the_export_are_found() {
    let mut engine = Failing::after(5);
    run(&mut engine).unwrap_err();
    engine.commits_left = AtomicU32::new(u32::MAX);
    engine.create_tables(&["others"]).unwrap();
    let (exit, message) = run(&mut engine).unwrap_err();
    assert!(exit == Exit::No && message.contains("`others`"), "{message}");
    assert!(is_marked(&engine));
}
