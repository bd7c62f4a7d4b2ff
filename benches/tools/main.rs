//! What the command line's walks over a whole database cost, beside the engine's own iterator.
//!
//! Each walk is a process of its own, so that the most memory it held is known, too. They go by
//! turns, and what counts is the median of the ratios, of all time and of the processors' time, which
//! others on the machine disturb less. The database is made where it is missing, in
//! `PERENNIAL_BENCH_FOLDER`, or for this once; `PERENNIAL_BENCH_ROWS` sets its rows.
#![allow(
    missing_docs,
    unreachable_pub,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a benchmark that cannot go on should stop, and nobody calls it"
)]

#[allow(dead_code, unused_imports, reason = "each benchmark uses a part of them")]
#[path = "../entities/mod.rs"]
mod entities;

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};

use entities::{Fixture, Profile, stored};
use perennial::{
    Scale, Store, Table,
    backend::{Backend, Cursor, Direction, KeyRange},
    cli, entity, registry,
};

const PROFILES: Table<u64, Profile> = Table::new("profiles");
const WALKS: [&str; 4] = ["raw", "verify", "verify-typed", "stats"];
const TURNS: usize = 5;
const COMMIT_ROWS: u64 = 10_000;

fn main() {
    let args: Vec<_> = env::args().skip(1).filter(|arg| arg != "--bench").collect();
    match args.as_slice() {
        [walk, engine, path] => one(walk, engine, Path::new(path)),
        _ => all(),
    }
}

/// One walk: seconds, seconds of them that a processor worked, and the most memory that the process
/// held, in KiB.
fn one(walk: &str, engine: &str, path: &Path) {
    let begun = Instant::now();
    let text = path.to_str().expect("is text");
    match (walk, engine) {
        #[cfg(feature = "rocksdb")]
        ("raw", "rocksdb") => {
            let mut options = perennial::backend::RocksDbOptions::default();
            // As the command has it.
            options.block_cache_bytes = 32 << 20;
            raw(&perennial::backend::RocksDb::open_read_only_with(path, options).expect("opens"));
        }
        ("raw", _) => raw(&perennial::backend::Redb::open_read_only(path).expect("opens")),
        ("verify", _) => command(registry![], ["perennial", "verify", text]),
        ("verify-typed", _) => command(registry![PROFILES], ["perennial", "verify", text]),
        ("stats", _) => command(registry![], ["perennial", "stats", text]),
        (other, _) => panic!("{other}"),
    }
    let seconds = begun.elapsed().as_secs_f64();
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let peak = peak.and_then(|peak| peak.split_whitespace().next()).unwrap_or("0");
    println!("{seconds} {} {peak}", worked());
}

/// How long the process has kept processors busy, as Linux tells it: in hundredths of a second.
fn worked() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    let ticks = fields.skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok());
    ticks.sum::<f64>() / 100.0
}

fn raw<B: Backend>(engine: &B) {
    let mut cursor =
        engine.cursor(PROFILES.name(), &KeyRange::all(), Direction::Forward).expect("walks");
    let (mut rows, mut bytes) = (0_u64, 0);
    while let Some(row) = cursor.next().expect("reads") {
        rows += 1;
        bytes += row.key.len() + row.value.len();
    }
    eprintln!("raw: {rows} rows, {bytes} bytes");
}

fn command(registry: perennial::store::Registry, args: [&str; 3]) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let exit = cli::run_to(registry, args, &mut out, &mut err);
    let (out, err) = (String::from_utf8_lossy(&out), String::from_utf8_lossy(&err));
    assert_eq!(exit, 0, "{out}{err}");
    eprintln!("{out}");
}

fn all() {
    let engine = if cfg!(feature = "rocksdb") { "rocksdb" } else { "redb" };
    let rows = env::var("PERENNIAL_BENCH_ROWS").ok().and_then(|rows| rows.parse().ok());
    let rows: u64 = rows.unwrap_or(500_000);
    let temporary = tempfile::tempdir().expect("a folder");
    let folder = env::var_os("PERENNIAL_BENCH_FOLDER").map(PathBuf::from);
    let folder = folder.unwrap_or_else(|| temporary.path().into());
    let path = folder.join(format!("{engine}-{rows}"));
    if !path.exists() {
        fill(&path, rows);
    }
    let mut ratios = [const { Vec::new() }; WALKS.len()];
    let mut peaks = [0.0_f64; WALKS.len()];
    measured(WALKS[0], engine, &path);
    for turn in 0..TURNS {
        let mut first = None;
        for (place, walk) in WALKS.iter().enumerate() {
            let [seconds, worked, peak] = measured(walk, engine, &path);
            let [of_seconds, of_worked] = *first.get_or_insert([seconds, worked]);
            peaks[place] = peaks[place].max(peak);
            ratios[place].push([seconds / of_seconds, worked / of_worked]);
            println!("turn {turn}: {walk:>12} {seconds:.3} s, worked {worked:.2} s");
        }
    }
    println!("{engine}, {rows} rows of `Profile`: medians over the iterator's, and peak memory");
    for ((walk, ratios), peak) in WALKS.into_iter().zip(ratios).zip(peaks) {
        let [seconds, worked] = [0, 1].map(|which| {
            let mut ratios: Vec<f64> = ratios.iter().map(|ratio| ratio[which]).collect();
            ratios.sort_by(f64::total_cmp);
            ratios[TURNS / 2]
        });
        let peak = peak / 1024.0;
        println!("{walk:>12}: time {seconds:.2}, worked {worked:.2}, {peak:.0} MiB");
    }
}

/// Seconds, seconds of work, KiB.
fn measured(walk: &str, engine: &str, path: &Path) -> [f64; 3] {
    let program = env::current_exe().expect("has a path");
    let ran = Command::new(program).args([walk, engine]).arg(path).output().expect("runs");
    let (out, err) = (String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
    assert!(ran.status.success(), "{walk}: {err}");
    let numbers: Vec<f64> = out.split_whitespace().filter_map(|it| it.parse().ok()).collect();
    numbers.try_into().expect("three numbers")
}

fn fill(path: &Path, rows: u64) {
    #[cfg(feature = "rocksdb")]
    {
        let mut options = perennial::backend::RocksDbOptions::default();
        options.sync = false;
        let engine = perennial::backend::RocksDb::open_with(path, options).expect("opens");
        fill_engine(engine, rows);
    }
    #[cfg(not(feature = "rocksdb"))]
    {
        let mut options = perennial::backend::RedbOptions::default();
        options.sync = false;
        let engine = perennial::backend::Redb::open_with(path, options).expect("opens");
        fill_engine(engine, rows);
    }
}

/// Rows of all versions by turns, which do not compress.
fn fill_engine<B: Backend>(engine: B, rows: u64) {
    let store = Store::open(engine, registry![PROFILES]).expect("opens");
    let mut random = Random(1);
    for first in (0..rows).step_by(usize::try_from(COMMIT_ROWS).expect("fits")) {
        let mut batch = store.batch();
        for id in first..rows.min(first + COMMIT_ROWS) {
            let number = u8::try_from(1 + id % 3).expect("fits");
            let bytes = stored::<Scale, _>(&random.profile(number), number);
            let value = entity::decode_versioned::<Scale, Profile>(&bytes).expect("decodes");
            batch.put_versioned(PROFILES, &id, &value).expect("encodes");
        }
        batch.commit().expect("commits");
    }
}

/// SplitMix64: https://prng.di.unimi.it/splitmix64.c
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn letters(&mut self, text: &str) -> String {
        text.chars().map(|_| char::from(b'0' + (self.next() % 75) as u8)).collect()
    }

    /// The sample, with other contents of the same lengths.
    fn profile(&mut self, number: u8) -> Profile {
        let mut profile = Profile::sample_of(number);
        let ids = profile.owner.iter_mut().chain(&mut profile.account).chain(&mut profile.avatar);
        ids.for_each(|byte| *byte = self.next() as u8);
        profile.followers.iter_mut().for_each(|follower| *follower = self.next());
        profile.tags.iter_mut().for_each(|tag| *tag = self.letters(tag));
        profile.name = self.letters(&profile.name);
        profile.bio = self.letters(&profile.bio);
        profile.email = profile.email.map(|email| self.letters(&email));
        profile.balance = self.next().into();
        profile
    }
}
