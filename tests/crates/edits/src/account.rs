//! Types inside of types, and an entity inside of an entity.

use perennial::{Layout, Versioned};
use places::Address;

use super::wallet::Wallet;

/// Types two levels down.
pub mod places {
    use perennial::Layout;

    #[derive(Layout)]
    pub struct Address {
        pub street: String,
        pub zip: u32,
        pub at: Position,
    }

    #[derive(Layout)]
    pub struct Position {
        pub x: i16,
        pub y: i16,
    }
}

/// Seen through an alias.
pub type Balance = u128;

/// Seen through a parameter.
#[derive(Layout)]
pub struct Pair<T> {
    pub left: T,
    pub right: T,
}

/// Seen through a macro.
macro_rules! digest {
    () => {
        [u8; 4]
    };
}

macro_rules! stamp {
    ($($field:ident: $of:ty),*) => {
        #[derive(Layout)]
        pub struct Stamp {
            $(pub $field: $of,)*
        }
    };
}

stamp!(block: u32, day: u16);

#[derive(Layout)]
pub enum Role {
    Guest,
    Member { since: u32 },
    Admin(u8),
}

#[derive(Versioned)]
#[versioned(latest = 2, history = "history")]
pub struct Account {
    pub home: Address,
    pub balance: Balance,
    pub pair: Pair<u16>,
    pub digest: digest!(),
    pub stamp: Stamp,
    pub role: Role,
    #[versioned(nested(1 = 1, 2 = 2))]
    pub wallet: Wallet,
}
