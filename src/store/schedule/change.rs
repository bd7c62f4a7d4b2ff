//! Who changes a schedule, when, and what came of it.

use alloc::string::String;
use core::fmt;

use crate::{schedule::Schedule, version::Epoch};

/// Who changes a schedule, at which epoch, and why.
///
/// # Examples
///
/// ```
/// use perennial::{Epoch, store::Change};
///
/// let change = Change::new("governance", Epoch(10)).because("proposal 12");
/// assert_eq!((change.by(), change.at()), ("governance", Epoch(10)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change<'a> {
    by: &'a str,
    at: Epoch,
    reason: &'a str,
}

impl<'a> Change<'a> {
    /// A change by somebody, at the epoch of the moment.
    #[must_use]
    pub const fn new(by: &'a str, at: Epoch) -> Self {
        Self { by, at, reason: "" }
    }

    /// The same, with a reason.
    #[must_use]
    pub const fn because(self, reason: &'a str) -> Self {
        Self { reason, ..self }
    }

    /// Who.
    #[must_use]
    pub const fn by(&self) -> &'a str {
        self.by
    }

    /// When.
    #[must_use]
    pub const fn at(&self) -> Epoch {
        self.at
    }

    /// Why; empty if nobody said.
    #[must_use]
    pub const fn reason(&self) -> &'a str {
        self.reason
    }
}

/// What was done to a schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ChangeKind {
    /// It was registered.
    Registered,
    /// It took the place of the one before.
    Updated,
    /// It took the place of a malformed one.
    Repaired,
    /// It took the place of one that was lost or malformed, as an earlier record has it.
    Restored,
    /// The store's epoch was set back to the one of the record. The schedule is what it was.
    EpochCorrected,
}

impl ChangeKind {
    /// All of them.
    pub(super) const ALL: [Self; 5] =
        [Self::Registered, Self::Updated, Self::Repaired, Self::Restored, Self::EpochCorrected];

    /// The word for it in records.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Registered => "registered",
            Self::Updated => "updated",
            Self::Repaired => "repaired",
            Self::Restored => "restored",
            Self::EpochCorrected => "epoch_corrected",
        }
    }
}

impl fmt::Display for ChangeKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A change that was made: it is kept for ever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeRecord {
    /// Its number, from 1.
    pub number: u64,
    /// What was done.
    pub kind: ChangeKind,
    /// Who did it.
    pub by: String,
    /// The epoch at which it was done.
    pub at: Epoch,
    /// Why; empty if nobody said.
    pub reason: String,
    /// The schedule from then on.
    pub schedule: Schedule,
}
