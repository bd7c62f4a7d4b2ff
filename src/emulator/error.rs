//! What goes wrong inside an emulated chain. What a transaction's author does wrong is no error.

use alloc::boxed::Box;

use crate::{
    backend::BackendError,
    error::{DecodeError, DowncastError},
    store::{ReadError, RuntimeError, ScheduleWriteError, TableError, WriteError},
    version::{Epoch, SpecVersion},
};

use super::RuntimeInfo;

/// The node cannot go on.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum EmulatorError {
    /// The chain runs a runtime that this node was not given.
    #[error(
        "the chain runs spec version {spec_version} in epoch {epoch}, and this node does not have \
         it: open the emulator with that runtime"
    )]
    RuntimeMissing {
        /// What the chain runs.
        spec_version: SpecVersion,
        /// Since when, or from when on.
        epoch: Epoch,
    },
    /// The store lacks the chain's own rows.
    #[error("the store holds no chain: its row in `{table}` is gone")]
    NoChain {
        /// The table.
        table: &'static str,
    },
    /// A number of the chain cannot grow any more.
    #[error("the chain is at its end: no {what} comes after {last}")]
    AtEnd {
        /// What cannot grow: block or epoch.
        what: &'static str,
        /// The last one.
        last: u64,
    },
    /// A row cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// A row cannot be written, by the runtime or by the chain itself.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// The store lacks a table.
    #[error(transparent)]
    Table(#[from] TableError),
    /// Somebody has moved the store past the chain, or changed its schedule.
    #[error(
        "the chain is at spec version {chain_spec} in epoch {chain_epoch}, and its store at \
         {store_spec} in epoch {store_epoch:?}, or with another schedule: the store was changed past \
         the chain's messages; open a copy from before"
    )]
    Elsewhere {
        /// The chain's epoch.
        chain_epoch: Epoch,
        /// The chain's spec version.
        chain_spec: SpecVersion,
        /// The store's epoch.
        store_epoch: Option<Epoch>,
        /// The store's spec version.
        store_spec: SpecVersion,
    },
    /// The store's schedule cannot be read, or does not follow the chain's.
    #[error("the store's schedule does not follow the chain's: {0}")]
    Schedule(#[source] Box<ScheduleWriteError>),
    /// The store is not where the chain is.
    #[error(transparent)]
    Runtime(#[from] RuntimeError),
    /// A row that the block itself has written does not decode.
    #[error("a row of the block that is being made cannot be read again: {0}")]
    Decode(#[from] DecodeError),
    /// A row that the block itself writes has no bytes.
    #[error("a row of the block that is being made cannot be written: {0}")]
    Encode(#[from] DowncastError),
    /// The engine failed.
    #[error(transparent)]
    Backend(#[from] BackendError),
}

/// An emulated chain that cannot begin, or go on where it was.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OpenEmulatorError {
    /// There is nothing to run.
    #[error("the emulator has no runtime: give it one with `with_runtime`")]
    NoRuntime,
    /// A runtime was given twice.
    #[error("the runtime {info} was given twice")]
    SameRuntime {
        /// Which.
        info: RuntimeInfo,
    },
    /// The endowed accounts have more than a balance can hold.
    #[error("the balance of `{name}` is more than an account can have")]
    Endowment {
        /// The account's name.
        name: alloc::string::String,
    },
    /// What also goes wrong later.
    #[error(transparent)]
    Emulator(#[from] EmulatorError),
}

impl From<ScheduleWriteError> for EmulatorError {
    fn from(error: ScheduleWriteError) -> Self {
        Self::Schedule(Box::new(error))
    }
}
