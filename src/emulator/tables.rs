//! What an emulated chain keeps of itself, beside the state of its runtimes.

use alloc::vec::Vec;

use crate::{
    client::{DispatchFault, Event},
    macros::{Layout, Versioned},
    schedule::Deployment,
    store::{Registry, Table},
    version::{Epoch, SpecVersion},
};

/// An account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Versioned)]
#[versioned(latest = 1)]
pub struct Account {
    /// How many of its transactions are in blocks.
    pub nonce: u64,
    /// What it has.
    pub balance: u128,
    /// What its signatures are checked with; without, it cannot sign.
    pub secret: Option<[u8; 32]>,
}

/// Where the chain is, and what was settled when it began.
#[derive(Clone, Debug, PartialEq, Eq, Versioned)]
#[versioned(latest = 1)]
pub(super) struct ChainState {
    /// The newest block.
    pub(super) block: u64,
    /// Its hash.
    pub(super) hash: [u8; 32],
    /// The epoch that the next block lies in.
    pub(super) epoch: u64,
    /// How many blocks that epoch has so far.
    pub(super) epoch_blocks: u64,
    /// The spec version of the runtime that runs the next block.
    pub(super) spec_version: u32,
    /// Who may change the runtime.
    pub(super) sudo: [u8; 32],
    /// What a transaction costs.
    pub(super) fee: u128,
    /// How many blocks make an epoch, if epochs end by themselves.
    pub(super) blocks_per_epoch: Option<u64>,
    /// Which runtime runs from which epoch on.
    pub(super) deployments: Vec<DeploymentRow>,
}

/// A runtime with the epoch from which it runs.
#[derive(Clone, Debug, PartialEq, Eq, Layout)]
pub(super) struct DeploymentRow {
    pub(super) spec_version: u32,
    pub(super) valid_from: u64,
    pub(super) checksum: Vec<u8>,
}

/// A block; it lies under its number.
#[derive(Clone, Debug, PartialEq, Eq, Versioned)]
#[versioned(latest = 1)]
pub(super) struct BlockRow {
    /// The hash of the block before it.
    pub(super) parent: [u8; 32],
    pub(super) epoch: u64,
    pub(super) spec_version: u32,
    /// The hash of the signed bytes of its transaction, if it has one.
    pub(super) transaction: Option<[u8; 32]>,
    pub(super) events: Vec<EventRow>,
}

/// An [`Event`] in a block.
#[derive(Clone, Debug, PartialEq, Eq, Layout)]
pub(super) enum EventRow {
    Success { transaction: u32 },
    Failed { transaction: u32, module: u8, code: u8 },
    CodeUpdated { spec_version: u32, valid_from: u64 },
    Runtime { transaction: Option<u32>, bytes: Vec<u8> },
}

impl From<&Deployment> for DeploymentRow {
    fn from(deployment: &Deployment) -> Self {
        Self {
            spec_version: deployment.version.0,
            valid_from: deployment.valid_from.0,
            checksum: deployment.checksum.clone(),
        }
    }
}

/// The code of a spec version that was ever decided.
#[derive(Clone, Debug, PartialEq, Eq, Versioned)]
#[versioned(latest = 1)]
pub(super) struct CodeRow {
    pub(super) code: Vec<u8>,
}

/// The accounts of an emulated chain.
pub const ACCOUNTS: Table<[u8; 32], Account> = Table::new("emulator.accounts");
pub(super) const CHAIN: Table<(), ChainState> = Table::new("emulator.chain");
pub(super) const BLOCKS: Table<u64, BlockRow> = Table::new("emulator.blocks");
pub(super) const CODES: Table<u32, CodeRow> = Table::new("emulator.codes");

/// A registry with the emulator's own tables added: a store must have them.
///
/// # Examples
///
/// ```
/// use perennial::{emulator, registry};
///
/// let registry = emulator::with_tables(registry![]);
/// assert!(registry.tables().iter().all(|table| table.name().starts_with("emulator.")));
/// ```
#[must_use]
pub fn with_tables(registry: Registry) -> Registry {
    registry.with(ACCOUNTS).with(CHAIN).with(BLOCKS).with(CODES)
}

impl From<&Event> for EventRow {
    fn from(event: &Event) -> Self {
        match event {
            Event::Success { transaction } => Self::Success { transaction: *transaction },
            Event::Failed { transaction, fault: DispatchFault { module, code } } => {
                Self::Failed { transaction: *transaction, module: *module, code: *code }
            }
            Event::CodeUpdated { spec_version, valid_from } => {
                Self::CodeUpdated { spec_version: spec_version.0, valid_from: valid_from.0 }
            }
            Event::Runtime { transaction, bytes } => {
                Self::Runtime { transaction: *transaction, bytes: bytes.clone() }
            }
        }
    }
}

impl From<EventRow> for Event {
    fn from(row: EventRow) -> Self {
        match row {
            EventRow::Success { transaction } => Self::Success { transaction },
            EventRow::Failed { transaction, module, code } => {
                Self::Failed { transaction, fault: DispatchFault { module, code } }
            }
            EventRow::CodeUpdated { spec_version, valid_from } => Self::CodeUpdated {
                spec_version: SpecVersion(spec_version),
                valid_from: Epoch(valid_from),
            },
            EventRow::Runtime { transaction, bytes } => Self::Runtime { transaction, bytes },
        }
    }
}
