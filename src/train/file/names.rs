//! The names that a plan declares.

use std::collections::BTreeSet;

use super::{FileErrorKind, error::Fault, fields::Field, shown};
use crate::{
    message::nearest,
    train::{FeatureName, Plan, UpgradeName},
};

/// The names that events may use.
pub(super) struct Names<'p> {
    features: BTreeSet<&'p str>,
    upgrades: BTreeSet<&'p str>,
}

impl<'p> Names<'p> {
    pub(super) fn of(plan: &'p Plan) -> Self {
        Self {
            features: plan.features.iter().map(|feature| feature.name.as_str()).collect(),
            upgrades: plan.upgrades.iter().map(|upgrade| upgrade.name.as_str()).collect(),
        }
    }

    /// The feature that a field names.
    pub(super) fn feature(&self, field: Field<'_>) -> Result<FeatureName, Fault> {
        let name = field.text()?;
        if self.features.contains(name) {
            return Ok(name.into());
        }
        Err(self.unknown_feature(field.at, name))
    }

    /// The upgrade that a field names.
    pub(super) fn upgrade(&self, field: Field<'_>) -> Result<UpgradeName, Fault> {
        let name = field.text()?;
        if self.upgrades.contains(name) {
            return Ok(name.into());
        }
        let name = shown(name);
        let nearest = nearest(self.upgrades.iter().copied(), &name).map(Into::into);
        Err(field.fault(FileErrorKind::UnknownUpgrade { name: name.into(), nearest }))
    }

    /// The error that there is no such feature.
    pub(super) fn unknown_feature(&self, at: usize, name: &str) -> Fault {
        let name = shown(name);
        let nearest = nearest(self.features.iter().copied(), &name).map(Into::into);
        Fault::new(at, FileErrorKind::UnknownFeature { name: name.into(), nearest })
    }
}
