//! Schedules of deployments: the cases of oasis-core in `tests/vectors`, and what holds for all lists.

mod cases;
mod hosts;
mod json;
mod lists;
mod nodes;
mod parameters;
mod registry;
mod repair;
mod versions;

use std::collections::BTreeSet;

use serde_json::Value;

/// Looks at a case, and panics if it does not come out as it says.
type Judge = fn(&Value);

/// Each kind of case, and what judges it.
const KINDS: [(&str, Judge); 15] = [
    ("active", registry::active),
    ("bundles_wanted", nodes::bundles_wanted),
    ("eligible", nodes::eligible),
    ("for_version", registry::for_version),
    ("host_sequence", hosts::host_sequence),
    ("host_versions", hosts::host_versions),
    ("lifecycle", registry::lifecycle),
    ("next", registry::next),
    ("node_update", nodes::node_update),
    ("params_change", parameters::params_change),
    ("prune", nodes::prune),
    ("register_new", registry::register_new),
    ("update", registry::update),
    ("validate", registry::validate),
    ("version_parse", versions::version_parse),
];

#[test]
fn every_case_comes_out_as_it_says() {
    let text = include_str!("../../vectors/oasis_deployments.json");
    let file: Value = serde_json::from_str(text).unwrap();
    let mut seen = BTreeSet::new();
    for case in file["cases"].as_array().unwrap() {
        let kind = case["kind"].as_str().unwrap();
        println!("{kind}: {}", case["name"]);
        let judge = KINDS.iter().find(|(name, _)| *name == kind);
        judge.unwrap_or_else(|| panic!("nothing judges cases of kind {kind}")).1(case);
        seen.insert(kind);
    }
    assert_eq!(seen, KINDS.map(|(kind, _)| kind).into(), "a kind has no case");
}
