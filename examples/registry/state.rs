//! What is stored: the entities, and the tables they lie in.

use perennial::{
    Scale, Table, Versioned,
    key::{Blake2_128Concat, Substrate},
    registry,
    store::Registry,
};

use crate::ids::{AccountId, Bytes128, Id, ProjectId, ProjectName};

/// A registered user.
///
/// The chain's runtimes wrote version 1 with the tag 0x00; runtime 6 brings version 2.
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, first_tag = 0, activates(2 = 6), derive(Clone, Debug, PartialEq))]
#[versioned(history = "examples/registry/history")]
pub struct User {
    /// The account that may act for the user.
    pub account_id: AccountId,
    /// The user's own projects.
    pub projects: Vec<ProjectName>,
    /// What others think of them. Users from before runtime 6 have none.
    #[versioned(since = 2)]
    pub karma: u32,
}

/// A registered org.
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 1, first_tag = 0, derive(Clone, Debug, PartialEq))]
#[versioned(history = "examples/registry/history")]
pub struct Org {
    /// The org's own account.
    pub account_id: AccountId,
    /// Users that may act for the org.
    pub members: Vec<Id>,
    /// The org's projects.
    pub projects: Vec<ProjectName>,
}

/// A registered project.
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 1, first_tag = 0, derive(Clone, Debug, PartialEq))]
#[versioned(history = "examples/registry/history")]
pub struct Project {
    /// What the project says of itself; the chain does not look into it.
    pub metadata: Bytes128,
}

/// That a user belongs to an org: an index of ours, in an order of ours.
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, activates(2 = 6), derive(Clone, Debug, PartialEq))]
#[versioned(history = "examples/registry/history")]
pub struct Membership {
    /// The block in which the user joined.
    pub since_block: u32,
    /// Who vouched for the user, from runtime 6 on.
    #[versioned(since = 2)]
    pub invited_by: Option<Id>,
}

/// A map of the chain, under its own storage keys.
pub type Map<K, V> = Table<K, V, Scale, Substrate<Blake2_128Concat>>;

/// Users by id.
pub const USERS: Map<Id, User> = Table::map("Counter", "Users1");
/// Orgs by id.
pub const ORGS: Map<Id, Org> = Table::map("Counter", "Orgs1");
/// Projects by name and domain.
pub const PROJECTS: Map<ProjectId, Project> = Table::map("Counter", "Projects1");
/// Memberships by org and user.
pub const MEMBERS: Table<(String, String), Membership> = Table::new("members");

/// All tables of the store.
pub fn tables() -> Registry {
    registry![USERS, ORGS, PROJECTS, MEMBERS]
}
