//! What the project's binary stores and understands, with everything that was ever merged.
//!
//! When a version may be written is said here, once, by the spec version of the feature that releases
//! it: the same number stands in `train.toml`, and the checks hold the two together.

use perennial::{Messages, Scale, Table, Versioned, registry, store::Registry};

/// A member of the guild.
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 4, activates(2 = 6, 3 = 8, 4 = 10), derive(Clone, Debug, PartialEq))]
pub struct User {
    /// What the member wants to be called.
    pub name: String,
    /// What others think of them. Feature `karma`.
    #[versioned(since = 2)]
    pub karma: u32,
    /// What they have earned. Feature `badges`.
    #[versioned(since = 3)]
    pub badge: Option<String>,
    /// What they say of themselves. Feature `notes`.
    #[versioned(since = 4)]
    pub note: String,
}

/// A workshop.
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 3, activates(2 = 7, 3 = 9), derive(Clone, Debug, PartialEq))]
pub struct Workshop {
    /// Its name.
    pub name: String,
    /// Who works there. Feature `teams`.
    #[versioned(since = 2)]
    pub members: Vec<u64>,
    /// What is put up as a pledge. Feature `stakes`.
    #[versioned(since = 3)]
    pub stake: u128,
}

/// A question to the guild. Feature `polls`.
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 1, activates(1 = 11), derive(Clone, Debug, PartialEq))]
pub struct Poll {
    /// The question.
    pub question: String,
}

/// What members may send.
#[derive(Clone, Debug, PartialEq, Messages)]
#[messages(derive(Clone, Debug, PartialEq))]
pub enum Message {
    /// Joins the guild.
    #[message(index = 0, since = 5)]
    Join(Join),
    /// Puts up a pledge. Feature `stakes`.
    #[message(index = 1, since = 9)]
    Stake(Stake),
}

/// The payload of [`Message::Join`].
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 1, derive(Clone, Debug, PartialEq))]
pub struct Join {
    /// What the member wants to be called.
    pub name: String,
}

/// The payload of [`Message::Stake`].
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 1, activates(1 = 9), derive(Clone, Debug, PartialEq))]
pub struct Stake {
    /// The workshop.
    pub workshop: u64,
    /// How much.
    pub amount: u128,
}

/// Members by number.
pub const USERS: Table<u64, User> = Table::new("users");
/// Workshops by number.
pub const WORKSHOPS: Table<u64, Workshop> = Table::new("workshops");
/// Questions by number.
pub const POLLS: Table<u64, Poll> = Table::new("polls");

/// All of it.
pub fn registry() -> Registry {
    registry![USERS, WORKSHOPS, POLLS].with_messages::<Scale, Message>()
}
