//! Cases of changes to the parameters.

use perennial::{
    Epoch, SpecVersion,
    schedule::{Deployment, ParameterChanges, Parameters, ParametersError, Schedule},
};
use serde_json::Value;

use super::cases::{Broken, List, expect, list};

pub fn params_change(case: &Value) {
    let max = |value: &Value| u32::try_from(value.as_u64().unwrap()).unwrap();
    let mut changes = ParameterChanges::default();
    for (key, value) in case["changes"].as_object().unwrap() {
        match key.as_str() {
            _ if value.is_null() => {}
            "max_runtime_deployments" => changes.deployments_max = Some(max(value)),
            _ => drop(changes.others.insert(key.clone(), value.to_string().into_bytes())),
        }
    }
    let stored: Option<List> = case.get("existing").map(list);
    let before = case.get("params").and_then(|params| params.get("max_runtime_deployments"));
    let parameters =
        Parameters { deployments_max: before.map_or(u32::MAX, max), ..Parameters::default() };
    let outcome = parameters.change(changes.clone(), &stored);
    if let Ok(changed) = &outcome {
        let expected = changes.deployments_max.unwrap_or(parameters.deployments_max);
        assert_eq!(changed.deployments_max, expected);
        assert_eq!(changed.others, changes.others);
    }
    expect(outcome.map(|_| ()).map_err(|error| refused(&error)), &case["expect"]);
}

fn refused(error: &ParametersError) -> Broken {
    let rule = match error {
        ParametersError::Empty | ParametersError::OnlyTheLimit { .. } => "changes_empty",
        ParametersError::LimitBelowStored { .. } => "limit_below_stored",
        other => panic!("no rule for {other}"),
    };
    ("error", rule)
}

fn changes(deployments_max: Option<u32>) -> ParameterChanges {
    let others = [("max_node_expiration".to_owned(), vec![10])].into();
    ParameterChanges { deployments_max, others }
}

#[test]
fn a_limit_is_not_lowered_below_any_stored_schedule() {
    let of_length = |length: u32| -> Schedule {
        let numbers = 0..length;
        numbers.map(|n| Deployment::new(SpecVersion(n), Epoch(n.into()))).collect()
    };
    let stored = [of_length(2), of_length(4), of_length(3)];
    let parameters = Parameters { deployments_max: 5, ..Parameters::default() };
    let change = |max| parameters.change(changes(max), &stored);
    assert_eq!(change(Some(4)).map(|changed| changed.deployments_max), Ok(4));
    let error = change(Some(3)).unwrap_err();
    assert_eq!(error, ParametersError::LimitBelowStored { schedule: 1, found: 4, max: 3 });
    let text = error.to_string();
    assert!(text.contains("4 entries") && text.contains("would be 3"), "{text}");
    assert_eq!(change(None).map(|changed| changed.deployments_max), Ok(5));
    assert_eq!(parameters.change::<SpecVersion>(changes(Some(0)), []).map(|_| ()), Ok(()));

    // What is too long already does not stand in the way of a higher limit, nor of the same.
    let low = Parameters { deployments_max: 0, ..Parameters::default() };
    assert!(low.change(changes(Some(3)), &stored).is_ok());
    assert!(low.change(changes(Some(2)), &stored).is_ok());
    assert!(low.change(changes(Some(1)), &stored).is_ok(), "two is the least in any case");
}

#[test]
fn a_change_of_nothing_is_told_apart_from_the_limit_alone() {
    let nothing = ParameterChanges::default();
    assert_eq!(nothing.check(), Err(ParametersError::Empty));
    let limit = ParameterChanges { deployments_max: Some(5), ..nothing };
    assert_eq!(limit.check(), Err(ParametersError::OnlyTheLimit { deployments_max: 5 }));
    assert_eq!(changes(None).check(), Ok(()));
}
