//! What refusals say about who stands where.

use core::fmt;

use super::{FeatureName, FeatureState, Month, ProposalNumber, Release, UpgradeName, UpgradeState};
use crate::version::SpecVersion;

/// What has a scope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// A month's alphanet.
    Alphanet(Month),
    /// An upgrade, whose betanet has it.
    Upgrade(UpgradeName),
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Alphanet(month) => write!(f, "the alphanet of month {month}"),
            Self::Upgrade(upgrade) => write!(f, "the upgrade `{upgrade}`"),
        }
    }
}

/// Who stands where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// A feature.
    Feature {
        /// Which.
        feature: FeatureName,
        /// Where it stands.
        state: FeatureState,
    },
    /// An upgrade.
    Upgrade {
        /// Which.
        upgrade: UpgradeName,
        /// Where it stands.
        state: UpgradeState,
    },
}

impl fmt::Display for Standing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Feature { feature, state } => write!(f, "the feature `{feature}` is {state}"),
            Self::Upgrade { upgrade, state } => write!(f, "the upgrade `{upgrade}` is {state}"),
        }
    }
}

/// What a hardfork's name must begin with.
pub(super) struct NextLetter(pub(super) Option<char>);

impl fmt::Display for NextLetter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(letter) => write!(f, "the next letter of the alphabet is `{letter}`"),
            None => f.write_str("a name begins with a letter"),
        }
    }
}

/// The feature that an upgrade does not have.
pub(super) struct NoneOf<'a>(pub(super) Option<&'a FeatureName>);

impl fmt::Display for NoneOf<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(feature) => write!(f, "`{feature}` is no feature"),
            None => f.write_str("the risk lies in one of several features"),
        }
    }
}

/// An upgrade's own number.
pub(super) struct Own(pub(super) Option<ProposalNumber>);

impl fmt::Display for Own {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |number| write!(f, ", which is {number}"))
    }
}

/// What evidence and plan do not have in common.
pub(super) struct AndNot<'a>(pub(super) &'a [Release]);

impl fmt::Display for AndNot<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, release) in self.0.iter().enumerate() {
            write!(f, "{} `{release}`", if at == 0 { " and differs in" } else { "," })?;
        }
        Ok(())
    }
}

/// Spec versions that evidence goes through, and that are not those of what is accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OtherSpecVersions {
    /// The spec version of all networks before the train, from which on evidence is good.
    pub base: SpecVersion,
    /// The one before, in the evidence.
    pub before: SpecVersion,
    /// The one after, in the evidence.
    pub after: SpecVersion,
    /// The one after, in the plan; `None` if nothing has one.
    pub expected: Option<SpecVersion>,
}

/// What evidence says of spec versions, if that is wrong.
pub(super) struct AndThrough<'a>(pub(super) Option<&'a OtherSpecVersions>);

impl fmt::Display for AndThrough<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(OtherSpecVersions { base, before, after, expected }) = self.0 else {
            return Ok(());
        };
        write!(f, " and goes from spec version {before} to {after}, not from {base} or later")?;
        expected.map_or(Ok(()), |expected| write!(f, " to {expected} or lower"))
    }
}
