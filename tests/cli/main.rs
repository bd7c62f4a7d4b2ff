//! The command line, as people and scripts meet it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs,
    unreachable_pub
)]

mod fixture;
mod smoke;
mod stats;
mod upgrade;
