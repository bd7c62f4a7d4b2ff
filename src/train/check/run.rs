//! The checks.

use std::{
    borrow::Borrow,
    string::{String, ToString},
    vec::Vec,
};

use super::{
    CheckError, CheckFault, CheckFinding, Set, binary::Binary, fold::fold, messages,
    places::Places, scope::Scope, tables,
};
use crate::{
    history::Samples,
    store::Registry,
    train::{Covered, Evidence, Plan, Release, Subject},
    version::Version,
};

/// Checks what a feature releases, alone: activated on a fresh store that holds nothing but its
/// tables.
///
/// All versions and messages must be in the registry and be activated by the code as the plan says. Then
/// samples go through a store, by the calls that everybody uses: old values are written as they were
/// written before the feature, and are there and the same when it is active; new ones are refused, or
/// written as an older version without loss, until it is; what is rewritten reads the same.
///
/// Two things that a plan has to say:
///
/// * Where another feature's version lies in the same table and comes earlier, the feature must
///   [`needs`](crate::train::Feature::needs) that one, also when it is shipped long since: alone, both
///   would become active, for the plan's `base` is what networks ran when the plan began.
/// * A removed field without a `default` holds. But before the upgrade is active, a new binary writes no
///   view of the entity at all, for the old version has a field that views lack: such writes are
///   refused until then, and what is stored stays as it is.
///
/// # Errors
///
/// [`CheckError::Failed`] with all that is wrong, [`CheckError::NothingChecked`] if the feature releases
/// nothing, or an error of the plan.
///
/// # Examples
///
/// ```
/// use perennial::{
///     SpecVersion, Table, Versioned, registry,
///     train::{Event, Feature, Plan, Policy, check},
/// };
///
/// #[derive(Versioned)]
/// #[versioned(latest = 2, activates(2 = 6))]
/// struct User {
///     name: String,
///     #[versioned(since = 2)]
///     karma: u32,
/// }
///
/// const USERS: Table<u64, User> = Table::new("users");
///
/// let karma = Feature::new("karma").releases("User V2".parse()?, SpecVersion(6));
/// let plan = Plan::new(Policy::seed001(), SpecVersion(5)).feature(karma);
///
/// let evidence = check::alone(&plan, "karma", registry![USERS])?;
/// assert!(evidence.values() > 0);
/// let accept = Event::alpha_accept("karma", Some(evidence));
/// # let _ = accept;
///
/// // A plan that says something else than the code is found out.
/// let early = Feature::new("karma").releases("User V2".parse()?, SpecVersion(4));
/// let plan = Plan::new(Policy::seed001(), SpecVersion(3)).feature(early);
/// let error = check::alone(&plan, "karma", registry![USERS]).unwrap_err();
/// assert!(error.to_string().contains("the code activates it at spec version 6, and the plan says 4"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn alone(
    plan: &Plan,
    feature: &str,
    registry: impl Borrow<Registry>,
) -> Result<Evidence, CheckError> {
    alone_with(plan, feature, registry, &Samples::new())
}

/// As [`alone`], with samples that are given by hand beside those that are found: for types whose own
/// checks take only values that nobody would guess.
///
/// # Errors
///
/// As [`alone`].
pub fn alone_with(
    plan: &Plan,
    feature: &str,
    registry: impl Borrow<Registry>,
    samples: &Samples,
) -> Result<Evidence, CheckError> {
    let registry = open(plan, registry.borrow())?;
    run(&Scope::alone(plan, feature, registry)?, registry, samples)
}

/// Checks what the features of an upgrade release, together: a store that holds data of the version
/// before performs the real upgrade, by a schedule. As [`alone`] for all of them at once, and whatever
/// else the code activates with the upgrade is found.
///
/// # Errors
///
/// As [`alone`].
///
/// # Examples
///
/// ```
/// use perennial::{
///     SpecVersion, Table, Versioned, registry,
///     train::{Event, Feature, Plan, Policy, check},
/// };
///
/// #[derive(Versioned)]
/// #[versioned(latest = 3, activates(2 = 6, 3 = 7))]
/// struct User {
///     name: String,
///     #[versioned(since = 2)]
///     karma: u32,
///     #[versioned(since = 3)]
///     badges: Vec<u8>,
/// }
///
/// const USERS: Table<u64, User> = Table::new("users");
///
/// let karma = Feature::new("karma").releases("User V2".parse()?, SpecVersion(6));
/// let badges = Feature::new("badges").releases("User V3".parse()?, SpecVersion(7)).needs("karma");
/// let plan = Plan::new(Policy::seed001(), SpecVersion(5)).feature(karma).feature(badges);
///
/// let july = check::Set::new("july", ["karma", "badges"], SpecVersion(5));
/// let evidence = check::together(&plan, &july, registry![USERS])?;
/// assert_eq!((evidence.before(), evidence.after()), (SpecVersion(5), SpecVersion(7)));
/// let accept = Event::beta_accept("july", Some(evidence));
/// # let _ = accept;
///
/// // Without `karma`, the code would activate its version all the same.
/// let rest = check::Set::new("july", ["badges"], SpecVersion(5));
/// let error = check::together(&plan, &rest, registry![USERS]).unwrap_err();
/// assert!(error.to_string().contains("User V2"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn together(
    plan: &Plan,
    set: &Set,
    registry: impl Borrow<Registry>,
) -> Result<Evidence, CheckError> {
    together_with(plan, set, registry, &Samples::new())
}

/// As [`together`], with samples that are given by hand beside those that are found.
///
/// # Errors
///
/// As [`alone`].
pub fn together_with(
    plan: &Plan,
    set: &Set,
    registry: impl Borrow<Registry>,
    samples: &Samples,
) -> Result<Evidence, CheckError> {
    let registry = open(plan, registry.borrow())?;
    run(&Scope::set(plan, set)?, registry, samples)
}

/// What is looked at before anything else.
fn open<'a>(plan: &Plan, registry: &'a Registry) -> Result<&'a Registry, CheckError> {
    plan.check()?;
    let named = registry.check_names();
    named.map_err(|error| CheckError::Registry { reason: error.to_string() })?;
    Ok(registry)
}

pub(super) fn run(
    scope: &Scope<'_>,
    registry: &Registry,
    samples: &Samples,
) -> Result<Evidence, CheckError> {
    let mut places = Places::of(scope, registry);
    if matches!(scope.subject, Subject::Upgrade(_)) {
        places.strangers(scope, registry);
    }
    let Places { tables, messages, mut findings } = places;
    let stored = tables::check(scope, &tables, registry, samples, &mut findings);
    let sent = messages::check(scope, &messages, samples, &mut findings);
    if findings.is_empty() {
        let covered: Vec<_> = stored.covered.into_iter().chain(sent.covered).collect();
        uncovered(scope, &covered, &mut findings);
    }
    let subject = scope.subject.clone();
    if !findings.is_empty() {
        return Err(CheckError::Failed { subject, findings: fold(findings) });
    }
    let values = stored.values + sent.values;
    if values == 0 {
        return Err(CheckError::NothingChecked { subject });
    }
    let binary = Binary::of(registry);
    let covers = scope.releases().flat_map(|(_, release)| {
        let layouts = binary.layouts(release, scope.after).into_iter();
        layouts.map(move |fingerprint| Covered { release: release.clone(), fingerprint })
    });
    Ok(Evidence::new(subject, covers.collect(), (scope.before, scope.after), values))
}

/// Released versions of which no value went through.
fn uncovered(scope: &Scope<'_>, covered: &[(String, Version)], findings: &mut Vec<CheckFinding>) {
    for (feature, release) in scope.releases() {
        let Release::Entity { entity, version } = release else { continue };
        if !covered.iter().any(|(name, of)| name == entity && of == version) {
            let (feature, release) = (feature.name.clone(), release.clone());
            findings.push(CheckFinding::new(feature, release, CheckFault::NoSamples));
        }
    }
}
