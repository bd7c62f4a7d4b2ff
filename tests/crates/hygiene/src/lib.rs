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
    clippy::shadow_unrelated,
    clippy::shadow_reuse,
    clippy::shadow_same,
    clippy::as_conversions,
    clippy::unreachable,
    clippy::wildcard_enum_match_arm,
    clippy::integer_division,
    clippy::missing_assert_message,
    clippy::pattern_type_mismatch,
    clippy::ref_patterns,
    clippy::question_mark_used,
    clippy::str_to_string,
    clippy::allow_attributes,
    clippy::allow_attributes_without_reason
)]
#![allow(
    clippy::derive_partial_eq_without_eq,
    clippy::pub_underscore_fields,
    clippy::trivially_copy_pass_by_ref,
    clippy::unnecessary_wraps,
    clippy::wildcard_imports,
    reason = "what this crate's own lines do on purpose"
)]

pub mod entities;
pub mod forms;
pub mod messages;
pub mod names;
pub mod plain;
pub mod shapes;
pub mod views;
