//! Cases of what a registry accepts: lists, first lists, updates, and whole lives.

use perennial::schedule::{Registration, UpdateError};
use serde_json::Value;

use super::cases::{
    self, List, epoch, expect, invalid, list, maybe_version, not_registered, not_updated, rules,
    version,
};

pub fn validate(case: &Value) {
    let outcome = list(&case["new"]).validate(epoch(&case["epoch"]), &rules(case));
    expect(outcome.map_err(|error| invalid(&error)), &case["expect"]);
}

pub fn register_new(case: &Value) {
    let is_genesis = case["is_genesis"].as_bool().unwrap();
    let outcome = list(&case["new"]).register(
        epoch(&case["epoch"]),
        &rules(case),
        registration(case, is_genesis),
    );
    expect(outcome.map(|_| ()).map_err(|error| not_registered(&error)), &case["expect"]);
}

fn registration(case: &Value, is_genesis: bool) -> Registration {
    let immediate = case["params"].get("debug_deploy_immediately").and_then(Value::as_bool);
    match (is_genesis, immediate.unwrap_or(false)) {
        (true, _) => Registration::Genesis,
        (false, true) => Registration::Immediate,
        (false, false) => Registration::Ordinary,
    }
}

pub fn update(case: &Value) {
    let (stored, new) = (list(&case["existing"]), list(&case["new"]));
    let outcome = stored.update(new.clone(), epoch(&case["epoch"]), &rules(case));
    if let Ok(accepted) = &outcome {
        assert_eq!(*accepted, new);
    }
    expect(outcome.map(|_| ()).map_err(|error| not_updated(&error)), &case["expect"]);
}

pub fn active(case: &Value) {
    let list = list(&case["existing"]);
    let active = list.active(epoch(&case["epoch"])).map(|entry| entry.version);
    assert_eq!(active, maybe_version(&case["expect"]["version"]));
}

pub fn next(case: &Value) {
    let list = list(&case["existing"]);
    let next = list.next(epoch(&case["epoch"])).map(|entry| entry.version);
    assert_eq!(next, maybe_version(&case["expect"]["version"]));
}

pub fn for_version(case: &Value) {
    let list = list(&case["existing"]);
    let found = list.for_version(version(&case["version"])).map(|entry| entry.valid_from);
    let expected = &case["expect"]["valid_from"];
    assert_eq!(found, (!expected.is_null()).then(|| epoch(expected)));
}

pub fn lifecycle(case: &Value) {
    let mut stored: Option<List> = None;
    for step in case["steps"].as_array().unwrap() {
        life_step(&mut stored, case, step);
    }
    let expected = &case["expect"]["deployments"];
    assert_eq!(stored.unwrap(), list(expected));
}

fn life_step(stored: &mut Option<List>, case: &Value, step: &Value) {
    let (now, rules) = (epoch(&step["epoch"]), rules(case));
    let expected = &step["expect"];
    let Some(new) = step.get("put") else {
        let stored = stored.as_ref().unwrap();
        let active = stored.active(now).map(|entry| entry.version);
        assert_eq!(active, maybe_version(&expected["active"]), "active at {now}");
        let next = stored.next(now).map(|entry| entry.version);
        assert_eq!(next, maybe_version(&expected["next"]), "next at {now}");
        return;
    };
    let outcome = match stored {
        None => {
            let ordinary = registration(case, false);
            list(new).register(now, &rules, ordinary).map_err(|error| not_registered(&error))
        }
        Some(stored) => stored.update(list(new), now, &rules).map_err(|error| match &error {
            // On the wire, a new list is validated before it is held against the stored one.
            UpdateError::New(error) => cases::invalid(error),
            _ => not_updated(&error),
        }),
    };
    let outcome = outcome.map(|list| *stored = Some(list));
    expect(outcome, expected);
}
