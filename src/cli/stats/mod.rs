//! `perennial stats`: how many values there are of each version, and how large they are.
//!
//! One pass over each table measures keys and values where the engine lends them
//! ([`count`], [`sizes`]). What came of it ([`report`]) is shown as text with bars, as JSON, or as a
//! page of HTML.

pub(in crate::cli) mod columns;
mod command;
mod count;
mod html;
mod json;
mod report;
mod sizes;
pub(in crate::cli) mod text;
pub(in crate::cli) mod units;

pub(super) use command::{StatsArgs, run};
pub(super) use text::shown;
