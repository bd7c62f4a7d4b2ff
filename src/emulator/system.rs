//! The messages that are the chain's own, whatever runtime it runs.

use alloc::vec::Vec;

use super::RuntimeInfo;
use crate::{
    client::{AccountId, DispatchFault},
    macros::{Messages, Versioned},
    message::{self, MessageError},
    version::SpecVersion,
    wire::Scale,
};

/// From this index on, messages are the chain's own; runtimes give out those below.
pub const SYSTEM_FIRST: u8 = 0xF0;

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

/// A message that is the chain's own, whatever its spec version. A client sends it as any other:
/// `client.messages::<Scale, SystemMessage>()`.
#[derive(Clone, Debug, PartialEq, Eq, Messages)]
pub enum SystemMessage {
    /// Lets other code run from an epoch on.
    #[message(index = 0xF0, since = 0)]
    UpdateRuntime(UpdateRuntime),
    /// Takes back an update whose epoch has not begun.
    #[message(index = 0xF1, since = 0)]
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
    /// [`MessageError`] if SCALE cannot hold it.
    pub fn encode(&self) -> Result<Vec<u8>, MessageError> {
        message::encode::<Scale, Self>(self, SpecVersion::ZERO)
    }

    /// Reads a message that is the chain's own; `None` if its index is a runtime's.
    pub(super) fn decode(bytes: &[u8]) -> Option<Result<Self, MessageError>> {
        let index = bytes.first()?;
        let is_own = *index >= SYSTEM_FIRST;
        is_own.then(|| message::decode::<Scale, Self>(bytes, SpecVersion::ZERO))
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
