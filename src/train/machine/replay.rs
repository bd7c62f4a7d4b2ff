//! A train from its events.

use alloc::boxed::Box;

use crate::train::{PlanError, Rejection};

/// Events that do not make a train.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReplayError {
    /// The plan cannot be followed.
    #[error(transparent)]
    Plan(#[from] PlanError),
    /// An event is refused.
    #[error("event {number}, `{word}`: {source}")]
    Event {
        /// Its number, from 1.
        number: usize,
        /// The word that stands for it in files.
        word: &'static str,
        /// Why.
        source: Box<Rejection>,
    },
}
