//! What happens, as blocks keep it.

use perennial::{Messages, Versioned};

use super::ids::Id;

/// An event of the registry.
#[derive(Clone, Debug, PartialEq, Messages)]
#[messages(derive(Clone, Debug, PartialEq))]
pub enum Event {
    /// There is another user.
    #[message(index = 0, since = 4)]
    UserRegistered(UserRegistered),
    /// An account gave something to another.
    #[message(index = 1, since = 4)]
    Transferred(Transferred),
    /// There is another unicorn.
    #[message(index = 2, since = 5, until = 6)]
    UnicornRegistered(UnicornRegistered),
    /// A user was praised.
    #[message(index = 3, since = 6)]
    KarmaGiven(KarmaGiven),
}

/// The payload of [`Event::UserRegistered`].
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, activates(2 = 6), derive(Clone, Debug, PartialEq))]
pub struct UserRegistered {
    /// The user.
    pub id: Id,
    /// The account, from spec version 6 on.
    #[versioned(since = 2)]
    pub account: Option<[u8; 32]>,
}

/// The payload of [`Event::Transferred`].
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 1, derive(Clone, Debug, PartialEq))]
pub struct Transferred {
    /// Who gave it.
    pub from: [u8; 32],
    /// Who got it.
    pub to: [u8; 32],
    /// How much.
    pub amount: u128,
}

/// The payload of [`Event::UnicornRegistered`].
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 1, derive(Clone, Debug, PartialEq))]
pub struct UnicornRegistered {
    /// The unicorn.
    pub name: Id,
}

/// The payload of [`Event::KarmaGiven`].
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, activates(2 = 7), derive(Clone, Debug, PartialEq))]
pub struct KarmaGiven {
    /// The user.
    pub to: Id,
    /// What they have now; at spec version 6 never below 0.
    #[versioned(since = 2, was(
        total: u32,
        upcast = i64::from,
        try_downcast = |total: &i64| u32::try_from(*total),
    ))]
    pub total: i64,
}
