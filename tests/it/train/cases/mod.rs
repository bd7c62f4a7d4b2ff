//! Cases of trains, in the form of `tests/vectors/op_train.json`; those of `train_more.json` are ours.

mod fields;
mod read;

use std::collections::{BTreeMap, BTreeSet};

use perennial::train::{Crossing, Edge, Entry, Plan, Policy, Rejection, Train};
use serde_json::Value;

use fields::Fields;

const GIVEN: &str = include_str!("../../../vectors/op_train.json");
const OURS: &str = include_str!("../../../vectors/train_more.json");

/// The codes of the rules that come with the cases, by event.
const RULES: [&str; 39] = [
    "not_merged",
    "train_leaves_on_schedule",
    "scope_closed",
    "meeting_already_held",
    "not_scoped",
    "already_deployed_this_month",
    "alphanet_not_active_at_genesis",
    "not_on_alphanet",
    "alpha_not_passed",
    "no_features",
    "betanet_already_this_month",
    "no_l2_changes",
    "name_not_next_letter",
    "hardfork_name_missing",
    "number_used",
    "number_missing",
    "betanet_must_perform_the_upgrade",
    "not_deployed",
    "not_in_audit",
    "not_in_upgrade",
    "audit_open",
    "wrong_state",
    "betanet_not_concluded",
    "testnet_not_released",
    "lead_too_short",
    "lead_too_long",
    "testnet_chain_left_out",
    "testnet_differs_from_mainnet",
    "testnet_not_active",
    "number_differs_from_upgrade",
    "already_posted",
    "not_in_governance",
    "governance_open",
    "vetoed",
    "mainnet_not_released",
    "before_release",
    "too_soon_after_testnet",
    "no_such_upgrade",
    "stopped",
];

/// The codes that only we have.
const OUR_RULES: [&str; 11] = [
    "already_passed",
    "day_missing",
    "mainnet_not_set",
    "no_such_feature",
    "time_in_the_past",
    "evidence_missing",
    "evidence_differs",
    "needs_missing",
    "name_used",
    "name_empty",
    "spec_versions_out_of_order",
];

/// One case, ready to run.
pub struct Case {
    name: String,
    plan: Plan,
    events: Vec<(Entry, Result<(), String>)>,
    finally: BTreeMap<String, String>,
    edges: BTreeSet<String>,
}

/// What a case went through.
#[derive(Default)]
struct Seen {
    codes: BTreeSet<&'static str>,
    crossed: BTreeSet<String>,
    missing: BTreeSet<String>,
}

/// Runs a case, event by event, and panics where it does not come out as it says.
fn run(case: Case) -> Seen {
    println!("{}", case.name);
    let mut train = Train::new(case.plan.clone()).unwrap();
    let mut seen = Seen::default();
    for (number, (entry, expected)) in (1..).zip(case.events) {
        let place = format!("{}, event {number}, {:?}", case.name, entry.event);
        let before = train.clone();
        let missing = train.missing(&entry.event);
        let would = train.would(&entry.event);
        let outcome = train.apply(entry.clone());
        // An event alone has no day.
        let of_days = ["time_in_the_past", "already_passed", "day_missing"];
        if outcome.as_ref().err().is_none_or(|error| !of_days.contains(&error.code())) {
            assert_eq!(would, outcome, "{place}");
        }
        match outcome {
            Ok(transition) => {
                assert_eq!(Ok(()), expected, "{place}");
                assert_eq!(train.history().last(), Some(&entry));
                let edges = transition.crossings.iter().map(|Crossing { edge, .. }| *edge);
                seen.crossed.extend(edges.map(|edge| edge.to_string()));
            }
            Err(rejection) => {
                assert_eq!(Err(rejection.code().to_owned()), expected, "{place}: {rejection}");
                let text = rejection.to_string();
                let is_fragment = !text.starts_with(char::is_uppercase) && !text.ends_with('.');
                assert!(is_fragment && text.len() > 20, "{text}");
                assert_eq!(train, before, "{place}: refused, but the train changed");
                seen.codes.insert(rejection.code());
                seen.missing.extend(missing.iter().map(Edge::to_string));
            }
        }
    }
    for (name, state) in &case.finally {
        let feature = train.feature(name).map(|state| state.word());
        let upgrade = train.upgrade(name).map(|upgrade| upgrade.state().word());
        let found: Vec<&str> = feature.into_iter().chain(upgrade).collect();
        assert_eq!(found, [state.as_str()], "{}: {name}", case.name);
    }
    for edge in &case.edges {
        let is_there = seen.crossed.contains(edge) || seen.missing.contains(edge);
        assert!(is_there, "{}: {edge} is neither crossed nor missing", case.name);
    }
    let again = Train::replay(case.plan, train.history().to_vec()).unwrap();
    assert_eq!(again, train, "{}: replayed", case.name);
    seen
}

fn cases(text: &str) -> Vec<Case> {
    let file: Value = serde_json::from_str(text).unwrap();
    let cases: Vec<Case> = file["train_cases"].as_array().unwrap().iter().map(read::case).collect();
    assert!(!cases.is_empty());
    cases
}

#[test]
fn every_given_case_comes_out_as_it_says() {
    let ran = cases(GIVEN).into_iter().map(run).count();
    println!("{ran} given cases");
    assert!(ran >= 31, "{ran}: the file has become shorter");
}

#[test]
fn every_case_of_ours_comes_out_as_it_says() {
    let names: Vec<String> = cases(OURS).iter().map(|case| case.name.clone()).collect();
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "a name is there twice");
    let ran = cases(OURS).into_iter().map(run).count();
    println!("{ran} cases of ours");
}

#[test]
fn all_edges_are_crossed_and_all_codes_are_reached() {
    let mut all = Seen::default();
    for case in cases(GIVEN).into_iter().chain(cases(OURS)) {
        let seen = run(case);
        all.codes.extend(seen.codes);
        all.crossed.extend(seen.crossed);
    }
    let edges: BTreeSet<String> = Edge::ALL.iter().map(Edge::to_string).collect();
    let codes: BTreeSet<&str> = RULES.into_iter().chain(OUR_RULES).collect();
    println!("{} of {} edges crossed", all.crossed.len(), edges.len());
    println!("{} of {} codes reached", all.codes.len(), codes.len());
    assert_eq!(all.crossed, edges);
    assert_eq!(all.codes, codes);
    assert_eq!((edges.len(), codes.len()), (29, 50));
}

#[test]
fn the_list_of_codes_is_complete_and_has_none_twice() {
    let listed: BTreeSet<&str> = Rejection::CODES.iter().copied().collect();
    assert_eq!(listed.len(), Rejection::CODES.len());
    assert_eq!(listed, RULES.into_iter().chain(OUR_RULES).collect());
}

#[test]
fn the_policies_are_those_of_the_file() {
    let file: Value = serde_json::from_str(GIVEN).unwrap();
    let policies = file["policies"].as_object().unwrap();
    assert_eq!(policies.len(), 3);
    for (name, value) in policies {
        let mut fields = Fields::of(value, name);
        let policy = read::policy(name, &mut fields);
        fields.done();
        assert_eq!(Policy::by_name(name), Some(policy));
    }
}
