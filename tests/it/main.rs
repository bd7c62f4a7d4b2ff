//! All integration tests, in one binary.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs,
    unreachable_pub
)]

mod activation;
mod catalog;
mod client;
mod derive;
mod emulator;
mod engines;
mod history;
mod keys;
mod layers;
mod layout;
mod message;
mod radicle;
#[path = "../../examples/upgrade/runtimes/mod.rs"]
mod runtimes;
mod schedule;
mod schema;
mod schema_diff;
mod store;
mod train;
mod value;
mod views;
