//! What goes into a chain, and what comes of it.

use alloc::vec::Vec;
use core::fmt;

use super::Event;
use crate::version::{Epoch, SpecVersion};

/// An account, by its public key.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AccountId(pub [u8; 32]);

impl fmt::Display for AccountId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for AccountId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AccountId({self})")
    }
}

/// What proves that a transaction is its author's; which scheme, the chain knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature(pub Vec<u8>);

/// A message on its way into a chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transaction {
    /// Who sends it.
    pub author: AccountId,
    /// How many the author sent before.
    pub nonce: u64,
    /// The spec version that the message is written for. It is part of what is signed: no other
    /// runtime may read the message as something else.
    pub spec_version: SpecVersion,
    /// Index and body of the message.
    pub message: Vec<u8>,
    /// The author's signature of all the above.
    pub signature: Signature,
}

impl Transaction {
    /// The bytes that are signed: the author, the nonce and the spec version, little-endian, and the
    /// message.
    #[must_use]
    pub fn signed_bytes(
        author: &AccountId,
        nonce: u64,
        spec_version: SpecVersion,
        message: &[u8],
    ) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(32 + 8 + 4 + message.len());
        bytes.extend_from_slice(&author.0);
        bytes.extend_from_slice(&nonce.to_le_bytes());
        bytes.extend_from_slice(&spec_version.0.to_le_bytes());
        bytes.extend_from_slice(message);
        bytes
    }
}

/// What came of a transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Submission {
    /// It is in a block. Whether it did what it should, `outcome` says.
    Included {
        /// The block.
        block: u64,
        /// The block's epoch.
        epoch: Epoch,
        /// The spec version of the runtime that ran it.
        spec_version: SpecVersion,
        /// Nothing, or why it failed.
        outcome: Result<(), DispatchFault>,
        /// The events that it brought.
        events: Vec<Event>,
    },
    /// It was not let in. Nothing changed.
    Refused(Refusal),
}

/// Why a transaction is not let into a block.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// It was signed for another runtime.
    #[error("it was signed for spec version {signed}, and the chain is at {chain}")]
    SpecVersion {
        /// What it was signed for.
        signed: SpecVersion,
        /// What the chain runs.
        chain: SpecVersion,
    },
    /// The signature is not the author's.
    #[error("the signature is not that of {author}")]
    Signature {
        /// The author.
        author: AccountId,
    },
    /// The account has sent more or fewer transactions than it says.
    #[error("the nonce is {found}, and the next one of the account is {expected}")]
    Nonce {
        /// The next one.
        expected: u64,
        /// What it carries.
        found: u64,
    },
    /// The runtime cannot read the message.
    #[error("the message is none that spec version {spec_version} knows: {reason}")]
    Message {
        /// What the chain runs.
        spec_version: SpecVersion,
        /// What is wrong with it.
        reason: alloc::string::String,
    },
    /// The account cannot pay.
    #[error("the account cannot pay {needed}, it has {balance}")]
    Payment {
        /// What is to be paid.
        needed: u128,
        /// What there is.
        balance: u128,
    },
}

/// Why a message in a block failed: a number that a module of the runtime gave, for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error("module {module}, error {code}")]
pub struct DispatchFault {
    /// The module.
    pub module: u8,
    /// The number of the error in that module.
    pub code: u8,
}
