//! The messages of a chain, and its events.

use alloc::{boxed::Box, vec::Vec};
use core::{fmt, marker::PhantomData};

use super::{Chain, Client, ClientError, Event, Receipt, Signer};
use crate::{
    message::{self, Availability, MessageInfo, Messages},
    version::{Epoch, SpecVersion},
    wire::Wire,
};

/// Every message, and whether it is available.
pub type Menu = Vec<(&'static MessageInfo, Availability)>;

/// The messages `M` of a chain, or its events, in the codec `W`. Of [`Client::messages`].
///
/// # Examples
///
/// ```
/// # use std::convert::Infallible;
/// # use perennial::{Epoch, client::{Block, Chain, Event as Happened, Head, StateRead, Submission, Transaction}};
/// # use perennial::{SpecVersion, client::SpecVersions};
/// # struct Node;
/// # const HEAD: Head = Head { block: 7, epoch: Epoch(7), spec_version: SpecVersion(5) };
/// # impl Node {
/// #     fn dial() -> Self { Node }
/// #     fn events() -> Vec<Happened> {
/// #         vec![Happened::Runtime { transaction: Some(0), bytes: b"\x00\x14alice".to_vec() }]
/// #     }
/// # }
/// # impl Chain for Node {
/// #     type Error = Infallible;
/// #     fn head(&self) -> Result<Head, Infallible> { Ok(HEAD) }
/// #     fn block(&self, number: u64) -> Result<Option<Block>, Infallible> {
/// #         let Head { epoch, spec_version, .. } = HEAD;
/// #         Ok(Some(Block { number, epoch, spec_version, events: Self::events() }))
/// #     }
/// #     fn read(&self, _: &str, _: &[Vec<u8>]) -> Result<StateRead, Infallible> { unreachable!() }
/// #     fn nonce(&self, _: &AccountId) -> Result<u64, Infallible> { Ok(0) }
/// #     fn submit(&self, sent: &Transaction) -> Result<Submission, Infallible> {
/// #         assert_eq!(sent.message, b"\x00\x14alice");
/// #         let Head { epoch, spec_version, .. } = HEAD;
/// #         Ok(Submission::Included { block: 8, epoch, spec_version, outcome: Ok(()), events: Self::events() })
/// #     }
/// # }
/// use perennial::{
///     Messages, Scale, Versioned,
///     client::{AccountId, Client, Signature, Signer},
/// };
///
/// #[derive(Debug, PartialEq, Versioned)]
/// #[versioned(latest = 2, activates(2 = 6))]
/// struct RegisterUser {
///     name: String,
///     #[versioned(since = 2)]
///     karma: u32,
/// }
///
/// #[derive(Messages)]
/// enum Message {
///     #[message(index = 0, since = 4)]
///     RegisterUser(RegisterUser),
///     #[message(index = 1, since = 6)]
///     RegisterUnicorn,
/// }
///
/// struct Alice;
///
/// impl Signer for Alice {
///     fn account(&self) -> AccountId {
///         AccountId([7; 32])
///     }
///
///     fn sign(&self, bytes: &[u8]) -> Signature {
///         # let sign = |bytes: &[u8]| bytes.to_vec();
///         Signature(sign(bytes))
///     }
/// }
///
/// // The chain is at spec version 5.
/// let client = Client::connect(Node::dial(), SpecVersions::new(&[5, 6]))?;
/// let messages = client.messages::<Scale, Message>();
/// assert_eq!(messages.available()?.len(), 1);
/// assert_eq!(
///     messages.availability_by_name("RegisterUnicorn")?.to_string(),
///     "not yet: it is available from spec version 6 on",
/// );
///
/// // Without karma, as spec version 5 expects it.
/// let message = Message::RegisterUser(RegisterUser { name: "alice".into(), karma: 0 });
/// let receipt = messages.submit(&Alice, &message)?;
/// assert_eq!(receipt.attempts, 1);
/// // Only an event would prove that the runtime's code was replaced.
/// assert!(receipt.code_updated().is_err());
///
/// #[derive(Debug, PartialEq, Versioned)]
/// #[versioned(latest = 1)]
/// struct UserRegistered {
///     name: String,
/// }
///
/// #[derive(Debug, PartialEq, Messages)]
/// enum Event {
///     #[message(index = 0, since = 4)]
///     UserRegistered(UserRegistered),
/// }
///
/// let events = client.messages::<Scale, Event>().events(receipt.block)?;
/// assert_eq!(events, [Event::UserRegistered(UserRegistered { name: "alice".into() })]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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

    /// Whether the chain knows the message of this name at the spec version of the moment, and if
    /// not, why not.
    ///
    /// # Errors
    ///
    /// [`ClientError::Message`] if there is no message of this name, else as for
    /// [`available`](Self::available).
    pub fn availability_by_name(&self, name: &str) -> Result<Availability, ClientError<C::Error>> {
        let info =
            message::by_name::<M>(name).map_err(|error| ClientError::Message(Box::new(error)))?;
        Ok(info.availability(self.client.supported_head()?.spec_version))
    }

    /// From which epoch on the message of this name is available, by what is decided so far: the
    /// epoch of the moment if it is there already. `None` if no decided runtime brings it, or if the
    /// node does not tell its schedule.
    ///
    /// # Errors
    ///
    /// As for [`availability_by_name`](Self::availability_by_name).
    pub fn available_from(&self, name: &str) -> Result<Option<Epoch>, ClientError<C::Error>> {
        let info =
            message::by_name::<M>(name).map_err(|error| ClientError::Message(Box::new(error)))?;
        let head = self.client.supported_head()?;
        if info.availability(head.spec_version).is_available() {
            return Ok(Some(head.epoch));
        }
        let schedule = self.client.chain().schedule().map_err(ClientError::Chain)?;
        Ok(schedule.and_then(|schedule| info.available_from(&schedule, head.epoch)))
    }

    /// All messages, with what stands in the way of each at the spec version of the moment.
    ///
    /// # Errors
    ///
    /// As for [`available`](Self::available).
    pub fn menu(&self) -> Result<Menu, ClientError<C::Error>> {
        let head = self.client.supported_head()?;
        Ok(message::menu::<M>(head.spec_version).collect())
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
    ///   hold it,
    /// * [`ClientError::Chain`] if the node cannot be asked before.
    ///
    /// Nothing changed: [`ClientError::Refused`], and [`ClientError::Unsettled`] after too many
    /// attempts. [`ClientError::Failed`] if the message is in a block but failed there. After
    /// [`ClientError::Unanswered`], and after [`ClientError::WrongInclusion`], it may be in a block or
    /// not; both have the transaction.
    pub fn submit(
        &self,
        signer: &(impl Signer + ?Sized),
        message: &M,
    ) -> Result<Receipt, ClientError<C::Error>> {
        let encode = |spec| message::encode::<W, M>(message, spec);
        self.client.submit_bytes(signer, encode)
    }

    /// Sends a message with its payload in one explicit version, which must be the one that the
    /// runtime of the moment expects.
    ///
    /// # Errors
    ///
    /// As for [`submit`](Self::submit), and [`ClientError::Message`] if another version is expected.
    pub fn submit_versioned(
        &self,
        signer: &(impl Signer + ?Sized),
        message: &M::Versioned,
    ) -> Result<Receipt, ClientError<C::Error>> {
        let encode = |spec| message::encode_versioned::<W, M>(message, spec);
        self.client.submit_bytes(signer, encode)
    }

    /// The events of a block, in their order, each read in the shape of the runtime that ran the
    /// block, whatever runtime there is now.
    ///
    /// Blocks from before the client's list begins are read, too. The list is short because of the
    /// state, which a runtime may have moved since; but the shapes of events, once released, stay in
    /// the enum, and no new runtime changes them. What the list leaves out further on, the client
    /// was not built with: it may have shapes that it never knew.
    ///
    /// # Errors
    ///
    /// [`ClientError::IncompatibleBlock`] if that runtime is newer than all that the client is built
    /// for, or left out between them, [`ClientError::Event`] if an event does not decode, else as for
    /// [`Client::block`].
    pub fn events(&self, block: u64) -> Result<Vec<M>, ClientError<C::Error>> {
        let block = self.client.block(block)?;
        self.decode(&block.events, block.number, block.spec_version)
    }

    /// The events that a transaction brought, in their order. Asks nobody.
    ///
    /// # Errors
    ///
    /// [`ClientError::IncompatibleBlock`] and [`ClientError::Event`], as for
    /// [`events`](Self::events).
    pub fn events_of(&self, receipt: &Receipt) -> Result<Vec<M>, ClientError<C::Error>> {
        self.decode(&receipt.events, receipt.block, receipt.spec_version)
    }

    fn decode(
        &self,
        events: &[Event],
        block: u64,
        spec_version: SpecVersion,
    ) -> Result<Vec<M>, ClientError<C::Error>> {
        // What came before the list is known for ever, also of runtimes whose state the client
        // cannot read.
        let built_for = self.client.supported();
        if spec_version >= built_for.oldest() && !built_for.contains(spec_version) {
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
