//! How a client notices that the chain's runtime changed.

use alloc::{boxed::Box, collections::VecDeque, sync::Arc, vec::Vec};

use super::{Head, SpecVersions};
use crate::{
    sync::RwLock,
    version::{Epoch, SpecVersion},
};

/// The chain's runtime changed while the client was connected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Upgrade {
    /// The spec version before.
    pub from: SpecVersion,
    /// The spec version now.
    pub to: SpecVersion,
    /// The newest block when the client noticed. The new runtime runs the next one. It is lower than
    /// that of upgrades before if the chain began anew.
    pub block: u64,
    /// The epoch that the next block lies in.
    pub epoch: Epoch,
    /// Whether the client is built for the new spec version. If not, it refuses to read and to
    /// submit until the chain comes to one that it is built for.
    pub supported: bool,
}

/// What is called with every upgrade.
type Listener = dyn Fn(&Upgrade) + Send + Sync;

/// Where the chain was last seen, and who wants to know.
pub(super) struct Watch {
    supported: SpecVersions,
    state: RwLock<State>,
}

struct State {
    seen: Head,
    /// Upgrades that were noticed and not yet announced.
    waiting: VecDeque<Upgrade>,
    /// Whether a thread is announcing; it alone does, so that upgrades come in their order.
    is_announcing: bool,
    /// In an `Arc`, since no lock is held while they are called.
    listeners: Arc<Vec<Arc<Listener>>>,
}

impl Watch {
    pub(super) fn new(supported: SpecVersions, seen: Head) -> Self {
        let listeners = Arc::default();
        let state = State { seen, waiting: VecDeque::new(), is_announcing: false, listeners };
        Self { supported, state: RwLock::new(state) }
    }

    pub(super) const fn supported(&self) -> SpecVersions {
        self.supported
    }

    /// The furthest that the chain was seen at.
    pub(super) fn seen(&self) -> Head {
        self.state.read().seen
    }

    pub(super) fn listen(&self, listener: Box<Listener>) {
        let listener = Arc::from(listener);
        Arc::make_mut(&mut self.state.write().listeners).push(listener);
    }

    /// Takes note of where the chain is, and announces an upgrade that follows from it.
    ///
    /// What another thread saw later may be noted already, so a head from before it counts for
    /// nothing. If another thread, or a listener further down this very stack, is announcing, the
    /// upgrade is left to it.
    pub(super) fn notice(&self, head: Head) {
        if self.seen() == head {
            return;
        }
        let is_ours = self.state.write().note(head, self.supported);
        if is_ours {
            self.announce();
        }
    }

    /// Takes note of where a chain is that began anew: it is not further than it was, and yet counts.
    pub(super) fn begin_anew(&self, head: Head) {
        let is_ours = self.state.write().go_to(head, self.supported);
        if is_ours {
            self.announce();
        }
    }

    fn announce(&self) {
        let mut announcing = Announcing { watch: self, is_over: false };
        while let Some((upgrade, listeners)) = announcing.next() {
            listeners.iter().for_each(|listener| listener(&upgrade));
        }
    }
}

impl State {
    /// Notes a head if it is further; whether the caller is the one to announce what waits.
    fn note(&mut self, head: Head, supported: SpecVersions) -> bool {
        // The spec version last: without a new block or epoch it can only have grown.
        let place = |head: Head| (head.block, head.epoch, head.spec_version);
        place(head) > place(self.seen) && self.go_to(head, supported)
    }

    /// Notes a head, further or not; whether the caller is the one to announce what waits.
    fn go_to(&mut self, head: Head, supported: SpecVersions) -> bool {
        let seen = core::mem::replace(&mut self.seen, head);
        if head.spec_version == seen.spec_version {
            return false;
        }
        self.waiting.push_back(Upgrade {
            from: seen.spec_version,
            to: head.spec_version,
            block: head.block,
            epoch: head.epoch,
            supported: supported.contains(head.spec_version),
        });
        !core::mem::replace(&mut self.is_announcing, true)
    }
}

/// The right to announce. It ends when there is nothing left, or when a listener panics; what then
/// waits comes before the next upgrade.
struct Announcing<'a> {
    watch: &'a Watch,
    is_over: bool,
}

impl Announcing<'_> {
    /// The next upgrade; `None` gives the right back under the same lock, so that nothing is left
    /// lying that came in between.
    fn next(&mut self) -> Option<(Upgrade, Arc<Vec<Arc<Listener>>>)> {
        let mut state = self.watch.state.write();
        let upgrade = state.waiting.pop_front();
        self.is_over = upgrade.is_none();
        state.is_announcing = !self.is_over;
        Some((upgrade?, Arc::clone(&state.listeners)))
    }
}

impl Drop for Announcing<'_> {
    fn drop(&mut self) {
        if !self.is_over {
            self.watch.state.write().is_announcing = false;
        }
    }
}
