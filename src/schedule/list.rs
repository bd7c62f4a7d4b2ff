//! The list of deployments.

use alloc::vec::Vec;

use super::Deployment;
use crate::version::{Epoch, SpecVersion};

/// A list of deployments, in any order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule<V = SpecVersion> {
    entries: Vec<Option<Deployment<V>>>,
}

impl<V> Schedule<V> {
    /// The deployments, in their order.
    pub fn deployments(&self) -> impl DoubleEndedIterator<Item = &Deployment<V>> {
        self.entries.iter().flatten()
    }

    /// The active deployment: the one with the greatest `valid_from` that is not in the future.
    #[must_use]
    pub fn active(&self, epoch: Epoch) -> Option<&Deployment<V>> {
        let begun = self.deployments().filter(|entry| entry.valid_from <= epoch);
        // Of several, `max_by_key` gives the last one: the first in the list wins.
        begun.rev().max_by_key(|entry| entry.valid_from)
    }
}

impl<V> FromIterator<Deployment<V>> for Schedule<V> {
    fn from_iter<I: IntoIterator<Item = Deployment<V>>>(deployments: I) -> Self {
        Self { entries: deployments.into_iter().map(Some).collect() }
    }
}
