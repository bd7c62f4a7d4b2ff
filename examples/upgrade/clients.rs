//! The clients of the story, each built for its own list of spec versions.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use perennial::{
    backend::Redb,
    client::{AccountId, Block, Chain, Head, SpecVersions, StateRead, Submission, Transaction},
    emulator::{Emulator, EmulatorError},
};

/// Built before version 5 was thought of.
pub const KIOSK: SpecVersions = SpecVersions::new(&[4]);
/// Knows the version that is coming.
pub const WEB: SpecVersions = SpecVersions::new(&[4, 5]);
/// Built later, for all up to version 6.
pub const APP: SpecVersions = SpecVersions::new(&[4, 5, 6]);
/// Built for the new world alone.
pub const NEXT: SpecVersions = SpecVersions::new(&[7]);
/// Of those who run the chain: it sends the chain's own messages, which never change.
pub const CONSOLE: SpecVersions = SpecVersions::new(&[4, 5, 6, 7]);

/// A node as a client reaches it: far away, so that the chain may go on while a transaction is on
/// its way.
#[derive(Clone)]
pub struct Node {
    chain: Emulator<Redb>,
    epoch_ends: Arc<AtomicBool>,
}

impl Node {
    /// The way to a chain.
    pub fn new(chain: Emulator<Redb>) -> Self {
        Self { chain, epoch_ends: Arc::default() }
    }

    /// Lets the epoch end while the next transaction is on its way.
    pub fn end_epoch_on_the_way(&self) {
        self.epoch_ends.store(true, Ordering::Relaxed);
    }
}

impl Chain for Node {
    type Error = EmulatorError;

    fn head(&self) -> Result<Head, EmulatorError> {
        self.chain.head()
    }

    fn block(&self, number: u64) -> Result<Option<Block>, EmulatorError> {
        self.chain.block(number)
    }

    fn read(&self, table: &str, keys: &[Vec<u8>]) -> Result<StateRead, EmulatorError> {
        self.chain.read(table, keys)
    }

    fn nonce(&self, account: &AccountId) -> Result<u64, EmulatorError> {
        self.chain.nonce(account)
    }

    fn submit(&self, transaction: &Transaction) -> Result<Submission, EmulatorError> {
        if self.epoch_ends.swap(false, Ordering::Relaxed) {
            self.chain.next_epoch()?;
        }
        self.chain.submit(transaction)
    }
}
