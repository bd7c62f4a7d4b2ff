//! The chain itself: its blocks and its epochs.

use alloc::{format, sync::Arc, vec::Vec};
use core::fmt;

use super::{
    ACCOUNTS, Account, Builder, DevSigner, EmulatorError, Runtime, RuntimeInfo,
    changes::Changes,
    tables::{BLOCKS, BlockRow, CHAIN, CODES, ChainState, CodeRow, DeploymentRow, EventRow},
};
use crate::{
    backend::Backend,
    client::{AccountId, Chain, Event, Head, Submission},
    entity,
    key::hash::blake2_256,
    schedule::{Deployment, Schedule},
    store::{Change, Decision, ScheduleWriteError, Store},
    sync::RwLock,
    version::{Epoch, SpecVersion},
    wire::Scale,
};

/// A chain inside the process.
///
/// A clone is another handle of the same chain; threads may share it.
pub struct Emulator<B> {
    inner: Arc<Inner<B>>,
}

pub(super) struct Inner<B> {
    pub(super) store: Store<B>,
    pub(super) runtimes: Vec<Arc<dyn Runtime<B>>>,
    /// What the runtimes say of themselves, in the same order.
    pub(super) infos: Vec<RuntimeInfo>,
    /// Held while a block is made.
    pub(super) making: RwLock<()>,
}

/// A block that is about to land.
pub(super) struct Draft<'a, B> {
    pub(super) changes: Changes<'a, B>,
    /// The hash of its transaction.
    pub(super) transaction: Option<[u8; 32]>,
    pub(super) events: Vec<Event>,
}

impl<B: Backend> Emulator<B> {
    /// A chain in a store. The store's registry must have the emulator's tables:
    /// [`with_tables`](super::with_tables). A store has one chain, and a chain has one emulator: for
    /// more handles, clone it. Two emulators that are built over one store lose each other's blocks.
    #[must_use]
    pub fn builder(store: Store<B>) -> Builder<B> {
        Builder::new(store)
    }

    pub(super) fn new(inner: Inner<B>) -> Self {
        Self { inner: Arc::new(inner) }
    }

    /// The chain's store, to look into it as a node's operator could. What is written there past
    /// the chain's messages is in no block.
    #[must_use]
    pub fn store(&self) -> &Store<B> {
        &self.inner.store
    }

    /// The runtimes that this node has.
    #[must_use]
    pub fn runtimes(&self) -> &[RuntimeInfo] {
        &self.inner.infos
    }

    /// Which runtime runs from which epoch on: the active deployment, and the one that waits. The
    /// [store's schedule](Store::schedule) is the same, with a record of every change.
    ///
    /// # Errors
    ///
    /// [`EmulatorError`] if it cannot be read.
    pub fn schedule(&self) -> Result<Schedule, EmulatorError> {
        Ok(self.state()?.schedule())
    }

    /// What an account has.
    ///
    /// # Errors
    ///
    /// [`EmulatorError`] if it cannot be read.
    pub fn balance(&self, account: &AccountId) -> Result<u128, EmulatorError> {
        Ok(self.account(account)?.balance)
    }

    /// The hash of the newest block. It covers all blocks before it, with their events.
    ///
    /// # Errors
    ///
    /// [`EmulatorError`] if it cannot be read.
    pub fn block_hash(&self) -> Result<[u8; 32], EmulatorError> {
        Ok(self.state()?.hash)
    }

    /// Signs a message for the runtime of the moment, with the author's next nonce, and submits it.
    ///
    /// # Errors
    ///
    /// [`EmulatorError`] if the node cannot go on.
    pub fn send(&self, author: &DevSigner, message: Vec<u8>) -> Result<Submission, EmulatorError> {
        let nonce = self.nonce(&author.account())?;
        self.submit(&author.transaction(nonce, self.head()?.spec_version, message))
    }

    /// Makes a block without a transaction.
    ///
    /// # Errors
    ///
    /// [`EmulatorError`] if the node cannot go on.
    pub fn produce_block(&self) -> Result<Head, EmulatorError> {
        let _alone = self.making();
        let state = self.settled()?;
        self.runtime(state.head())?;
        let changes = Changes::new(self.store(), state.head().spec_version)?;
        self.land(state, Draft { changes, transaction: None, events: Vec::new() })
    }

    /// Ends the epoch: the next block lies in the next one, and is run by the runtime that is
    /// active there.
    ///
    /// # Errors
    ///
    /// [`EmulatorError`] if this node lacks that runtime, or fails.
    pub fn next_epoch(&self) -> Result<Head, EmulatorError> {
        let _alone = self.making();
        let mut state = self.settled()?;
        let mut changes = Changes::new(self.store(), state.head().spec_version)?;
        state.begin_epoch()?;
        self.runtime(state.head())?;
        changes.put(CHAIN, &(), &state)?;
        self.commit(changes, &state)
    }

    /// Goes on where the store is.
    pub(super) fn resume(&self) -> Result<Head, EmulatorError> {
        let head = self.settled()?.head();
        self.runtime(head)?;
        Ok(head)
    }

    /// Where the chain is, and its store with it: nobody has moved that past the chain.
    pub(super) fn settled(&self) -> Result<ChainState, EmulatorError> {
        let (state, store) = (self.state()?, self.store());
        let head = state.head();
        let schedule = store.schedule().current().map_err(ScheduleWriteError::from)?;
        let is_there = store.epoch() == Some(head.epoch)
            && store.spec_version() == head.spec_version
            && schedule.as_ref() == Some(&state.schedule());
        match is_there {
            true => Ok(state),
            false => Err(EmulatorError::Elsewhere {
                chain_epoch: head.epoch,
                chain_spec: head.spec_version,
                store_epoch: store.epoch(),
                store_spec: store.spec_version(),
            }),
        }
    }

    /// Blocks are made one at a time: while this is held, only by its holder.
    pub(super) fn making(&self) -> impl Drop + '_ {
        self.inner.making.write()
    }

    pub(super) fn state(&self) -> Result<ChainState, EmulatorError> {
        let state = self.store().table(CHAIN)?.get(&())?;
        state.ok_or(EmulatorError::NoChain { table: CHAIN.name() })
    }

    pub(super) fn account(&self, account: &AccountId) -> Result<Account, EmulatorError> {
        Ok(self.store().table(ACCOUNTS)?.get(&account.0)?.unwrap_or_default())
    }

    /// The runtime that a node with this head needs.
    pub(super) fn runtime(&self, head: Head) -> Result<Running<'_, B>, EmulatorError> {
        self.known(head, self.store().table(CODES)?.get(&head.spec_version.0)?)
    }

    /// The same, where the code may be among the changes.
    fn runtime_within(
        &self,
        head: Head,
        changes: &Changes<'_, B>,
    ) -> Result<Running<'_, B>, EmulatorError> {
        self.known(head, changes.get(CODES, &head.spec_version.0)?)
    }

    fn known(&self, head: Head, code: Option<CodeRow>) -> Result<Running<'_, B>, EmulatorError> {
        let Head { epoch, spec_version, .. } = head;
        let mut all = self.inner.infos.iter().zip(&self.inner.runtimes);
        let found = code.and_then(|row| all.find(|(info, _)| info.code() == row.code));
        let missing = EmulatorError::RuntimeMissing { spec_version, epoch };
        found.map(|(info, runtime)| Running { info, runtime }).ok_or(missing)
    }

    /// Lets a block land behind the newest one.
    pub(super) fn land(
        &self,
        mut state: ChainState,
        Draft { mut changes, transaction, events }: Draft<'_, B>,
    ) -> Result<Head, EmulatorError> {
        let block = BlockRow {
            parent: state.hash,
            epoch: state.epoch,
            spec_version: state.spec_version,
            transaction,
            events: events.iter().map(EventRow::from).collect(),
        };
        state.block = next(state.block, "block")?;
        state.hash = blake2_256(&entity::encode::<Scale, _>(&block)?);
        state.epoch_blocks = state.epoch_blocks.saturating_add(1);
        changes.put(BLOCKS, &state.block, &block)?;
        if state.blocks_per_epoch.is_some_and(|blocks| state.epoch_blocks >= blocks) {
            state.begin_epoch()?;
            self.runtime_within(state.head(), &changes)?;
        }
        changes.put(CHAIN, &(), &state)?;
        self.commit(changes, &state)
    }

    /// Lets changes land that end with this state, and with them what it says about the store: its
    /// schedule, its epoch, and the spec version that the next block's runtime writes at.
    fn commit(&self, changes: Changes<'_, B>, state: &ChainState) -> Result<Head, EmulatorError> {
        let (store, head, decided) = (self.store(), state.head(), state.schedule());
        let stored = store.schedule().current().map_err(ScheduleWriteError::from)?;
        let reason = format!("block {}", head.block);
        let decision = match stored.as_ref() == Some(&decided) {
            true => Decision::Keep,
            false => {
                // The epoch in which it was decided: the store goes on with this commit.
                let at = store.epoch().unwrap_or_default();
                Decision::Update(decided, Change::new(DECIDER, at).because(&reason))
            }
        };
        changes.commit(decision, head.epoch)?;
        Ok(head)
    }
}

/// Who changes the store's schedule.
pub(super) const DECIDER: &str = "the chain";

/// The runtime that runs the next block.
pub(super) struct Running<'a, B> {
    pub(super) info: &'a RuntimeInfo,
    pub(super) runtime: &'a Arc<dyn Runtime<B>>,
}

/// What comes after a number of the chain.
pub(super) fn next(last: u64, what: &'static str) -> Result<u64, EmulatorError> {
    last.checked_add(1).ok_or(EmulatorError::AtEnd { what, last })
}

impl ChainState {
    pub(super) const fn head(&self) -> Head {
        let (epoch, spec_version) = (Epoch(self.epoch), SpecVersion(self.spec_version));
        Head { block: self.block, epoch, spec_version }
    }

    pub(super) fn schedule(&self) -> Schedule {
        let deployment = |row: &DeploymentRow| Deployment {
            checksum: row.checksum.clone(),
            ..Deployment::new(SpecVersion(row.spec_version), Epoch(row.valid_from))
        };
        self.deployments.iter().map(deployment).collect()
    }

    fn begin_epoch(&mut self) -> Result<(), EmulatorError> {
        self.epoch = next(self.epoch, "epoch")?;
        self.epoch_blocks = 0;
        if let Some(active) = self.schedule().active(Epoch(self.epoch)) {
            self.spec_version = active.version.0;
        }
        Ok(())
    }
}

impl<B> Clone for Emulator<B> {
    fn clone(&self) -> Self {
        Self { inner: Arc::clone(&self.inner) }
    }
}

impl<B> fmt::Debug for Emulator<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Emulator").field("runtimes", &self.inner.infos).finish_non_exhaustive()
    }
}
