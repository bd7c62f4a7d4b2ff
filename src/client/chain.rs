//! What a node offers to its clients.

use alloc::{sync::Arc, vec::Vec};

use super::{AccountId, DispatchFault, Submission, Transaction};
use crate::{
    schedule::Schedule,
    version::{Epoch, SpecVersion},
};

/// A chain, seen through one of its nodes. Calls take whole batches, since a node is far away.
pub trait Chain {
    /// What goes wrong on the way to the node.
    type Error: core::error::Error + Send + Sync + 'static;

    /// The newest block, and the runtime that runs the next one.
    ///
    /// # Errors
    ///
    /// If the node cannot be asked.
    fn head(&self) -> Result<Head, Self::Error>;

    /// A block by its number; `None` if there is none yet.
    ///
    /// # Errors
    ///
    /// If the node cannot be asked.
    fn block(&self, number: u64) -> Result<Option<Block>, Self::Error>;

    /// The stored values under these keys of a table (with the table's prefix), all as they are
    /// behind one block.
    ///
    /// # Errors
    ///
    /// If the node cannot be asked.
    fn read(&self, table: &str, keys: &[Vec<u8>]) -> Result<StateRead, Self::Error>;

    /// Which runtime runs from which epoch on, as far as it is decided; `None` if the node does not
    /// tell, as by default.
    ///
    /// # Errors
    ///
    /// If the node cannot be asked.
    fn schedule(&self) -> Result<Option<Schedule>, Self::Error> {
        Ok(None)
    }

    /// How many transactions of an account are in blocks: the number that its next one carries.
    ///
    /// # Errors
    ///
    /// If the node cannot be asked.
    fn nonce(&self, account: &AccountId) -> Result<u64, Self::Error>;

    /// Hands in a transaction and waits until it is in a block or refused.
    ///
    /// # Laws
    ///
    /// It never sends a transaction twice by itself, not even after an answer was lost: the second
    /// time, the chain would refuse the nonce of what is in a block already, and the client would
    /// take that as refused, sign the message anew and send it once more. A transaction that was
    /// refused is dropped: it comes into no later block.
    ///
    /// # Errors
    ///
    /// If there is no answer. The transaction may have gone in or not.
    fn submit(&self, transaction: &Transaction) -> Result<Submission, Self::Error>;
}

macro_rules! chain_behind {
    ($($pointer:ty),*) => { $(
        impl<C: Chain + ?Sized> Chain for $pointer {
            type Error = C::Error;

            fn head(&self) -> Result<Head, C::Error> {
                (**self).head()
            }

            fn block(&self, number: u64) -> Result<Option<Block>, C::Error> {
                (**self).block(number)
            }

            fn read(&self, table: &str, keys: &[Vec<u8>]) -> Result<StateRead, C::Error> {
                (**self).read(table, keys)
            }

            fn schedule(&self) -> Result<Option<Schedule>, C::Error> {
                (**self).schedule()
            }

            fn nonce(&self, account: &AccountId) -> Result<u64, C::Error> {
                (**self).nonce(account)
            }

            fn submit(&self, transaction: &Transaction) -> Result<Submission, C::Error> {
                (**self).submit(transaction)
            }
        }
    )* };
}

chain_behind!(&C, Arc<C>);

/// Where a chain is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// The number of the newest block.
    pub block: u64,
    /// The epoch that the next block lies in.
    pub epoch: Epoch,
    /// The spec version of the runtime that runs the next block.
    pub spec_version: SpecVersion,
}

/// A block, as far as clients need it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its number.
    pub number: u64,
    /// Its epoch.
    pub epoch: Epoch,
    /// The spec version of the runtime that ran it: its events are in that version's shapes.
    pub spec_version: SpecVersion,
    /// What happened in it.
    pub events: Vec<Event>,
}

/// Something that happened in a block.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Event {
    /// A transaction did what it should.
    Success {
        /// Its place in the block.
        transaction: u32,
    },
    /// A transaction failed, and changed nothing but its author's nonce.
    Failed {
        /// Its place in the block.
        transaction: u32,
        /// Why.
        fault: DispatchFault,
    },
    /// The runtime's code was replaced, or its replacement is decided: the only proof of it.
    CodeUpdated {
        /// The spec version of the new code.
        spec_version: SpecVersion,
        /// The epoch from which it runs.
        valid_from: Epoch,
    },
    /// An event of the runtime, in the shape of the block's spec version.
    Runtime {
        /// The transaction that it comes from, if it is from one.
        transaction: Option<u32>,
        /// Its bytes.
        bytes: Vec<u8>,
    },
}

/// What lies under keys, and where the chain was then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateRead {
    /// Where the chain was.
    pub at: Head,
    /// A stored value for each key, or nothing.
    pub values: Vec<Option<Vec<u8>>>,
}
