//! The four sections of cases about times.

use std::collections::BTreeSet;

use perennial::{
    Epoch,
    train::{ForkOrder, ForkTimes, OrderRules, check_reschedule, offset_to_time},
};
use serde_json::Value;

/// Looks at a case, and panics if it does not come out as it says.
type Judge = fn(&Value);

/// A section's cases, each with known keys alone.
fn each_case(section: &str, known: &[&str], mut judge: impl FnMut(&Value)) {
    let text = include_str!("../../../vectors/op_train.json");
    let file: Value = serde_json::from_str(text).unwrap();
    let cases = file[section].as_array().unwrap();
    assert!(!cases.is_empty(), "{section} has no case");
    for case in cases {
        println!("{section}: {case}");
        for key in case.as_object().unwrap().keys() {
            let is_remark = ["name", "source", "derived", "decided_by", "note"].contains(&&**key);
            assert!(is_remark || known.contains(&key.as_str()), "unknown key {key}");
        }
        judge(case);
    }
}

fn epoch(value: &Value) -> Epoch {
    Epoch(value.as_u64().unwrap())
}

fn maybe(value: &Value) -> Option<Epoch> {
    (!value.is_null()).then(|| epoch(value))
}

fn times(value: &Value) -> ForkTimes {
    value.as_object().unwrap().iter().map(|(fork, at)| (fork.as_str(), epoch(at))).collect()
}

/// The forks of the cases: the order begins with regolith, before which there is only bedrock.
fn order() -> ForkOrder {
    let text = include_str!("../../../vectors/superchain_activations.json");
    let file: Value = serde_json::from_str(text).unwrap();
    let names = |key: &str| {
        let names = file["about"][key].as_array().unwrap().iter();
        names.map(|name| name.as_str().unwrap().to_owned()).collect::<Vec<String>>()
    };
    let order = ForkOrder::numbered(names("fork_order")).unwrap();
    let order = order.with_optional(names("optional_forks")).unwrap();
    order.with_genesis_forks("bedrock").unwrap()
}

fn is_active(case: &Value) {
    let times = times_of(&case["fork_time"]);
    assert_eq!(times.is_active("fork", epoch(&case["timestamp"])), case["expect"]);
}

fn is_activation_block(case: &Value) {
    let (at, block_time) = (epoch(&case["timestamp"]), case["block_time"].as_u64().unwrap());
    let times = times_of(&case["fork_time"]);
    assert_eq!(times.is_activation_block("fork", at, block_time), case["expect"]);
}

fn times_of(time: &Value) -> ForkTimes {
    maybe(time).map(|at| ("fork", at)).into_iter().collect()
}

fn current_fork(case: &Value) {
    let last = epoch(case["blocks"].as_array().unwrap().last().unwrap());
    let times = times(&case["forks"]);
    // The tracker that these cases come from lags behind when two forks begin together. The case says
    // what is true.
    let truth = case["note"].as_str().and_then(|note| {
        let (_, truth) = note.split_once("a reimplementation should report ")?;
        truth.split([' ', ',', ';', '.']).next()
    });
    let order = order();
    let current = times.current(&order, last).unwrap();
    assert_eq!(current.name, truth.unwrap_or_else(|| case["expect"].as_str().unwrap()));
}

fn offset(case: &Value) {
    let time = offset_to_time(maybe(&case["offset"]), epoch(&case["genesis_time"]));
    assert_eq!(time, Ok(maybe(&case["expect"])));
}

#[test]
fn every_activation_case_comes_out_as_it_says() {
    let kinds: [(&str, Judge); 4] = [
        ("current_fork", current_fork),
        ("is_activation_block", is_activation_block),
        ("is_active", is_active),
        ("offset_to_time", offset),
    ];
    let known = [
        "kind",
        "fork_time",
        "timestamp",
        "block_time",
        "forks",
        "blocks",
        "offset",
        "genesis_time",
        "expect",
    ];
    let mut seen = BTreeSet::new();
    each_case("activation_cases", &known, |case| {
        let kind = case["kind"].as_str().unwrap();
        let judge = kinds.iter().find(|(name, _)| *name == kind);
        let (kind, judge) = judge.unwrap_or_else(|| panic!("nothing judges cases of kind {kind}"));
        judge(case);
        seen.insert(*kind);
    });
    assert_eq!(seen, kinds.map(|(kind, _)| kind).into(), "a kind has no case");
}

#[test]
fn every_fork_order_case_comes_out_as_it_says() {
    let mut seen = BTreeSet::new();
    each_case("fork_order_cases", &["rules", "genesis_time", "forks", "expect"], |case| {
        let rules = match case["rules"].as_str().unwrap() {
            "2024" => OrderRules::v2024(),
            "2026" => OrderRules::v2026(),
            other => panic!("unknown rules {other}"),
        };
        let outcome = times(&case["forks"]).check(&order(), &rules, epoch(&case["genesis_time"]));
        let found = outcome.map_or_else(|error| error.code(), |()| "ok".into());
        assert_eq!(found, case["expect"]);
        seen.insert(rules);
    });
    assert_eq!(seen.len(), 2, "rules without a case");
}

#[test]
fn every_inherit_case_comes_out_as_it_says() {
    let known = ["superchain", "chain", "superchain_time", "genesis_time", "expect"];
    each_case("inherit_cases", &known, |case| {
        let (network, own) = (times(&case["superchain"]), times(&case["chain"]));
        let from = maybe(&case["superchain_time"]);
        let inherited = network.inherit(&own, from, epoch(&case["genesis_time"]));
        assert_eq!(inherited, times(&case["expect"]));
    });
}

#[test]
fn every_reschedule_case_comes_out_as_it_says() {
    let known = ["stored", "new", "head_time", "genesis_time", "expect"];
    each_case("reschedule_cases", &known, |case| {
        let (stored, new) = (maybe(&case["stored"]), maybe(&case["new"]));
        let (head, genesis) = (epoch(&case["head_time"]), maybe(&case["genesis_time"]));
        let found = match check_reschedule(stored, new, head, genesis) {
            Ok(()) => serde_json::json!("ok"),
            Err(error) => {
                serde_json::json!({ "error": error.code(), "rewind_to": error.rewind_to.0 })
            }
        };
        assert_eq!(found, case["expect"]);
    });
}
