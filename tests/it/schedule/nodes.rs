//! Cases of what a schedule asks of nodes: who is eligible, what may be dropped, which bundles count.

use perennial::{
    Epoch, SpecVersion,
    schedule::{
        ConstraintsPolicy, Deployment, NoConstraints, NodeRuntime, NodeUpdateError, RuntimeKind,
        RuntimeVersion, Schedule, prune as kept,
    },
};
use proptest::prelude::*;
use serde_json::Value;

use super::{
    cases::{Broken, Tee, epoch, expect, list, maybe_version, versions},
    lists::{any_epoch, any_list},
};

pub fn eligible(case: &Value) {
    let proved = case.get("node_tee").and_then(Value::as_str).map(str::as_bytes);
    let registered = versions(&case["node_versions"]).into_iter();
    let node = registered.map(|version| NodeRuntime { version, capability: proved });
    let is_eligible = list(&case["existing"]).eligible(epoch(&case["epoch"]), node, &Tee::of(case));
    assert_eq!(is_eligible, case["expect"]["eligible"].as_bool().unwrap());
}

pub fn node_update(case: &Value) {
    let outcome = list(&case["existing"]).node_update(
        epoch(&case["epoch"]),
        &versions(&case["node_versions_current"]),
        &versions(&case["node_versions_new"]),
        case["node_expired"].as_bool().unwrap(),
    );
    expect(outcome.map_err(|error| refused(&error)), &case["expect"]);
}

fn refused(error: &NodeUpdateError<RuntimeVersion>) -> Broken {
    let rule = match error {
        // Where oasis-core panics, and this library does not.
        NodeUpdateError::CurrentRepeats { .. } => return ("panic", "malformed_node_in_state"),
        NodeUpdateError::NewRepeats { .. } => "redundant_versions",
        NodeUpdateError::RuntimeRemoved { .. } => "runtime_removed",
        NodeUpdateError::VersionMissing { .. } => "current_version_missing",
        other => panic!("no rule for {other}"),
    };
    ("ErrNodeUpdateNotAllowed", rule)
}

pub fn bundles_wanted(case: &Value) {
    let list = list(&case["existing"]);
    let wanted = list.bundles_wanted(epoch(&case["epoch"]));
    let found: Vec<RuntimeVersion> = wanted.iter().map(|entry| entry.version).collect();
    assert_eq!(found, versions(&case["expect"]["versions"]));
}

pub fn prune(case: &Value) {
    if let Some(expected) = case["expect"].get("deployments_after") {
        // Time alone changes no schedule: looking at a later epoch leaves it as it is.
        let list = list(&case["existing"]);
        let _ = list.active(epoch(&case["epoch"]));
        assert_eq!(list, super::cases::list(expected));
        return;
    }
    let kind = match case.get("runtime_kind").map(|kind| kind.as_str().unwrap()) {
        None | Some("compute") => RuntimeKind::Compute,
        Some("keymanager") => RuntimeKind::KeyManager,
        Some(other) => panic!("unknown kind {other}"),
    };
    let active = maybe_version(&case["active_version"]);
    let found = kept(&versions(&case["bundles_held"]), active, kind);
    assert_eq!(found, versions(&case["expect"]["kept"]));
}

fn at(version: u32, epoch: u64) -> Deployment {
    Deployment::new(SpecVersion(version), Epoch(epoch))
}

#[test]
fn a_node_counts_with_the_first_registration_of_the_active_version() {
    let schedule: Schedule = [at(1, 0)].into_iter().collect();
    let bare = NodeRuntime::new(SpecVersion(1));
    let proven = NodeRuntime { capability: Some(&[1][..]), ..bare };
    let other = NodeRuntime::new(SpecVersion(2));
    assert!(schedule.eligible(Epoch(0), [other, bare, proven], &NoConstraints));
    assert!(!schedule.eligible(Epoch(0), [other, proven, bare], &NoConstraints));
    assert!(!schedule.eligible(Epoch(0), [other], &NoConstraints));
    assert!(!schedule.eligible(Epoch(0), [], &NoConstraints));
}

#[test]
fn a_policy_behind_a_reference_says_the_same() {
    fn verdicts<P: ConstraintsPolicy<SpecVersion>>(policy: P) -> [bool; 3] {
        let with_none = at(1, 0).with_constraints([]);
        let is_admitted = policy.admits(&with_none, None);
        [policy.judge(&at(1, 0)).is_ok(), policy.judge(&with_none).is_ok(), is_admitted]
    }
    let expected = [true, false, true];
    assert_eq!(verdicts(NoConstraints), expected, "no bytes of constraints are constraints, too");
    assert_eq!(verdicts::<&NoConstraints>(&NoConstraints), expected);
}

#[test]
fn nodes_may_drop_what_is_old_or_unscheduled_and_nothing_else() {
    let schedule: Schedule = [at(1, 0), at(2, 10), at(4, 20)].into_iter().collect();
    let [one, two, three, four] = [1, 2, 3, 4].map(SpecVersion);
    let update = |current: &[_], new: &[_]| schedule.node_update(Epoch(15), current, new, false);
    assert_eq!(update(&[one, two, four], &[two, four]), Ok(()), "superseded");
    assert_eq!(update(&[two, three], &[two]), Ok(()), "no longer scheduled");
    assert_eq!(update(&[], &[]), Ok(()));
    assert_eq!(update(&[], &[two]), Ok(()));
    assert_eq!(update(&[one], &[]), Err(NodeUpdateError::RuntimeRemoved { versions: 1 }));
    assert_eq!(update(&[two, two], &[]), Err(NodeUpdateError::CurrentRepeats { version: two }));
    assert_eq!(
        update(&[two], &[four, two, four]),
        Err(NodeUpdateError::NewRepeats { version: four })
    );
    let error = update(&[four, two], &[one]).unwrap_err();
    assert!(
        matches!(&error, NodeUpdateError::VersionMissing { missing, .. } if missing.version == two)
    );
    assert_eq!(
        error.to_string(),
        "the node drops entry 1 (version 2, valid from epoch 10), and entry 1 (version 2, valid from \
         epoch 10) is active at epoch 15: only versions lower than the active one, or no longer \
         scheduled, may be dropped"
    );
    assert_eq!(schedule.node_update(Epoch(15), &[two, two], &[], true), Ok(()), "expired");
}

#[test]
fn a_schedule_prunes_by_what_is_active() {
    let schedule: Schedule = [at(2, 10)].into_iter().collect();
    let held = [3, 1, 2].map(SpecVersion);
    assert_eq!(schedule.prune(Epoch(9), &held, RuntimeKind::Compute), held, "nothing is active");
    assert_eq!(schedule.prune(Epoch(10), &held, RuntimeKind::Compute), [3, 2].map(SpecVersion));
    assert_eq!(schedule.prune(Epoch(10), &held, RuntimeKind::KeyManager), held);
}

#[test]
fn bundles_with_a_checksum_of_a_wrong_length_are_not_wanted() {
    let short = Deployment { checksum: vec![0xC5; 7], ..at(2, 20) };
    let list =
        Schedule::from_entries(vec![Some(short), None, Some(at(1, 0).with_checksum([1; 32]))]);
    assert_eq!(list.bundles_wanted(Epoch(10)), [&at(1, 0).with_checksum([1; 32])]);
    assert!(Schedule::<SpecVersion>::from_entries(vec![]).bundles_wanted(Epoch(0)).is_empty());
}

proptest! {
    #[test]
    fn a_node_that_keeps_all_it_has_may_always_register(
        list in any_list(),
        now in any_epoch(),
        minors in prop::collection::btree_set(0_u16..6, 0..6),
        added in prop::option::of(6_u16..9),
    ) {
        let versions = |minors: Vec<u16>| -> Vec<_> {
            minors.into_iter().map(|minor| RuntimeVersion::new(1, minor, 0)).collect()
        };
        let current = versions(minors.iter().copied().collect());
        let new = versions(minors.into_iter().chain(added).rev().collect());
        prop_assert_eq!(list.node_update(now, &current, &new, false), Ok(()));
    }

    #[test]
    fn the_active_bundle_is_never_pruned(list in any_list(), now in any_epoch()) {
        let held: Vec<_> = list.deployments().map(|entry| entry.version).collect();
        let kept = list.prune(now, &held, RuntimeKind::Compute);
        if let Some(active) = list.active(now) {
            prop_assert!(kept.contains(&active.version));
        }
    }
}
