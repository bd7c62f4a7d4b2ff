//! Two ways to do one thing, by turns: what else the machine does falls on both alike, so their ratio
//! holds on a noisy one, too.

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

/// How long each side runs before the other has its turn.
const TURN: Duration = Duration::from_micros(200);
/// How long both sides run together, if a turn is no longer than it should be.
const TOTAL: Duration = Duration::from_millis(800);
/// The fewest turns of each side; the ratio is the median over them.
const TURNS_MIN: u32 = 31;

/// What a pair of ways came to.
pub struct Pair {
    /// What it is about.
    pub name: String,
    /// The highest ratio that is wanted, if one was set.
    pub at_most: Option<f64>,
    /// Nanoseconds of ours, the median.
    pub ours: f64,
    /// Nanoseconds of the other, the median.
    pub other: f64,
    /// The median of the turns' ratios.
    pub ratio: f64,
}

impl Pair {
    /// Measures both.
    pub fn of<A, B>(
        name: impl Into<String>,
        at_most: impl Into<Option<f64>>,
        mut ours: impl FnMut() -> A,
        mut other: impl FnMut() -> B,
    ) -> Self {
        let our_calls = calls(&mut ours);
        let other_calls = calls(&mut other);
        let a_turn = timed(our_calls, &mut ours) + timed(other_calls, &mut other);
        let count = TOTAL.as_nanos() / a_turn.as_nanos().max(1);
        let count = u32::try_from(count).unwrap_or(u32::MAX).max(TURNS_MIN);
        let mut turns = Vec::new();
        for turn in 0..count {
            // Neither is always the one that comes first.
            if turn % 2 == 0 {
                let first = nanoseconds(our_calls, &mut ours);
                turns.push((first, nanoseconds(other_calls, &mut other)));
            } else {
                let first = nanoseconds(other_calls, &mut other);
                turns.push((nanoseconds(our_calls, &mut ours), first));
            }
        }
        Self {
            name: name.into(),
            at_most: at_most.into(),
            ours: median(turns.iter().map(|turn| turn.0)),
            other: median(turns.iter().map(|turn| turn.1)),
            ratio: median(turns.iter().map(|turn| turn.0 / turn.1)),
        }
    }

    /// A line of JSON, for the script that writes the tables.
    pub fn print(&self) {
        let Self { name, at_most, ours, other, ratio } = self;
        let at_most = at_most.map_or("null".into(), |at_most| at_most.to_string());
        println!(
            "{{\"name\": \"{name}\", \"at_most\": {at_most}, \"ours\": {ours:.2}, \
             \"other\": {other:.2}, \"ratio\": {ratio:.4}}}"
        );
    }
}

/// How many calls fill a turn.
fn calls<T>(run: &mut impl FnMut() -> T) -> u32 {
    let mut calls = 1;
    loop {
        if timed(calls, run) >= TURN || calls >= 1 << 24 {
            return calls;
        }
        calls *= 2;
    }
}

fn nanoseconds<T>(calls: u32, run: &mut impl FnMut() -> T) -> f64 {
    timed(calls, run).as_secs_f64() * 1e9 / f64::from(calls)
}

fn timed<T>(calls: u32, run: &mut impl FnMut() -> T) -> Duration {
    let begin = Instant::now();
    for _ in 0..calls {
        black_box(run());
    }
    begin.elapsed()
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
