//! A range that several threads walk over, each a part at a time.
//!
//! The parts wait in a list. A thread that finds it empty says so and waits; one that is walking
//! sees that now and then, divides what it has left, and puts the farther part on the list. So rows
//! that lie unevenly keep all threads at work to the end.

use alloc::vec::Vec;
use core::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use crate::backend::KeyRange;

/// What the threads share.
pub(super) struct Share {
    parts: Mutex<Parts>,
    changed: Condvar,
    /// How many threads wait for a part that is not on its way yet.
    hungry: AtomicUsize,
    stopped: AtomicBool,
}

struct Parts {
    waiting: Vec<KeyRange>,
    /// How many are being walked over, and may still be divided.
    walked: usize,
}

impl Share {
    /// Parts to be walked over, the first at the end.
    pub(super) fn new(waiting: Vec<KeyRange>) -> Self {
        Self {
            parts: Mutex::new(Parts { waiting, walked: 0 }),
            changed: Condvar::new(),
            hungry: AtomicUsize::new(0),
            stopped: AtomicBool::new(false),
        }
    }

    /// The next part, or `None` once there are none and none can come.
    pub(super) fn take(&self) -> Option<Part<'_>> {
        let mut parts = self.lock();
        let mut is_waiting = false;
        loop {
            let found = if self.is_stopped() { None } else { parts.waiting.pop() };
            if found.is_some() || parts.walked == 0 || self.is_stopped() {
                if is_waiting {
                    self.hungry.fetch_sub(1, Ordering::Relaxed);
                }
                let range = found?;
                parts.walked += 1;
                return Some(Part { share: self, range, is_walked: false });
            }
            if !is_waiting {
                is_waiting = true;
                self.hungry.fetch_add(1, Ordering::Relaxed);
            }
            parts = self.changed.wait(parts).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Lets no thread take or go on with a part.
    pub(super) fn stop(&self) {
        // Under the lock, or a thread about to wait would miss it.
        let _parts = self.lock();
        self.stopped.store(true, Ordering::Relaxed);
        self.changed.notify_all();
    }

    pub(super) fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    /// Whether a thread would like a part of somebody's part.
    pub(super) fn is_hungry(&self) -> bool {
        self.hungry.load(Ordering::Relaxed) > 0
    }

    fn lock(&self) -> MutexGuard<'_, Parts> {
        self.parts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A part that a thread walks over. Dropped before its end, by an error or a panic, it stops the
/// other threads.
pub(super) struct Part<'s> {
    share: &'s Share,
    pub(super) range: KeyRange,
    is_walked: bool,
}

impl Part<'_> {
    /// Gives parts of what this one was to others, the first at the end.
    pub(super) fn give(&self, ranges: Vec<KeyRange>) {
        self.share.lock().waiting.extend(ranges);
        self.share.changed.notify_all();
    }

    /// Says that the part was walked over to its end.
    pub(super) fn finish(mut self) {
        self.is_walked = true;
    }
}

impl Drop for Part<'_> {
    fn drop(&mut self) {
        if !self.is_walked {
            self.share.stop();
        }
        let mut parts = self.share.lock();
        parts.walked -= 1;
        if parts.walked == 0 {
            self.share.changed.notify_all();
        }
    }
}
