//! What a submission gives back.

use alloc::vec::Vec;

use super::{CodeNotUpdated, Event};
use crate::version::{Epoch, SpecVersion};

/// A transaction that is in a block and did what it should.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Receipt {
    /// The block.
    pub block: u64,
    /// The block's epoch.
    pub epoch: Epoch,
    /// The spec version of the runtime that ran it: the events are in that version's shapes.
    pub spec_version: SpecVersion,
    /// The events that the transaction brought.
    pub events: Vec<Event>,
    /// How many times the message was signed and sent.
    pub attempts: u32,
}

impl Receipt {
    /// The spec version of the code that the transaction put in place of the runtime's. Success alone
    /// does not prove that there is any: only the event [`Event::CodeUpdated`] does. With several of
    /// them it is the last one's, since each replaces what the one before it put in place.
    ///
    /// # Errors
    ///
    /// [`CodeNotUpdated`] without that event.
    pub fn code_updated(&self) -> Result<SpecVersion, CodeNotUpdated> {
        let updated = self.events.iter().rev().find_map(|event| match event {
            Event::CodeUpdated { spec_version, .. } => Some(*spec_version),
            Event::Success { .. } | Event::Failed { .. } | Event::Runtime { .. } => None,
        });
        updated.ok_or(CodeNotUpdated { block: self.block })
    }
}
