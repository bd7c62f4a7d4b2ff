//! A released crate: four entities, five tables, and types of all kinds in them. Its history is what
//! `history::release` wrote of it. Each edit of tests/edits is made to these files or to the history,
//! and must not get by.

pub mod account;
pub mod event;
pub mod user;
pub mod wallet;

use account::Account;
use event::Event;
use perennial::{
    Bincode, Scale, Table,
    key::{Substrate, Twox64Concat},
    registry,
    store::Registry,
};
use user::User;
use wallet::Wallet;

pub const USERS: Table<u64, User> = Table::new("users");
pub const ACCOUNTS: Table<u64, Account> = Table::new("accounts");
pub const EVENTS: Table<(u32, u32), Event, Bincode> = Table::new("events");
pub const WALLETS: Table<u32, Wallet, Scale> = Table::new("wallets");
pub const SAVINGS: Table<u32, Wallet, Scale, Substrate<Twox64Concat>> =
    Table::map("Bank", "Savings");

/// All tables.
pub fn registry() -> Registry {
    registry![USERS, ACCOUNTS, EVENTS, WALLETS, SAVINGS]
}
