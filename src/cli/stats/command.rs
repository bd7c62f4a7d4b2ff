//! What is asked, and where the answer goes.

use std::{
    format, fs,
    io::{self, Write},
    path::{Path, PathBuf},
    prelude::rust_2024::*,
};

use clap::Args;

use super::{
    count::Counter,
    html, json,
    report::{Ended, Report, TableStats},
    text,
    units::counted,
};
use crate::{
    backend::{Backend, Direction, KeyRange},
    cli::{
        args::Place,
        database::{Contents, TableFacts, open_to_read, with_engine},
        exit::{Exit, Failure},
        terminal::Env,
    },
    store::KeyBytes,
};

/// Counts values by version and size
///
/// Reads each table once. Tags and lengths are all that it looks at, so it also counts what does not
/// decode; `perennial verify` finds that.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  perennial stats /var/lib/chain\n  perennial stats /var/lib/chain users --json\n  perennial stats /var/lib/chain --html stats.html"
)]
pub(in crate::cli) struct StatsArgs {
    #[command(flatten)]
    place: Place,
    /// Counts these tables alone
    #[arg(value_name = "TABLE")]
    tables: Vec<String>,
    /// Writes a page with charts, too; it needs nothing but itself
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// Overwrites the page if it is there
    #[arg(long, requires = "html")]
    force: bool,
}

pub(in crate::cli) fn run(env: &mut Env<'_>, args: &StatsArgs) -> Result<(), Failure> {
    if let Some(path) = &args.html {
        // Said before the work and not behind it.
        check_free(path, args.force)?;
    }
    let database = open_to_read(&args.place)?;
    let report = with_engine!(&database, engine => measure(env, engine, args)?);
    if let Some(path) = &args.html {
        write_page(path, &html::page(&report), args.force)?;
        env.note(format!("the page is {}", path.display()));
    }
    if env.json {
        env.line(json::object(&report).to_string())?;
    } else {
        text::write(env, &report)?;
    }
    end(env, &report)
}

fn measure<B: Backend>(env: &mut Env<'_>, engine: &B, args: &StatsArgs) -> Result<Report, Failure> {
    let contents = Contents::read(engine, &env.registry)?;
    if let Some(warning) = contents.warning() {
        env.note(warning);
    }
    for (key, error) in &contents.damaged {
        let key = KeyBytes::new(key);
        env.complain(format!("the catalog's row {key} is left out: {error}"));
    }
    let wanted = wanted(&contents, &args.tables)?;
    let mut report = Report {
        name: name_of(&args.place.path),
        engine: engine.name(),
        spec_version: contents.spec_version.as_ref().ok().copied(),
        tables: Vec::new(),
        uncounted: Vec::new(),
        keys: Counter::new().keys.summary(),
        values: Counter::new().values.summary(),
    };
    if let Err(error) = &contents.spec_version {
        env.complain(format!("the spec version is not known: {error}"));
    }
    let mut totals = Counter::new();
    for table in wanted {
        if report.is_stopped() {
            report.uncounted.push(table.name.clone());
            continue;
        }
        let (counter, ended) = count(env, engine, table);
        if let Ended::Failed(error) = &ended {
            let name = KeyBytes::new(table.name.as_bytes());
            env.complain(format!("table {name} is counted in part: {error}"));
        }
        totals.keys.merge(&counter.keys);
        totals.values.merge(&counter.values);
        report.tables.push(counter.finish(table, report.spec_version, ended));
    }
    report.keys = totals.keys.summary();
    report.values = totals.values.summary();
    Ok(report)
}

fn wanted<'a>(contents: &'a Contents, names: &[String]) -> Result<Vec<&'a TableFacts>, Failure> {
    if names.is_empty() {
        return Ok(contents.tables.iter().collect());
    }
    let mut wanted: Vec<&TableFacts> = Vec::new();
    for name in names {
        let table = contents.table(name)?;
        if !wanted.iter().any(|other| other.name == table.name) {
            wanted.push(table);
        }
    }
    Ok(wanted)
}

fn count<B: Backend>(env: &Env<'_>, engine: &B, table: &TableFacts) -> (Counter, Ended) {
    let mut counter = Counter::new();
    let mut progress = env.progress(format!("counting {}", text::shown(&table.name)), None);
    let ended = match engine.cursor(&table.name, &KeyRange::all(), Direction::Forward) {
        Ok(mut rows) => counter.count(&mut rows, || progress.row()),
        Err(error) => Ended::Failed(error.to_string()),
    };
    (counter, ended)
}

/// How the command ends: everything was said already but what Ctrl-C left out.
fn end(env: &mut Env<'_>, report: &Report) -> Result<(), Failure> {
    if report.is_stopped() {
        let rows = counted(report.totals().rows, "row");
        let uncounted = match report.uncounted.as_slice() {
            [] => String::new(),
            tables => format!("; not looked at: {}", text::shown(&tables.join(", "))),
        };
        return Err(Failure::interrupted(format!(
            "stopped by Ctrl-C: the numbers are of the first {rows}{uncounted}"
        )));
    }
    let failed = |table: &TableStats| matches!(table.ended, Ended::Failed(_));
    if report.tables.iter().any(failed) {
        env.complain("the numbers leave out what could not be read");
        return Err(Failure::Said(Exit::Unreadable));
    }
    Ok(())
}

/// The last part of a path: who is shown the page need not know where the database lies.
fn name_of(path: &Path) -> String {
    let mut whole = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    if whole.is_file() {
        // The file in it was named.
        whole.pop();
    }
    whole.file_name().unwrap_or(whole.as_os_str()).to_string_lossy().into_owned()
}

fn check_free(path: &Path, force: bool) -> Result<(), Failure> {
    match path.symlink_metadata() {
        Ok(_) if !force => Err(exists(path)),
        _ => Ok(()),
    }
}

fn exists(path: &Path) -> Failure {
    let path = path.display();
    Failure::unwritten(format!("{path} is there already; --force overwrites it"))
}

/// Writes the page beside its place and moves it there: nobody finds half of it.
fn write_page(path: &Path, page: &str, force: bool) -> Result<(), Failure> {
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::AlreadyExists => exists(path),
        _ => Failure::unwritten(format!("{} is not written: {error}", path.display())),
    };
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As a file that is simply made; the system's mask takes away from it.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.prefix(".stats").tempfile_in(folder).map_err(failed)?;
    file.write_all(page.as_bytes()).map_err(failed)?;
    let kept = if force { file.persist(path) } else { file.persist_noclobber(path) };
    kept.map(drop).map_err(|error| failed(error.error))
}
