//! The command line, as people and scripts meet it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs,
    unreachable_pub
)]

mod filter;
mod fixture;
mod get;
mod keys;
mod scan;
mod smoke;
mod stats;
