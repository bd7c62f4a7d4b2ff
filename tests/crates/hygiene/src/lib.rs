//! Every feature of the derive macros, without the prelude and under hostile names.
#![no_implicit_prelude]
#![forbid(unsafe_code)]
#![deny(
    warnings,
    missing_docs,
    missing_debug_implementations,
    missing_copy_implementations,
    non_ascii_idents,
    unreachable_pub,
    unused,
    unused_qualifications,
    unused_lifetimes,
    unused_results,
    trivial_casts,
    single_use_lifetimes,
    let_underscore_drop,
    clippy::all,
    clippy::pedantic,
    clippy::nursery,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::missing_const_for_fn,
    clippy::arithmetic_side_effects,
    clippy::absolute_paths,
    clippy::shadow_unrelated
)]

pub mod entities;
pub mod forms;
pub mod names;
pub mod plain;
