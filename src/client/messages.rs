//! The messages of a chain, and its events.

use alloc::{boxed::Box, vec::Vec};
use core::{fmt, marker::PhantomData};

use super::{Chain, Client, ClientError, Event, Receipt, Signer, interim as message};
use crate::{
    message::{MessageInfo, Messages},
    version::SpecVersion,
    wire::Wire,
};

/// The messages `M` of a chain, or its events, in the codec `W`. Of [`Client::messages`].
pub struct ClientMessages<'a, C, W, M> {
    client: &'a Client<C>,
    types: PhantomData<fn() -> (W, M)>,
}

impl<'a, C, W, M> ClientMessages<'a, C, W, M> {
    pub(super) const fn new(client: &'a Client<C>) -> Self {
        Self { client, types: PhantomData }
    }
}

impl<C: Chain, W, M: Messages> ClientMessages<'_, C, W, M> {
    /// The messages that the chain knows at the spec version of the moment.
    ///
    /// # Errors
    ///
    /// [`ClientError::IncompatibleRuntime`] if the client is not built for it,
    /// [`ClientError::Chain`] if the node cannot be asked.
    pub fn available(&self) -> Result<Vec<&'static MessageInfo>, ClientError<C::Error>> {
        let head = self.client.supported_head()?;
        Ok(message::available::<M>(head.spec_version).collect())
    }
}

impl<C: Chain, W: Wire, M: Messages> ClientMessages<'_, C, W, M> {
    /// Sends a message, and waits until it is in a block.
    ///
    /// It is written in the shape of the spec version of the moment, which is part of what is
    /// signed. If the chain upgrades before the transaction is there, it refuses it, and all begins
    /// anew with the new spec version: the message may have another shape then, or be gone. So it is
    /// if another transaction of the account came first. After 8 attempts it is an error.
    ///
    /// # Errors
    ///
    /// Nothing was sent:
    /// * [`ClientError::IncompatibleRuntime`] if the client is not built for the chain's runtime,
    /// * [`ClientError::Message`] if the message is not available there, or its shape there cannot
    ///   hold it.
    ///
    /// Nothing changed: [`ClientError::Refused`], and [`ClientError::Unsettled`] after too many
    /// attempts. [`ClientError::Failed`] if the message is in a block but failed there. After
    /// [`ClientError::Chain`] it may be in a block or not.
    pub fn submit(
        &self,
        signer: &(impl Signer + ?Sized),
        message: &M,
    ) -> Result<Receipt, ClientError<C::Error>> {
        let encode = |spec| message::encode::<W, M>(message, spec);
        self.client.submit_bytes(signer, encode)
    }

    /// The events of a block, in their order, each read in the shape of the runtime that ran the
    /// block, whatever runtime there is now.
    ///
    /// # Errors
    ///
    /// [`ClientError::IncompatibleBlock`] if that runtime is newer than all that the client is built
    /// for, [`ClientError::NoBlock`], [`ClientError::Event`] if an event does not decode, and
    /// [`ClientError::Chain`] if the node cannot be asked.
    pub fn events(&self, block: u64) -> Result<Vec<M>, ClientError<C::Error>> {
        let block = self.client.block(block)?;
        self.decode(&block.events, block.number, block.spec_version)
    }

    /// The events that a transaction brought, in their order.
    ///
    /// # Errors
    ///
    /// As for [`events`](Self::events).
    pub fn events_of(&self, receipt: &Receipt) -> Result<Vec<M>, ClientError<C::Error>> {
        self.decode(&receipt.events, receipt.block, receipt.spec_version)
    }

    fn decode(
        &self,
        events: &[Event],
        block: u64,
        spec_version: SpecVersion,
    ) -> Result<Vec<M>, ClientError<C::Error>> {
        // Older ones are known for ever, also of runtimes whose state the client cannot read.
        let built_for = self.client.supported();
        if spec_version > built_for.newest() {
            return Err(ClientError::IncompatibleBlock { block, spec_version, built_for });
        }
        let runtime = events.iter().enumerate().filter_map(|(event, all)| match all {
            Event::Runtime { bytes, .. } => Some((event, bytes)),
            Event::Success { .. } | Event::Failed { .. } | Event::CodeUpdated { .. } => None,
        });
        let decode = |(event, bytes): (usize, &Vec<u8>)| {
            message::decode::<W, M>(bytes, spec_version).map_err(|error| ClientError::Event {
                block,
                event,
                spec_version,
                source: Box::new(error),
            })
        };
        runtime.map(decode).collect()
    }
}

impl<C, W, M> Clone for ClientMessages<'_, C, W, M> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<C, W, M> Copy for ClientMessages<'_, C, W, M> {}

impl<C, W, M: Messages> fmt::Debug for ClientMessages<'_, C, W, M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientMessages").field("messages", &M::NAME).finish_non_exhaustive()
    }
}
