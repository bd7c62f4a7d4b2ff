//! What may be sent.

use perennial::{Messages, Versioned};

use super::ids::Id;

/// A message to the registry.
#[derive(Clone, Debug, PartialEq, Messages)]
#[messages(derive(Clone, Debug, PartialEq))]
pub enum Message {
    /// Registers a user for the author's account.
    #[message(index = 0, since = 4, until = 6)]
    RegisterUser(RegisterUser),
    /// Gives some of the author's balance to another account.
    #[message(index = 1, since = 4)]
    Transfer(Transfer),
    /// Registers a unicorn for the author's user.
    #[message(index = 2, since = 5, until = 6)]
    RegisterUnicorn(RegisterUnicorn),
    /// Praises another user.
    #[message(index = 3, since = 6)]
    GiveKarma(GiveKarma),
    /// Registers a person for the author's account.
    #[message(index = 4, since = 7)]
    Join(Join),
}

/// The payload of [`Message::RegisterUser`].
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 1, derive(Clone, Debug, PartialEq))]
pub struct RegisterUser {
    /// The id, which nobody may have yet.
    pub id: Id,
    /// What the user wants to be called.
    pub name: String,
}

/// The payload of [`Message::Transfer`].
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 1, derive(Clone, Debug, PartialEq))]
pub struct Transfer {
    /// The account that gets it.
    pub to: [u8; 32],
    /// How much.
    pub amount: u128,
}

/// The payload of [`Message::RegisterUnicorn`].
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 1, derive(Clone, Debug, PartialEq))]
pub struct RegisterUnicorn {
    /// The unicorn's name.
    pub name: Id,
    /// Its colour.
    pub colour: String,
}

/// The payload of [`Message::GiveKarma`].
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, activates(2 = 7), derive(Clone, Debug, PartialEq))]
pub struct GiveKarma {
    /// The user.
    pub to: Id,
    /// How much; spec version 6 knows nothing below 0.
    #[versioned(since = 2, was(
        points: u32,
        upcast = i64::from,
        try_downcast = |points: &i64| u32::try_from(*points),
    ))]
    pub points: i64,
}

/// The payload of [`Message::Join`].
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 1, derive(Clone, Debug, PartialEq))]
pub struct Join {
    /// The id, which nobody may have yet.
    pub id: Id,
}
