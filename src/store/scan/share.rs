//! A range that several threads walk over, each a part at a time.
//!
//! The parts wait in a list. A thread that finds it empty says so and waits; one that is walking
//! sees that now and then, divides what it has left, and puts the farther part on the list. So rows
//! that lie unevenly keep all threads at work to the end.

use alloc::vec::Vec;
use core::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use crate::backend::KeyRange;

/// What the threads share.
pub(super) struct Share {
    parts: Mutex<Parts>,
    changed: Condvar,
    /// Whether more threads wait than parts: written under the lock, read without.
    hungry: AtomicBool,
    stopped: AtomicBool,
}

struct Parts {
    waiting: Vec<KeyRange>,
    /// How many are being walked over, and may still be divided.
    walked: usize,
    /// How many threads wait for a part.
    waiters: usize,
}

impl Share {
    /// Parts to be walked over, the first at the end.
    pub(super) fn new(waiting: Vec<KeyRange>) -> Self {
        Self {
            parts: Mutex::new(Parts { waiting, walked: 0, waiters: 0 }),
            changed: Condvar::new(),
            hungry: AtomicBool::new(false),
            stopped: AtomicBool::new(false),
        }
    }

    /// The next part, or `None` once there are none and none can come.
    pub(super) fn take(&self) -> Option<Part<'_>> {
        let mut parts = self.lock();
        while parts.waiting.is_empty() && parts.walked > 0 && !self.is_stopped() {
            parts.waiters += 1;
            self.tell_hunger(&parts);
            parts = self.changed.wait(parts).unwrap_or_else(PoisonError::into_inner);
            parts.waiters -= 1;
        }
        let range = if self.is_stopped() { None } else { parts.waiting.pop() };
        self.tell_hunger(&parts);
        parts.walked += usize::from(range.is_some());
        range.map(|range| Part { share: self, range, is_walked: false })
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

    /// Whether all parts are walked over, or the threads are stopped.
    pub(super) fn is_over(&self) -> bool {
        let parts = self.lock();
        self.is_stopped() || (parts.waiting.is_empty() && parts.walked == 0)
    }

    /// Whether a thread would like a part of somebody's part.
    pub(super) fn is_hungry(&self) -> bool {
        self.hungry.load(Ordering::Relaxed)
    }

    fn tell_hunger(&self, parts: &Parts) {
        self.hungry.store(parts.waiters > parts.waiting.len(), Ordering::Relaxed);
    }

    fn lock(&self) -> MutexGuard<'_, Parts> {
        self.parts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What a thread holds outside of its parts. Dropped before its end, by a panic, it stops the other
/// threads.
pub(super) struct Turn<'s> {
    share: &'s Share,
    is_done: bool,
}

impl<'s> Turn<'s> {
    pub(super) fn begin(share: &'s Share) -> Self {
        Self { share, is_done: false }
    }

    /// Says that nothing went wrong.
    pub(super) fn finish(mut self) {
        self.is_done = true;
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        if !self.is_done {
            self.share.stop();
        }
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
        let mut parts = self.share.lock();
        parts.waiting.extend(ranges);
        self.share.tell_hunger(&parts);
        drop(parts);
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
