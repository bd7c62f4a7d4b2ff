//! What is asked, and which tables it is asked of.

use std::{collections::BTreeSet, format, path::PathBuf, prelude::rust_2024::*};

use clap::{Args, value_parser};

use super::{
    pace::Pace,
    tally::Tally,
    walk::{Told, Walk},
};
use crate::{
    backend::{Backend, Cursor, Direction, KeyRange},
    cli::{
        args::Place,
        database::{Contents, open_to_read, open_to_write, with_engine},
        exit::{Exit, Failure},
        progress::{Progress, Stopped},
        stats::units::counted,
        terminal::Env,
    },
    store::{self, NewerVersion, Registry, Store, TableInfo},
    version::SpecVersion,
};

/// Rewrites old values as the newest active version
///
/// Nothing needs it: every version is read for ever. It needs a command that knows the types, since
/// defaults and conversions are code. A value is rewritten if its latest view stays the same; the
/// others are left alone and counted. So are those that cannot be brought back as they are stored now,
/// since they hold a field that was removed or one whose conversion has no way back, unless `--one-way`
/// is given. It may be stopped at any time and run again.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  my-command upgrade /var/lib/chain --dry-run\n  my-command upgrade /var/lib/chain users --rate 5000"
)]
pub(in crate::cli) struct UpgradeArgs {
    /// The folder of the database; no other process may have it open
    #[arg(value_name = "DB")]
    path: PathBuf,
    /// Rewrites the values of these tables alone
    #[arg(value_name = "TABLE")]
    tables: Vec<String>,
    /// Counts what would be done, and writes nothing
    #[arg(long)]
    dry_run: bool,
    /// Rewrites so many rows at once; a batch lands whole or not at all
    #[arg(long, value_name = "ROWS", default_value_t = 1000, value_parser = value_parser!(u32).range(1..))]
    batch: u32,
    /// Rewrites no more rows a second
    #[arg(long, value_name = "ROWS", value_parser = value_parser!(u32).range(1..))]
    rate: Option<u32>,
    /// Rewrites also what cannot be brought back as it is stored now: what the latest view does not show
    /// of it is gone, as after any update
    #[arg(long)]
    one_way: bool,
    /// Rewrites as the versions that are active at this spec version, which the store has reached
    #[arg(long, value_name = "SPEC")]
    to: Option<u32>,
}

pub(in crate::cli) fn run(env: &mut Env<'_>, args: &UpgradeArgs) -> Result<(), Failure> {
    if env.registry.tables().is_empty() {
        return Err(Failure::usage(NO_TYPES));
    }
    if args.dry_run {
        let place = Place { path: args.path.clone(), live: false };
        let database = open_to_read(&place)?;
        with_engine!(&database, engine => look(env, engine, args))
    } else {
        let database = open_to_write(&args.path)?;
        with_engine!(database, engine => rewrite(env, engine, args))
    }
}

const NO_TYPES: &str = "this command knows no types, and what an old value becomes is said by the \
types' code: build a command of your own, with `perennial::cli::run(registry![USERS, …], \
std::env::args_os())` as its `main`, and run its `upgrade`";

/// What is to be done to a database.
struct Plan {
    /// The tables that have types, all of them.
    registry: Registry,
    /// The names of those that are asked for.
    wanted: BTreeSet<&'static str>,
    /// Tables without types.
    unknown: Vec<String>,
}

impl Plan {
    fn of<B: Backend>(
        env: &Env<'_>,
        engine: &B,
        args: &UpgradeArgs,
    ) -> Result<(Self, Contents), Failure> {
        let contents = Contents::read(engine, &env.registry)?;
        for name in &args.tables {
            if contents.table(name)?.typed.is_none() {
                return Err(Failure::usage(format!(
                    "this command has no types for the table `{name}`: add it to its registry"
                )));
            }
        }
        let is_wanted =
            |name: &str| args.tables.is_empty() || args.tables.iter().any(|of| of == name);
        let typed = |name: &str| contents.table(name).is_ok_and(|table| table.typed.is_some());
        // A store makes the tables that it lacks, which nobody asked for here.
        let registry = env.registry.only(|table| typed(table.name()));
        let wanted = registry.tables().iter().map(TableInfo::name).filter(|name| is_wanted(name));
        let wanted = wanted.collect();
        let unknown = contents.tables.iter().filter(|table| table.typed.is_none());
        let unknown = unknown.map(|table| table.name.clone()).collect();
        Ok((Self { registry, wanted, unknown }, contents))
    }
}

fn look<B: Backend>(env: &mut Env<'_>, engine: &B, args: &UpgradeArgs) -> Result<(), Failure> {
    let (plan, contents) = Plan::of(env, engine, args)?;
    contents.check_whole()?;
    let reached = contents.spec_version.map_err(Failure::unreadable)?;
    let newer = store::survey(engine, &plan.registry)?;
    go(env, engine, None, args, (&plan, reached, &newer))
}

fn rewrite<B: Backend>(env: &mut Env<'_>, engine: B, args: &UpgradeArgs) -> Result<(), Failure> {
    let (plan, _) = Plan::of(env, &engine, args)?;
    let store = Store::open(engine, plan.registry.clone())?;
    let newer: Vec<_> = store.newer_versions().copied().collect();
    go(env, store.backend(), Some(&store), args, (&plan, store.spec_version(), &newer))
}

fn go<B: Backend>(
    env: &mut Env<'_>,
    engine: &B,
    store: Option<&Store<B>>,
    args: &UpgradeArgs,
    (plan, reached, newer): (&Plan, SpecVersion, &[NewerVersion]),
) -> Result<(), Failure> {
    let spec = args.to.map_or(reached, SpecVersion);
    if spec > reached {
        return Err(Failure::usage(format!(
            "the store has reached spec version {reached}: what is active at {spec} only may not be \
             written yet"
        )));
    }
    if args.tables.is_empty() {
        for name in &plan.unknown {
            env.note(format!(
                "table `{}` is left alone: this command has no types for it",
                name.escape_debug()
            ));
        }
    }
    let mut pace = Pace::new(args.rate.map(u64::from).filter(|_| store.is_some()));
    let batch = usize::try_from(args.batch).unwrap_or(usize::MAX);
    let (mut is_well, mut rows) = (true, 0);
    let tables = plan.registry.tables().iter().filter(|table| plan.wanted.contains(table.name()));
    for table in tables {
        if let Some(newer) = newer.iter().find(|newer| newer.table == table.name()) {
            env.complain(newer.to_string());
            is_well = false;
            continue;
        }
        let mut tally = Tally::new(table.name(), table.newest_active(spec));
        let mut progress = match progress(env, engine, table)? {
            Ok(progress) => progress,
            Err(Stopped) => return Err(stopped(args, rows)),
        };
        let walk = Walk { engine, store, table, spec, batch, one_way: args.one_way };
        let (progress, pace, tally) = (&mut progress, &mut pace, &mut tally);
        let ended = walk.go(&mut Told { env, progress, pace, tally });
        progress.beside(|| tally.write(env, args.dry_run))?;
        is_well &= tally.damaged == 0;
        rows += tally.moved_rows();
        if ended?.is_err() {
            return Err(stopped(args, rows));
        }
    }
    if is_well { Ok(()) } else { Err(Failure::Said(Exit::No)) }
}

/// A bar, with the number of rows that it needs to say how long it takes; counted if somebody looks.
fn progress<B: Backend>(
    env: &Env<'_>,
    engine: &B,
    table: &TableInfo,
) -> Result<Result<Progress, Stopped>, Failure> {
    let mut total = None;
    if env.look.progress && !env.quiet {
        let mut counting = env.progress(format!("counting {}", table.name()), None);
        let mut rows = engine.cursor(table.name(), &KeyRange::all(), Direction::Forward)?;
        while rows.next()?.is_some() {
            if let Err(stopped) = counting.row() {
                return Ok(Err(stopped));
            }
        }
        total = Some(counting.rows());
    }
    Ok(Ok(env.progress(format!("upgrading {}", table.name()), total)))
}

fn stopped(args: &UpgradeArgs, rows: u64) -> Failure {
    let done = if args.dry_run { "would be rewritten until here" } else { "rewritten, for good" };
    Failure::interrupted(format!(
        "stopped by Ctrl-C: {} {done}; run it again for the others",
        counted(rows, "row")
    ))
}
