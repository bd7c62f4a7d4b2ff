//! The messages that are the chain's own, whatever runtime it runs.

use alloc::vec::Vec;

use super::{DispatchError, RuntimeInfo};
use crate::{
    client::{AccountId, DispatchFault},
    entity::Entity,
    error::DowncastError,
    macros::Versioned,
    version::Version,
    wire::{Scale, Writer},
};

/// From this index on, messages are the chain's own; runtimes give out those below.
pub const SYSTEM_FIRST: u8 = 0xF0;

const UPDATE_RUNTIME: u8 = SYSTEM_FIRST;
const ABORT_RUNTIME: u8 = SYSTEM_FIRST + 1;

/// What every message fails with that would change the runtime and may not: radicle's
/// `FailedChainRuntimeUpdate`. Its author, its code, its spec version or its epoch is wrong.
pub const FAILED_CHAIN_RUNTIME_UPDATE: DispatchFault = DispatchFault { module: 7, code: 16 };

/// Lets other code run from an epoch on.
///
/// It is for the sudo key alone. The code must be a runtime of the same name and of a greater spec
/// version than the chain's, the epoch must not have begun, and no other update may be pending.
#[derive(Clone, Debug, PartialEq, Eq, Versioned)]
#[versioned(latest = 1)]
pub struct UpdateRuntime {
    /// The code: [`RuntimeInfo::code`].
    pub code: Vec<u8>,
    /// The first epoch in which it runs.
    pub valid_from: u64,
}

/// Takes back an update whose epoch has not begun. For the sudo key alone.
#[derive(Clone, Debug, PartialEq, Eq, Versioned)]
#[versioned(latest = 1)]
pub struct AbortRuntime {
    /// The spec version that shall not run.
    pub spec_version: u32,
}

/// A message that is the chain's own: an index and a SCALE body, as those of runtimes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SystemMessage {
    /// Index 0xF0.
    UpdateRuntime(UpdateRuntime),
    /// Index 0xF1.
    AbortRuntime(AbortRuntime),
}

impl From<UpdateRuntime> for SystemMessage {
    fn from(message: UpdateRuntime) -> Self {
        Self::UpdateRuntime(message)
    }
}

impl From<AbortRuntime> for SystemMessage {
    fn from(message: AbortRuntime) -> Self {
        Self::AbortRuntime(message)
    }
}

impl SystemMessage {
    /// The message's bytes, as a transaction carries them.
    ///
    /// # Errors
    ///
    /// [`DowncastError`] if SCALE cannot hold it.
    pub fn encode(&self) -> Result<Vec<u8>, DowncastError> {
        use crate::entity::WriteEntity;
        let mut writer = Writer::new();
        match self {
            Self::UpdateRuntime(message) => {
                writer.byte(UPDATE_RUNTIME);
                message.write_as::<Scale>(Version::FIRST, &mut writer)?;
            }
            Self::AbortRuntime(message) => {
                writer.byte(ABORT_RUNTIME);
                message.write_as::<Scale>(Version::FIRST, &mut writer)?;
            }
        }
        let name = "SystemMessage";
        writer.finish().map_err(|error| DowncastError::new(name, Version::FIRST, error.into()))
    }

    /// Reads a message that is the chain's own; `None` if its index is a runtime's.
    pub(super) fn decode(message: &[u8]) -> Option<Result<Self, DispatchError>> {
        let (&index, body) = message.split_first()?;
        (index >= SYSTEM_FIRST).then(|| Self::read(index, body))
    }

    fn read(index: u8, body: &[u8]) -> Result<Self, DispatchError> {
        let first = Version::FIRST;
        match index {
            UPDATE_RUNTIME => {
                Ok(Self::UpdateRuntime(UpdateRuntime::decode_body::<Scale>(first, body, 1)?))
            }
            ABORT_RUNTIME => {
                Ok(Self::AbortRuntime(AbortRuntime::decode_body::<Scale>(first, body, 1)?))
            }
            _ => Err(DispatchError::message(format_args!(
                "index {index:#04x} is none of the chain's own, which are {UPDATE_RUNTIME:#04x} \
                 and {ABORT_RUNTIME:#04x}"
            ))),
        }
    }
}

/// What an update is held against.
pub(super) struct UpdateRules<'a> {
    pub(super) sudo: AccountId,
    /// The runtime that runs now.
    pub(super) active: &'a RuntimeInfo,
    /// All runtimes that the node has.
    pub(super) known: &'a [RuntimeInfo],
}

impl UpdateRules<'_> {
    /// The runtime that some code is, if its author may let it run (radicle's rules: the same spec
    /// name, a strictly greater spec version, the sudo key, and valid code).
    pub(super) fn check(
        &self,
        author: &AccountId,
        code: &[u8],
    ) -> Result<RuntimeInfo, DispatchFault> {
        self.check_author(author)?;
        let info = RuntimeInfo::from_code(code).map_err(|_| FAILED_CHAIN_RUNTIME_UPDATE)?;
        let holds = self.known.contains(&info)
            && info.spec_name == self.active.spec_name
            && info.spec_version > self.active.spec_version;
        if holds { Ok(info) } else { Err(FAILED_CHAIN_RUNTIME_UPDATE) }
    }

    pub(super) fn check_author(&self, author: &AccountId) -> Result<(), DispatchFault> {
        if *author == self.sudo { Ok(()) } else { Err(FAILED_CHAIN_RUNTIME_UPDATE) }
    }
}
