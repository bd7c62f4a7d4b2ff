//! How a chain begins, and goes on after it was closed.

use alloc::{string::String, sync::Arc, vec, vec::Vec};

use super::{
    ACCOUNTS, Account, DevSigner, Emulator, EmulatorError, OpenEmulatorError, Runtime, RuntimeInfo,
    changes::Changes,
    engine::{DECIDER, Inner},
    tables::{BLOCKS, BlockRow, CHAIN, CODES, ChainState, CodeRow, DeploymentRow},
};
use crate::{
    backend::Backend,
    entity,
    key::hash::blake2_256,
    store::{Change, Decision, Store},
    sync::RwLock,
    version::Epoch,
    wire::Scale,
};

/// What is settled when a chain begins, for good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Genesis {
    sudo: DevSigner,
    endowed: Vec<(String, u128)>,
    fee: u128,
    blocks_per_epoch: Option<u64>,
}

impl Genesis {
    /// A chain whose runtime the [`DevSigner`] called `sudo` may change. Messages cost nothing, and
    /// epochs end when [`Emulator::next_epoch`] says so.
    #[must_use]
    pub fn new(sudo: &str) -> Self {
        let sudo = DevSigner::new(sudo);
        Self { sudo, endowed: Vec::new(), fee: 0, blocks_per_epoch: None }
    }

    /// Gives the account of the [`DevSigner`] of this name an amount. Only such accounts, and sudo's,
    /// can sign.
    #[must_use]
    pub fn endow(mut self, name: &str, amount: u128) -> Self {
        self.endowed.push((name.into(), amount));
        self
    }

    /// What a transaction costs. Nobody gets it.
    #[must_use]
    pub const fn fee(mut self, fee: u128) -> Self {
        self.fee = fee;
        self
    }

    /// Ends each epoch by itself after so many blocks (at least one).
    #[must_use]
    pub const fn blocks_per_epoch(mut self, blocks: u64) -> Self {
        self.blocks_per_epoch = Some(blocks);
        self
    }
}

/// What a node is started with: the chain's store, and the runtimes that the node has.
pub struct Builder<B> {
    store: Store<B>,
    runtimes: Vec<Arc<dyn Runtime<B>>>,
    genesis: Genesis,
}

impl<B: Backend> Builder<B> {
    pub(super) fn new(store: Store<B>) -> Self {
        Self { store, runtimes: Vec::new(), genesis: Genesis::new("sudo") }
    }

    /// Adds a runtime. A new chain begins with the first one.
    #[must_use]
    pub fn with_runtime(mut self, runtime: Arc<dyn Runtime<B>>) -> Self {
        self.runtimes.push(runtime);
        self
    }

    /// How a new chain begins; without, with sudo's account alone. A chain that is in the store
    /// already goes on as it began.
    #[must_use]
    pub fn genesis(mut self, genesis: Genesis) -> Self {
        self.genesis = genesis;
        self
    }

    /// Begins a chain, or goes on where the store left it.
    ///
    /// # Errors
    ///
    /// [`OpenEmulatorError`] without the runtime that the chain runs, with one given twice, or if
    /// the store lacks the emulator's tables ([`with_tables`](super::with_tables)) or fails.
    pub fn open(self) -> Result<Emulator<B>, OpenEmulatorError> {
        let infos: Vec<RuntimeInfo> = self.runtimes.iter().map(|runtime| runtime.info()).collect();
        let first = infos.first().ok_or(OpenEmulatorError::NoRuntime)?;
        let mut seen = Vec::new();
        for info in &infos {
            if seen.contains(&info) {
                return Err(OpenEmulatorError::SameRuntime { info: info.clone() });
            }
            seen.push(info);
        }
        if self.store.table(CHAIN).map_err(EmulatorError::from)?.get(&()).map_err(read)?.is_none() {
            begin(&self.store, &self.genesis, first)?;
        }
        let Self { store, runtimes, .. } = self;
        let emulator = Emulator::new(Inner { store, runtimes, infos, making: RwLock::new(()) });
        emulator.resume()?;
        Ok(emulator)
    }
}

fn read(error: crate::store::ReadError) -> EmulatorError {
    error.into()
}

/// Writes the first block, with what it needs.
fn begin<B: Backend>(
    store: &Store<B>,
    genesis: &Genesis,
    runtime: &RuntimeInfo,
) -> Result<(), OpenEmulatorError> {
    let spec_version = runtime.spec_version.0;
    let code = runtime.code();
    let mut changes = Changes::of_genesis(store, runtime.spec_version);
    endow(&mut changes, genesis)?;
    let block = BlockRow {
        parent: [0; 32],
        epoch: Epoch::GENESIS.0,
        spec_version,
        transaction: None,
        events: Vec::new(),
    };
    let encoded = entity::encode::<Scale, _>(&block).map_err(EmulatorError::from)?;
    let first = DeploymentRow {
        spec_version,
        valid_from: Epoch::GENESIS.0,
        checksum: blake2_256(&code).to_vec(),
    };
    let state = ChainState {
        block: 0,
        hash: blake2_256(&encoded),
        epoch: Epoch::GENESIS.0,
        epoch_blocks: 0,
        spec_version,
        sudo: genesis.sudo.account().0,
        fee: genesis.fee,
        blocks_per_epoch: genesis.blocks_per_epoch,
        deployments: vec![first],
    };
    changes.put(BLOCKS, &0, &block)?;
    changes.put(CODES, &spec_version, &CodeRow { code })?;
    changes.put(CHAIN, &(), &state)?;
    let change = Change::new(DECIDER, Epoch::GENESIS).because("genesis");
    changes.commit(Decision::Register(state.schedule(), change), Epoch::GENESIS)?;
    Ok(())
}

fn endow<B: Backend>(
    changes: &mut Changes<'_, B>,
    genesis: &Genesis,
) -> Result<(), OpenEmulatorError> {
    let sudo = (String::from(genesis.sudo.name()), 0);
    for (name, amount) in core::iter::once(&sudo).chain(&genesis.endowed) {
        let signer = DevSigner::new(name);
        let key = signer.account().0;
        let account = changes.get(ACCOUNTS, &key)?.unwrap_or_default();
        let sum = account.balance.checked_add(*amount);
        let balance = sum.ok_or_else(|| OpenEmulatorError::Endowment { name: name.clone() })?;
        let account = Account { balance, secret: Some(signer.secret()), ..account };
        changes.put(ACCOUNTS, &key, &account)?;
    }
    Ok(())
}
