//! What goes into a chain, and what comes of it.

use alloc::vec::Vec;
use core::fmt;

use super::Event;
use crate::{
    message::codes::{self, ErrorCodes},
    version::{Epoch, SpecVersion},
};

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
    /// The bytes that are signed: the author, the nonce in 8 bytes and the spec version in 4, both
    /// little-endian, and the message.
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::{SpecVersion, client::{AccountId, Transaction}};
    ///
    /// let author = AccountId([0xaa; 32]);
    /// let signed = Transaction::signed_bytes(&author, 0x0102, SpecVersion(17), b"\x00\x0cada");
    /// assert_eq!(signed[..32], [0xaa; 32]);
    /// assert_eq!(signed[32..40], [0x02, 0x01, 0, 0, 0, 0, 0, 0]);
    /// assert_eq!(signed[40..44], [17, 0, 0, 0]);
    /// assert_eq!(signed[44..], *b"\x00\x0cada");
    /// ```
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
///
/// # Examples
///
/// ```
/// use perennial::{ErrorCodes, client::DispatchFault};
///
/// #[derive(Clone, Copy, Debug, PartialEq, ErrorCodes)]
/// #[codes(module = 7, retired(InexistentCheckpointId = 0))]
/// enum RegistryError {
///     InexistentUser = 4,
/// }
///
/// let fault = DispatchFault { module: 7, code: 4 };
/// assert_eq!(fault.error(), Some(RegistryError::InexistentUser));
/// assert_eq!(fault.name::<RegistryError>(), Some("InexistentUser"));
///
/// // Of an old block: the error is retired, and keeps its name.
/// let retired = DispatchFault { module: 7, code: 0 };
/// assert_eq!(retired.error::<RegistryError>(), None);
/// assert_eq!(retired.name::<RegistryError>(), Some("InexistentCheckpointId"));
///
/// // The same number of another module is another error.
/// let other = DispatchFault { module: 8, code: 4 };
/// assert_eq!(other.error::<RegistryError>(), None);
/// assert_eq!(other.name::<RegistryError>(), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error("module {module}, error {code}")]
pub struct DispatchFault {
    /// The module.
    pub module: u8,
    /// The number of the error in that module.
    pub code: u8,
}

impl DispatchFault {
    /// The error of `E`; `None` if it is of another module, retired, or newer than this binary.
    #[must_use]
    pub fn error<E: ErrorCodes>(&self) -> Option<E> {
        if self.module == E::MODULE { E::from_code(self.code) } else { None }
    }

    /// The name of the error in `E`, also if it is retired; `None` if it is of another module, or
    /// newer than this binary.
    #[must_use]
    pub fn name<E: ErrorCodes>(&self) -> Option<&'static str> {
        if self.module == E::MODULE { codes::name_of::<E>(self.code) } else { None }
    }
}
