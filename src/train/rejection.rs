//! Why an event may not happen.

use alloc::string::String;

use super::{FeatureName, Release, UpgradeName, UpgradeState};

/// Why an event may not happen. The train stays as it is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Rejection {
    /// There is no such upgrade.
    #[error("there is no upgrade `{upgrade}`")]
    NoSuchUpgrade {
        /// The name.
        upgrade: UpgradeName,
    },
}

impl Rejection {
    /// The word that stands for the kind of refusal. It never changes.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoSuchUpgrade { .. } => "no_such_upgrade",
        }
    }
}
