//! A chain's entities, messages and events. Spec version 6 brings karma.

use perennial::{Messages, Table, Versioned, client::SpecVersions};

pub const USERS: Table<String, User> = Table::new("users");

/// Built before karma, after it, and for both.
pub const OLD: SpecVersions = SpecVersions::new(&[4, 5]);
pub const BOTH: SpecVersions = SpecVersions::new(&[4, 5, 6, 7]);

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, activates(2 = 6), derive(Clone, Debug, PartialEq))]
pub struct User {
    pub name: String,
    #[versioned(since = 2)]
    pub karma: u32,
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, activates(2 = 6), derive(Clone, Debug, PartialEq))]
pub struct RegisterUser {
    pub name: String,
    #[versioned(since = 2)]
    pub karma: u32,
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 1, derive(Clone, Debug, PartialEq))]
pub struct RegisterUnicorn {
    pub name: String,
}

#[derive(Clone, Debug, PartialEq, Messages)]
#[messages(derive(Clone, Debug, PartialEq))]
pub enum Message {
    #[message(index = 0, since = 4)]
    RegisterUser(RegisterUser),
    #[message(index = 1, since = 4, until = 5)]
    CreateCheckpoint,
    #[message(index = 2, since = 6)]
    RegisterUnicorn(RegisterUnicorn),
    #[message(index = 3, since = 4)]
    UpdateRuntime,
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, activates(2 = 6), derive(Clone, Debug, PartialEq))]
pub struct UserRegistered {
    pub name: String,
    #[versioned(since = 2)]
    pub karma: u32,
}

#[derive(Clone, Debug, PartialEq, Messages)]
#[messages(derive(Clone, Debug, PartialEq))]
pub enum ChainEvent {
    #[message(index = 0, since = 0)]
    UserRegistered(UserRegistered),
    #[message(index = 1, since = 6)]
    UnicornSeen,
}

pub fn register(name: &str, karma: u32) -> Message {
    Message::RegisterUser(RegisterUser { name: name.into(), karma })
}
