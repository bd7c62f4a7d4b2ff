//! The plan, and the places of what it says.

use std::vec::Vec;

use super::{
    FileErrorKind, Section,
    error::Fault,
    fields::{Field, Fields},
    names::Names,
    policy,
};
use crate::{
    train::{Feature, FeatureName, Plan, PlanError, PlannedUpgrade},
    version::SpecVersion,
};

/// Where the parts of a feature stand.
struct FeaturePlaces {
    name: usize,
    all_releases: usize,
    releases: Vec<usize>,
    spec_version: usize,
    needs: Vec<usize>,
}

/// Reads the plan and checks it.
pub(super) fn read(root: &Fields<'_>) -> Result<Plan, Fault> {
    let base = SpecVersion(root.need("base")?.small()?);
    let mut plan = Plan::new(policy::read(root.need("policy")?)?, base);
    plan.last_hardfork = root.maybe_text("last_hardfork")?.map(Into::into);
    let mut features = Vec::new();
    for fields in
        root.tables("feature", Section::Feature, "a list of tables, each under `[[feature]]`")?
    {
        let (feature, places) = feature(&fields)?;
        plan.features.push(feature);
        features.push(places);
    }
    let mut upgrades = Vec::new();
    for fields in
        root.tables("upgrade", Section::Upgrade, "a list of tables, each under `[[upgrade]]`")?
    {
        fields.only(&[&["name", "title"]])?;
        let name = fields.need("name")?;
        upgrades.push(name.at);
        let title = fields.maybe_text("title")?.map(Into::into);
        plan.upgrades.push(PlannedUpgrade { name: name.text()?.into(), title });
    }
    plan.check().map_err(|error| {
        let of_policy = || root.get("policy").map_or(root.at, |policy| policy.at);
        let at = place(&plan, &features, &upgrades, &error).unwrap_or_else(of_policy);
        match error {
            PlanError::UnknownNeed { needs, .. } => Names::of(&plan).unknown_feature(at, &needs.0),
            error => Fault::new(at, FileErrorKind::Plan(error)),
        }
    })?;
    Ok(plan)
}

fn feature(fields: &Fields<'_>) -> Result<(Feature, FeaturePlaces), Fault> {
    fields.only(&[&["name", "l2", "releases", "spec_version", "needs"]])?;
    let name = fields.need("name")?;
    let mut feature = Feature::new(name.text()?);
    feature.l2 = fields.flag("l2", false)?;
    let at = |field: Option<Field<'_>>| field.map_or(fields.at, |field| field.at);
    let mut places = FeaturePlaces {
        name: name.at,
        all_releases: at(fields.get("releases")),
        releases: Vec::new(),
        spec_version: at(fields.get("spec_version")),
        needs: Vec::new(),
    };
    for (field, text) in fields.get("releases").map_or(Ok(Vec::new()), |field| field.texts())? {
        feature.releases.push(field.release(text)?);
        places.releases.push(field.at);
    }
    feature.spec_version =
        fields.get("spec_version").map(|field| field.small().map(SpecVersion)).transpose()?;
    for (field, text) in fields.get("needs").map_or(Ok(Vec::new()), |field| field.texts())? {
        feature.needs.push(text.into());
        places.needs.push(field.at);
    }
    Ok((feature, places))
}

/// Where the mistake in a plan is: of two, at the second.
fn place(
    plan: &Plan,
    features: &[FeaturePlaces],
    upgrades: &[usize],
    error: &PlanError,
) -> Option<usize> {
    let all = || plan.features.iter().zip(features);
    let find = |name: &FeatureName| all().find(|(feature, _)| feature.name == *name);
    let need = |feature, needs| {
        let (feature, places) = find(feature)?;
        let at = feature.needs.iter().position(|need| need == needs)?;
        places.needs.get(at).copied()
    };
    match error {
        PlanError::NoLead { .. } => None,
        PlanError::EmptyName => {
            let feature = all().find(|(feature, _)| feature.name.as_str().is_empty());
            let mut named = plan.upgrades.iter().zip(upgrades);
            let upgrade = named.find(|(upgrade, _)| upgrade.name.as_str().is_empty());
            feature.map(|(_, places)| places.name).or(upgrade.map(|(_, at)| *at))
        }
        PlanError::FeatureTwice { feature } => {
            let mut with_name = all().filter(|(other, _)| other.name == *feature);
            with_name.nth(1).map(|(_, places)| places.name)
        }
        PlanError::UpgradeTwice { upgrade } => {
            let mut named = plan.upgrades.iter().zip(upgrades);
            let at = named.by_ref().filter(|(other, _)| other.name == *upgrade).nth(1);
            at.map(|(_, at)| *at)
        }
        PlanError::ReleasedTwice { feature: name, other, release } => {
            let (feature, places) = find(name)?;
            let mut same = feature.releases.iter().zip(&places.releases);
            let same = same.by_ref().filter(|(released, _)| *released == release);
            same.map(|(_, at)| *at).nth(usize::from(name == other))
        }
        PlanError::SpecVersionMissing { feature } => find(feature).map(|(_, at)| at.all_releases),
        PlanError::SpecVersionTooLow { feature, .. } => {
            find(feature).map(|(_, at)| at.spec_version)
        }
        PlanError::UnknownNeed { feature, needs } => need(feature, needs),
        PlanError::Cycle { features } => {
            let first = features.first()?;
            need(first, features.get(1).unwrap_or(first))
        }
    }
}
