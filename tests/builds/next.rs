//! The example one release later: users get a handle, and there is a table of badges.

use perennial::{Bincode, Store, Table, Versioned, backend::Backend, registry, store::OpenError};

use crate::{
    ids::{AccountId, Id, ProjectName},
    state::{MEMBERS, Map, ORGS, PROJECTS},
};

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 3, first_tag = 0, activates(2 = 6, 3 = 9), derive(Clone, Debug, PartialEq))]
pub struct User {
    pub account_id: AccountId,
    pub projects: Vec<ProjectName>,
    #[versioned(since = 2)]
    pub karma: u32,
    #[versioned(since = 3, default = "nobody".to_owned())]
    pub handle: String,
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 1, derive(Clone, Debug, PartialEq))]
pub struct Badge {
    pub label: String,
    pub stars: Option<u16>,
}

pub const USERS: Map<Id, User> = Table::map("Counter", "Users1");
pub const BADGES: Table<u64, Badge, Bincode> = Table::new("badges");

pub fn open<B: Backend>(backend: B) -> Result<Store<B>, OpenError> {
    Store::open(backend, registry![USERS, ORGS, PROJECTS, MEMBERS, BADGES])
}
