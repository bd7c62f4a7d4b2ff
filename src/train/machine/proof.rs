//! Whether evidence is of what is accepted.

use alloc::{collections::BTreeSet, vec::Vec};

use super::Train;
use crate::{
    train::{Evidence, FeatureName, OtherSpecVersions, Rejection, Release, Subject},
    version::SpecVersion,
};

impl Train {
    /// Whether evidence is of just what is accepted. Who releases nothing needs none; if there is
    /// some, it is held to the same.
    pub(super) fn check_evidence(
        &self,
        subject: Subject,
        features: &[FeatureName],
        evidence: Option<&Evidence>,
    ) -> Result<(), Rejection> {
        let planned = features.iter().filter_map(|name| self.plan.find(name.as_str()));
        let released: BTreeSet<&Release> = planned.flat_map(|feature| &feature.releases).collect();
        let Some(evidence) = evidence else {
            let is_needed = !released.is_empty();
            return if is_needed { Err(Rejection::EvidenceMissing { subject }) } else { Ok(()) };
        };
        let covered: BTreeSet<&Release> =
            evidence.covers().iter().map(|covered| &covered.release).collect();
        let releases: Vec<Release> =
            released.symmetric_difference(&covered).map(|release| (*release).clone()).collect();
        let specs = features.iter().filter_map(|name| self.plan.find(name.as_str())?.spec_version);
        let spec_versions = self.other_spec_versions(evidence, specs.max());
        if releases.is_empty() && spec_versions.is_none() && *evidence.subject() == subject {
            return Ok(());
        }
        let found = evidence.subject().clone();
        Err(Rejection::EvidenceDiffers { subject, found, releases, spec_versions })
    }

    /// Where evidence is of other spec versions than the plan's. A feature's number may have been raised
    /// since, as it must be after a veto: what was accepted with the lower one stays accepted.
    fn other_spec_versions(
        &self,
        evidence: &Evidence,
        expected: Option<SpecVersion>,
    ) -> Option<OtherSpecVersions> {
        let (base, before, after) = (self.plan.base, evidence.before(), evidence.after());
        let is_step = base <= before && before < after;
        let is_good = is_step && expected.is_none_or(|expected| after <= expected);
        (!is_good).then_some(OtherSpecVersions { base, before, after, expected })
    }
}
