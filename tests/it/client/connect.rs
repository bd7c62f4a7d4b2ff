//! Which chains a client connects to: `tests/vectors`.

use std::collections::BTreeMap;

use perennial::{
    SpecVersion,
    client::{Client, ClientError, SpecVersions},
};
use serde_json::Value;

use super::{
    fake::{Fake, chain_at, client_at},
    types::BOTH,
};

/// The cases of a kind. A kind without cases is a mistake, not a success.
fn cases(kind: &str) -> Vec<Value> {
    let text = include_str!("../../vectors/radicle_state_vectors.json");
    let mut file: Value = serde_json::from_str(text).unwrap();
    let Value::Array(cases) = file[kind].take() else { panic!("no cases of kind {kind}") };
    assert!(!cases.is_empty(), "no case of kind {kind}");
    cases
}

fn number(value: &Value) -> u32 {
    value.as_u64().unwrap().try_into().unwrap()
}

/// What each client was built for, by the spec version of its time.
fn windows() -> BTreeMap<u32, SpecVersions> {
    let window = |case: &Value| {
        let accepts: Vec<u32> = case["accepts"].as_array().unwrap().iter().map(number).collect();
        (number(&case["client_built_for"]), SpecVersions::new(accepts.leak()))
    };
    let cases = cases("client_windows");
    let windows: BTreeMap<_, _> = cases.iter().map(window).collect();
    assert_eq!(windows.len(), cases.len(), "two windows for one client");
    windows
}

type Connected = Result<Client<std::sync::Arc<Fake>>, ClientError<super::fake::Dead>>;

fn connect(spec: u32, supported: SpecVersions) -> Connected {
    Client::connect(chain_at(spec), supported)
}

#[test]
fn clients_connect_to_all_spec_versions_of_their_list_and_to_no_other() {
    for (built_for, window) in windows() {
        let mut accepted = 0;
        for spec in 0..30 {
            let expected = window.iter().any(|version| version.0 == spec);
            match connect(spec, window) {
                Ok(client) => assert_eq!(client.last_seen().spec_version.0, spec),
                Err(ClientError::IncompatibleRuntime { chain, built_for: list }) => {
                    assert_eq!((chain, list), (SpecVersion(spec), window));
                }
                Err(other) => panic!("{other}"),
            }
            assert_eq!(connect(spec, window).is_ok(), expected, "{built_for} at {spec}");
            accepted += usize::from(expected);
        }
        assert_eq!(accepted, window.iter().len(), "{built_for}");
    }
}

#[test]
fn gate_cases_agree_with_windows_and_clients() {
    let windows = windows();
    for case in cases("client_gate_cases") {
        let window = windows[&number(&case["client_built_for"])];
        let spec = number(&case["chain_spec"]);
        let expect = case["expect"].as_str().unwrap();
        assert_eq!(window.contains(SpecVersion(spec)), expect == "ok", "{case}");
        let got = match connect(spec, window) {
            Ok(_) => "ok".to_owned(),
            Err(ClientError::IncompatibleRuntime { chain, .. }) => {
                format!("IncompatibleRuntimeVersion({chain})")
            }
            Err(other) => panic!("{case}: {other}"),
        };
        assert_eq!(got, expect, "{case}");
    }
}

#[test]
fn the_refusal_says_both_sides_and_what_to_do() {
    const SUPPORTED: SpecVersions = SpecVersions::new(&[17, 19]);
    let text = |spec| connect(spec, SUPPORTED).unwrap_err().to_string();
    assert_eq!(
        text(20),
        "the chain is at spec version 20, and this client is built for 17, 19: its list ends at 19; \
         update the client to one built for 20"
    );
    assert_eq!(
        text(16),
        "the chain is at spec version 16, and this client is built for 17, 19: its list begins at \
         17; wait until the chain is there, or use an older client"
    );
    assert_eq!(
        text(18),
        "the chain is at spec version 18, and this client is built for 17, 19: its list leaves out \
         18; use another client, built for 18"
    );
}

#[test]
fn a_node_that_cannot_be_asked_is_no_refusal() {
    let (chain, client) = client_at(4, BOTH);
    chain.with(|state| state.is_dead = true);
    let error = client.poll().unwrap_err();
    assert!(matches!(error, ClientError::Chain(_)));
    assert_eq!(error.to_string(), "the node cannot be asked: the line is dead");
    assert!(matches!(Client::connect(chain, BOTH), Err(ClientError::Chain(_))));
}

#[test]
fn lists_that_do_not_ascend_or_are_empty_are_refused() {
    const BAD: [&[u32]; 4] = [&[], &[5, 4], &[4, 4], &[1, 2, 3, 2]];
    for bad in BAD {
        std::panic::catch_unwind(|| SpecVersions::new(bad)).unwrap_err();
    }
    let list = SpecVersions::new(&[0, 3, u32::MAX]);
    assert_eq!(list.to_string(), "0, 3, 4294967295");
    assert_eq!((list.oldest(), list.newest()), (SpecVersion(0), SpecVersion(u32::MAX)));
}
