//! From an export to a database.

use std::{format, fs::File, io, prelude::rust_2024::*};

use super::{
    args::ImportArgs,
    check::check,
    place,
    position::{Position, of_names},
    take::{Stop, Taker, skip},
};
use crate::{
    backend::{Backend, Cursor, Direction, KeyRange, WriteBatch},
    cli::{
        database::with_engine,
        exit::{Exit, Failure},
        stats::shown,
        terminal::Env,
        transfer::{Footer, Format, Header, Pace, Reader, bytes_text, quoted},
    },
    store::META,
};

pub(in crate::cli) fn run(env: &mut Env<'_>, args: &ImportArgs) -> Result<(), Failure> {
    let name = args.name();
    let unreadable = |what: &dyn std::fmt::Display| {
        Failure::unreadable(format!("{name}: {}", shown(&what.to_string())))
    };
    let file: Box<dyn io::Read> = match args.is_stdin() {
        true => Box::new(io::stdin()),
        false => Box::new(File::open(&args.file).map_err(|error| unreadable(&error))?),
    };
    let mut reader = Reader::new(file, args.edited).map_err(|fault| unreadable(&fault))?;
    if args.edited && reader.format() == Format::Raw {
        return Err(Failure::usage("`--edited` is for ndjson: raw exports are not edited"));
    }
    let mut database = place::open(args)?;
    with_engine!(&mut database, engine => import(env, engine, &mut reader, args))
}

/// Takes all rows of an export to an engine, and reads them back.
pub(super) fn import<B: Backend>(
    env: &mut Env<'_>,
    engine: &mut B,
    reader: &mut Reader,
    args: &ImportArgs,
) -> Result<(), Failure> {
    let begun = begin(engine, reader, args)?;
    if begun.rows > 0 {
        env.note(format!("going on behind {} rows", begun.rows));
        let mut progress = env.progress("read what is there", Some(begun.rows));
        skip(reader, &begun, &mut progress, &args.name())?;
    }
    let header = reader.header().clone();
    let tables: Vec<&str> = header.tables.iter().map(String::as_str).collect();
    engine
        .create_tables(&tables)
        .map_err(|error| on(Failure::unwritten(error), begun.rows, args))?;
    let mut taker = Taker::new(engine, &header.tables, begun, args.batch_bytes);
    let mut progress = env.progress("import", None);
    let taken = taker.all(reader, &mut progress, &mut Pace::new(args.rows_per_second));
    drop(progress);
    let rows = taker.rows();
    let footer = taken.map_err(|stop| stopped(stop, rows, args))?;
    check(env, engine, &header, &footer).map_err(|failure| match failure {
        Failure::Told(Exit::No, message) => Failure::no(format!(
            "{message}; the database stays marked as unfinished: delete it and import anew, and look at \
             the disk"
        )),
        other => on(other, rows, args),
    })?;
    let mut end = WriteBatch::new();
    Position::push_end(&mut end);
    engine.commit(&end).map_err(|error| on(Failure::unwritten(error), rows, args))?;
    tell(env, args, &header, &footer)
}

/// Makes the database one of an import, or finds out where its import is.
fn begin<B: Backend>(
    engine: &mut B,
    reader: &Reader,
    args: &ImportArgs,
) -> Result<Position, Failure> {
    let tables = of_names(&reader.header().tables);
    let path = args.path.display();
    if let Some(engine_said) = args.engine
        && engine_said.to_string() != engine.name()
        && engine.name() != "memory"
    {
        let name = engine.name();
        return Err(Failure::usage(format!("{path}: the import was begun with the engine {name}")));
    }
    match Position::read(engine)? {
        Some(begun) if begun.tables != tables => Err(Failure::unreadable(format!(
            "{}: this export has other tables than the one that the import was begun with",
            args.name()
        ))),
        Some(begun) if begun.is_edited != args.edited => {
            let with = if begun.is_edited { "with" } else { "without" };
            let what =
                format!("{path}: the import was begun {with} `--edited`: go on the same way");
            Err(Failure::usage(what))
        }
        Some(begun) => Ok(begun),
        None if !is_empty(engine)? => Err(Failure::unwritten(format!(
            "{path}: a database lies there that no import has to finish. If this import was cut short at \
             its very end, it is done: look with `perennial verify`; else name another folder"
        ))),
        None => {
            let (rows, digest) = (0, reader.digest());
            let position = Position { rows, digest, tables, is_edited: args.edited };
            engine.create_tables(&[META]).map_err(Failure::unwritten)?;
            let mut batch = WriteBatch::new();
            position.push(&mut batch);
            engine.commit(&batch).map_err(Failure::unwritten)?;
            Ok(position)
        }
    }
}

fn is_empty<B: Backend>(engine: &B) -> Result<bool, Failure> {
    for table in engine.tables()? {
        let mut rows = engine.cursor(&table, &KeyRange::all(), Direction::Forward)?;
        if table != META || rows.next()?.is_some() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Why the import stops, and how it goes on.
#[cold]
fn stopped(stop: Stop, rows: u64, args: &ImportArgs) -> Failure {
    match stop {
        Stop::Asked => on(Failure::interrupted("stopped by Ctrl-C"), rows, args),
        Stop::Database(failure) => on(failure, rows, args),
        Stop::Export(fault) => {
            let fault = shown(&fault.to_string());
            on(Failure::unreadable(format!("{}: {fault}", args.name())), rows, args)
        }
    }
}

/// Adds what was done, and how to go on.
#[cold]
fn on(failure: Failure, rows: u64, args: &ImportArgs) -> Failure {
    let Failure::Told(exit, message) = failure else { return failure };
    let path = args.path.display();
    Failure::Told(
        exit,
        format!(
            "{message}; {rows} rows are in {path}, which no program opens until all are: go on with \
             `--resume`, or delete it"
        ),
    )
}

fn tell(
    env: &mut Env<'_>,
    args: &ImportArgs,
    header: &Header,
    footer: &Footer,
) -> Result<(), Failure> {
    if !header.left_out.is_empty() {
        let left_out = shown(&header.left_out.join(", "));
        env.note(format!(
            "note: the export leaves out {left_out}: the database does not have them"
        ));
    }
    let (rows, tables) = (footer.rows, footer.tables.len());
    let path = args.path.to_string_lossy();
    if env.json {
        return env.line(format!(
            r#"{{"database":{},"tables":{tables},"rows":{rows},"digest":{}}}"#,
            quoted(&path),
            bytes_text(&footer.digest),
        ));
    }
    env.note(format!("took {rows} rows of {tables} tables to {path}, and read them back"));
    Ok(())
}
