//! Checks that give no evidence.

use std::{fmt, vec::Vec};

use super::CheckFinding;
use crate::train::{FeatureName, PlanError, Subject, UpgradeName};

/// Why a check gives no evidence. `Debug` shows the same text, so that a test may just return it.
#[derive(Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CheckError {
    /// The plan cannot be followed.
    #[error(transparent)]
    Plan(#[from] PlanError),
    /// There is no such feature in the plan.
    #[error("there is no feature `{feature}` in the plan; add it, or mend the name")]
    UnknownFeature {
        /// The name.
        feature: FeatureName,
    },
    /// There is no such upgrade on the train.
    #[error("there is no upgrade `{upgrade}` on the train; hold its meeting, or mend the name")]
    UnknownUpgrade {
        /// The name.
        upgrade: UpgradeName,
    },
    /// There is nothing to check.
    #[error(
        "{} releases nothing, so nothing was checked, and that is no evidence of anything",
        Whom(.subject)
    )]
    NothingChecked {
        /// The feature or the upgrade.
        subject: Subject,
    },
    /// The registry names a table twice.
    #[error("the registry cannot be opened: {reason}")]
    Registry {
        /// What is wrong with it.
        reason: std::string::String,
    },
    /// What is released does not hold.
    #[error("{} does not hold:{}", Whom(.subject), Listed(.findings))]
    Failed {
        /// The feature or the upgrade.
        subject: Subject,
        /// All that is wrong.
        findings: Vec<CheckFinding>,
    },
}

impl CheckError {
    /// What is wrong; empty unless [`Failed`](Self::Failed).
    #[must_use]
    pub fn findings(&self) -> &[CheckFinding] {
        match self {
            Self::Failed { findings, .. } => findings,
            Self::Plan(_)
            | Self::UnknownFeature { .. }
            | Self::UnknownUpgrade { .. }
            | Self::NothingChecked { .. }
            | Self::Registry { .. } => &[],
        }
    }
}

impl fmt::Debug for CheckError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A feature or an upgrade in a sentence.
pub(super) struct Whom<'a>(pub(super) &'a Subject);

impl fmt::Display for Whom<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Subject::Feature(name) => write!(f, "the feature `{name}`"),
            Subject::Upgrade(name) => write!(f, "the upgrade `{name}`"),
        }
    }
}

/// One finding per line.
struct Listed<'a>(&'a [CheckFinding]);

impl fmt::Display for Listed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|finding| write!(f, "\n  - {finding}"))
    }
}
