//! What is stored.

use perennial::{Table, Versioned};

use super::ids::Id;

/// A registered user.
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, activates(2 = 6), derive(Clone, Debug, PartialEq))]
pub struct User {
    /// The account that may act for the user.
    pub account: [u8; 32],
    /// What the user wants to be called.
    pub name: String,
    /// What others think of them, from spec version 6 on.
    #[versioned(since = 2)]
    pub karma: u32,
}

/// Whose account it is.
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 1)]
pub struct Owner {
    /// The user.
    pub user: Id,
}

/// A unicorn.
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 1)]
pub struct Unicorn {
    /// The user that it belongs to.
    pub owner: Id,
    /// Its colour.
    pub colour: String,
}

/// What a user is from spec version 7 on. Values of [`USERS`] stay where they are and count until
/// something about them changes: then they are here, and those there are stale.
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 1)]
pub struct Person {
    /// The account that may act for the person.
    pub account: [u8; 32],
    /// What others think of them; it can go below nothing now.
    pub karma: i64,
}

/// Users by id, up to spec version 6.
pub const USERS: Table<Id, User> = Table::new("users");
/// Users by account.
pub const OWNERS: Table<[u8; 32], Owner> = Table::new("owners");
/// Unicorns by name, from spec version 5 on.
pub const UNICORNS: Table<Id, Unicorn> = Table::new("unicorns");
/// Users by id, from spec version 7 on.
pub const PEOPLE: Table<Id, Person> = Table::new("people");
