//! The client itself: connection, head, upgrades.

use alloc::boxed::Box;
use core::fmt;

use super::{
    Block, Chain, ClientError, ClientMessages, ClientTable, Head, SpecVersions, Upgrade,
    upgrade::Watch,
};
use crate::{
    key::KeyScheme,
    store::Table,
    version::{Epoch, SpecVersion},
};

/// A connection to a chain, for a program that is built for a list of its spec versions.
///
/// A chain upgrades its runtime when it likes, also while clients are connected. What depends on the
/// runtime of the moment asks which one there is, each time, and is refused with
/// [`ClientError::IncompatibleRuntime`] if the client is not built for it: to read a
/// [`table`](Self::table), to ask which [`messages`](Self::messages) are available, and to submit one.
/// A new runtime may have moved its state, and what lies under the old keys may be stale. If the
/// chain comes to a spec version of the list later, the client works again.
///
/// Whatever runtime there is, [`poll`](Self::poll) says where the chain is, and
/// [`block`](Self::block) gives a block with its events in their bytes. Events are read by the
/// runtime of their block: [`ClientMessages::events`] and [`events_of`](ClientMessages::events_of) are
/// refused with [`ClientError::IncompatibleBlock`] if the client does not know that one.
///
/// A client may be used from several threads at once.
///
/// # Examples
///
/// ```
/// # use std::convert::Infallible;
/// # use perennial::{Epoch, client::{AccountId, Block, Chain, Head, StateRead, Submission, Transaction}};
/// # struct Node;
/// # const HEAD: Head = Head { block: 7, epoch: Epoch(7), spec_version: SpecVersion(5) };
/// # impl Node {
/// #     fn dial() -> Self { Node }
/// # }
/// # impl Chain for Node {
/// #     type Error = Infallible;
/// #     fn head(&self) -> Result<Head, Infallible> { Ok(HEAD) }
/// #     fn block(&self, _: u64) -> Result<Option<Block>, Infallible> { Ok(None) }
/// #     fn read(&self, _: &str, keys: &[Vec<u8>]) -> Result<StateRead, Infallible> {
/// #         Ok(StateRead { at: HEAD, values: vec![Some(b"\x01\x14alice".to_vec()); keys.len()] })
/// #     }
/// #     fn nonce(&self, _: &AccountId) -> Result<u64, Infallible> { Ok(0) }
/// #     fn submit(&self, _: &Transaction) -> Result<Submission, Infallible> { unreachable!() }
/// # }
/// use perennial::{SpecVersion, Table, Versioned, client::{Client, SpecVersions}};
///
/// #[derive(Debug, PartialEq, Versioned)]
/// #[versioned(latest = 2, activates(2 = 6))]
/// struct User {
///     name: String,
///     #[versioned(since = 2)]
///     karma: u32,
/// }
///
/// const USERS: Table<u64, User> = Table::new("users");
/// const SUPPORTED: SpecVersions = SpecVersions::new(&[4, 5, 6]);
///
/// let client = Client::connect(Node::dial(), SUPPORTED)?;
/// client.on_upgrade(|upgrade| println!("{} -> {}", upgrade.from, upgrade.to));
///
/// assert_eq!(client.poll()?.spec_version, SpecVersion(5));
/// let alice = client.table(USERS).get(&1)?;
/// assert_eq!(alice, Some(User { name: "alice".into(), karma: 0 }));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Client<C> {
    chain: C,
    watch: Watch,
}

impl<C: Chain> Client<C> {
    /// Connects, if the chain is at a spec version that the client is built for.
    ///
    /// # Errors
    ///
    /// [`ClientError::IncompatibleRuntime`] if it is not, [`ClientError::Chain`] if the node cannot
    /// be asked.
    pub fn connect(chain: C, supported: SpecVersions) -> Result<Self, ClientError<C::Error>> {
        let head = chain.head().map_err(ClientError::Chain)?;
        let client = Self { chain, watch: Watch::new(supported, head) };
        client.check(head.spec_version)?;
        Ok(client)
    }

    /// Asks anew, and forgets how far the chain was seen: for a chain that began anew, as test
    /// networks do. If its spec version is another one than before, lower or higher, that is
    /// announced as an upgrade; then it is checked as when connecting. A client that is refused
    /// works again, as ever, when the chain comes to a spec version of its list.
    ///
    /// Call it when no other call is under way: an answer from before the chain began anew would
    /// count again.
    ///
    /// # Errors
    ///
    /// As for [`connect`](Self::connect). If the node cannot be asked, nothing is forgotten.
    pub fn reconnect(&self) -> Result<Head, ClientError<C::Error>> {
        let head = self.chain.head().map_err(ClientError::Chain)?;
        self.watch.begin_anew(head);
        self.check(head.spec_version)?;
        Ok(head)
    }

    /// Has every upgrade announced that the client notices from now on, each once and in their
    /// order, on whatever thread noticed one. What is called may itself use the client; an upgrade
    /// that is noticed meanwhile is announced afterwards.
    ///
    /// All that were given are called, in the order in which they were given.
    ///
    /// Upgrades are noticed only when a call is made: who waits for one [`poll`](Self::poll)s. What is
    /// not further than the furthest that the client has seen counts for nothing, since a node may
    /// lag behind. So a chain that began anew announces nothing before it is as far as it was:
    /// [`reconnect`](Self::reconnect) when it did.
    pub fn on_upgrade(&self, announce: impl Fn(&Upgrade) + Send + Sync + 'static) {
        self.watch.listen(Box::new(announce));
    }

    /// Asks where the chain is. The answer may be a spec version that the client is not built for:
    /// who waits for the chain to come to one that it is built for polls.
    ///
    /// # Errors
    ///
    /// [`ClientError::Chain`] if the node cannot be asked.
    pub fn poll(&self) -> Result<Head, ClientError<C::Error>> {
        let head = self.chain.head().map_err(ClientError::Chain)?;
        self.watch.notice(head);
        Ok(head)
    }

    /// A block as the chain has it, its events in their bytes.
    ///
    /// # Errors
    ///
    /// [`ClientError::NoBlock`] if there is none yet, [`ClientError::WrongBlock`] if the node gives
    /// another one, [`ClientError::Chain`] if the node cannot be asked.
    pub fn block(&self, number: u64) -> Result<Block, ClientError<C::Error>> {
        let block = self.chain.block(number).map_err(ClientError::Chain)?;
        let block = block.ok_or(ClientError::NoBlock { block: number })?;
        if block.number != number {
            return Err(ClientError::WrongBlock { asked: number, given: block.number });
        }
        self.notice_block(block.number, block.epoch, block.spec_version);
        Ok(block)
    }

    /// A table of the chain's state.
    #[must_use]
    pub fn table<K, V, W, S: KeyScheme<K>>(
        &self,
        table: Table<K, V, W, S>,
    ) -> ClientTable<'_, C, K, V, W, S> {
        ClientTable::new(self, table)
    }

    /// The messages of an enum, or the events: what the chain's runtime reads and writes by index,
    /// in the codec `W`.
    #[must_use]
    pub const fn messages<W, M>(&self) -> ClientMessages<'_, C, W, M> {
        ClientMessages::new(self)
    }

    /// Asks where the chain is, and refuses a runtime that the client is not built for.
    pub(super) fn supported_head(&self) -> Result<Head, ClientError<C::Error>> {
        let head = self.poll()?;
        self.check(head.spec_version)?;
        Ok(head)
    }

    /// Takes note of a head, and refuses a runtime that the client is not built for.
    pub(super) fn notice(&self, head: Head) -> Result<(), ClientError<C::Error>> {
        self.watch.notice(head);
        self.check(head.spec_version)
    }

    /// Takes note of a block: its runtime was that of the head before it.
    pub(super) fn notice_block(&self, number: u64, epoch: Epoch, spec_version: SpecVersion) {
        if let Some(block) = number.checked_sub(1) {
            self.watch.notice(Head { block, epoch, spec_version });
        }
    }

    /// Refuses a runtime that the client is not built for. The spec version is that of the call's own
    /// answer: what other calls saw may be older or newer than this one's state.
    fn check(&self, chain: SpecVersion) -> Result<(), ClientError<C::Error>> {
        let built_for = self.supported();
        if built_for.contains(chain) {
            return Ok(());
        }
        Err(ClientError::IncompatibleRuntime { chain, built_for })
    }
}

impl<C> Client<C> {
    /// The spec versions that the client is built for.
    #[must_use]
    pub const fn supported(&self) -> SpecVersions {
        self.watch.supported()
    }

    /// The furthest that the client has seen the chain at, since it connected or last
    /// [reconnected](Self::reconnect). Asks nobody; see [`poll`](Self::poll).
    #[must_use]
    pub fn last_seen(&self) -> Head {
        self.watch.seen()
    }

    /// The chain itself.
    #[must_use]
    pub const fn chain(&self) -> &C {
        &self.chain
    }
}

impl<C> fmt::Debug for Client<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("supported", &self.supported())
            .field("last_seen", &self.last_seen())
            .finish_non_exhaustive()
    }
}
