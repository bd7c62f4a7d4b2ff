//! What was done at which spec version, and what went wrong.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Mutex,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
};

use perennial::{backend::Backend, client::Chain};

use super::Node;

/// The threads at work.
#[derive(Clone, Copy, Debug)]
pub enum Worker {
    Newer,
    Older,
    Writer,
    Notes,
}

const WORKERS: usize = 4;
const SPECS: usize = 8;

/// What a worker does, again and again.
pub trait Work {
    /// One step. An error is an interruption.
    fn step(&mut self, number: u32) -> Result<(), String>;
}

/// What is counted.
#[derive(Debug, Default)]
pub struct Tally {
    /// Steps that lay within one spec version, by worker and spec version.
    steps: [[AtomicU64; SPECS]; WORKERS],
    /// Reads whose view was right.
    pub reads: AtomicU64,
    /// Reads that found a value of an older version than the runtime writes.
    pub old_values: AtomicU64,
    /// Messages that did what they should.
    pub sent: AtomicU64,
    /// Messages refused because they come later.
    pub not_yet: AtomicU64,
    /// Messages refused because they went.
    pub gone: AtomicU64,
    /// Messages refused because their shape of the moment cannot hold them.
    pub shapes: AtomicU64,
    /// Calls refused because the client is too old.
    pub too_old: AtomicU64,
    /// Rows written through the gate.
    pub written: AtomicU64,
    /// Rows that the gate refused.
    pub gated: AtomicU64,
    /// Upgrades that were announced.
    pub upgrades: AtomicU64,
    /// How many users there are for sure.
    pub registered: AtomicU64,
    /// Karma that was sent to the user of number 1, and karma that has arrived for sure.
    pub karma_sent: AtomicU64,
    pub karma_there: AtomicU64,
    /// What was neither right nor rightly refused.
    interruptions: Mutex<Vec<String>>,
    pub done: AtomicBool,
}

pub fn count(counter: &AtomicU64) {
    counter.fetch_add(1, Ordering::AcqRel);
}

impl Tally {
    /// Works until all is done, or something is interrupted.
    pub fn run<B: Backend>(&self, worker: Worker, node: &Node<B>, mut work: impl Work) {
        for number in 0.. {
            if self.is_over() {
                break;
            }
            let before = node.head().unwrap().spec_version;
            let step = AssertUnwindSafe(|| work.step(number));
            let result = catch_unwind(step).unwrap_or_else(|_| Err("it panicked".to_owned()));
            let after = node.head().unwrap().spec_version;
            match result {
                Ok(()) if before == after => {
                    count(&self.steps[worker as usize][after.0 as usize]);
                }
                Ok(()) => {}
                Err(what) => {
                    let what = format!("{worker:?} between {before} and {after}: {what}");
                    self.interruptions.lock().unwrap().push(what);
                }
            }
        }
    }

    /// Whether each worker took so many steps at a spec version.
    pub fn all_did(&self, spec: u32, steps: u64) -> bool {
        self.steps.iter().all(|worker| worker[spec as usize].load(Ordering::Acquire) >= steps)
    }

    /// Whether there is nothing more to do.
    pub fn is_over(&self) -> bool {
        self.done.load(Ordering::Acquire) || !self.interruptions.lock().unwrap().is_empty()
    }

    /// Holds the counts against what must have happened.
    pub fn check(&self) {
        let interruptions = self.interruptions.lock().unwrap();
        assert!(interruptions.is_empty(), "interrupted: {interruptions:#?}");
        let counts = [
            ("reads", &self.reads),
            ("old values", &self.old_values),
            ("messages sent", &self.sent),
            ("messages too early", &self.not_yet),
            ("messages too late", &self.gone),
            ("messages in the wrong shape", &self.shapes),
            ("calls of a client too old", &self.too_old),
            ("rows written", &self.written),
            ("rows refused", &self.gated),
        ];
        for (what, counter) in counts {
            let count = counter.load(Ordering::Acquire);
            println!("{what}: {count}");
            assert!(count > 0, "none of these: {what}");
        }
        println!("interruptions: 0");
        // Three by each client that has them announced.
        assert_eq!(self.upgrades.load(Ordering::Acquire), 6);
    }
}
