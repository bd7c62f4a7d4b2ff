//! What a check found out, as a record that goes with the acceptance.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use core::fmt;

use super::{FeatureName, Release, Subject, UpgradeName};
use crate::{schema::Fingerprint, version::SpecVersion};

/// One thing that was checked.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Covered {
    /// What.
    pub release: Release,
    /// The layout that it had: of the entity's version, or of the message's newest payload. `None` for
    /// a message without one.
    pub fingerprint: Option<Fingerprint>,
}

/// The record of a check that went well: of a feature alone, or of an upgrade's features together.
///
/// Only the checks make one, and files keep it with a seal, so that none is written by hand by
/// accident. It says which layouts were checked: if they change afterwards, it is not evidence of what
/// ships any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    subject: Subject,
    covers: Vec<Covered>,
    before: SpecVersion,
    after: SpecVersion,
    values: u64,
}

impl Evidence {
    /// The record of a check. `covers` is kept in order.
    pub(crate) fn new(
        subject: Subject,
        mut covers: Vec<Covered>,
        spec_versions: (SpecVersion, SpecVersion),
        values: u64,
    ) -> Self {
        covers.sort();
        let (before, after) = spec_versions;
        Self { subject, covers, before, after, values }
    }

    /// The evidence in a file, if its seal is that of the rest.
    ///
    /// # Errors
    ///
    /// [`EvidenceError::Seal`] if it was edited.
    pub fn sealed(
        subject: Subject,
        covers: Vec<Covered>,
        spec_versions: (SpecVersion, SpecVersion),
        values: u64,
        seal: Fingerprint,
    ) -> Result<Self, EvidenceError> {
        let evidence = Self::new(subject, covers, spec_versions, values);
        if evidence.seal() != seal {
            return Err(EvidenceError::Seal);
        }
        Ok(evidence)
    }

    /// The feature or the upgrade that was checked.
    #[must_use]
    pub const fn subject(&self) -> &Subject {
        &self.subject
    }

    /// What was checked, in order.
    #[must_use]
    pub fn covers(&self) -> &[Covered] {
        &self.covers
    }

    /// The spec version that old values were written at.
    #[must_use]
    pub const fn before(&self) -> SpecVersion {
        self.before
    }

    /// The spec version that was checked.
    #[must_use]
    pub const fn after(&self) -> SpecVersion {
        self.after
    }

    /// How many values were written and read.
    #[must_use]
    pub const fn values(&self) -> u64 {
        self.values
    }

    /// A hash of all the rest.
    #[must_use]
    pub fn seal(&self) -> Fingerprint {
        Fingerprint::of_bytes(self.to_string().as_bytes())
    }
}

/// One line that says it all; the seal is its hash.
impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.subject {
            Subject::Feature(FeatureName(name)) => write!(f, "feature `{name}` alone")?,
            Subject::Upgrade(UpgradeName(name)) => write!(f, "upgrade `{name}` as a set")?,
        }
        let Self { before, after, values, .. } = self;
        write!(f, ", spec version {before} to {after}, {values} values:")?;
        let covers = self.covers.iter().map(|covered| match covered.fingerprint {
            Some(fingerprint) => alloc::format!(" {} {fingerprint}", covered.release),
            None => alloc::format!(" {}", covered.release),
        });
        f.write_str(&covers.collect::<Vec<String>>().join(","))
    }
}

/// Evidence that is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EvidenceError {
    /// It was edited.
    #[error(
        "the evidence is not what a check wrote for this: it was edited, or is that of another feature or \
         upgrade; run the check again"
    )]
    Seal,
}
