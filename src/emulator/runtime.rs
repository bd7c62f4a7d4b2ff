//! What a chain runs.

use alloc::string::{String, ToString};

use super::{Context, EmulatorError, RuntimeInfo};
use crate::{
    backend::Backend,
    client::{AccountId, DispatchFault},
    error::DecodeError,
    message::MessageError,
    store::WriteError,
};

/// A runtime of the chain, as Rust code.
///
/// It reads and writes the chain's state through a [`Context`] and nothing else: the same message in
/// the same state must always do the same.
pub trait Runtime<B: Backend>: Send + Sync {
    /// Which runtime it is; always the same.
    fn info(&self) -> RuntimeInfo;

    /// Does what a message says. `message` is whole, its index included; an index from
    /// [`SYSTEM_FIRST`](super::SYSTEM_FIRST) on never comes here.
    ///
    /// # Errors
    ///
    /// [`DispatchError`]. Whichever it is, nothing of what was written remains.
    fn dispatch(
        &self,
        context: &mut Context<'_, B>,
        author: AccountId,
        message: &[u8],
    ) -> Result<(), DispatchError>;
}

/// Why a message did not do what it should.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DispatchError {
    /// The runtime cannot read it. Its transaction does not get into a block.
    #[error("the message cannot be read: {reason}")]
    Message {
        /// What is wrong with it.
        reason: String,
    },
    /// It breaks a rule. Its transaction is in a block and changes nothing but the nonce.
    #[error(transparent)]
    Fault(#[from] DispatchFault),
    /// The node cannot go on: no block is made.
    #[error(transparent)]
    Node(EmulatorError),
}

/// What the runtime's versions cannot hold, a message may not write: that is its author's mistake and
/// not the node's.
impl From<EmulatorError> for DispatchError {
    fn from(error: EmulatorError) -> Self {
        match error {
            EmulatorError::Write(error @ WriteError::Gate { .. }) => Self::message(error),
            error => Self::Node(error),
        }
    }
}

impl DispatchError {
    /// A message that the runtime cannot read.
    #[cold]
    pub fn message(reason: impl ToString) -> Self {
        Self::Message { reason: reason.to_string() }
    }
}

/// Bytes that do not decode are no message.
impl From<DecodeError> for DispatchError {
    fn from(error: DecodeError) -> Self {
        Self::message(error)
    }
}

/// A message that the spec version does not know, or not in this shape.
impl From<MessageError> for DispatchError {
    fn from(error: MessageError) -> Self {
        Self::message(error)
    }
}
