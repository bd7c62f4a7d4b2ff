//! Isolation, then set: what a feature releases is checked alone, and the features of an upgrade are
//! checked together.
//!
//! [`alone`] and [`together`] compare the plan with the code, and then let the code speak: samples of
//! all versions, made from their schemas as [`history`](crate::history) makes them, are written and read
//! through a real [`Store`](crate::Store), before the upgrade and behind it. Messages are sent and read
//! in each of their shapes. What went well gives [`Evidence`](super::Evidence), which the train asks for
//! where a feature or an upgrade is accepted; what did not is told all at once, in [`CheckFinding`]s.
//!
//! What is checked of a value, wherever it may go:
//!
//! * Written before the upgrade, it is there behind it: the same bytes, and the same value as the latest
//!   view, as the version that it is, and as that version step by step all the way up.
//! * Of a version that is not active yet, it is refused, or written as an older one without loss.
//! * Read as the latest view and written as the version that it was, it has its old bytes, unless no way
//!   down to that version is declared at all.
//!   A removed field with a `default` *is* a way down, and one that loses: until the upgrade, a node that
//!   runs the new binary would write the default where others leave what is there. That is a
//!   finding. Without a default such a write is refused until the upgrade, and nothing is lost: that
//!   is none, but a new binary can write *no* value of the entity by a view before the upgrade is
//!   active, only one in its old version (`put_versioned`).
//! * Rewritten, it reads the same; and so it does when the database was opened again.
//!
//! Two values are taken for the same if they have the same bytes as the latest version. What a way up
//! *should* make of an old value, only the history tells: see [`history::check`](crate::history::check).

mod binary;
mod error;
mod finding;
mod fold;
mod keys;
mod lost;
mod messages;
mod places;
mod round;
mod row;
mod run;
mod scope;
mod set;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod spoilt;
mod stale;
mod tables;
mod values;

pub use error::CheckError;
pub use finding::{CheckFault, CheckFinding, CheckStep, SampleValue};
pub use run::{alone, alone_with, together, together_with};
pub use set::Set;
pub use stale::{Change, StaleEvidence};
