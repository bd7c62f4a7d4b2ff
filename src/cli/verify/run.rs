//! What is checked, in which order.

use std::{format, path::Path, prelude::rust_2024::*, time::Instant};

use clap::Args;

use super::{
    catalog,
    finding::{Finding, Kind},
    meta,
    report::Report,
    rows::RowCheck,
    summary::{Summary, TableSummary},
    unseen::Unseen,
    walk::{Place as End, walk},
};
use crate::{
    backend::{Backend, BackendErrorKind, ReadEngine, Redb, RedbOptions},
    cli::{
        args::Place,
        database::{Database, RowForms, StoredForm, TableFacts, find, open_to_read, with_engine},
        exit::{Exit, Failure},
        interrupt,
        stats::text::shown,
        terminal::Env,
    },
    store::{CATALOG, META, OpenError},
};

/// Reads everything and says what is damaged
///
/// Every row of every table is read: its key and its value, by the types if this command knows them, else
/// by what the catalog says. Then the catalog, the schedule and its records are held against each
/// other. Damage is shown, a line for each, and reading goes on behind it; the exit code is then 1.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  perennial verify /var/lib/chain\n  perennial verify /var/lib/chain users names --limit 20\n  perennial verify /var/lib/chain --checksums --json"
)]
pub(in crate::cli) struct VerifyArgs {
    #[command(flatten)]
    place: Place,
    /// Reads the rows of these tables alone
    #[arg(value_name = "TABLE")]
    tables: Vec<String>,
    /// Shows so many findings at most; all are counted
    #[arg(long, value_name = "N", default_value_t = 1000)]
    limit: u64,
    /// Reads the engine's own checksums, too: of redb, which else leaves them alone
    #[arg(long)]
    checksums: bool,
}

pub(in crate::cli) fn run(env: &mut Env<'_>, args: &VerifyArgs) -> Result<(), Failure> {
    let mut report = Report::new(env, args.limit);
    match check(args, &mut report) {
        // Who reads no further has not been told all, and the exit code still answers.
        Err(Failure::Closed) if report.found > 0 => Err(Failure::Said(Exit::No)),
        done => done,
    }
}

fn check(args: &VerifyArgs, report: &mut Report<'_, '_>) -> Result<(), Failure> {
    let mut database = open_to_read(&args.place)?;
    let mut summary = Summary::default();
    if matches!(database, Database::Redb(_)) {
        summary.checksums = Some(args.checksums);
        if args.checksums {
            // It reads the file by itself.
            drop(database);
            checksums(&find(&args.place.path)?.0, report)?;
            database = open_to_read(&args.place)?;
        }
    }
    // The length that redb keeps with a table is that of its rows, no estimate.
    summary.counts_rows = matches!(database, Database::Redb(_));
    let done = with_engine!(&database, engine => verify(engine, args, report, &mut summary));
    match done {
        Err(failure) if failure.exit() == Exit::Interrupted => summary.is_stopped = true,
        done => done?,
    }
    (summary.found, summary.shown) = (report.found, report.shown);
    summary.write(report.env)?;
    match summary {
        Summary { is_stopped: true, .. } => Err(Failure::interrupted("stopped by Ctrl-C")),
        Summary { found: 1.., .. } => Err(Failure::Said(Exit::No)),
        _ => Ok(()),
    }
}

/// Holds the pages of redb against their checksums. RocksDB does so with every block that it reads.
fn checksums(path: &Path, report: &mut Report<'_, '_>) -> Result<(), Failure> {
    let progress = report.env.progress("verify checksums", None);
    let checked = Redb::verify_checksums_until(path, RedbOptions::default(), interrupt::is_asked);
    drop(progress);
    match checked {
        Err(_) if interrupt::is_asked() => {
            Err(Failure::interrupted("stopped by Ctrl-C while the checksums were read"))
        }
        Err(error) if error.kind == BackendErrorKind::Corrupted => {
            report.add(&Finding::new(Kind::Checksums, "", error.to_string()))
        }
        checked => Ok(checked?),
    }
}

fn verify<B: Backend>(
    engine: &B,
    args: &VerifyArgs,
    report: &mut Report<'_, '_>,
    summary: &mut Summary,
) -> Result<(), Failure> {
    summary.engine = engine.name();
    let mut tables = engine.tables()?;
    if !tables.iter().any(|table| table == META) {
        tables.sort_unstable();
        return Err(OpenError::NotPerennial { meta: META, tables }.into());
    }
    let begun = Instant::now();
    let registry = report.env.registry.clone();
    // What is found about the library's own tables is shown first: all else is read by it.
    let snapshot = engine.snapshot()?;
    let count = |table: &str| engine.rows_estimate(table).ok().flatten();
    let exact = |table: &str| count(table).filter(|_| summary.counts_rows);
    let meta = meta::check(&snapshot, exact(META), report)?;
    let entries = catalog::read(&snapshot, exact(CATALOG), report)?;
    let tables = catalog::tables(engine, &registry, &entries, report)?;
    for table in &tables {
        catalog::agree(table, meta.spec_version, report)?;
    }
    let differing = catalog::differs(engine, &registry, &tables, report)?;
    let wanted = wanted(&tables, &args.tables)?;
    summary.skipped = wanted.iter().map(|table| table.name.clone()).collect();
    for table in wanted {
        summary.skipped.remove(0);
        let trusts_types = !differing.contains(&table.name.as_str());
        let done = check_table(&snapshot, table, trusts_types, count(&table.name), report, summary);
        let rows: u64 = summary.tables.iter().map(|table| table.rows).sum();
        #[expect(clippy::cast_precision_loss, reason = "a rate is an estimate")]
        let rows = rows as f64;
        summary.rate = rows / begun.elapsed().as_secs_f64().max(1e-9);
        done?;
    }
    Ok(())
}

fn wanted<'a>(tables: &'a [TableFacts], names: &[String]) -> Result<Vec<&'a TableFacts>, Failure> {
    let unknown = names.iter().find(|name| !tables.iter().any(|table| table.name == **name));
    if let Some(name) = unknown {
        let all: Vec<_> = tables.iter().map(|table| table.name.as_str()).collect();
        let all = if all.is_empty() { "none".to_string() } else { all.join(", ") };
        return Err(Failure::usage(format!("there is no table `{name}`; there are: {all}")));
    }
    Ok(tables.iter().filter(|table| names.is_empty() || names.contains(&table.name)).collect())
}

/// After so many bytes at the latest Ctrl-C is looked for.
const CHECK_BYTES: usize = 4 << 20;

/// Checks the rows of a table. What was checked is in the summary also if that ends early.
fn check_table<R: ReadEngine>(
    engine: &R,
    table: &TableFacts,
    trusts_types: bool,
    total: Option<u64>,
    report: &mut Report<'_, '_>,
    summary: &mut Summary,
) -> Result<(), Failure> {
    let found_before = report.found;
    let forms = forms(table, report);
    let mut rows = RowCheck::new(table, forms, trusts_types);
    if let Some(problem) = &rows.keys.problem {
        report.env.note(shown(&format!("table `{}`: {problem}", table.name)));
    }
    let mut progress = report.env.progress(format!("verify {}", table.name), total);
    let mut bytes = 0;
    let walked = walk(engine, &table.name, |key, stored| {
        // A batch of rows may be gigabytes.
        bytes += key.len() + stored.len();
        if bytes >= CHECK_BYTES {
            bytes = 0;
            progress.check()?;
        }
        for finding in rows.row(key, stored) {
            progress.beside(|| report.add(&finding))?;
        }
        Ok(progress.row()?)
    });
    let count = progress.rows();
    drop(progress);
    let exact = total.filter(|_| summary.counts_rows);
    let mut unseen = rows.unseen();
    let done = walked.and_then(|gaps| {
        match exact {
            // What lies in a gap was not counted.
            Some(exact) if gaps.is_empty() => report.count(&table.name, count, exact)?,
            _ => unseen.push(Unseen::MissingRows),
        }
        for gap in gaps {
            let problem = format!("rows cannot be read: {}", gap.problem);
            let finding = Finding::new(Kind::Unreadable, &table.name, problem);
            report.add(&Finding {
                between: Some([gap.after, gap.before].map(End::key)),
                ..finding
            })?;
        }
        for (version, key) in &rows.unlisted {
            let problem = "there are values of this version, and the catalog does not tell of it";
            let finding = Finding::new(Kind::CatalogMissing, &table.name, problem);
            report.add(&Finding { version: Some(*version), ..finding }.at(key))?;
        }
        if table.entries.is_empty() && count > 0 {
            let problem = "there are rows, and the catalog does not tell what they mean";
            report.add(&Finding::new(Kind::CatalogMissing, &table.name, problem))?;
        }
        Ok(())
    });
    summary.tables.push(TableSummary {
        name: table.name.clone(),
        rows: count,
        by_types: rows.by_types,
        by_schema: rows.by_schema,
        found: report.found - found_before,
        unseen: {
            unseen.sort_unstable();
            unseen
        },
    });
    done
}

/// How the catalog reads the table's values, if it tells of any.
fn forms<'a>(table: &'a TableFacts, report: &mut Report<'_, '_>) -> Option<RowForms<'a>> {
    if table.entries.is_empty() {
        return None;
    }
    let forms = RowForms::new(table);
    // Its author's own codec, or a newer release's. That is no damage, but nothing is seen.
    for told in forms.all().iter().filter_map(StoredForm::foreign) {
        report.env.note(shown(&format!("table `{}`: {told}", table.name)));
    }
    Some(forms)
}
