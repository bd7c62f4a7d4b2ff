//! The registry's messages, over its spec versions.

use perennial::{Layout, Messages, Versioned};

use crate::radicle::ids::{AccountId, Bytes128, Domain, Id, ProjectName};

/// One name, two shapes: up to spec version 18 there was a checkpoint.
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, activates(2 = 19), derive(Clone, Debug, PartialEq))]
#[versioned(removed(checkpoint_id: [u8; 32], in = 1..=1, after = project_domain))]
pub struct RegisterProject {
    pub project_name: ProjectName,
    pub project_domain: Domain,
    pub metadata: Bytes128,
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 1, derive(Clone, Debug, PartialEq))]
pub struct RegisterOrg {
    pub org_id: Id,
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 1, derive(Clone, Debug, PartialEq))]
pub struct UnregisterUser {
    pub user_id: Id,
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 1, derive(Clone, Debug, PartialEq))]
pub struct Transfer {
    pub recipient: AccountId,
    pub amount: u128,
}

/// A transfer with more to it: fields came, one of them changed its type and may refuse.
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 3, activates(2 = 12, 3 = 14), derive(Clone, Debug, PartialEq))]
pub struct Tip {
    pub recipient: AccountId,
    #[versioned(since = 3, was(amount: u32, upcast = u64::from, try_downcast = narrow))]
    pub amount: u64,
    #[versioned(since = 2)]
    pub memo: Option<String>,
}

fn narrow(amount: &u64) -> Result<u32, core::num::TryFromIntError> {
    u32::try_from(*amount)
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 1, derive(Clone, Debug, PartialEq))]
pub struct CreateCheckpoint {
    pub parent: Option<[u8; 32]>,
    pub hash: [u8; 32],
}

/// A payload that can be nested deeper than any codec follows.
#[derive(Clone, Debug, PartialEq, Layout)]
pub enum Nest {
    Empty,
    In(Box<Nest>),
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 1, derive(Clone, Debug, PartialEq))]
pub struct Note {
    pub nest: Nest,
}

/// Messages of another module.
#[derive(Messages)]
pub enum Notes {
    #[message(index = 0, since = 1)]
    Note(Note),
}

/// What the registry's module is called with.
#[derive(Clone, Debug, PartialEq, Messages)]
#[messages(derive(Clone, Debug, PartialEq), retired(6, 8))]
pub enum Message {
    /// A project comes.
    #[message(index = 0, since = 9)]
    RegisterProject(RegisterProject),
    #[message(index = 2, since = 9)]
    RegisterOrg(RegisterOrg),
    #[message(index = 3, since = 4, until = 18)]
    CreateCheckpoint(CreateCheckpoint),
    /// Possible again, with spec version 18.
    #[message(index = 5, since = 18)]
    UnregisterUser(UnregisterUser),
    #[message(index = 7, since = 9)]
    Transfer(Transfer),
    #[message(index = 9, since = 5)]
    Ping,
    #[message(index = 10, since = 10, until = 17)]
    Tip(Tip),
}
