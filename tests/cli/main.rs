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
mod fixture;
mod history;
mod info;
#[cfg(feature = "rocksdb")]
mod rocksdb;
mod schedule;
mod smoke;
mod stats;
mod terminal;
mod transfer;
mod upgrade;
mod verify;
