//! Writing the rows of a database.

use std::{format, prelude::rust_2024::*};

use super::{
    args::ExportArgs,
    target::{Target, told},
};
use crate::{
    backend::{Backend, BackendError, Cursor, Direction, KeyRange, ReadEngine},
    catalog::table_of,
    cli::{
        database::{Contents, open_to_read, with_engine},
        exit::Failure,
        stats::shown,
        terminal::Env,
        transfer::{Blocks, Footer, Header, Pace, Refused, bytes_text, in_order, is_own, quoted},
    },
    store::CATALOG,
};

pub(in crate::cli) fn run(env: &mut Env<'_>, args: &ExportArgs) -> Result<(), Failure> {
    let database = open_to_read(&args.place)?;
    with_engine!(&database, engine => export(env, engine, args))
}

fn export<B: Backend>(env: &mut Env<'_>, engine: &B, args: &ExportArgs) -> Result<(), Failure> {
    let header = header(env, engine, args)?;
    // All tables as of one moment, whoever writes meanwhile.
    let snapshot = engine.snapshot()?;
    let (format, is_gzip) = args.form();
    let mut blocks = Blocks::new(header.clone(), format, is_gzip);
    let mut target = Target::open(args)?;
    begin(env, &mut blocks, &mut target)?;
    let rows = rows(env, engine, &snapshot, &header, &mut blocks, &mut target, args);
    rows.map_err(|stop| stopped(stop, &blocks, &target, args))?;
    let as_bytes = blocks.as_bytes();
    let (bytes, footer) = blocks.finish().map_err(|refused| unwritten(refused, args))?;
    target.write(env, &bytes)?;
    target.finish(env)?;
    tell(env, args, &header, &footer, as_bytes)
}

/// What the export begins with.
fn header<B: Backend>(env: &Env<'_>, engine: &B, args: &ExportArgs) -> Result<Header, Failure> {
    let contents = Contents::read(engine, &env.registry)?;
    if contents.import.is_some() {
        let path = args.place.path.display();
        return Err(Failure::unreadable(format!(
            "{path}: an import into this database was not finished: finish it first"
        )));
    }
    let asked = args.tables.as_deref().unwrap_or_default();
    for table in asked {
        contents.table(table)?;
    }
    let (tables, left_out) = engine.tables()?.into_iter().partition(|table| is_asked(table, args));
    let header = Header {
        library: env!("CARGO_PKG_VERSION").to_string(),
        engine: engine.name().to_string(),
        spec_version: contents.spec_version.ok().map(|spec| spec.0),
        block_bytes: args.block_bytes,
        tables: in_order(tables),
        left_out: in_order(left_out),
    };
    header
        .check()
        .map_err(|what| Failure::unwritten(format!("this database fits into no export: {what}")))?;
    Ok(header)
}

/// Whether a table is to be in the export.
fn is_asked(table: &str, args: &ExportArgs) -> bool {
    let Some(asked) = &args.tables else { return true };
    is_own(table) || asked.iter().any(|asked| asked == table)
}

/// Whether a row tells of a table that is not in the export: a catalog that speaks of tables that are
/// not there is none of a whole database.
fn is_of_left_out(table: &str, key: &[u8], args: &ExportArgs) -> bool {
    table == CATALOG && table_of(key).is_some_and(|of| !is_asked(of, args))
}

/// Writes the header, or goes on behind what lies there already.
fn begin(env: &mut Env<'_>, blocks: &mut Blocks, target: &mut Target) -> Result<(), Failure> {
    let header = blocks.header();
    if let Target::Part(part) = target {
        let mut progress = env.progress("read what is there", None);
        if let Some(begun) = part.resume(&header, &mut progress)? {
            drop(progress);
            if let Some(mark) = begun.mark {
                env.note(format!("going on behind {} rows", mark.rows));
                blocks.skip(mark, begun.as_bytes);
            }
            return Ok(());
        }
    }
    target.write(env, &header)
}

/// Why an export stops.
enum Stop {
    /// The engine cannot read on.
    Engine(BackendError),
    /// A row is not written.
    Row(Refused),
    /// Ctrl-C.
    Asked,
    /// The output takes no more.
    Output(Failure),
}

fn rows<B: Backend>(
    env: &mut Env<'_>,
    engine: &B,
    snapshot: &impl ReadEngine,
    header: &Header,
    blocks: &mut Blocks,
    target: &mut Target,
    args: &ExportArgs,
) -> Result<(), Stop> {
    let mut pace = Pace::new(args.rows_per_second);
    for (number, table) in header.tables.iter().enumerate() {
        let total = engine.rows_estimate(table).map_err(Stop::Engine)?;
        let mut progress = env.progress(format!("export {table}"), total);
        let cursor = snapshot.cursor(table, &KeyRange::all(), Direction::Forward);
        let mut cursor = cursor.map_err(Stop::Engine)?;
        while let Some(row) = cursor.next().map_err(Stop::Engine)? {
            if is_of_left_out(table, row.key, args) {
                continue;
            }
            let block = blocks.row(number, row.key, row.value).map_err(Stop::Row)?;
            if let Some(block) = block {
                target.write(env, &block).map_err(Stop::Output)?;
            }
            progress.row().map_err(|_| Stop::Asked)?;
            if !blocks.skips() {
                pace.row(&progress).map_err(|_| Stop::Asked)?;
            }
        }
    }
    Ok(())
}

/// Why the export stops, and how it goes on.
#[cold]
fn stopped(stop: Stop, blocks: &Blocks, target: &Target, args: &ExportArgs) -> Failure {
    let advice = target.advice();
    match stop {
        Stop::Row(refused) => unwritten(refused, args),
        Stop::Output(failure) => failure,
        Stop::Engine(error) => Failure::unreadable(format!("{error}; {advice}")),
        Stop::Asked => {
            let rows = blocks.rows();
            Failure::interrupted(format!("stopped by Ctrl-C after {rows} rows; {advice}"))
        }
    }
}

#[cold]
fn unwritten(refused: Refused, args: &ExportArgs) -> Failure {
    let why = match refused {
        Refused::Long(why) => return Failure::unwritten(why),
        Refused::Changed => {
            "the database has changed since the export was begun, and an export is of one moment: begin \
             anew with `--force`"
        }
    };
    told(&args.file().cloned().unwrap_or_default(), why)
}

/// Says what was written. On stdout, if the rows do not go there.
fn tell(
    env: &mut Env<'_>,
    args: &ExportArgs,
    header: &Header,
    footer: &Footer,
    as_bytes: u64,
) -> Result<(), Failure> {
    if as_bytes > 0 {
        env.note(format!(
            "note: {as_bytes} values stand there as bytes: they are damaged or very long, or the catalog \
             does not say what they mean"
        ));
    }
    if !header.left_out.is_empty() {
        env.note(format!("note: left out: {}", shown(&header.left_out.join(", "))));
    }
    let (rows, tables) = (footer.rows, header.tables.len());
    match args.file() {
        Some(path) if env.json => env.line(format!(
            r#"{{"file":{},"tables":{tables},"rows":{rows},"as_bytes":{as_bytes},"digest":{}}}"#,
            quoted(&path.to_string_lossy()),
            bytes_text(&footer.digest),
        )),
        Some(path) => {
            env.note(format!("wrote {rows} rows of {tables} tables to {}", path.display()));
            Ok(())
        }
        None => Ok(()),
    }
}
