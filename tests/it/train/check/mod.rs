//! The checks of features alone and of upgrades as a set.

mod broken;
mod kinds;
mod liars;
mod messages;
mod stale;
mod together;

use perennial::{
    SpecVersion,
    train::{Feature, Plan, Policy, check::CheckError},
};

pub fn plan(base: u32) -> Plan {
    Plan::new(Policy::seed001(), SpecVersion(base))
}

/// A feature that releases these things, from one spec version on.
pub fn feature(name: &str, spec: u32, releases: &[&str]) -> Feature {
    releases.iter().fold(Feature::new(name), |feature, release| {
        feature.releases(release.parse().unwrap(), SpecVersion(spec))
    })
}

/// The findings as text, the feature's name taken off.
pub fn told(error: &CheckError) -> Vec<String> {
    error.findings().iter().map(ToString::to_string).collect()
}
