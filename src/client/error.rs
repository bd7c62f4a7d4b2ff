//! What goes wrong between a client and its chain.

use alloc::boxed::Box;
use core::{error::Error, fmt};

use super::{DispatchFault, Refusal, SpecVersions, Transaction};
use crate::{message::MessageError, store::ReadError, version::SpecVersion};

/// A call to a chain that did not do what it should. `E` is what goes wrong on the way to the node.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ClientError<E: Error + 'static> {
    /// The chain's runtime is none that the client is built for. Nothing was read or sent.
    #[error(
        "the chain is at spec version {chain}, and this client is built for {built_for}: {}",
        Advice(*chain, *built_for)
    )]
    IncompatibleRuntime {
        /// The chain's spec version.
        chain: SpecVersion,
        /// What the client is built for.
        built_for: SpecVersions,
    },
    /// A block was run by a runtime that is newer than all that the client is built for, or that its
    /// list leaves out, so it cannot know the shapes of its events.
    #[error(
        "block {block} was run at spec version {spec_version}, and this client is built for \
         {built_for}: its events may have shapes that the client does not know; use a client that is built for \
         {spec_version}"
    )]
    IncompatibleBlock {
        /// The block.
        block: u64,
        /// The spec version of the runtime that ran it.
        spec_version: SpecVersion,
        /// What the client is built for.
        built_for: SpecVersions,
    },
    /// The chain has no such block yet.
    #[error("the chain has no block {block} yet")]
    NoBlock {
        /// The block that was asked for.
        block: u64,
    },
    /// The node gave another block than it was asked for.
    #[error("the node was asked for block {asked} and gave block {given}; ask another node")]
    WrongBlock {
        /// The number of the block that was asked for.
        asked: u64,
        /// The number of the block that came.
        given: u64,
    },
    /// The node says that the transaction is in a block, but of another runtime than it was signed
    /// for. No chain lets it in there, so it may be in a block or not, as after
    /// [`Unanswered`](Self::Unanswered).
    #[error(
        "the transaction of account {author}, nonce {nonce}, was signed for spec version {signed}, \
         and the node says that it is in block {block}, run at spec version {spec_version}; it may be \
         in a block or not: ask another node for the account's nonce",
        author = transaction.author,
        nonce = transaction.nonce,
        signed = transaction.spec_version
    )]
    WrongInclusion {
        /// The transaction, with the spec version that it was signed for.
        transaction: Box<Transaction>,
        /// The block that the node names.
        block: u64,
        /// The spec version of the runtime that ran it, as the node says.
        spec_version: SpecVersion,
    },
    /// A key or a stored value that does not decode.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The message is not available at the chain's spec version, cannot be written for it, or there
    /// is none of this name. Nothing was sent.
    #[error(transparent)]
    Message(Box<MessageError>),
    /// The chain did not let the transaction in.
    #[error("the chain refused the transaction: {0}")]
    Refused(#[source] Refusal),
    /// Under every attempt the chain was elsewhere than the node had just said: it changed in
    /// between, or the node lags behind.
    #[error(
        "the chain refused the transaction {attempts} times, since it was at another spec version or \
         nonce each time than the node had just said, the last time because {last}; nothing was done, \
         submit it again later, or through another node if this one lags behind"
    )]
    Unsettled {
        /// How many times the message was signed and sent.
        attempts: u32,
        /// What the chain said the last time.
        last: Refusal,
    },
    /// The transaction is in a block, but failed: it changed nothing but its author's nonce.
    #[error("the transaction in block {block} failed: {fault}")]
    Failed {
        /// Why.
        fault: DispatchFault,
        /// The block.
        block: u64,
    },
    /// An event that does not decode in the shapes of its block.
    #[error("event {event} of block {block}, run at spec version {spec_version}: {source}")]
    Event {
        /// The block.
        block: u64,
        /// The event's place among those asked for.
        event: usize,
        /// The spec version of the runtime that ran the block.
        spec_version: SpecVersion,
        /// What is wrong with it.
        source: Box<MessageError>,
    },
    /// The node gave more or fewer values than it was asked for.
    #[error(
        "table `{table}`: the node was asked for {asked} value(s) and gave {given}; ask another node"
    )]
    Answer {
        /// The table.
        table: &'static str,
        /// How many keys were asked for.
        asked: usize,
        /// How many values came.
        given: usize,
    },
    /// A transaction was handed in, and no answer came. It may be in a block or not.
    ///
    /// The account's nonce, [`Chain::nonce`](super::Chain::nonce), tells: if it is greater than the
    /// transaction's, this one, or another with the same nonce, is in a block. If not, the
    /// transaction may still be on its way. To hand in this very one again, with
    /// [`Chain::submit`](super::Chain::submit), is safe, since only one transaction of each nonce
    /// gets in; to submit the message again is not, since it would get a nonce of its own.
    #[error(
        "there was no answer to a transaction of account {author}, nonce {nonce} ({source}): it may be \
         in a block or not; ask for the account's nonce: if it is greater than {nonce}, this \
         transaction, or another with the same nonce, is in a block",
        author = transaction.author,
        nonce = transaction.nonce
    )]
    Unanswered {
        /// The transaction.
        transaction: Box<Transaction>,
        /// Why there is no answer.
        source: E,
    },
    /// The node cannot be asked. No transaction is on its way.
    #[error("the node cannot be asked: {0}")]
    Chain(#[source] E),
}

/// What to do where a chain and a client do not fit.
struct Advice(SpecVersion, SpecVersions);

impl fmt::Display for Advice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(chain, built_for) = *self;
        let (oldest, newest) = (built_for.oldest(), built_for.newest());
        if chain > newest {
            write!(f, "its list ends at {newest}; update the client to one built for {chain}")
        } else if chain < oldest {
            write!(
                f,
                "its list begins at {oldest}; wait until the chain is there, or use an older client"
            )
        } else {
            write!(f, "its list leaves out {chain}; use another client, built for {chain}")
        }
    }
}

/// A transaction that did what it should, and yet does not prove that the runtime's code was
/// replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "the transaction in block {block} succeeded, but brought no `CodeUpdated` event: only that event \
     proves that the runtime's code was replaced, so take it as not replaced"
)]
#[non_exhaustive]
pub struct CodeNotUpdated {
    /// The block that the transaction is in.
    pub block: u64,
}
