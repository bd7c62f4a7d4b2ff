//! The features of an upgrade, and what was there before them.

use std::vec::Vec;

use super::CheckError;
use crate::{
    train::{FeatureName, Train, UpgradeName},
    version::SpecVersion,
};

/// What [`together`](super::together) checks: the features of an upgrade, and the spec version before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set {
    /// The upgrade.
    pub upgrade: UpgradeName,
    /// Its features.
    pub features: Vec<FeatureName>,
    /// The spec version that networks run before it.
    pub before: SpecVersion,
}

impl Set {
    /// Some features.
    pub fn new<F: Into<FeatureName>>(
        upgrade: impl Into<UpgradeName>,
        features: impl IntoIterator<Item = F>,
        before: SpecVersion,
    ) -> Self {
        let features = features.into_iter().map(Into::into).collect();
        Self { upgrade: upgrade.into(), features, before }
    }

    /// The upgrade of a train. The spec version before it is the greatest one of the features that are
    /// shipped, or will be with an upgrade that was opened earlier and was not stopped; else the plan's.
    ///
    /// # Errors
    ///
    /// [`CheckError::UnknownUpgrade`] before the meeting that opens it.
    pub fn of(train: &Train, upgrade: &str) -> Result<Self, CheckError> {
        let unknown = || CheckError::UnknownUpgrade { upgrade: upgrade.into() };
        let found = train.upgrade(upgrade).ok_or_else(unknown)?;
        let ahead = train.ahead_of(found.name());
        let before = ahead.iter().filter_map(|name| train.plan().find(name.as_str())?.spec_version);
        Ok(Self {
            upgrade: found.name().clone(),
            features: found.features().to_vec(),
            before: before.max().unwrap_or(train.plan().base).max(train.plan().base),
        })
    }
}
