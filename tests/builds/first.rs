//! The example before karma.

use perennial::{Store, Table, Versioned, backend::Backend, registry, store::OpenError};

use crate::{
    ids::{AccountId, Id, ProjectName},
    state::Map,
};

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 1, first_tag = 0, derive(Clone, Debug, PartialEq))]
pub struct User {
    pub account_id: AccountId,
    pub projects: Vec<ProjectName>,
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 1, derive(Clone, Debug, PartialEq))]
pub struct Membership {
    pub since_block: u32,
}

pub const USERS: Map<Id, User> = Table::map("Counter", "Users1");
pub const MEMBERS: Table<(String, String), Membership> = Table::new("members");

pub fn open<B: Backend>(backend: B) -> Result<Store<B>, OpenError> {
    Store::open(backend, registry![USERS, MEMBERS])
}
