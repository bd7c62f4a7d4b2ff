//! Which runtime version is active from which epoch.
//!
//! A [`Schedule`] is a list of [`Deployment`]s. It is looked at with an epoch in hand: the active
//! deployment is the one with the greatest `valid_from` that is not in the future.

mod deployment;
mod list;

pub use deployment::Deployment;
pub use list::Schedule;
