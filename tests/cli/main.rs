//! The command line, as people and scripts meet it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs,
    unreachable_pub
)]

mod damage;
mod engines;
mod filter;
mod fixture;
mod get;
mod history;
mod info;
mod keys;
#[cfg(feature = "rocksdb")]
mod rocksdb;
mod scan;
mod schedule;
mod smoke;
mod stats;
mod terminal;
mod train;
mod transfer;
mod unfinished;
mod unread;
mod upgrade;
mod verify;
